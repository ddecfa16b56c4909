// From a query to pages. Fetched with the first search, together with Pagefind's index and the words to mend with.
import { lexicon, signsIn, stem, telling, understood } from "./search-words.js";

const LOOK_AT = 12; // pages whose names are looked at
const KINDS = { Condition: 0.1, Routine: -0.2, "": -0.2 }; // of equals, what people have comes first

async function engine(base) {
  const pagefind = await import(new URL("pagefind.js", base).href);
  await pagefind.options({
    baseUrl: new URL("../", base).pathname, excerptLength: 12, noWorker: true,
    ranking: { termSaturation: 1, pageLength: 0.1, termSimilarity: 2 },
  });
  await pagefind.init();
  return pagefind;
}

async function load() {
  const base = new URL("../pagefind/", import.meta.url);
  const [pagefind, words] = await Promise.all([
    engine(base), fetch(new URL("words.json", base)).then((answer) => answer.json()),
  ]);
  return { pagefind, signs: words.signs, lexicon: lexicon(words) };
}

let loaded;
const ready = () => (loaded ??= load().catch((error) => { loaded = undefined; throw error; }));

// One search a word: Pagefind alone wants every word on the page, and a question has words that are on none.
// A rare word weighs more than one that many pages hold.
async function scored(words, pagefind) {
  const pages = new Map();
  const answers = await Promise.all(words.map((word) => pagefind.search(word)));
  for (const { results } of answers) {
    const top = results[0]?.score || 1;
    const weight = Math.log(1 + 400 / (results.length + 1));
    for (const result of results) {
      const page = pages.get(result.id) ?? { result, score: 0 };
      page.score += weight * (result.score / top);
      pages.set(result.id, page);
    }
  }
  return [...pages.values()].sort((a, b) => b.score - a.score);
}

// How well the best of a page's names fits the query: the share of words that both have, of all that either has.
function nameFit(names, words) {
  const asked = new Set(words.map(stem));
  return Math.max(0, ...names.split("|").map((name) => {
    const own = new Set(telling(name).map(stem));
    const both = [...own].filter((word) => asked.has(word)).length;
    return both / (own.size + asked.size - both);
  }));
}

// The first pages again, now with their names and kinds: a name that is the query comes first.
async function ordered(pages, words) {
  const whole = await Promise.all(pages.map(async ({ result, score }) => ({ score, ...(await result.data()) })));
  const top = pages[0]?.score || 1;
  for (const page of whole) {
    page.rank = page.score / top + 1.2 * nameFit(page.meta.names ?? "", words) ** 2 + (KINDS[page.meta.kind] ?? 0);
  }
  return whole.sort((a, b) => b.rank - a.rank);
}

// { signs, mended, pages }: warning signs the query speaks of; [typed, searched] pairs; up to `most` pages.
export async function find(text, most = 8) {
  const { pagefind, signs, lexicon } = await ready();
  const asked = understood(text, lexicon);
  const words = [...new Set(asked.map(({ word }) => word))];
  const found = await ordered((await scored(words, pagefind)).slice(0, LOOK_AT), words);
  return {
    signs: signsIn(text, signs, lexicon),
    mended: asked.filter(({ typed, word }) => typed !== word),
    pages: found.slice(0, most).map(({ url, meta }) => ({ url, title: meta.title, summary: meta.summary ?? "", kind: meta.kind ?? "" })),
  };
}
