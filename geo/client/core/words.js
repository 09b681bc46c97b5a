// Words and names in the reader's language.

/** @type {Lang} */
export let speech = "vi";

/** @param {Lang} lang */
export function speak(lang) {
  speech = lang;
}

/** The text of a pair of words. @param {Words | null | undefined} words */
export function say(words) {
  return words ? words[speech] || words.vi : "";
}

/** A sentence of the client, its {places} filled in. @param {string} key @param {{[name: string]: string | number}} [values] */
export function word(key, values = {}) {
  const text = SITE.words[speech][key] ?? SITE.words.vi[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name] ?? whole;
    return typeof value === "number" ? inDigits(value) : value;
  });
}

/** Words that came later. @param {SiteInfo["words"]} more */
export function addWords(more) {
  for (const lang of /** @type {Lang[]} */ (Object.keys(more))) Object.assign(SITE.words[lang], more[lang]);
}

/** Sources by their id: at first those that stand in bar and panel. */
const known = { ...SITE.sources };

/** @param {SiteInfo["sources"]} more */
export function addSources(more) {
  Object.assign(known, more);
}

/** @param {string} id @returns {SiteInfo["sources"][string] | undefined} nothing as long as it has not come */
export function sourceOf(id) {
  return known[id];
}

/** How a source is named: its title first where one is known, then who said it and when. @param {string} id */
export function citation(id) {
  const source = sourceOf(id);
  return [source?.title, say(source?.text) || id].filter(Boolean).join(" – ");
}

/** @param {{name_vi: string, name_en: string}} named */
export function nameOf(named) {
  return speech === "en" ? named.name_en || named.name_vi : named.name_vi;
}

/** @param {UnitProperties} unit */
export function labelOf(unit) {
  return speech === "en" ? unit.label_en || unit.label_vi : unit.label_vi;
}

/** The first of our languages that the browser asks for; English for readers of others, Vietnamese where it says nothing. @returns {Lang} */
export function browserLanguage() {
  const tags = navigator.languages?.length ? navigator.languages : [navigator.language];
  const wanted = tags.filter(Boolean).map((tag) => tag.slice(0, 2).toLowerCase());
  const ours = wanted.find((lang) => SITE.view.parts.lang.among.includes(lang));
  return /** @type {Lang} */ (ours ?? (wanted.length ? "en" : "vi"));
}

/** A number as the reader's language writes it. @param {number} value @param {number} digits decimals */
export function figure(value, digits) {
  return new Intl.NumberFormat(speech === "en" ? "en-GB" : "vi-VN", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

const BEFORE_THREE = /\B(?=(?:\d{3})+$)/g;

/** A whole count as it stands in a sentence, as ``Intl`` writes it too, which a browser would load for that before the map is there.
 * A year or the number of a report is text. @param {number} count */
export function inDigits(count) {
  return String(Math.round(count)).replace(BEFORE_THREE, speech === "en" ? "," : ".");
}

/** 1, 2, 3, 7 as "1–3, 7". @param {number[]} numbers ascending */
export function spans(numbers) {
  /** @type {number[][]} */
  const runs = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === n - 1) run[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first}–${last}`)).join(", ");
}
