// The legend under a layer that is on: every class that is drawn, with its sign and its number.

import {
  acts, BASE_ERA, change, citation, className, featuresOf, formOf, inDigits, isHere, readOnce, say, shaped, shown, showsFormer, sifted, standing, unfolded, view, word,
} from "../core/index.js";
import { button, make, precisionSign, segments } from "../dom/index.js";
import { levelColour, mark, swatch } from "../map/index.js";
import { opacityOpen, opacityRow } from "./opacity.js";

/** Precisions that have a point. */
const POINTS = ["site", "village"];
/** What more than a point is drawn as. */
const FORMS = ["line", "line_near", "area", "area_near"];

/** @param {LayerInfo} info */
export function legendOf(info) {
  if (info.shape === "status") return statusLegend(info);
  return unfolded(info) ? classLegend(info) : null;
}

/** A class, or the layer itself, as the legend shows it. @param {LayerInfo} info @param {string} [classId] */
export function classMark(info, classId) {
  return mark(info.id, classId, info.shape === "check" ? "round" : "square");
}

const classCounts = readOnce((rows) => {
  /** @type {{[id: string]: number}} */
  const counts = {};
  for (const { properties: { unplaced, class: kind = "" } } of rows) if (!unplaced) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
});

/** The classes of what is drawn; the tray counts the rest. @param {LayerInfo} info */
export function classLegend(info) {
  const counts = classCounts(featuresOf(info.id));
  return make("ul", { class: "legend flow" },
    ...info.classes.filter(({ id }) => counts[id]).map(({ id, title }) => legendRow(classMark(info, id), say(title), counts[id])));
}

/** Published totals as bars in the colours of the map, then what the bars do not say, then the years. @param {LayerInfo} info */
export function statusLegend(info) {
  return make("div", { class: "status" }, ...statusCounts(info), yearStepper(info), opacityOpen() ? opacityRow() : null,
    view.era === BASE_ERA ? null : make("p", { class: "quiet" }, word("recognised_before")));
}

/** How many units have reached each level, and how many of them are named. @param {LayerInfo} info */
export function statusCounts(info) {
  const totals = info.totals?.[String(view.year)] ?? [];
  return [totals.length ? make("ul", { class: "legend totals" }, ...[...totals].reverse().map((total) => totalBar(info, total))) : make("p", { class: "quiet" }, word("no_totals")),
    make("ul", { class: "legend" }, ...statusRows(info, totals))];
}

/** @param {LayerInfo} info @param {Total} total */
function totalBar(info, total) {
  const colour = levelColour(info, total.level);
  const filled = make("span", { class: "filled" });
  Object.assign(filled.style, { width: `${(100 * total.value) / total.of}%`, background: colour });
  return make("li", { title: total.cite[0] ? `${word("source")}: ${citation(total.cite[0])}` : null }, swatch(colour, false), make("span", {}, say(total.title)),
    make("span", { class: "gauge", "aria-hidden": "true" }, filled), make("b", {}, `${total.value}/${total.of}`),
    total.named < total.value ? namedButton(total) : null);
}

/** How many are named; what that means is said on hover, and in the help that it opens. @param {Total} total */
function namedButton(total) {
  const numbers = { named: total.named, total: total.value };
  return button(word("named", numbers), { class: "count explained", title: word("named_why", numbers), "data-act": `named-${total.level}`, onclick: () => acts.help() });
}

/** Classes of the map that no bar explains. @param {LayerInfo} info @param {Total[]} totals */
function statusRows(info, totals) {
  const levels = featuresOf(info.id).flatMap((feature) => feature.properties.years?.[String(view.year)] ?? []);
  const untold = [...info.classes].reverse().map(({ id }) => id).filter((id) => !totals.some((total) => total.level === id));
  /** @param {string} id */
  const levelRow = (id) => ({ id, open: false, text: className(info, id), count: levels.filter((level) => level.class === id).length });
  const open = { id: info.classes[0].id, open: true, text: word("higher_unpublished"), count: levels.filter((level) => level.open).length };
  const rows = [...untold.map(levelRow), open, levelRow("unknown"), levelRow("absent")];
  return rows.filter((row) => row.count).map((row) => legendRow(swatch(levelColour(info, row.id), row.open), row.text, row.count));
}

/** @param {Node} sign @param {string} text @param {number} [count] */
export function legendRow(sign, text, count) {
  return make("li", {}, sign, make("span", {}, text), count ? make("span", { class: "count" }, inDigits(count)) : null);
}

/** @param {LayerInfo} info */
function yearStepper(info) {
  const years = info.years ?? [];
  if (years.length < 2) return null;
  const steps = years.map((year) => ({ text: String(year), name: `year-${year}`, on: view.year === year, act: () => change({ year }) }));
  return segments({ class: "years", "aria-label": word("year") }, steps);
}

/** How many rows a layer has. @param {LayerInfo} info */
export function counted(info) {
  const file = info.file[view.era];
  if (!file) return "";
  if (info.shape === "place") return inDigits(file.features);
  if (!isHere(info)) return "";
  const list = featuresOf(info.id);
  if (info.shape === "check") return word("units_of", { count: list.filter(({ properties }) => properties.class === info.classes[0].id).length, total: list.length });
  return word("communes", { count: list.filter(({ properties }) => standing(info, properties.id)?.class !== "absent").length });
}

const precisionsOf = readOnce((rows) => new Set(rows.flatMap(({ properties: { unplaced, precision } }) => (unplaced || !precision ? [] : precision))));

/** How exactly what is drawn now is known, the most exact first. */
export function precisionsHere() {
  const here = new Set(shown("place").flatMap((info) => [...precisionsOf(sifted(info.id))]));
  return Object.keys(SITE.precisions).filter((id) => here.has(id));
}

/** How a single point is drawn among very many, where there are; what has no point has none. @param {string} precision */
function pointSign(precision) {
  return POINTS.includes(precision) ? make("span", { class: `form-point-${precision} point-sign ${precision}`, "aria-hidden": "true" }) : null;
}

/** Lines and areas among what is drawn now. */
export function formRows() {
  const here = new Set(shaped().map(({ info, feature }) => formOf(info, feature)));
  return FORMS.filter((form) => here.has(form)).map((form) => legendRow(make("span", { class: `precision of-${form}`, "aria-hidden": "true" }), word(`precise_${form}`)));
}

/** What each precision looks like on the map, and the borders of before. */
export function precisionBlock() {
  const rows = precisionsHere().map((id) => make("li", { title: say(SITE.precisions[id]) }, precisionSign(id), pointSign(id), word(`precise_${id}`)));
  const several = ["pill", "points", "crowd"].map((form) =>
    make("span", { class: `form-${form} precision several of-${form}`, title: word(`precise_${form}`), "aria-hidden": "true" }, "2"));
  const exact = rows.length ? [make("li", { class: "quiet" }, word("precision")), ...rows, ...formRows(), make("li", { class: "forms" }, ...several, word("precise_several"))] : [];
  const former = showsFormer() ? [make("li", {}, make("span", { class: "precision former", "aria-hidden": "true" }), word("former_borders"))] : [];
  return exact.length + former.length ? make("section", { class: "group" }, make("ul", { class: "legend flow" }, ...exact, ...former)) : null;
}
