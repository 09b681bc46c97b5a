// Roads, waters and relief beneath the marks: brought when the map is ready, the small roads when somebody is near.

import { bringIn, load, panel, register, registerPainter, say, stale, view, word } from "../core/index.js";
import { make } from "../dom/index.js";
import { dark, map } from "../map/index.js";
import { legendRow } from "../panel/legend.js";

/** @typedef {{line: L.Path, kind: string, look: WayLook, edge: boolean}} Laid */

/** What has come from afar, and from near. @type {GroundFile | null} */
let groundFile = null;
/** @type {NearFile | null} */
let nearFile = null;
/** @type {L.LayerGroup | null} */
let laidWays = null;
/** @type {L.ImageOverlay | null} */
let shading = null;
/** What draws the ways: a canvas on the screen, vectors on paper (a canvas that was cleared prints as white). @type {{screen?: L.Renderer, paper?: L.Renderer}} */
const wayRenderers = {};
/** @type {Laid[]} */
let laidLines = [];

/** The ground, where the reader's background shows it and it has come. @returns {GroundFile | null} */
export function groundShown() {
  return view.background === "own" ? groundFile : null;
}

/** @param {GroundStyle} style */
function wayColours({ colours }) {
  return colours[dark.matches ? "dark" : "light"];
}

/** Pixels of a way at a zoom, as geo/style/ground.py reckons them. @param {number[]} zooms @param {number[]} widths @param {number} zoom */
function wayWidth(zooms, widths, zoom) {
  let step = 0;
  while (step < zooms.length - 2 && zoom > zooms[step + 1]) step += 1;
  const share = Math.min(1, Math.max(0, (zoom - zooms[step]) / (zooms[step + 1] - zooms[step])));
  return widths[step] + (widths[step + 1] - widths[step]) * share;
}

/** The points of a line. @param {number[]} steps @param {number} degree @returns {LatLon[]} */
function pointsOf(steps, degree) {
  let [lon, lat] = [0, 0];
  /** @type {LatLon[]} */
  const points = [];
  for (let at = 0; at < steps.length; at += 2) {
    lon += steps[at];
    lat += steps[at + 1];
    points.push([lat / degree, lon / degree]);
  }
  return points;
}

function wayRenderer() {
  if (document.documentElement.dataset.print) return wayRenderers.paper ??= L.svg({ pane: "ways" });
  return wayRenderers.screen ??= L.canvas({ pane: "ways", padding: 0.3 });
}

/** @param {GroundStyle} style @param {number} degree @param {GroundPart} part @returns {Laid[]} casing first */
function layPart(style, degree, { kind, strength, lines }) {
  const [look, colours] = [style.kinds[kind], wayColours(style)];
  const common = { pane: "ways", renderer: wayRenderer(), interactive: false, smoothFactor: 1.5, opacity: strength };
  const color = colours[look.colour];
  if (look.area) {
    const rings = lines.map((area) => area.map((/** @type {number[]} */ ring) => pointsOf(ring, degree)));
    return [{ line: L.polygon(rings, { ...common, color, fillColor: color, fillOpacity: strength }), kind, look, edge: false }];
  }
  const points = lines.map((line) => pointsOf(line, degree));
  const own = { line: L.polyline(points, { ...common, color }), kind, look, edge: false };
  return look.casing ? [{ line: L.polyline(points, { ...common, color: colours[look.casing] }), kind, look, edge: true }, own] : [own];
}

/** Waters, casings, then roads in their order: where two meet, no edge crosses the other. @param {GroundFile} far @returns {Laid[]} */
function layWays({ style, degree, parts }) {
  const order = [...style.waters, ...style.roads];
  const every = [...parts, ...(nearFile?.parts ?? [])].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  /** @param {Laid} laid */
  const rank = ({ kind, edge }) => (style.roads.includes(kind) ? (edge ? 1 : 2) : 0);
  return every.flatMap((part) => layPart(style, degree, part)).sort((one, other) => rank(one) - rank(other));
}

/** What of it is drawn at this zoom, as wide as it then is. */
function fitWays() {
  const [zoom, shown] = [map.getZoom(), groundShown()];
  if (!shown) return;
  const { style: { zooms, edge: rim, kinds } } = shown;
  for (const { line, look, edge } of laidLines) {
    const seen = zoom >= look.since;
    if (seen) line.setStyle({ weight: wayWidth(zooms, look.widths, zoom) + (edge ? 2 * rim : 0) });
    if (seen !== Boolean(laidWays?.hasLayer(line))) laidWays?.[seen ? "addLayer" : "removeLayer"](line);
  }
  if (Object.values(kinds).some(({ near, since }) => near && zoom >= since)) bringNear();
}

function bringNear() {
  const url = SITE.files["ground-near"];
  if (!url || nearFile) return;
  bringIn("ground-near", { name: () => word("missing_ground"), ask: () => load(url), paint: (file) => { nearFile = file; stale("ways"); } });
}

function paintWays() {
  laidWays?.remove();
  [laidWays, laidLines] = [null, []];
  const shown = groundShown();
  panel.querySelector("[data-act=ground]")?.parentElement?.dispatchEvent(new Event("toggle"));
  shadeRelief(shown);
  if (!shown) return;
  laidWays = L.layerGroup().addTo(map);
  laidLines = layWays(shown);
  fitWays();
}

/** One picture for good: a new one would not be there yet when the page is printed. @param {GroundFile | null} shown */
function shadeRelief(shown) {
  const relief = shown?.relief;
  if (!relief) return void shading?.remove();
  shading ??= L.imageOverlay(relief.picture, relief.bounds, { pane: "relief", className: "relief" });
  shading.addTo(map).setOpacity(relief.strength[dark.matches ? "dark" : "light"]);
}

/** The legend: every sort of line once. */
function wayLegend() {
  const shown = groundShown();
  if (!shown) return null;
  const { words, style, relief } = shown;
  const kinds = new Set([...shown.parts, ...(nearFile?.parts ?? [])].map(({ kind }) => kind));
  const rows = new Map([...style.roads].reverse().concat(style.waters).filter((kind) => kinds.has(kind)).map((kind) => [style.kinds[kind].legend, kind]));
  const signs = [...rows].map(([entry, kind]) => legendRow(waySign(style, kind), say(words[entry])));
  const shaded = relief ? legendRow(make("span", { class: "way-sign shading" }), say(words.relief)) : null;
  return make("div", {}, make("ul", { class: "legend flow" }, ...signs, shaded), make("p", { class: "quiet" }, say(words.note)));
}

/** @param {GroundStyle} style @param {string} kind */
function waySign(style, kind) {
  const { colour, casing, area } = style.kinds[kind];
  const colours = wayColours(style);
  const sign = make("span", { class: `way-sign${area ? " area" : ""}` });
  Object.assign(sign.style, { background: colours[colour], borderColor: colours[casing || colour] });
  return sign;
}

function bringWays() {
  const url = SITE.files.ground;
  if (url) bringIn("ground", { name: () => word("missing_ground"), ask: () => load(url), paint: (file) => { groundFile = file; stale("ways", "shields"); } });
}

registerPainter("ways", paintWays);
register("legends", wayLegend);
register("ready", () => { map.on("zoomend", fitWays); bringWays(); });
