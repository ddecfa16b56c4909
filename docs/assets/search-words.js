// What a reader typed, made ready for the index: words that say nothing left out, misspellings mended,
// emergencies noticed. Pure functions; `words` is the content of pagefind/words.json.

const EMPTY = new Set(`a about after again all also am an and any anyone anything are as at b bad be because been being best bit but by can cant cannot
could d did do does doing dont else ever for from get getting go going good got had has have having he help her here hers him his how i id if ill im in
into is it its ive just keep kind know like make many may me mean means more most much must my myself need needs no not of off ok okay on one
or other our out own people please put really right safe safely same she should so some someone something still such take tell than that thats
the their them then there these they thing things think this to too try trying us use used very want was way we were what whats when where
which while who whose why will with without wont would yes you your`.split(/\s+/));

// Small letters, no accents, no apostrophes: as macros/search.py does it.
export function tokens(text) {
  const plain = text.toLowerCase().replace(/['’]/g, "").normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.match(/[a-z0-9]+/g) ?? [];
}

// The words that are looked for. A query of empty words alone stays as it is.
export function telling(text) {
  const all = tokens(text);
  const some = all.filter((word) => !EMPTY.has(word) && word.length > 1);
  return some.length ? some : all;
}

export function lexicon(words) {
  const names = words.names.split(" ");
  const all = [...names, ...words.texts.split(" ")];
  return { names, all, known: new Set(all), sorted: [...all].sort() };
}

// True where the word stands in the lexicon, or begins a word there: the reader may be in the middle of typing.
function isKnown(word, { known, sorted }) {
  if (known.has(word) || word.length < 3) return true;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted[low].startsWith(word);
}

// How it sounds, roughly: doubled letters and vowels matter least.
function sound(word) {
  return word.replace(/ph/g, "f").replace(/[cq]/g, "k").replace(/z/g, "s").replace(/sk(?=[ei])/g, "s")
    .replace(/(.)\1/g, "$1").replace(/(?!^)[aeiouyh]/g, "");
}

// Letters put in, left out, changed or swapped; Infinity as soon as it is more than `most`.
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[b.length] <= most ? last[b.length] : Infinity;
}

// The nearest word of the lexicon, or the word itself. Names come before other words, the usual before the rare.
export function mend(word, lexicon) {
  if (word.length < 4 || /\d/.test(word) || isKnown(word, lexicon)) return word;
  const most = word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
  const heard = sound(word);
  let best = word;
  let least = most + 0.9;
  lexicon.all.forEach((other, rank) => {
    if (other.length < 3) return;
    const far = distance(word, other, most);
    if (far === Infinity) return;
    const cost = far - (sound(other) === heard ? 0.8 : 0) + (other[0] === word[0] ? 0 : 0.6)
      + (rank >= lexicon.names.length ? 0.5 : 0) + rank / 1e5;
    if (cost < least) [best, least] = [other, cost];
  });
  return best;
}

// Words in the order they were typed, each with what is searched in its place. A word that neither stands in the
// lexicon nor can be mended is left out: Pagefind would take its first letters for it.
export function understood(text, lexicon) {
  return telling(text).map((typed) => ({ typed, word: mend(typed, lexicon) })).filter(({ word }) => isKnown(word, lexicon));
}

// Warning signs that the query speaks of: every word of one of their sayings stands in it.
export function signsIn(text, signs, lexicon) {
  const typed = tokens(text.replace(/\b(cannot|can not|unable to|not able to|couldn['’]?t)\b/gi, "cant"));
  const asked = new Set(typed.flatMap((word) => [word, mend(word, lexicon)]).map(stem));
  return signs.filter((sign) => sign.said.some((said) => said.split(" ").every((word) => asked.has(stem(word)))));
}

// A word without its ending, so that "bone" and "bones" are one.
export function stem(word) {
  return word.length > 4 ? word.replace(/(ies|ness|ing|es|s)$/, "") : word.replace(/s$/, "");
}
