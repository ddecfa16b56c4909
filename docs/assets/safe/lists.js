// The lists of "Is it safe for me?": what one can do today, the four verdicts, the questions to take along.
import { VERDICTS } from "./verdicts.js";
import { chip, el, link, lowerFirst, meaning, movements } from "./dom.js";

const MOST_TODAY = 2;

/** Everything that the lists need: `data`, `judge`, `texts` (reasons.json) and `root`, the way to the site's root. */
export class Lists {
  constructor(data, judge, texts, root) {
    Object.assign(this, { data, judge, texts, root });
    this.slots = [...document.querySelector("template[data-slots]").content.children].map((slot) => slot.textContent);
  }

  address(place) {
    return `${this.root}exercises/${this.data.movements[place].id}/`;
  }

  name(place) {
    return this.data.movements[place].name;
  }

  /** "Today you can": one line a slot. Nothing fine in any slot: null. */
  today() {
    const found = this.judge.todayShown(MOST_TODAY);
    this.nothingFits = !found.some((places) => places.length);
    if (this.nothingFits) return null;
    const list = el("dl", "today-slots");
    found.forEach((places, slot) => {
      if (!places.length) return;
      const shown = places.map((place) => {
        const changes = this.judge.verdict(place).changes.join(" ");
        return el("dd", "", link(this.address(place), this.name(place)), changes && " ", changes && el("span", "note", changes));
      });
      list.append(el("div", "", el("dt", "", this.slots[slot]), ...shown));
    });
    return list;
  }

  /** What is fine until someone has answered: the same as today, in lines. */
  meanwhile() {
    return this.judge.todayShown(MOST_TODAY).flat().map((place) => {
      const changes = this.judge.verdict(place).changes.join(" ");
      return el("li", "", this.name(place) + (changes ? `. ${changes}` : ""));
    });
  }

  /** One section a verdict, for the places given. */
  verdicts(places) {
    const groups = VERDICTS.map((verdict) => [verdict, places.filter((place) => this.judge.verdict(place).verdict === verdict)]);
    const shown = groups.filter(([, found]) => found.length);
    return [this.jumps(shown), ...shown.map(([verdict, found]) => {
      const title = el("h2", "verdict-title", chip(verdict), " ", el("span", "count", movements(found.length)));
      title.id = verdict;
      const body = verdict === "ask" ? this.askGroups(found) : [this.list(found)];
      return el("section", `verdict-group verdict-group--${verdict}`, title,
        this.nothingFits ? null : el("p", "verdict-meaning", meaning(verdict)), ...body);
    })];
  }

  jumps(groups) {
    const line = el("nav", "jump", ...groups.map(([verdict]) => {
      const jump = el("button", "", chip(verdict));
      jump.type = "button";
      jump.addEventListener("click", () => document.getElementById(verdict).scrollIntoView());
      return jump;
    }));
    line.setAttribute("aria-label", "The lists");
    return line;
  }

  askGroups(places) {
    const { warned, silent } = this.warnedAndSilent(places);
    const parts = [];
    if (warned.length) {
      parts.push(el("h3", "", "A source asks for care ", el("span", "count", movements(warned.length))), ...this.byWhomLists(warned));
    }
    if (silent.length) {
      parts.push(el("h3", "sr-only", "Nobody has studied it"), el("details", "verdict-list",
        el("summary", "", "Nobody has studied it ", el("span", "count", movements(silent.length))),
        el("p", "", "We found no evidence for these. That is no sign of harm, and none of safety."), ...this.byWhomLists(silent)));
    }
    return parts;
  }

  warnedAndSilent(places) {
    const silent = places.filter((place) => this.judge.verdict(place).silent);
    return { silent, warned: places.filter((place) => !this.judge.verdict(place).silent) };
  }

  byWhomLists(places) {
    return this.byWhom(places).flatMap(([who, found]) => [el("h4", "", `Ask ${who}`), this.list(found)]);
  }

  /** [whom to ask, places], the person who answers most first. */
  byWhom(places) {
    const groups = new Map();
    for (const place of places) {
      const who = this.judge.verdict(place).whom;
      groups.set(who, [...(groups.get(who) || []), place]);
    }
    return [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  }

  list(places) {
    return el("ul", "advices", ...places.map((place) => this.advice(place)));
  }

  advice(place) {
    const verdict = this.judge.verdict(place);
    const parts = [el("p", "advice-name", link(this.address(place), this.name(place)))];
    if (verdict.verdict === "change") parts.push(...verdict.changes.map((change) => el("p", "change", change)));
    const swap = verdict.fine ? -1 : this.judge.swap(place);
    if (swap >= 0) parts.push(el("p", "swap", "Try instead: ", link(this.address(swap), lowerFirst(this.name(swap)))));
    parts.push(this.reasons(verdict, this.name(place)));
    return el("li", "advice", ...parts);
  }

  reasons(verdict, name) {
    if (!verdict.claims.length) return null;
    const box = el("details", "why-box", el("summary", "", "Why", el("span", "sr-only", `: ${name}`)));
    box.open = verdict.verdict === "avoid" && !this.nothingFits; // one reason for all stands above the list
    box.append(...verdict.claims.map((claim) => {
      const [text, sure] = this.texts.claims[claim];
      return el("p", "advice-why", `${text} `, el("span", "basis", sure));
    }));
    return box;
  }

  /** The questions for the places under "Ask first", grouped by whom to ask. */
  questions(places) {
    const asked = places.filter((place) => this.judge.verdict(place).verdict === "ask");
    const { warned, silent } = this.warnedAndSilent(asked);
    const single = this.byWhom(warned).flatMap(([who, found]) => [
      el("h3", "", `Ask ${who}`),
      el("ul", "ask-lines", ...found.map((place) => el("li", "", el("b", "", `${this.name(place)}:`), ` “${this.question(place)}”`))),
    ]);
    const together = this.byWhom(silent).flatMap(([who, found]) => [
      el("h3", "", `Ask ${who}`),
      el("p", "", `Nobody has studied these for you: ${found.map((place) => lowerFirst(this.name(place))).join(", ")}. “Which of them suit me, and how would I change them?”`),
    ]);
    return [...single, ...together];
  }

  question(place) {
    const number = this.judge.verdict(place).question;
    return number >= 0 ? this.texts.questions[number] : this.data.question.replace("{}", lowerFirst(this.name(place)));
  }
}
