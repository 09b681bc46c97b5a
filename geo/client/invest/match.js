// Which projects answer what an investor looks for: pure functions over rows.

import { fold } from "../core/fold.js";

export const BILLION = 1e9;
export const MILLION = 1e6;

/** The words typed each begin a word of the key. @param {string} key @param {string} typed folded */
function speaksOf(key, typed) {
  return typed.split(" ").every((part) => ` ${key}`.includes(` ${part}`));
}

/** @param {Span} span */
export function limited([low, high]) {
  return low !== null || high !== null;
}

/** @param {number} value @param {Span} span both ends included */
function within(value, [low, high]) {
  return (low === null || value >= low) && (high === null || value <= high);
}

/** What each filter asks of a row, and whether it asks anything. @type {{[part: string]: {on: (asked: Finding) => boolean, holds: (row: Prospect, asked: Finding) => boolean}}} */
const FILTERS = {
  text: { on: (asked) => asked.text !== "", holds: (row, asked) => speaksOf(row.key, asked.text) },
  sectors: { on: (asked) => asked.sectors.length > 0, holds: (row, asked) => row.sectors.some((sector) => asked.sectors.includes(sector)) },
  stages: { on: (asked) => asked.stages.length > 0, holds: (row, asked) => asked.stages.includes(row.stage) },
  unit: { on: (asked) => asked.unit !== "", holds: (row, asked) => row.units.includes(asked.unit) },
  area: { on: (asked) => limited(asked.area), holds: (row, asked) => (row.area === null ? asked.bare : within(row.area, asked.area)) },
  capital: { on: (asked) => limited(asked.capital), holds: (row, asked) => (row.capital === null ? asked.bare : within(row.capital / BILLION, asked.capital)) },
  years: { on: (asked) => limited(asked.years), holds: (row, asked) => (row.years.length ? row.years.some((year) => within(year, asked.years)) : asked.bare) },
  placed: { on: (asked) => asked.placed, holds: (row) => row.placed },
};

/** The filters that ask something. @param {Finding} asked */
export function filtersOn(asked) {
  const folded = withKey(asked);
  return Object.keys(FILTERS).filter((part) => FILTERS[part].on(folded));
}

/** What is asked, its text as the keys of the rows are written: once, not for every row. @param {Finding} asked @returns {Finding} */
function withKey(asked) {
  return { ...asked, text: fold(asked.text) };
}

/** @param {Prospect} row @param {Finding} asked @param {string[]} parts */
function answersTo(row, asked, parts) {
  return parts.every((part) => FILTERS[part].holds(row, asked));
}

/** How rows stand in order: the largest and the newest first, what has no figure last. @type {{[sort: string]: (row: Prospect) => number}} */
const WEIGHTS = {
  name: () => 0, area: (row) => row.area ?? -1, capital: (row) => row.capital ?? -1, year: (row) => Math.max(-1, ...row.years),
};

/** Lists in an order, by that order: a filter leaves it as it is. @type {WeakMap<Prospect[], Map<string, Prospect[]>>} */
const sorted = new WeakMap();

/** @param {Prospect[]} rows @param {string} sort @param {Lang} lang */
function inOrder(rows, sort, lang) {
  const known = sorted.get(rows) ?? new Map();
  const key = `${sort}/${lang}`;
  const weight = WEIGHTS[sort];
  const collator = new Intl.Collator(lang);
  if (!known.has(key)) known.set(key, [...rows].sort((a, b) => weight(b) - weight(a) || collator.compare(a.name[lang], b.name[lang]) || (a.ref < b.ref ? -1 : 1)));
  sorted.set(rows, known);
  return /** @type {Prospect[]} */ (known.get(key));
}

/** @param {Prospect[]} rows @param {Finding} asked @param {Lang} lang @returns {Prospect[]} those that answer, in order */
export function sift(rows, asked, lang) {
  const [parts, folded] = [filtersOn(asked), withKey(asked)];
  return inOrder(rows, asked.sort, lang).filter((row) => answersTo(row, folded, parts));
}

/** The filters of which dropping a single one gives results, and how many; the gentlest first. @param {Prospect[]} rows @param {Finding} asked */
export function loosened(rows, asked) {
  const [parts, folded] = [filtersOn(asked), withKey(asked)];
  /** @param {string} part */
  const countWithout = (part) => rows.filter((row) => answersTo(row, folded, parts.filter((other) => other !== part))).length;
  return parts.map((part) => ({ part, count: countWithout(part) })).filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
}

/** How many of the rows lack a figure that a range asks for. @param {Prospect[]} rows @param {Finding} asked */
export function withoutFigure(rows, asked) {
  const ranges = filtersOn(asked).filter((part) => ["area", "capital", "years"].includes(part));
  const [others, folded] = [filtersOn(asked).filter((part) => !ranges.includes(part)), withKey(asked)];
  /** @param {Prospect} row @param {string} part */
  const lacks = (row, part) => (part === "years" ? !row.years.length : (part === "area" ? row.area : row.capital) === null);
  return rows.filter((row) => answersTo(row, folded, others) && ranges.some((part) => lacks(row, part))).length;
}
