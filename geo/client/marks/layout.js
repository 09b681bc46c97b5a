// Everything that stands on the units: points, names, pills; laid out together so that nothing covers anything.

import {
  BASE_ERA, byLayer, drawn, featuresOf, forgetDrawn, labelOf, markScale, registerPainter, slots, standing, statusLayer, telling, thingsByUnit, units, view,
} from "../core/index.js";
import { inPlace } from "../dom/index.js";
import { polygonsOf } from "../geodesy/outlines.js";
import { homeEdge, map, replaceLayers, sizesOf } from "../map/index.js";
import { groundOf, layOut, rulesAt } from "../../placement/layout.js";
import { drawLabels } from "./place-names.js";
import { drawCrowd, pinsAndCrowd, signs } from "./crowd.js";
import { drawPoints, placedOf } from "./points.js";
import { drawSeats } from "./seats.js";
import { drawShapes } from "./shapes.js";
import { inFront, keepLayout, lasting } from "./on-screen.js";

/** Pixels of the ground around the district in which something may stand beside it. */
const MARGIN = 190;
/** Below this zoom the district is too small for names, and in a window smaller than this a pill is one number. */
const UNITS_NAMED_FROM = 10;
const NARROW = { w: 640, h: 500 };
/** Numbers of a pill on a slide: 20 pixels instead of 14. */
const FROM_BACK_ROW = 1.45;

/** @type {L.LayerGroup | undefined} */
let marks;
/** The last ground: a switch or a selection lays out anew on the same cells. @type {{key: string, grid: import("../../placement/grid.js").Grid} | null} */
let lastGround = null;

/** Lay out and draw names, points and pills for this zoom. */
function paintMarks() {
  marks ??= L.layerGroup().addTo(map);
  forgetDrawn();
  if (!units[view.era] || !units[BASE_ERA]) return void marks.clearLayers();
  const stand = standNow();
  replaceLayers(marks, layMarks(stand));
  keepLayout(stand);
  tellForms(stand.layout, stand.crowd);
  const status = statusLayer();
  if (status) for (const feature of featuresOf(status.id)) if (standing(status, feature.properties.unit ?? feature.properties.id)) drawn.get(status.id)?.add(feature.properties.id);
  for (const paint of slots.paints) paint();
}

/** What of the signs is drawn: the legend explains these. @param {import("../../placement/layout.js").Layout} layout @param {Thing[]} crowd */
function tellForms({ seats, marks: pins }, crowd) {
  const forms = {
    pill: seats.some(({ form }) => form && form !== "badges"), points: pins.some(({ members }) => members.length > 1), crowd: signs.some(({ members }) => members.length > 1),
  };
  const precisions = new Set();
  for (const { feature } of crowd) precisions.add(feature.properties.precision);
  const points = [...precisions].map((precision) => `point-${precision}`);
  document.documentElement.dataset.forms = [...Object.entries(forms).filter(([, here]) => here).map(([form]) => form), ...points].join(" ");
}

/** Where everything of the view stands now. @returns {Standing} */
export function standNow() {
  const zoom = map.getZoom();
  const rules = rulesNow();
  const edge = homeEdge();
  const front = edge ? inFront(lasting()) : [];
  const grid = gridAt(zoom, edge, rules);
  const { pins, crowd } = pinsAndCrowd();
  const [things, placed] = [thingsByUnit(), placedOf(pins)];
  const points = placed.map(({ at }) => xy(at, zoom));
  const layout = layOut(grid, placesAt(zoom, rules, things), points, front, rules, isNarrow() || zoom < UNITS_NAMED_FROM);
  const taken = [...layout.marks.map((mark) => mark.box), ...layout.seats.flatMap((seat) => [...(seat.name ? [seat.name] : []), ...seat.pill])];
  return { zoom, grid, layout, taken, front, things, placed, crowd };
}

/** The rule book at the size of the marks; pills grow with the reader's letters, and are read from the back row when a story is told. @returns {Rules} */
function rulesNow() {
  const rules = rulesAt(SITE.placement, markScale());
  const letters = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const grown = document.documentElement.dataset.story ? Math.max(1, FROM_BACK_ROW / markScale()) : Math.max(1, letters);
  document.documentElement.style.setProperty("--pill", String(grown));
  return { ...rules, pill: rulesAt(rules.pill, grown) };
}

function isNarrow() {
  return window.innerWidth < NARROW.w || window.innerHeight < NARROW.h;
}

/** @param {LatLon} at @param {number} zoom @returns {[number, number]} */
function xy(at, zoom) {
  const { x, y } = map.project(at, zoom);
  return [x, y];
}

/** The ground of the district at a zoom, as far as what hangs beside it can be seen. @param {number} zoom @param {Edge | null} edge @param {Rules} rules */
function gridAt(zoom, edge, rules) {
  const [southWest, northEast] = SITE.bounds.district.map((corner) => map.project(corner, zoom));
  const { left, right, top, bottom } = edge ?? { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  const [west, north] = [Math.max(left, southWest.x - MARGIN), Math.max(top, northEast.y - MARGIN)];
  const frame = { left: west, top: north, width: Math.min(right, northEast.x + MARGIN) - west, height: Math.min(bottom, southWest.y + MARGIN) - north };
  const key = JSON.stringify([zoom, frame, rules.grid]);
  if (lastGround?.key !== key) {
    const parts = [...units[BASE_ERA].values()].map((unit) => polygonsOf(unit).map((rings) =>
      rings.map((ring) => ring.map(([lon, lat]) => xy([lat, lon], zoom)))));
    lastGround = { key, grid: groundOf(parts, frame, rules) };
  }
  return lastGround.grid;
}

/** The units of the view's era with their names and things; in a later era the old units with what is known to them.
 * @param {number} zoom @param {Rules} rules @param {Map<string, Thing[]>} things */
function placesAt(zoom, rules, things) {
  const old = [...units[BASE_ERA].keys()];
  const own = [...units[view.era].values()].map((unit) => ({ unit, text: zoom < UNITS_NAMED_FROM ? "" : labelOf(unit.properties) }));
  const parts = view.era === BASE_ERA ? [] : [...units[BASE_ERA].values()].filter((unit) => things.has(unit.properties.id)).map((unit) => ({ unit, text: "" }));
  const sizes = sizesOf(own.map(({ text }) => text), "unit-name");
  return [...own, ...parts].map(({ unit: { properties: unit }, text }, index) => {
    const here = things.get(unit.id) ?? [];
    const { w, h } = sizes[index] ?? { w: 0, h: 0 };
    return {
      id: unit.id, parts: (unit.members ?? [unit.id]).map((id) => old.indexOf(id)), at: xy(unit.label, zoom), total: here.length,
      name: text ? /** @type {[number, number]} */ ([w + rules.name.wide, h + rules.name.high]) : null,
      numbers: byLayer(here).map(({ info, list }) => (info.shape === "check" ? "" : String(list.length))),
    };
  });
}

/** @param {Standing} stand @returns {L.Layer[]} */
export function layMarks(stand) {
  document.documentElement.style.setProperty("--marks", String(markScale()));
  return [...drawShapes(), ...drawCrowd(stand), ...drawPoints(stand), ...drawSeats(stand), ...drawLabels(stand)];
}

registerPainter("marks", () => { if (!telling?.flying) inPlace(paintMarks, "", () => map.getContainer()); });
