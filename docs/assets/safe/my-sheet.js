// "My sheet": choose, refuse what the verdicts forbid, print. What is chosen is kept on this device only.
import { judgeOf } from "./verdicts.js";
import { readChoice, tickBoxes, ticked, writeChoice } from "./choice.js";
import { chip, day, el, getJson, link, lowerFirst } from "./dom.js";
import { diary, printedExercise, qrCode, readPrinted, sheetAddress, versionOf } from "./sheet.js";
import { LEAST, MOST, forgetSheet, keepSheet, readSheet } from "./store.js";

const page = document.querySelector("[data-my-sheet]");
const part = (name) => page.querySelector(`[data-${name}]`);
const root = page.dataset.mySheet;
let data;
let texts;
let judge;
let places; // id of a movement -> its place
let sheet = { exercises: [], has: [], also: [] };
let turn = 0;

async function load() {
  [data, texts] = await Promise.all([getJson(`${root}safe/movements.json`), getJson(`${root}safe/reasons.json`)]);
  judge = judgeOf(data);
  places = new Map(data.movements.map((movement, place) => [movement.id, place]));
}

const verdictOf = (id) => judge.verdict(places.get(id));
const nameOf = (id) => data.movements[places.get(id)].name;
const chosenNow = () => [...sheet.has, ...sheet.also];

function show() {
  judge.use(chosenNow());
  const told = chosenNow().length > 0;
  part("chosen-names").textContent = told ? ticked(page).names.map((name, n) => (n ? lowerFirst(name) : name)).join(" · ") : "Nothing ticked yet.";
  const fine = told ? sheet.exercises.filter((id) => verdictOf(id).fine) : [];
  const refused = told ? sheet.exercises.filter((id) => !verdictOf(id).fine) : [];
  part("picked").replaceChildren(...sheet.exercises.map((id) => pickedLine(id, told)));
  part("refused").hidden = refused.length === 0;
  part("refused-list").replaceChildren(...refused.map(refusedLine));
  showOffer(told);
  const missing = whatIsMissing(told, fine);
  part("missing").textContent = missing;
  part("print").disabled = Boolean(missing);
  part("paper").hidden = Boolean(missing);
  return missing ? undefined : showPaper(fine);
}

function whatIsMissing(told, fine) {
  if (!told) return "First tick what is true of you, so that nothing unsafe is printed.";
  if (fine.length < LEAST) return `Pick ${LEAST - fine.length} more: a sheet holds ${LEAST} to ${MOST} movements that suit you.`;
  return "";
}

