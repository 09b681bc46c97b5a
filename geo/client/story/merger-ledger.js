// What the units of a merger bring, as a sum is written on paper: a row for each, a line, the sum as far as it has come; below it what is published since.

import { say, word } from "../core/index.js";
import { make } from "../dom/index.js";
import { inTone } from "./merger-picture.js";

/** `show`: how many of them have arrived. @typedef {{element: HTMLElement, show: (arrived: number) => void}} MergerLedger */

/**
 * The sum of one unit of today. @param {Merger} merger @param {number} index @param {number} first the number of its first unit, where the drawing has
 * numbers @param {(source: string) => number} numberOf @returns {MergerLedger}
 */
export function mergerLedger(merger, index, first, numberOf) {
  const { name, members, sum, since, remarks } = merger.units[index];
  const mergerCell = (/** @type {MergerCell | null} */ cell, /** @type {number} */ field) => cellOf(cell, merger.fields[field].rest);
  const rows = members.map(({ label, cells }, row) => make("tr", {},
    make("th", { scope: "row" }, make("b", { class: "merger-at", "aria-hidden": "true" }, String(first + row)), say(label)), ...cells.map(mergerCell)));
  const sums = merger.fields.map(({ rest }) => cellOf(null, rest, ""));
  const total = make("tr", { class: "merger-sum" }, make("th", { scope: "row" }, say(sum.label), ...citeMarks(sum.cite, numberOf)), ...sums);
  const later = since ? make("tr", { class: "merger-since" }, make("th", { scope: "row" }, say(since.label), ...citeMarks(since.cite, numberOf)),
    ...since.cells.map(mergerCell)) : null;
  const element = make("section", { class: "merger-ledger" }, make("table", {},
    make("caption", {}, inTone(make("i", { class: index % 2 ? "hatched" : null }), index), say(name)),
    make("colgroup", {}, make("col", { class: "merger-units" })),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, make("span", { class: "hidden" }, word("merger.unit"))), ...merger.fields.map(headOf))),
    make("tbody", {}, ...rows),
    make("tfoot", {}, total, later)),
  remarks.length ? make("p", { class: "merger-remark" }, remarks.map((remark) => `${say(remark)}.`).join(" ")) : null);
  const show = (/** @type {number} */ arrived) => {
    rows.forEach((row, number) => { row.dataset.in = number < arrived ? "yes" : "no"; });
    sums.forEach((cell, field) => writeCell(cell, sum.steps[field][arrived - 1] ?? null, ""));
    element.dataset.whole = arrived === members.length ? "yes" : "no";
  };
  show(0);
  return { element, show };
}

/** @param {{label: Words, measure: Words}} field */
function headOf({ label, measure }) {
  return make("th", { scope: "col" }, say(label), say(measure) ? make("small", {}, `, ${say(measure)}`) : null);
}

/** The points of a column stand below one another. @param {MergerCell | null} cell @param {number} rest of its longest figure @param {string} [none] */
function cellOf(cell, rest, none = "?") {
  const element = make("td", {}, make("span"), make("span", { class: "merger-rest" }));
  element.style.setProperty("--rest", String(rest && rest - 0.3));
  writeCell(element, cell, none);
  return element;
}

/** @param {HTMLElement} element @param {MergerCell | null} cell @param {string} none */
function writeCell(element, cell, none) {
  const text = cell ? say(cell.text) : none;
  const ones = text.length - (cell?.rest ?? 0);
  element.children[0].textContent = text.slice(0, ones);
  element.children[1].textContent = text.slice(ones);
  if (!cell && none) element.title = word("merger.none");
}

/** @param {string[]} sources @param {(source: string) => number} numberOf */
function citeMarks(sources, numberOf) {
  return sources.map((source) => make("sup", {}, String(numberOf(source))));
}
