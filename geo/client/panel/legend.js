// The legend under a layer that is on: every class that is drawn, with its sign and its number.

import {
  acts, BASE_ERA, change, citation, featuresOf, isHere, say, shown, sifted, standing, unfolded, view, word,
} from "../core/index.js";
import { button, make, segments } from "../dom/index.js";
import { levelColour, mark, swatch, themed } from "../map/index.js";
import { opacityOpen, opacityRow } from "./opacity.js";

/** @param {LayerInfo} info */
export function legendOf(info) {
  if (info.shape === "status") return statusLegend(info);
  return unfolded(info) ? classLegend(info) : null;
}

/** @param {LayerInfo} info */
export function classLegend(info) {
  const list = featuresOf(info.id);
  const rows = info.classes.map((entry) => ({ entry, count: list.filter((feature) => feature.properties.class === entry.id).length })).filter(({ count }) => count > 0);
  return make("ul", { class: "legend flow" }, ...rows.map(({ entry, count }) => make("li", {},
    mark(info.id, entry.id, info.shape === "check" ? "round" : "square"), make("span", {}, say(entry.title)), make("span", { class: "count" }, String(count)))));
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
  filled.style.width = `${(100 * total.value) / total.of}%`;
  filled.style.background = colour;
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
  const said = featuresOf(info.id).map((feature) => feature.properties.years?.[String(view.year)]).filter((one) => one !== undefined);
  /** @param {string} id */
  const number = (id) => said.filter((one) => one.class === id).length;
  const rows = [...info.classes].reverse().filter((entry) => number(entry.id) && !totals.some((total) => total.level === entry.id))
    .map((entry) => statusRow(swatch(levelColour(info, entry.id), false), say(entry.title), String(number(entry.id))));
  const open = said.filter((one) => one.open).length;
  if (open) rows.push(statusRow(swatch(levelColour(info, info.classes[0].id), true), word("higher_unpublished"), String(open)));
  if (number("unknown")) rows.push(statusRow(swatch(themed(SITE.tones.unknown), false), word("status_unknown"), String(number("unknown"))));
  if (number("absent")) rows.push(statusRow(swatch(themed(SITE.tones.absent), false), say(info.absent), String(number("absent"))));
  return rows;
}

/** @param {Node} picture @param {string} text @param {string} count */
function statusRow(picture, text, count) {
  return make("li", {}, picture, make("span", {}, text), make("span", { class: "count" }, count));
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
  if (info.shape === "place") return String(file.features);
  if (!isHere(info)) return "";
  const list = featuresOf(info.id);
  if (info.shape === "check") return word("units_of", { count: list.filter((feature) => feature.properties.class === info.classes[0].id).length, total: list.length });
  return word("communes", { count: list.filter((feature) => standing(info, feature.properties.id)?.class !== "absent").length });
}

/** What each precision looks like on the map; only what is drawn now. */
export function precisionBlock() {
  const seen = new Set(shown("place").flatMap((info) => sifted(info.id).filter((feature) => !feature.properties.unplaced).map((feature) => feature.properties.precision ?? "")));
  const rows = Object.keys(SITE.precisions).filter((id) => seen.has(id)).map((id) => make("li", { title: say(SITE.precisions[id]) },
    make("span", { class: `precision ${id}`, "aria-hidden": "true" }), word(`precise_${id}`)));
  return rows.length ? make("section", { class: "group" }, make("ul", { class: "legend flow" }, make("li", { class: "quiet" }, word("precision")), ...rows)) : null;
}
