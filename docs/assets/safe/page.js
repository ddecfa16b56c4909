// "Is it safe for me?": ticks to lists. The choice stands in the address behind "#"; nothing is stored or sent.
import { judgeOf } from "./verdicts.js";
import { readChoice, tickBoxes, ticked, writeChoice } from "./choice.js";
import { el, getJson, lowerFirst, movements } from "./dom.js";
import { Lists } from "./lists.js";

const page = document.querySelector("[data-safe]");
const part = (name) => page.querySelector(`[data-${name}]`);
const filters = [...page.querySelectorAll("[data-filter]")];
let lists;

async function load() {
  const root = page.dataset.safe;
  const [data, texts] = await Promise.all([getJson(`${root}safe/movements.json`), getJson(`${root}safe/reasons.json`)]);
  lists = new Lists(data, judgeOf(data), texts, root);
}

function show() {
  const choice = ticked(page);
  const any = choice.names.length > 0;
  part("results").hidden = !any;
  part("chosen").hidden = !any;
  if (!any) return;
  lists.judge.use([...choice.has, ...choice.also]);
  showChosen(choice);
  showToday();
  for (const note of page.querySelectorAll("[data-note]")) note.hidden = ![...choice.has, ...choice.also].includes(note.dataset.note);
  for (const item of page.querySelectorAll("[data-bring]")) item.hidden = !choice.has.includes(item.dataset.bring);
  const places = filtered();
  part("count").textContent = `The list shows ${movements(places.length)} of ${lists.data.movements.length}.`;
  part("lists").replaceChildren(...lists.verdicts(places));
  part("questions").replaceChildren(...lists.questions(places));
  part("say-first").replaceChildren(el("b", "", "Say first:"), ` “This is true of me: ${choice.names.map(lowerFirst).join("; ")}.”`);
  part("meanwhile").replaceChildren(...lists.meanwhile());
  part("address").textContent = `${location.href} · `;
  part("to-sheet").hash = writeChoice(choice);
}

function showChosen(choice) {
  const change = el("button", "button", "Change");
  change.type = "button";
  change.addEventListener("click", () => {
    part("pick").hidden = false;
    part("pick").querySelector("fieldset input").focus();
  });
  const forget = el("button", "button button--quiet", "Clear");
  forget.type = "button";
  forget.addEventListener("click", () => {
    tickBoxes(page, { has: [], also: [] });
    part("pick").hidden = false;
    keep();
    part("pick").querySelector("fieldset input").focus();
  });
  part("chosen").replaceChildren(el("p", "", el("b", "", "For you: "), choice.names.map((name, n) => (n ? lowerFirst(name) : name)).join(" · ")),
    el("p", "buttons", change, " ", forget));
}

function showToday() {
  const found = lists.today();
  part("today").replaceChildren(found || el("p", "", "Nothing on this site for now. Read why below, and ask first."));
}

function filtered() {
  const value = Object.fromEntries(filters.map((field) => [field.dataset.filter, field.value]));
  const words = value.find.toLowerCase().split(/\s+/).filter(Boolean);
  const places = [...lists.data.movements.keys()];
  return places.filter((place) => {
    const movement = lists.data.movements[place];
    return words.every((word) => movement.words.includes(word))
      && (value.aim === "" || movement.aims.includes(Number(value.aim)))
      && (value.position === "" || movement.positions.includes(Number(value.position)))
      && (value.kit === "" || movement.kit <= Number(value.kit));
  });
}

/** Keep the choice in the address, without a new entry in the history, and show what follows from it. */
function keep() {
  history.replaceState(null, "", writeChoice({ ...ticked(page), find: page.querySelector("#find").value }) || location.pathname);
  show();
}

function readAddress() {
  const choice = readChoice(location.hash);
  if (!choice.has.length && !choice.also.length && !choice.find) return false;
  tickBoxes(page, choice);
  page.querySelector("#find").value = choice.find;
  part("more").open = page.querySelectorAll("[data-more] :checked").length > 0;
  return page.querySelectorAll("[data-tick]:checked").length > 0;
}

function printQuestions() {
  document.documentElement.classList.add("print-questions");
  window.addEventListener("afterprint", () => document.documentElement.classList.remove("print-questions"), { once: true });
  window.print();
}

async function start() {
  await load();
  page.addEventListener("change", (event) => event.target.matches("[data-tick], select[data-filter]") && keep());
  page.querySelector("#find").addEventListener("input", keep);
  window.addEventListener("hashchange", () => readAddress() && show());
  page.querySelector("[data-print]").addEventListener("click", printQuestions);
  part("go").addEventListener("click", (event) => {
    event.preventDefault();
    if (part("results").hidden) return page.querySelector("fieldset input").focus();
    part("pick").hidden = true;
    part("chosen").scrollIntoView();
    page.querySelector("#today").focus({ preventScroll: true });
  });
  if (readAddress()) part("pick").hidden = true;
  show();
}

start().catch((error) => {
  part("results").hidden = false;
  part("results").replaceChildren(el("p", "warn", "The list could not be fetched. Use the pages below, one for each situation."));
  throw error;
});
