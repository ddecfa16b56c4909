// The reader's choice: ids of situations and circumstances. It stands in the part of the address behind "#",
// which browsers never send anywhere.

/** "#has=a,b&also=c&find=x" to {has, also, ...}; words that mean nothing here are kept out by the caller. */
export function readChoice(hash) {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const list = (name) => (values.get(name) || "").split(",").filter(Boolean);
  return { has: list("has"), also: list("also"), find: values.get("find") || "" };
}

/** The choice as the part of the address behind "#"; empty for no choice. */
export function writeChoice(choice) {
  const parts = [];
  if (choice.has.length) parts.push(`has=${choice.has.join(",")}`);
  if (choice.also.length) parts.push(`also=${choice.also.join(",")}`);
  if (choice.find) parts.push(`find=${encodeURIComponent(choice.find)}`);
  return parts.length ? `#${parts.join("&")}` : "";
}

/** Tick the boxes of a choice below `root`, and return what is ticked now. */
export function tickBoxes(root, choice) {
  const wanted = new Set([...choice.has, ...choice.also]);
  for (const box of root.querySelectorAll("[data-tick]")) box.checked = wanted.has(box.value);
  return ticked(root);
}

/** What is ticked below `root`: {has, also, names}. */
export function ticked(root) {
  const boxes = [...root.querySelectorAll("[data-tick]:checked")];
  const of = (kind) => boxes.filter((box) => box.dataset.tick === kind);
  return {
    has: of("has").map((box) => box.value),
    also: of("also").map((box) => box.value),
    names: boxes.map((box) => box.dataset.name),
  };
}
