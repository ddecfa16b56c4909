// Small helpers for building elements. Text is only ever set as text.

/** An element with a class and children (elements or texts). */
export function el(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** A link. */
export function link(address, words, name = "") {
  const made = el("a", name, words);
  made.href = address;
  return made;
}

/** The sign of a verdict, copied from the page. */
export function chip(verdict) {
  return document.querySelector(`template[data-chip="${verdict}"]`).content.firstElementChild.cloneNode(true);
}

/** What a verdict means, in one line. */
export function meaning(verdict) {
  return document.querySelector(`template[data-chip="${verdict}"]`).dataset.meaning;
}

/** "1 movement", "12 movements". */
export function movements(number) {
  return `${number} ${number === 1 ? "movement" : "movements"}`;
}

/** A name inside a sentence; names in capitals stay. */
export function lowerFirst(name) {
  return /^.[A-Z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** Fetch JSON beside this page's site; raises with the address when it cannot be had. */
export async function getJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** "2026-11-20" to "20 Nov 2026". */
export function day(date) {
  return new Date(`${date}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}
