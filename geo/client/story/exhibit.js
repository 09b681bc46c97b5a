// What a slide shows where others show the map: a chart, a table of figures, or the map in several years side by side.

import { BASE_ERA, className, saidOfUnit, say, telling, units, view, word } from "../core/index.js";
import { draw, make } from "../dom/index.js";
import { ringsOf } from "../geodesy/outlines.js";
import { ground, levelColour, swatch } from "../map/index.js";
import { legendRow } from "../panel/legend.js";
import { numbersOf, storyChart } from "./chart.js";
import { storyPhotos } from "./photos.js";

/** Height of a small map, in pixels of its own. */
const SMALL = 300;
/** Small maps that stand in a row, as the stylesheet has them. */
const IN_A_ROW = 3;

/** @param {StorySlide} slide @param {Set<string>} [layers] those that it shows @returns {HTMLElement | null} null: the map itself */
export function exhibitOf(slide, layers = view.layers) {
  const levels = slide.years && SITE.layers.find((info) => info.shape === "status" && layers.has(info.id));
  if (slide.chart) return slide.map ? null : storyChart(slide.chart);
  if (slide.table) return storyTable(slide.table);
  if (slide.pictures && slide.kind !== "pictures") return make("div", { class: "story-exhibit" }, storyPhotos(slide.pictures));
  return slide.years && levels ? yearMaps(levels, slide.years) : null;
}

/** @param {StoryFigure[]} rows */
function storyTable(rows) {
  const body = make("tbody", {}, ...rows.map(({ label, value, note, cite }) => make("tr", {},
    make("th", { scope: "row" }, say(label), note ? make("span", { class: "quiet" }, ` · ${say(note)}`) : null),
    make("td", {}, say(value), ...numbersOf({ cite })))));
  return make("div", { class: "story-exhibit" }, make("table", { class: "story-table" }, body));
}

/** The units by the level each had reached at the end of each year. @param {LayerInfo} info @param {number[]} years */
function yearMaps(info, years) {
  const legend = make("ul", { class: "legend" }, ...yearLegend(info, years));
  const full = years.length % IN_A_ROW === 0; // else the legend stands in the empty place of the last row
  const most = Math.max(...years.map((year) => info.totals?.[String(year)]?.length ?? 0), 1);
  const maps = make("div", { class: "year-maps" }, ...years.map((year) => yearMap(info, year)), full ? null : legend);
  maps.style.setProperty("--totals", String(most));
  return make("div", { class: "story-exhibit" }, maps, full ? legend : null);
}

/** Every level that one of the maps shows. @param {LayerInfo} info @param {number[]} years */
function yearLegend(info, years) {
  const levels = years.flatMap((year) => [...units[BASE_ERA].keys()].map((id) => levelIn(info, id, year)));
  const row = (/** @type {string} */ id) => legendRow(swatch(levelColour(info, id), false), className(info, id));
  const reached = [...info.classes.map(({ id }) => id), "unknown", "absent"].filter((id) => levels.some((level) => level?.class === id));
  const open = levels.some((level) => level?.open) ? [legendRow(swatch(levelColour(info, info.classes[0].id), true), word("higher_unpublished"))] : [];
  return [...reached.map(row), ...open];
}

/** Sources by their numbers in the story. @param {string[]} sources */
export function inStory(sources) {
  const numbers = telling?.story.sources ?? [];
  return { cite: sources.map((id) => numbers.indexOf(id) + 1).filter(Boolean) };
}

/** @param {LayerInfo} info @param {string} unit @param {number} year */
function levelIn(info, unit, year) {
  return saidOfUnit(info.id, unit)[0]?.properties.years?.[String(year)] ?? null;
}

/** @param {LayerInfo} info @param {number} year */
function yearMap(info, year) {
  const totals = [...(info.totals?.[String(year)] ?? [])].reverse().map(({ title, value, of, cite }) =>
    make("li", {}, make("b", {}, `${value}/${of}`), ` ${say(title)}`, ...numbersOf(inStory(cite))));
  return make("figure", {}, make("figcaption", {}, String(year)), make("ul", { class: "year-totals" }, ...totals), smallMap(info, year));
}

/** @param {LayerInfo | null} info null: no levels @param {number} year @param {string} [era] whose units @param {Element[]} [more] what stands on them */
export function smallMap(info, year, era = BASE_ERA, more = []) {
  const shapes = [...(units[era]?.values() ?? [])].map((unit) => ({ d: smallPath(unit), name: unit.properties.id }));
  const parts = shapes.flatMap(({ d, name }) => {
    const level = info && levelIn(info, name, year);
    const path = (/** @type {string} */ fill, /** @type {number} */ width) => draw("path", { d, fill, "fill-rule": "evenodd", "stroke-width": width, class: "small-unit" });
    const area = path(info && level ? levelColour(info, level.class) : ground().district, 1);
    return level?.open ? [area, path("url(#atlas-dots)", 0)] : [area];
  });
  return draw("svg", { viewBox: smallBox(), class: "small-map", "aria-hidden": "true" }, ...parts, ...more);
}

/** Degrees as pixels of a small map: equidistant along the middle latitude. @param {number[]} at longitude, latitude */
export function smallPoint([lon, lat]) {
  const [[south, west], [north]] = SITE.bounds.district;
  const scale = SMALL / (north - south);
  return [(lon - west) * Math.cos((((north + south) / 2) * Math.PI) / 180) * scale, (north - lat) * scale];
}

/** @param {UnitFeature} unit */
export function smallPath(unit) {
  return ringsOf(unit).map((ring) => `M${ring.map((at) => smallPoint(at).map((side) => side.toFixed(1)).join(" ")).join("L")}z`).join("");
}

function smallBox() {
  const [[south], [, east]] = SITE.bounds.district;
  return `-2 -2 ${(smallPoint([east, south])[0] + 4).toFixed(1)} ${SMALL + 4}`;
}
