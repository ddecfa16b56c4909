// Search behind the field in the header. The index (Pagefind) is fetched with the first letters typed, not before.
const field = document.querySelector("[data-search-field]");
const list = document.querySelector("[data-search-results]");
const status = document.querySelector("[data-search-status]");
let index;
let turn = 0;

async function engine() {
  if (!index) {
    const base = new URL("../pagefind/", import.meta.url);
    index = import(new URL("pagefind.js", base).href).then(async (found) => {
      await found.options({ baseUrl: new URL("../", base).pathname, excerptLength: 18 });
      return found;
    });
  }
  return index;
}

function item(result) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = result.url;
  link.textContent = result.meta.title || result.url;
  const text = document.createElement("span");
  text.innerHTML = result.excerpt; // Pagefind's own escaped excerpt with <mark>
  entry.append(link, text);
  return entry;
}

async function search() {
  const mine = ++turn;
  const words = field.value.trim();
  if (words.length < 2) {
    list.replaceChildren();
    list.hidden = true;
    status.textContent = "";
    return;
  }
  const found = await (await engine()).search(words);
  const results = await Promise.all(found.results.slice(0, 8).map((one) => one.data()));
  if (mine !== turn) return;
  list.replaceChildren(...results.map(item));
  list.hidden = false;
  status.textContent = results.length ? `${found.results.length} results` : "Nothing found. Try another word.";
}

if (field) {
  field.addEventListener("input", search);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      list.hidden = true;
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-search]")) list.hidden = true;
  });
}
