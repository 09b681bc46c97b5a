// The units of the era: filled by the status layer, outlined, hovered and chosen.

import {
  BASE_ERA, change, choose, className, featureOf, nameOf, outlinesOf, outside, registerPainter, showsFormer, standing, statusLayer, unitOf, units, view,
} from "../core/index.js";
import { inPlace, make, makeFocusable } from "../dom/index.js";
import { ringsOf, splitLines } from "../geodesy/outlines.js";
import { map, shapes } from "./map.js";
import { ground } from "./theme.js";
import { levelColour } from "./symbols.js";
import { tiles } from "./background.js";

/** How much of a coast a dotted outline passes over, in pixels. */
const DOTS_SMOOTH = 2.5;

/** @type {L.LayerGroup} */
let surface;
/** @type {L.LayerGroup} */
let chosen;
/** @type {Map<string, L.GeoJSON>} */
const unitPaths = new Map();
/** How the units are drawn now: what fills them, and whether the borders of before are seen. */
export let surfaceDrawn = "";
/** @type {{[era: string]: {inner: LatLon[][], outer: LatLon[][]}}} */
const edges = {};

/** Redraw the units: the earliest carry the levels in all eras, the era's own units carry the outline and the pointer. */
function paintSurface() {
  surface?.remove();
  unitPaths.clear();
  if (!units[view.era]) return;
  surfaceDrawn = surfaceWanted();
  surface = laySurface(units[view.era]).addTo(map);
  drawChosen();
}

/** How the layers that are on want the units drawn. */
export function surfaceWanted() {
  return `${statusLayer()?.id}/${showsFormer()}`;
}

/** @param {Map<string, UnitFeature>} era the units of the view's era */
export function laySurface(era) {
  const status = statusLayer();
  const old = status && units[BASE_ERA] ? [...units[BASE_ERA].values()] : [...era.values()];
  const lines = edgesOf(view.era);
  const ink = ground();
  return L.layerGroup([
    L.polyline(lines.outer, { pane: "casing", color: ink.ink, weight: 5, interactive: false, className: "district" }),
    ...old.map((unit) => fillUnit(unit, status)),
    ...innerLines(lines),
    ...[...era.values()].map(touchable),
  ]);
}

/** The units alone, in one go: what the reader sees first. */
export function drawBare() {
  const { district, ink } = ground();
  const style = { color: ink, weight: 2, fillColor: district, fillOpacity: 1, className: "unit" };
  surface = L.layerGroup([shapes([...units[view.era].values()], "surface", style)]).addTo(map);
}

/** The unit that was chosen in the first look, before anything of ours had come (geo/client/first-look.js). */
export function openChosen() {
  const { dataset } = outside().document.documentElement;
  if (unitOf(dataset.chosen ?? null)) change({ selection: dataset.chosen });
  delete dataset.chosen;
}

/** @param {string} era */
function edgesOf(era) {
  return edges[era] ??= splitLines([...units[era].values()]);
}

/** @param {{inner: LatLon[][]}} lines */
function innerLines(lines) {
  const common = { pane: "lines", interactive: false, color: "#fff" };
  const drawn = [];
  if (showsFormer() && units[BASE_ERA])
    drawn.push(L.polyline(edgesOf(BASE_ERA).inner, { ...common, weight: 1, dashArray: "3 5", className: "line former" }));
  const own = view.era === BASE_ERA ? { weight: 1.75, dashArray: "6 4", className: "line inner" } : { weight: 4, className: "line inner" };
  drawn.push(L.polyline(lines.inner, { ...common, ...own }));
  return drawn;
}

/** @param {UnitFeature} unit @param {LayerInfo | null} status */
function fillUnit(unit, status) {
  const level = status ? standing(status, unit.properties.id) : null;
  const color = status && level ? levelColour(status, level.class) : ground().district;
  const strength = tiles ? { opacity: 0, fillOpacity: 0.55 } : { opacity: 1, fillOpacity: 1 };
  const area = shapes(unit, "surface", { ...strength, weight: 0.75, color, fillColor: color, className: `area ${level?.class ?? "plain"}` });
  const dots = { stroke: false, fillColor: "url(#atlas-dots)", fillOpacity: 1, className: "open" };
  if (level?.open) shapes(unit, "surface", dots).addTo(/** @type {any} */ (area));
  return area;
}

/** The unit as something to point at. @param {UnitFeature} unit */
function touchable(unit) {
  const { id } = unit.properties;
  const style = { stroke: false, fillColor: "#000", fillOpacity: 0, className: "unit" };
  const path = L.geoJSON(/** @type {any} */ (unit), { pane: "surface", style });
  path.bindTooltip(() => unitTip(unit.properties), { sticky: true, direction: "top", offset: [0, -8], className: "tip" });
  path.on("click", (event) => { L.DomEvent.stop(/** @type {any} */ (event)); choose(id); });
  path.on("mouseover", () => path.setStyle({ fillOpacity: 0.08 }));
  path.on("mouseout", () => path.setStyle({ fillOpacity: 0 }));
  path.on("add", () => path.eachLayer((/** @type {any} */ layer) => makeFocusable(layer.getElement(), nameOf(unit.properties), () => choose(id), `unit-${id}`)));
  unitPaths.set(id, path);
  return path;
}

/** @param {UnitProperties} unit */
function unitTip(unit) {
  const status = statusLayer();
  const level = status && unit.era === BASE_ERA ? standing(status, unit.id) : null;
  return make("div", {}, make("b", {}, nameOf(unit)), level && status ? make("div", {}, className(status, level.class)) : null);
}

/** The chosen unit in dark ink with a white casing, or the units of the chosen feature in dots; islets have no room for these and get a thin line. */
function drawChosen() {
  chosen?.remove();
  const { halo, ink } = ground();
  const dots = featureOf(view.selection) ? { dashArray: "2 7", smoothFactor: DOTS_SMOOTH } : {};
  const lines = outlinesOf(view.selection ?? "").flatMap(ringsOf).map((ring) => L.GeoJSON.coordsToLatLngs(ring));
  const islets = dots.dashArray ? lines.filter(isIslet) : [];
  const rest = lines.filter((line) => !islets.includes(line));
  /** @param {any[]} own @param {string} color @param {number} weight @param {string} kind @param {object} [more] */
  const outline = (own, color, weight, kind, more) =>
    L.polyline(own, /** @type {any} */ ({ pane: "chosen", interactive: false, color, weight, className: `chosen ${kind}`, ...more }));
  const parts = [outline(islets, ink, 1.5, "islet"), outline(rest, halo, 7, "casing", { ...dots, dashArray: null }), outline(rest, ink, 3.25, "line", dots)];
  chosen = L.layerGroup(lines.length ? parts : []).addTo(map);
}

/** Too small on the screen for a dotted line. @param {any[]} line */
function isIslet(line) {
  const corners = line.map((at) => map.project(at));
  const area = corners.slice(1).reduce((sum, { x, y }, index) => sum + corners[index].x * y - corners[index].y * x, 0);
  return Math.abs(area) < 2 * SITE.placement.islet ** 2;
}

registerPainter("units", () => inPlace(paintSurface, "", () => map.getContainer()));
registerPainter("chosen", drawChosen);
