// The ground: our own sea, neighbours and grid, or an online background when the reader asks for one.

import { bringIn, change, load, registerPainter, say, view, word } from "../core/index.js";
import { notice } from "../dom/index.js";
import { ground } from "./theme.js";
import { map, shapes } from "./map.js";

export function bringGround() {
  return bringIn("context", { name: () => word("missing_context"), ask: () => load(SITE.files.context), paint: layGround });
}

/** @type {any[]} features of the surroundings */
export let surroundings = [];
/** @type {L.LayerGroup} */
let ownGround;
/** @type {L.TileLayer | null} */
export let tiles = null;

/** The online background that the reader has asked for, if any. */
export function onlineBackground() {
  return SITE.backgrounds.find(({ id, url }) => id === view.background && url);
}

/** @param {any} context the features of context.geojson */
function layGround(context) {
  ownGround?.remove();
  surroundings = context.features;
  const { land, "neighbour-line": line, border, grid } = ground();
  const areas = surroundings.filter(({ geometry }) => /Polygon/.test(geometry.type));
  const edges = surroundings.filter(({ properties }) => properties.kind === "border");
  /** @param {any[]} features @param {any} style */
  const lay = (features, style) => shapes(features, "land", { className: "land", opacity: 1, ...style });
  // The neighbours' outlines are generalised to 100 m: a stroke of land closes the slivers of up to 34 m beside the district.
  ownGround = L.layerGroup([
    graticule(grid),
    lay(areas, { fillColor: land, fillOpacity: 1, color: land, weight: 3 }),
    lay(areas.filter(({ properties }) => properties.code), { fill: false, color: line, weight: 1 }),
    lay(edges, { color: border, weight: 2.5, dashArray: "10 4 2 4" }),
  ]);
  if (!onlineBackground()) ownGround.addTo(map);
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
  const online = onlineBackground();
  document.documentElement.dataset.background = online ? "online" : "own";
  if (!online) return void ownGround?.addTo(map);
  const { attribution, max_zoom: maxNativeZoom = 18, subdomains = "abc" } = online;
  tiles = L.tileLayer(online.url ?? "", { attribution, maxZoom: 18, maxNativeZoom, subdomains });
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
