// A small picture of a slide for whoever presents: what the audience sees beside its words, or will see with the next key.

import { BASE_ERA, featuresOf, shapeOf, units, viewOf } from "../core/index.js";
import { draw, make } from "../dom/index.js";
import { toneOf } from "../map/index.js";
import { exhibitOf, smallMap, smallPath, smallPoint } from "./exhibit.js";
import { smallMerger } from "./merger.js";

/** What a centre and a zoom show of the world, in degrees of longitude and in parts of that (player.js). */
const WINDOW_SEEN = { wide: (1000 * 360) / 256, high: 0.7 };

/** @param {StorySlide | undefined} slide @returns {HTMLElement | null} null: words alone */
export function smallSlide(slide) {
  const picture = slide && pictureOf(slide);
  return picture ? make("div", { class: "small-slide", "aria-hidden": "true" }, picture) : null;
}

/** @param {StorySlide} slide */
function pictureOf(slide) {
  const seen = viewOf(new URLSearchParams(slide.link));
  if (slide.kind === "merger") return smallMerger();
  if (slide.kind !== "plain" && slide.kind !== "opening") return null;
  if (slide.pictures && !slide.chart && !slide.table) return null; // their words say what they show
  return exhibitOf(slide, seen.layers) ?? smallView(seen);
}

/** The units of a view, what stands on them, and what it lights up. @param {View} seen */
function smallView(seen) {
  const layers = SITE.layers.filter(({ id }) => seen.layers.has(id));
  const status = layers.find(({ shape }) => shape === "status") ?? null;
  const box = seenBox(seen);
  const size = box[3] / 40;
  const things = layers.filter((info) => info !== status).flatMap((info) => smallThings(info, seen, size));
  const map = smallMap(status, seen.year, status ? BASE_ERA : seen.era, [...litUnits(seen), ...things]);
  map.setAttribute("viewBox", box.map((side) => side.toFixed(1)).join(" "));
  return map;
}

/** The whole district with a little air, or the part of it that its centre and zoom show. @param {View} seen */
function seenBox({ center, zoom }) {
  const [[south, west], [, east]] = SITE.bounds.district;
  const [right, low] = smallPoint([east, south]);
  const wide = ((WINDOW_SEEN.wide / 2 ** (zoom ?? 0)) * right) / (east - west);
  if (!center || WINDOW_SEEN.high * wide > low) return [-4, -4, right + 8, low + 8];
  const [x, y] = smallPoint([center[1], center[0]]);
  return [x - wide / 2, y - (WINDOW_SEEN.high * wide) / 2, wide, WINDOW_SEEN.high * wide];
}

/** @param {View} seen @returns {Element[]} */
function litUnits({ selection, era }) {
  const [layer, id] = (selection ?? "").split("/");
  const lit = id ? featuresOf(layer, era).find(({ properties }) => properties.id === id)?.properties.units ?? [] : [layer];
  return lit.flatMap((unit) => {
    const outline = units[era]?.get(unit);
    return outline ? [draw("path", { d: smallPath(outline), class: id ? "small-lit within" : "small-lit" })] : [];
  });
}

/** Each thing on its place; what is known to a unit only, once in the middle of it. @param {LayerInfo} info @param {View} seen @param {number} size */
function smallThings(info, { era, selection }, size) {
  const fill = toneOf(info.id);
  /** @type {Set<string>} */
  const taken = new Set();
  const rows = [...featuresOf(info.id, era)].sort((one, other) => Number(isLit(one)) - Number(isLit(other)));
  /** @param {Feature} feature */
  function isLit({ properties }) {
    return selection === `${info.id}/${properties.id}`;
  }
  return rows.flatMap((feature) => {
    const lit = isLit(feature);
    const { properties: { id, units: within = [], unit } } = feature;
    const looks = { fill, class: lit ? "small-thing lit" : selection?.includes("/") ? "small-thing faint" : "small-thing" };
    const shape = shapeOf(info.id, id);
    const line = shape ? [draw("path", { d: linePath(shape.coordinates), stroke: fill, class: lit ? "small-line" : "small-line faint" })] : [];
    if (feature.geometry) {
      const [cx, cy] = smallPoint(feature.geometry.coordinates);
      return [...line, draw("circle", { cx, cy, r: lit ? 1.5 * size : size, ...looks })];
    }
    return [...line, ...(unit ? [unit] : within).filter((one) => !taken.has(one)).flatMap((one) => {
      const label = units[era]?.get(one)?.properties.label;
      taken.add(one);
      if (!label) return [];
      const [x, y] = smallPoint([label[1], label[0]]);
      return [draw("rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size, ...looks })];
    })];
  });
}

/** However deep its lines lie. @param {any} lines @returns {string} */
function linePath(lines) {
  if (typeof lines[0][0] !== "number") return lines.map(linePath).join("");
  return `M${lines.map((/** @type {number[]} */ at) => smallPoint(at).map((side) => side.toFixed(1)).join(" ")).join("L")}`;
}
