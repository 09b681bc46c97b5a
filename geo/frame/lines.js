// Lines of a coverage of polygons: those two units share, and those only one has.

/**
 * @param {UnitFeature[]} features
 * @returns {{inner: LatLon[][], outer: LatLon[][]}} chains of [lat, lon]
 */
function splitLines(features) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const rings = features.flatMap(ringsOf);
  for (const ring of rings) for (let i = 1; i < ring.length; i++) count(seen, ring[i - 1], ring[i]);
  /** @type {Set<string>} */
  const taken = new Set();
  const inner = [];
  const outer = [];
  for (const ring of rings) {
    for (const chain of chains(ring, (key) => seen.get(key) === 1, taken)) outer.push(chain);
    for (const chain of chains(ring, (key) => (seen.get(key) ?? 0) > 1, taken)) inner.push(chain);
  }
  return { inner, outer };
}

/** @param {UnitFeature} feature @returns {LatLon[][]} every ring as [lon, lat] */
function ringsOf(feature) {
  const { type, coordinates } = feature.geometry;
  return type === "Polygon" ? coordinates : coordinates.flat();
}

/** One key for a segment, whichever way it runs. @param {LatLon} a @param {LatLon} b */
function segment(a, b) {
  const [one, other] = [`${a[0]},${a[1]}`, `${b[0]},${b[1]}`];
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** @param {Map<string, number>} seen @param {LatLon} a @param {LatLon} b */
function count(seen, a, b) {
  const key = segment(a, b);
  seen.set(key, (seen.get(key) ?? 0) + 1);
}

/** @param {LatLon[]} ring @param {(key: string) => boolean} wanted @param {Set<string>} taken segments already in a chain */
function chains(ring, wanted, taken) {
  /** @type {LatLon[][]} */
  const found = [];
  let open = false;
  for (let i = 1; i < ring.length; i++) {
    const key = segment(ring[i - 1], ring[i]);
    if (!wanted(key) || taken.has(key)) {
      open = false;
      continue;
    }
    taken.add(key);
    if (!open) found.push([[ring[i - 1][1], ring[i - 1][0]]]);
    found[found.length - 1].push([ring[i][1], ring[i][0]]);
    open = true;
  }
  return found;
}
