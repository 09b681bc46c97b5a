// Names of the neighbours and of the sea: where they are seen, beside whatever else stands on the screen.

/** @type {any[]} features of the surroundings */
let surroundings = [];
/** @type {L.LayerGroup | null} */
let aroundNames = null;
/** Where each name stood last: it stays there as long as it can. @type {Map<string, LatLon>} */
const stood = new Map();
const STEPS = 14;
const IN_FRONT = ".bar, .panel, .card, .tools .stack, .search, .position-row, .leaflet-control-attribution, .panel-menu, .plate, .degrees text";

/** Lay out the names of the surroundings for what is seen now. @param {Box[]} [front] what stands in front of the map, if that was just measured */
function drawAround(front) {
  if (!laid || laid.zoom !== map.getZoom()) return;
  aroundNames?.remove();
  aroundNames = L.layerGroup();
  if (view.background === "own") {
    const taken = [...laid.boxes, ...(front ?? inFront())];
    for (const feature of surroundings) {
      const box = aroundBox(feature, taken);
      if (!box) continue;
      taken.push(box);
      aroundNames.addLayer(aroundMarker(feature, box));
    }
  }
  aroundNames.addTo(map);
}

/** What stays in front of the map whatever is open: on a phone the sheets come and go over it. */
function lasting() {
  return wide() ? IN_FRONT : ".bar, .tools .stack, .search, .plate, .degrees text";
}

/** The panels and tools in front of the map, as boxes of the world's pixels. @param {string} [which] @returns {Box[]} */
function inFront(which = IN_FRONT) {
  const { left, top } = map.getContainer().getBoundingClientRect();
  const origin = (map.getPixelBounds().min ?? L.point(0, 0)).subtract([left, top]);
  return [...document.querySelectorAll(which)].map((element) => element.getBoundingClientRect()).filter((rect) => rect.width && rect.height)
    .map((rect) => ({ x: origin.x + rect.left + rect.width / 2, y: origin.y + rect.top + rect.height / 2, w: rect.width, h: rect.height }));
}

/** @param {any} feature */
function aroundText(feature) {
  return nameOf(feature.properties).replace(/^Xã |^Phường |^Đặc khu | Commune$| Ward$| Special Zone$/, "");
}

/** @param {any} feature @param {Box[]} taken @returns {Box | null} */
function aroundBox(feature, taken) {
  const { kind, id, label_lat: lat, label_lon: lon } = feature.properties;
  const own = /** @type {LatLon} */ (kind === "name" ? [feature.geometry.coordinates[1], feature.geometry.coordinates[0]] : [lat, lon]);
  if ((kind !== "name" && kind !== "neighbour") || !Number.isFinite(own[0])) return null;
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

/** @param {Box} box @returns {LatLon} */
function fromBox(box) {
  const at = map.unproject([box.x, box.y]);
  return [at.lat, at.lng];
}

/** Wholly on the screen. @param {Box} box */
function isSeen(box) {
  const { min, max } = map.getPixelBounds();
  if (!min || !max) return false;
  return box.x - box.w / 2 > min.x + 4 && box.x + box.w / 2 < max.x - 4 && box.y - box.h / 2 > min.y + 4 && box.y + box.h / 2 < max.y - 4;
}

/** Not on the district itself: the part of the box that the raster knows belongs to no unit. @param {Box} box */
function isOutsideUnits(box) {
  if (!laid) return true;
  const { left, top, cell, columns, rows, owner } = laid;
  const [c0, c1] = [box.x - box.w / 2, box.x + box.w / 2].map((x) => Math.min(columns, Math.max(0, Math.floor((x - left) / cell))));
  const [r0, r1] = [box.y - box.h / 2, box.y + box.h / 2].map((y) => Math.min(rows, Math.max(0, Math.floor((y - top) / cell))));
  for (let row = r0; row < Math.min(r1 + 1, rows); row++) for (let column = c0; column < Math.min(c1 + 1, columns); column++) if (owner[row * columns + column]) return false;
  return true;
}

/** The free spot nearest to the middle of what is seen of a neighbour. @param {any} feature @param {(at: LatLon) => Box} boxAt @param {(box: Box) => boolean} fits @returns {Box | null} */
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

/** Even-odd rule over all rings. @param {LatLon} at @param {LatLon[][]} rings as [lon, lat] */
function isInside([lat, lon], rings) {
  let inside = false;
  for (const ring of rings) for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    if (y1 > lat !== y2 > lat && lon < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1)) inside = !inside;
  }
  return inside;
}

/** @param {any} feature @param {Box} box */
function aroundMarker(feature, box) {
  const text = make("span", { class: `around-name ${feature.properties.kind}` }, aroundText(feature));
  const icon = L.divIcon({ html: text, className: "place-name", iconSize: [0, 0] });
  return L.marker(fromBox(box), { icon, interactive: false, keyboard: false, pane: "leaders" });
}

let following = false;
// Not before the map itself is there: it is painted once more when its typeface has come.
offerPaint(() => {
  if (document.documentElement.dataset.atlas !== "ready") return;
  if (!following) map.on("moveend", () => drawAround());
  following = true;
  drawAround(wide() && laid?.front.length ? laid.front : undefined);
});
