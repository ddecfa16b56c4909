// The printed sheet: its address, its version, its parts.
import { chip, el } from "./dom.js";
import { partsOf } from "./paper.js";

const WEEKS = 4;
const DAYS = ["M", "T", "W", "T", "F", "S", "S"];

/** The address behind the QR code: what is on the sheet, the verdicts it was printed with, day and version. */
export function sheetAddress(sheet) {
  const parts = [`ex=${sheet.exercises.join(",")}`];
  if (sheet.has.length) parts.push(`has=${sheet.has.join(",")}`);
  if (sheet.also.length) parts.push(`also=${sheet.also.join(",")}`);
  parts.push(`was=${sheet.levels.join("")}`, `on=${sheet.day}`, `v=${sheet.version}`);
  return `${location.origin}${location.pathname}#${parts.join("&")}`;
}

/** A printed sheet's address read back; null where the address names none. */
export function readPrinted(hash) {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const list = (name) => (values.get(name) || "").split(",").filter(Boolean);
  const levels = [...(values.get("was") || "")].map(Number);
  if (!values.has("ex") || !values.has("was") || levels.length !== list("ex").length) return null;
  return { exercises: list("ex"), has: list("has"), also: list("also"), levels, day: values.get("on") || "", version: values.get("v") || "" };
}

/** A short mark of what the sheet says: it changes when the words do. */
export async function versionOf(words) {
  if (!globalThis.crypto?.subtle) return "none";
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words));
  return [...new Uint8Array(hash)].slice(0, 4).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One exercise as it is printed. */
export async function printedExercise(root, movement, verdict) {
  const { steps, dose, stop } = await partsOf(root, movement.id);
  const head = el("h3", "", movement.name, " ", chip(verdict.verdict));
  const changes = verdict.changes.map((change) => el("p", "change", change));
  const much = dose ? [el("h4", "", "How much"), dose] : [];
  const rules = stop && stop.textContent.trim() ? [el("h4", "", "Stop here if"), stop] : [];
  return el("section", "paper-exercise", head, ...changes, steps, ...much, ...rules);
}

/** Four weeks to tick off, one row an exercise. */
export function diary(names) {
  const weeks = Array.from({ length: WEEKS }, (_, week) => {
    const cell = el("th", "", `Week ${week + 1}`);
    cell.colSpan = DAYS.length;
    cell.scope = "colgroup";
    return cell;
  });
  const days = Array.from({ length: WEEKS }, () => DAYS.map((day) => {
    const cell = el("th", "", day);
    cell.scope = "col";
    return cell;
  })).flat();
  const rows = [...names, "Pain, 0 to 10"].map((name) => {
    const head = el("th", "", name);
    head.scope = "row";
    return el("tr", "", head, ...Array.from({ length: WEEKS * DAYS.length }, () => el("td")));
  });
  const table = el("table", "diary", el("caption", "", "Diary: tick what you did"),
    el("thead", "", el("tr", "", el("td"), ...weeks), el("tr", "", el("td"), ...days)), el("tbody", "", ...rows));
  return table;
}

/** The QR code of an address, drawn in this browser. `make`: the library's function. */
export function qrCode(make, address) {
  const code = make(0, "M");
  code.addData(address);
  code.make();
  const size = code.getModuleCount();
  const squares = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) squares.push(`M${column + 4} ${row + 4}h1v1h-1z`);
    }
  }
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", `0 0 ${size + 8} ${size + 8}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", "QR code of this sheet's address");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", squares.join(""));
  path.setAttribute("fill", "#000");
  svg.append(path);
  return svg;
}
