// Verdicts for what is ticked. No rule lives here: the build has written all reasons of a movement in the
// judge's order, the strictest first (macros/safe_data.py). The first one that a tick brings is the verdict.

export const VERDICTS = ["suits", "change", "ask", "avoid"];
const ASK = 2;
const [SILENT, STATED] = [0, 1];
const [TICK, VERDICT, CHANGE, INSTEAD, WHOM, QUESTION, CLAIM, BASIS] = [0, 1, 2, 3, 4, 5, 6, 7];

/** The judge for the content of movements.json. `ids` below: ids of ticked profiles and circumstances. */
export function judgeOf(data) {
  const numbers = new Map(data.ticks.map(([id], number) => [id, number]));
  const last = data.movements.length;
  let asked = "";
  let brought = new Set();
  let known = new Array(last);

  function use(ids) {
    const key = [...ids].sort().join();
    if (key === asked && known.some(Boolean)) return;
    asked = key;
    known = new Array(last);
    brought = new Set();
    for (const id of ids) {
      const number = numbers.get(id);
      if (number === undefined) continue;
      brought.add(number);
      if (data.ticks[number][1] >= 0) brought.add(data.ticks[number][1]);
    }
    if (!profilesAmong(brought)) brought.add(-1); // no profile: a circumstance alone allows nothing
  }

  // A profile counts as nothing else and stands before every tick that does.
  const firstCircumstance = data.profiles;
  const profilesAmong = (set) => [...set].some((number) => number >= 0 && number < firstCircumstance);

  function verdict(place) {
    if (!known[place]) known[place] = read(data.movements[place]);
    return known[place];
  }

  function read(movement) {
    const reasons = movement.reasons.filter((reason) => brought.has(reason[TICK]));
    const level = reasons[0][VERDICT];
    const deciding = reasons.filter((reason) => reason[VERDICT] === level);
    const asking = deciding.find((reason) => reason[QUESTION] >= 0) || deciding[0];
    return {
      verdict: VERDICTS[level],
      fine: level < ASK,
      level,
      silent: reasons[0][BASIS] === SILENT,
      changes: once(reasons.map((reason) => reason[CHANGE]).filter((change) => change >= 0)).map((change) => data.changes[change]),
      claims: once(deciding.slice(0, 2).map((reason) => reason[CLAIM]).filter((claim) => claim >= 0)),
      instead: offered(movement, reasons),
      whom: level === ASK ? data.whom[asking[WHOM]] : "",
      question: asking[QUESTION],
    };
  }

  /** The place of the first thing to do instead that is fine for all that is ticked, or -1. */
  function swap(place) {
    const found = verdict(place).instead.find((other) => verdict(other).fine);
    return found === undefined ? -1 : found;
  }

  /** Slot of "Today you can" to places of fine movements: unchanged ones first. */
  function today() {
    const fine = data.movements
      .map((movement, place) => ({ movement, place, level: verdict(place).level }))
      .filter((row) => row.movement.slots.length && row.level < ASK)
      .sort((a, b) => a.level - b.level || a.movement.order - b.movement.order);
    return Array.from({ length: data.slots }, (_, slot) => fine.filter((row) => row.movement.slots.includes(slot)).map((row) => row.place));
  }

  /** Today as pages show it: at most `most` a slot, nothing twice while a slot has something else. */
  function todayShown(most) {
    const shown = new Set();
    return today().map((places) => {
      const fresh = places.filter((place) => !shown.has(place));
      const found = (fresh.length ? fresh : places).slice(0, most);
      found.forEach((place) => shown.add(place));
      return found;
    });
  }

  return { use, verdict, swap, today, todayShown };
}

/** What to do instead: what the entry names, its own easier form, then what rules name. */
function offered(movement, reasons) {
  const named = (some) => some.flatMap((reason) => reason[INSTEAD]);
  const easier = movement.easier >= 0 ? [movement.easier] : [];
  return once([...movement.instead, ...named(reasons.filter((reason) => reason[BASIS] === STATED)), ...easier, ...named(reasons)]);
}

function once(values) {
  return [...new Set(values)];
}
