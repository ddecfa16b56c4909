// "Add to my sheet" on the page of an exercise.
import { MOST, keepSheet, readSheet } from "./store.js";

const line = document.querySelector("[data-add]");
const button = line.querySelector("button");
const told = line.querySelector("[role=status]");
const id = line.dataset.add;

function show(words = "") {
  const { exercises } = readSheet();
  const there = exercises.includes(id);
  button.textContent = there ? "Take off my sheet" : "Add to my sheet";
  line.querySelector("a").hidden = exercises.length === 0;
  told.textContent = words;
}

button.addEventListener("click", () => {
  const sheet = readSheet();
  const there = sheet.exercises.includes(id);
  if (!there && sheet.exercises.length >= MOST) return show(`Your sheet is full: ${MOST} at most. Take one off first.`);
  sheet.exercises = there ? sheet.exercises.filter((other) => other !== id) : [...sheet.exercises, id];
  if (!keepSheet(sheet)) return show("Your browser does not keep it.");
  show(there ? "Taken off." : `Added. ${sheet.exercises.length} of ${MOST}, kept on this device only.`);
});
line.hidden = false;
show();
