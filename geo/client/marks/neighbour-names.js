// Names of the neighbours and of the sea: where they are seen, beside whatever else stands on the screen.

import { nameOf, register, registerPainter, stale } from "../core/index.js";
import { make } from "../dom/index.js";
import { isInside, ringsOf } from "../geodesy/outlines.js";
import { likened, map, onlineBackground, replaceLayers, sizeOf, sizesOf, surroundings } from "../map/index.js";
import { touches } from "../../placement/boxes.js";
import { signs } from "./crowd.js";
import { fromBox, inFrontStill, isOutsideUnits, isSeen, lastLayout } from "./on-screen.js";

/** @type {L.LayerGroup | undefined} */
let aroundNames;
/** Where they stand now. @type {Box[]} */
export let namesAround = [];
/** Where each name stood last: it stays there as long as it can. @type {Map<string, LatLon>} */
const stood = new Map();
const STEPS = 14;
/** What of the surroundings bears a name. */
const KINDS = ["name", "neighbour"];

/** Lay out the names of the surroundings for what is seen now. */
function drawAround() {
  if (!lastLayout || lastLayout.zoom !== map.getZoom()) return;
  aroundNames ??= L.layerGroup().addTo(map);
  namesAround = [];
  const markers = [];
  if (!onlineBackground()) {
    const numbers = signs.map(({ x, y, radius }) => ({ x, y, w: 2 * radius, h: 2 * radius }));
    const taken = [...lastLayout.taken, ...numbers, ...inFrontStill()];
    for (const kind of KINDS) sizesOf(surroundings.filter(({ properties }) => properties.kind === kind).map(aroundText), `around-name ${kind}`); // together
    for (const feature of surroundings) {
      const box = aroundBox(feature, taken);
      if (!box) continue;
      taken.push(box);
      namesAround.push(box);
      markers.push(aroundMarker(feature, box));
    }
  }
  replaceLayers(aroundNames, markers);
}

/** @param {any} feature */
function aroundText(feature) {
  return nameOf(feature.properties).replace(/^Xã |^Phường |^Đặc khu | Commune$| Ward$| Special Zone$/, "");
}

/** @param {any} feature @param {Box[]} taken @returns {Box | null} */
function aroundBox(feature, taken) {
  const { kind, id, label_lat: lat, label_lon: lon } = feature.properties;
  const own = /** @type {LatLon} */ (kind === "name" ? [feature.geometry.coordinates[1], feature.geometry.coordinates[0]] : [lat, lon]);
  if (!KINDS.includes(kind) || !Number.isFinite(own[0])) return null;
  const size = sizeOf(aroundText(feature), `around-name ${kind}`);
  /** @param {LatLon} at */
  const boxAt = (at) => ({ ...map.project(at), w: size.w, h: size.h });
  /** @param {Box} box */
  const fits = (box) => isSeen(box) && !taken.some((other) => touches(other, box, 4)) && isOutsideUnits(box);
  const first = [stood.get(id), own].filter((at) => at !== undefined).map((at) => boxAt(/** @type {LatLon} */ (at))).find(fits);
  const box = first ?? (kind === "neighbour" ? scan(feature, boxAt, fits) : null);
  if (box) stood.set(id, fromBox(box));
  return box;
}

/** The free spot nearest to the middle of what is seen of a neighbour.
 * @param {any} feature @param {(at: LatLon) => Box} boxAt @param {(box: Box) => boolean} fits @returns {Box | null} */
function scan(feature, boxAt, fits) {
  const seen = map.getBounds();
  const rings = ringsOf(feature);
  const bounds = L.latLngBounds(rings.flat().map(([lon, lat]) => /** @type {LatLon} */ ([lat, lon])));
  if (!seen.intersects(bounds)) return null;
  const [south, north] = [Math.max(seen.getSouth(), bounds.getSouth()), Math.min(seen.getNorth(), bounds.getNorth())];
  const [west, east] = [Math.max(seen.getWest(), bounds.getWest()), Math.min(seen.getEast(), bounds.getEast())];
  const middle = map.project([(south + north) / 2, (west + east) / 2]);
  /** @type {{box: Box, far: number}[]} */
  const spots = [];
  for (let i = 1; i < STEPS; i++) for (let j = 1; j < STEPS; j++) {
    const box = boxAt([south + ((north - south) * i) / STEPS, west + ((east - west) * j) / STEPS]);
    spots.push({ box, far: (box.x - middle.x) ** 2 + (box.y - middle.y) ** 2 });
  }
  spots.sort((one, other) => one.far - other.far);
  return spots.find(({ box }) => fits(box) && isInside(fromBox(box), rings))?.box ?? null;
}

/** @param {any} feature @param {Box} box */
function aroundMarker(feature, box) {
  const text = make("span", { class: `around-name ${feature.properties.kind}` }, aroundText(feature));
  const icon = L.divIcon({ html: text, className: "place-name", iconSize: [0, 0] });
  return likened(L.marker(fromBox(box), { icon, interactive: false, keyboard: false, pane: "leaders" }), fromBox(box), text.outerHTML);
}

let following = false;
// Not before the map itself is there: it is painted once more when its typeface has come.
register("paints", () => {
  if (document.documentElement.dataset.atlas !== "ready") return;
  if (!following) map.on("moveend", () => stale("around"));
  following = true;
  stale("around");
});
registerPainter("around", drawAround);
