// "My sheet" as it is kept on this device, and nowhere else: {exercises, has, also}.
const KEY = "my-sheet";
const EMPTY = { exercises: [], has: [], also: [] };

export const MOST = 5;
export const LEAST = 2;

/** What is kept; empty where nothing is, or where the browser keeps nothing. */
export function readSheet() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) || {};
    const list = (name) => (Array.isArray(kept[name]) ? kept[name].filter((id) => typeof id === "string") : []);
    return { exercises: list("exercises").slice(0, MOST), has: list("has"), also: list("also") };
  } catch {
    return structuredClone(EMPTY);
  }
}

/** Keep a sheet. Returns false where the browser does not let us. */
export function keepSheet(sheet) {
  try {
    localStorage.setItem(KEY, JSON.stringify(sheet));
    return true;
  } catch {
    return false;
  }
}

/** Forget everything that is kept. */
export function forgetSheet() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
}
