// Lines of a coverage of polygons: those two units share, and those only one has.

/** @param {UnitFeature[]} features @returns {{inner: LatLon[][], outer: LatLon[][]}} chains of [lat, lon] */
export function splitLines(features) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const rings = features.flatMap(ringsOf).map((ring) => ({ ring, keys: segmentsOf(ring) }));
  for (const { keys } of rings) for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  /** @type {Set<string>} */
  const taken = new Set();
  const inner = [];
  const outer = [];
  for (const { ring, keys } of rings) {
    for (const chain of chains(ring, keys, (key) => seen.get(key) === 1, taken)) outer.push(chain);
    for (const chain of chains(ring, keys, (key) => (seen.get(key) ?? 0) > 1, taken)) inner.push(chain);
  }
  return { inner, outer };
}

/** @param {UnitFeature} feature @returns {LatLon[][]} every ring as [lon, lat] */
export function ringsOf(feature) {
  const { type, coordinates } = feature.geometry;
  return type === "Polygon" ? coordinates : coordinates.flat();
}

/** One key for each segment of a ring, whichever way it runs. @param {LatLon[]} ring */
function segmentsOf(ring) {
  const corners = ring.map((corner) => `${corner[0]},${corner[1]}`);
  return corners.slice(1).map((corner, before) => (corner < corners[before] ? `${corner} ${corners[before]}` : `${corners[before]} ${corner}`));
}

/** @param {LatLon[]} ring @param {string[]} keys @param {(key: string) => boolean} wanted @param {Set<string>} taken segments already in a chain */
function chains(ring, keys, wanted, taken) {
  /** @type {LatLon[][]} */
  const lines = [];
  let open = false;
  for (let i = 1; i < ring.length; i++) {
    const key = keys[i - 1];
    if (!wanted(key) || taken.has(key)) {
      open = false;
      continue;
    }
    taken.add(key);
    if (!open) lines.push([[ring[i - 1][1], ring[i - 1][0]]]);
    lines[lines.length - 1].push([ring[i][1], ring[i][0]]);
    open = true;
  }
  return lines;
}

/** The polygons of a unit, the one with the widest outline first. @param {UnitFeature} feature @returns {LatLon[][][]} */
export function polygonsOf(feature) {
  const { type, coordinates } = feature.geometry;
  /** @param {LatLon[][]} polygon */
  const extent = ([outline]) => Math.abs(outline.slice(1).reduce((sum, [x, y], i) => sum + outline[i][0] * y - x * outline[i][1], 0));
  return type === "Polygon" ? [coordinates] : [...coordinates].sort((a, b) => extent(b) - extent(a));
}

/** Even-odd rule over all rings. @param {LatLon} at @param {LatLon[][]} rings as [lon, lat] */
export function isInside([lat, lon], rings) {
  let inside = false;
  for (const ring of rings) for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    if (y1 > lat !== y2 > lat && lon < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1)) inside = !inside;
  }
  return inside;
}
