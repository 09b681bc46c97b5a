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

/** Whether a distance that is known from least to most may lie within what is asked. @param {[number, number] | undefined} known @param {Finding} asked */
function mayLie(known, { reach: [low, high], bare }) {
  return known ? (low === null || known[1] >= low) && (high === null || known[0] <= high) : bare;
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
  reach: { on: (asked) => asked.target !== "" && limited(asked.reach), holds: (row, asked) => mayLie(row.reach[asked.target], asked) },
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

/** How rows stand in order: the largest, the newest and the nearest first, what has no figure last. @type {{[sort: string]: (row: Prospect, target: string) => number}} */
const WEIGHTS = {
  name: () => 0, area: (row) => row.area ?? -1, capital: (row) => row.capital ?? -1, year: (row) => Math.max(-1, ...row.years),
  reach: (row, target) => (row.reach[target] ? -row.reach[target][0] - row.reach[target][1] / 1e4 : -1e9),
};

/** Lists in an order, by that order: a filter leaves it as it is. @type {WeakMap<Prospect[], Map<string, Prospect[]>>} */
const sorted = new WeakMap();

/** @param {Prospect[]} rows @param {Finding} asked @param {Lang} lang */
function inOrder(rows, { sort, target }, lang) {
  const known = sorted.get(rows) ?? new Map();
  const key = `${sort}/${lang}/${target}`;
  const weight = (/** @type {Prospect} */ row) => WEIGHTS[sort](row, target);
  const collator = new Intl.Collator(lang);
  if (!known.has(key)) known.set(key, [...rows].sort((a, b) => weight(b) - weight(a) || collator.compare(a.name[lang], b.name[lang]) || (a.ref < b.ref ? -1 : 1)));
  sorted.set(rows, known);
  return /** @type {Prospect[]} */ (known.get(key));
}

/** @param {Prospect[]} rows @param {Finding} asked @param {Lang} lang @returns {Prospect[]} those that answer, in order */
export function sift(rows, asked, lang) {
  const [parts, folded] = [filtersOn(asked), withKey(asked)];
  return inOrder(rows, asked, lang).filter((row) => answersTo(row, folded, parts));
}

/** The filters of which dropping a single one gives results, and how many; the gentlest first. @param {Prospect[]} rows @param {Finding} asked */
export function loosened(rows, asked) {
  const [parts, folded] = [filtersOn(asked), withKey(asked)];
  /** @param {string} part */
  const countWithout = (part) => rows.filter((row) => answersTo(row, folded, parts.filter((other) => other !== part))).length;
  return parts.map((part) => ({ part, count: countWithout(part) })).filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
}

/** Whether a row has no figure for a range. @type {{[part: string]: (row: Prospect, asked: Finding) => boolean}} */
export const LACKS = {
  area: (row) => row.area === null, capital: (row) => row.capital === null, years: (row) => !row.years.length, reach: (row, asked) => !row.reach[asked.target],
};

/** How many of the rows lack a figure that a range asks for. @param {Prospect[]} rows @param {Finding} asked */
export function withoutFigure(rows, asked) {
  const ranges = filtersOn(asked).filter((part) => part in LACKS);
  const [others, folded] = [filtersOn(asked).filter((part) => !ranges.includes(part)), withKey(asked)];
  /** @param {Prospect} row @param {string} part */
  const lacks = (row, part) => LACKS[part](row, asked);
  return rows.filter((row) => answersTo(row, folded, others) && ranges.some((part) => lacks(row, part))).length;
}