function button(words, act) {
  const made = el("button", "", words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function pickedLine(id, told) {
  const take = button("Take off", () => change(sheet.exercises.filter((other) => other !== id)));
  take.setAttribute("aria-label", `Take off: ${nameOf(id)}`);
  return el("li", "picked", link(`${root}exercises/${id}/`, nameOf(id)), told ? chip(verdictOf(id).verdict) : "", take);
}

/** Why it is not printed, and what is fine instead. */
function refusedLine(id) {
  const verdict = verdictOf(id);
  const claims = verdict.claims.map((claim) => texts.claims[claim][0]).join(" ");
  const why = claims || "Nobody has studied it for you.";
  const line = el("li", "", el("p", "", el("b", "", nameOf(id)), " ", chip(verdict.verdict)), el("p", "", why));
  if (verdict.whom) line.append(el("p", "", `Ask ${verdict.whom}: “${question(id, verdict)}”`));
  const swap = judge.swap(places.get(id));
  const instead = swap >= 0 && data.movements[swap].id;
  if (instead && !sheet.exercises.includes(instead)) {
    line.append(button(`Take ${lowerFirst(nameOf(instead))} instead`, () => change(sheet.exercises.map((other) => (other === id ? instead : other)))));
  }
  return line;
}

function question(id, verdict) {
  return verdict.question >= 0 ? texts.questions[verdict.question] : data.question.replace("{}", lowerFirst(nameOf(id)));
}

/** What may be added: fine for all that is ticked, and an exercise or a movement to practise. */
function showOffer(told) {
  const free = told && sheet.exercises.length < MOST;
  part("offer").hidden = !free;
  part("full").hidden = sheet.exercises.length < MOST;
  if (!free) return;
  const fine = data.movements.filter((movement) => movement.use !== 2 && verdictOf(movement.id).fine && !sheet.exercises.includes(movement.id));
  const options = fine.map((movement) => {
    const option = el("option", "", `${movement.name}${verdictOf(movement.id).changes.length ? " (change it)" : ""}`);
    option.value = movement.id;
    return option;
  });
  part("offer").querySelector("select").replaceChildren(...options);
  part("suggest").hidden = sheet.exercises.length > 0;
}

function suggest() {
  const found = judge.todayShown(2).slice(0, 4).map((slot) => slot.find((place) => data.movements[place].use === 0));
  change(found.filter((place) => place !== undefined).map((place) => data.movements[place].id));
}

async function showPaper(exercises) {
  const mine = ++turn;
  const printed = await Promise.all(exercises.map((id) => printedExercise(root, data.movements[places.get(id)], verdictOf(id))));
  const today = new Date().toISOString().slice(0, 10);
  const words = [part("paper-signs").textContent, ...printed.map((one) => one.textContent)].join("\n").replace(/\s+/g, " ");
  const version = await versionOf(words);
  const address = sheetAddress({ ...sheet, exercises, levels: exercises.map((id) => verdictOf(id).level), day: today, version });
  const { qrcode } = await import("../vendor/qrcode-generator.js");
  if (mine !== turn) return;
  part("paper-for").textContent = ticked(page).names.map((name, n) => (n ? lowerFirst(name) : name)).join("; ");
  part("paper-exercises").replaceChildren(...printed);
  part("paper-diary").replaceChildren(diary(exercises.map(nameOf)));
  part("paper-qr").replaceChildren(qrCode(qrcode, address));
  part("paper-address").textContent = address;
  part("paper-day").textContent = day(today);
  part("paper-version").textContent = version;
  part("paper-next").textContent = day(exercises.map((id) => data.movements[places.get(id)].next).sort()[0]);
  page.dataset.ready = version;
  showScanned(version);
}

function change(exercises) {
  sheet.exercises = [...new Set(exercises)].filter((id) => places.has(id)).slice(0, MOST);
  keep();
}

function keep() {
  const kept = keepSheet(sheet);
  part("kept").textContent = kept ? "Kept on this device only." : "Your browser does not keep it. Print it before you leave.";
  return show();
}

// -- a printed sheet that was scanned: is it still right?

let printed = null;

function openPrinted() {
  printed = readPrinted(location.hash);
  if (!printed) return false;
  sheet = { exercises: printed.exercises.filter((id) => places.has(id)).slice(0, MOST), has: printed.has, also: printed.also };
  return true;
}

function showScanned(version) {
  if (!printed) return;
  judge.use(chosenNow());
  const rows = printed.exercises.map((id, n) => ({ id, was: printed.levels[n], now: places.has(id) ? verdictOf(id).level : 3 }));
  const stricter = rows.filter((row) => row.now > row.was);
  const box = part("scanned");
  box.hidden = false;
  if (stricter.length) {
    const lines = stricter.map((row) => el("li", "", places.has(row.id) ? nameOf(row.id) : row.id, " is now: ",
      places.has(row.id) ? chip(verdictOf(row.id).verdict) : "no longer on this site"));
    box.replaceChildren(el("p", "warn", "Stop using your printed sheet. The advice got stricter since it was printed."), el("ul", "", ...lines));
  } else if (version === undefined || version === "none") {
    box.replaceChildren(el("p", "", `No verdict got stricter since your sheet was printed${/^\d{4}-\d\d-\d\d$/.test(printed.day) ? ` on ${day(printed.day)}` : ""}.`));
  } else if (version !== printed.version) {
    box.replaceChildren(el("p", "", "No verdict got stricter since your sheet was printed. Some words on it changed: print it again below."));
  } else {
    box.replaceChildren(el("p", "", "Your printed sheet is current."));
  }
}

function mergeAddress() {
  const choice = readChoice(location.hash);
  if (!choice.has.length && !choice.also.length) return;
  sheet.has = choice.has;
  sheet.also = choice.also;
}

async function start() {
  await load();
  sheet = readSheet();
  if (!openPrinted()) mergeAddress();
  sheet.exercises = sheet.exercises.filter((id) => places.has(id));
  tickBoxes(page, sheet);
  Object.assign(sheet, { has: ticked(page).has, also: ticked(page).also });
  if (!chosenNow().length) part("pick").open = true;
  page.addEventListener("change", (event) => {
    if (!event.target.matches("[data-tick]")) return;
    const now = ticked(page);
    sheet.has = now.has;
    sheet.also = now.also;
    keep();
  });
  part("offer").querySelector("button").addEventListener("click", () => change([...sheet.exercises, part("offer").querySelector("select").value]));
  part("suggest").addEventListener("click", suggest);
  part("print").addEventListener("click", () => print());
  part("forget").addEventListener("click", () => {
    forgetSheet();
    sheet = { exercises: [], has: [], also: [] };
    printed = null;
    part("scanned").hidden = true;
    tickBoxes(page, sheet);
    history.replaceState(null, "", location.pathname);
    part("kept").textContent = "Forgotten. Nothing of it is left on this device.";
    show();
  });
  part("to-list").hash = writeChoice(sheet);
  await show();
  showScanned(page.dataset.ready);
}

start().catch((error) => {
  part("missing").textContent = "The sheet could not be made: its parts could not be fetched. Print the sheet of an exercise instead.";
  throw error;
});
