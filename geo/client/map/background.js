// The ground: our own sea, neighbours and grid, or an online background when the reader asks for one.

import { bringIn, change, load, registerPainter, say, view, word } from "../core/index.js";
import { notice } from "../dom/index.js";
import { ground } from "./theme.js";
import { map } from "./map.js";

export function bringGround() {
  return bringIn("context", { name: () => word("missing_context"), ask: () => load(SITE.files.context), paint: layGround });
}

/** @type {any[]} features of the surroundings */
export let surroundings = [];
/** @type {L.LayerGroup} */
let ownGround;
/** @type {L.TileLayer | null} */
export let tiles = null;

/** @param {any} context the features of context.geojson */
function layGround(context) {
  ownGround?.remove();
  surroundings = context.features;
  const { land, "neighbour-line": line, border, grid } = ground();
  const areas = context.features.filter((/** @type {any} */ one) => /Polygon/.test(one.geometry.type));
  const edges = context.features.filter((/** @type {any} */ one) => one.properties.kind === "border");
  /** @param {string} pane @param {any} style @param {any} features */
  const lay = (pane, style, features) => L.geoJSON(features, /** @type {any} */ ({ pane, interactive: false, style: { className: pane, ...style } }));
  // The neighbours' outlines are generalised to 100 m: a stroke of land closes the slivers of up to 34 m beside the district.
  ownGround = L.layerGroup([
    graticule(grid),
    lay("land", { fillColor: land, fillOpacity: 1, color: land, weight: 3, opacity: 1 }, areas),
    lay("land", { fill: false, color: line, weight: 1, opacity: 1 }, areas.filter((/** @type {any} */ one) => one.properties.code)),
    lay("land", { color: border, weight: 2.5, opacity: 1, dashArray: "10 4 2 4" }, edges),
  ]);
  if (view.background === "own") ownGround.addTo(map);
}

/** @param {string} colour */
function graticule(colour) {
  const [[south, west], [north, east]] = SITE.bounds.window;
  const lines = [];
  for (let lat = Math.ceil(south * 10) / 10; lat < north; lat += 0.1) lines.push([[lat, west], [lat, east]]);
  for (let lon = Math.ceil(west * 10) / 10; lon < east; lon += 0.1) lines.push([[south, lon], [north, lon]]);
  return L.polyline(/** @type {any} */ (lines), { pane: "grid", interactive: false, color: colour, weight: 1, opacity: 0.8, className: "grid" });
}

/** Switch the background; one that does not load gives way to our own, and says so. */
function changeBackground() {
  tiles?.remove();
  tiles = null;
  const entry = SITE.backgrounds.find((one) => one.id === view.background);
  const online = entry?.url ? entry : null;
  document.documentElement.dataset.background = online ? "online" : "own";
  if (!online) {
    ownGround?.addTo(map);
    return;
  }
  tiles = L.tileLayer(online.url ?? "", { attribution: online.attribution, maxZoom: 18, maxNativeZoom: online.max_zoom ?? 18, subdomains: online.subdomains ?? "abc" });
  let failed = 0;
  let loaded = false;
  tiles.on("tileload", () => { if (!loaded) ownGround?.remove(); loaded = true; });
  tiles.on("tileerror", () => {
    failed += 1;
    if (loaded || failed < 2 || view.background !== online.id) return;
    change({ background: "own" });
    notice(word("background_failed", { name: say(online.title) }));
  });
  tiles.addTo(map);
}

registerPainter("ground", changeBackground);
