// The field in the header. What finds pages (search-find.js, Pagefind, its index) is fetched with the first letters
// typed, not before. Without scripts the form leads to the A to Z page, where the same query is answered in full.
const field = document.querySelector("[data-search-field]");
const list = document.querySelector("[data-search-results]");
const status = document.querySelector("[data-search-status]");
const page = document.querySelector("[data-search-page]");
const root = new URL("../", import.meta.url).pathname;
const HEADS = {
  emergency: "Call your emergency number or go to hospital now if:",
  urgent: "Ask for an urgent appointment if:",
  routine: "Talk to a doctor, nurse or physiotherapist if:",
};
const WAYS_ON = [
  ["red-flags/", "Warning signs that need help"], ["a-to-z/", "All pages from A to Z"], ["symptoms/", "I have a symptom"],
  ["conditions/", "I was told I have …"], ["exercises/", "Exercises and everyday movements"],
];
let turn = 0;
let waiting;
let found;

function element(name, text, more = {}) {
  return Object.assign(document.createElement(name), { textContent: text, ...more });
}

function item(...parts) {
  const entry = document.createElement("li");
  entry.append(...parts);
  return entry;
}

function pageItem({ url, title, summary, kind }) {
  const link = element("a", title, { href: url });
  return item(link, ...(kind ? [element("b", kind), " "] : []), element("span", summary));
}

// One card a level, the most urgent first, as on every page.
function signItems(signs) {
  return Object.keys(HEADS).filter((level) => signs.some((sign) => sign.level === level)).map((level) => {
    const those = signs.filter((sign) => sign.level === level).slice(0, 3);
    const told = document.createElement("ul");
    told.append(...those.map((sign) => item(`${sign.with ? `With ${sign.with}: ` : ""}${sign.sign}`)));
    const to = those[0].page === "red-flags/" && level !== "emergency" ? `red-flags/#level-${level}` : those[0].page;
    const link = element("a", level === "emergency" ? "All emergency signs and numbers to call" : "All signs, and how fast to act", { href: root + to });
    const entry = item(element("b", HEADS[level]), told, link);
    entry.className = `guide-search__sign guide-search__sign--${level}`;
    return entry;
  });
}

function waysOn(why) {
  return [item(element("span", why)), ...WAYS_ON.map(([to, text]) => item(element("a", text, { href: root + to })))];
}

function mendedItem(mended) {
  const words = mended.map(({ typed, word }) => `“${word}” in place of “${typed}”`).join(", ");
  return item(element("span", `Searched for ${words}.`));
}

function shown({ signs, mended, pages }) {
  const found = pages.length ? pages.map(pageItem) : waysOn(signs.length ? "Other ways on:" : "Nothing found. Try another word, or go on here:");
  return [...signItems(signs), ...(mended.length ? [mendedItem(mended)] : []), ...found];
}

function told({ signs, pages }) {
  const count = pages.length ? `${pages.length} ${pages.length === 1 ? "page" : "pages"} found.` : "Nothing found. Other ways on are listed.";
  return signs.length ? `A warning sign comes first: ${HEADS[signs[0].level]} ${signs[0].sign} ${count}` : count;
}

// All that a search needs, asked for at once: one after the other would cost a slow phone a second.
async function finder() {
  fetch(`${root}pagefind/wasm.en.pagefind`).catch(() => {}); // into the browser's cache, where Pagefind finds it
  const [finds] = await Promise.all([import("./search-find.js"), import("./search-words.js"), import(`${root}pagefind/pagefind.js`)]);
  return finds;
}

async function answer(text, into, most) {
  const mine = ++turn;
  let items;
  let words;
  try {
    const { find } = await (found ??= finder());
    const answers = await find(text, most);
    [items, words] = [shown(answers), told(answers)];
  } catch {
    found = undefined;
    [items, words] = [waysOn("The search did not load. Go on here:"), "The search did not load. Other ways on are listed."];
  }
  if (mine !== turn) return;
  into.replaceChildren(...items);
  into.hidden = false;
  status.textContent = words;
}

function close() {
  turn += 1;
  list.hidden = true;
  list.replaceChildren();
  status.textContent = "";
}

function typed() {
  clearTimeout(waiting);
  if (field.value.trim().length < 2) close();
  else waiting = setTimeout(() => answer(field.value, list, 8), 120);
}

// Arrows go from the field through the results; Escape closes them and goes back to the field.
function key(event) {
  const links = [...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape" && !list.hidden) {
    field.focus();
    close();
    event.preventDefault();
  } else if (step && !list.hidden && links.length) {
    const next = links.indexOf(document.activeElement) + step;
    (links[next] ?? (next < 0 ? field : links.at(-1))).focus();
    event.preventDefault();
  }
}

if (field) {
  const form = field.closest("[data-search]");
  field.addEventListener("input", typed);
  form.addEventListener("keydown", key);
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
}

const asked = new URLSearchParams(location.search).get("q")?.trim();
if (page && asked) {
  page.closest("section").hidden = false;
  field.value = asked;
  answer(asked, page, 20);
}
