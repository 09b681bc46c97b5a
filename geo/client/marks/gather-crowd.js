// Very many points of layers as signs at a zoom; nothing here grows with what is not seen.

import { gatherSigns } from "../../placement/crowd.js";

/** @typedef {{x: Float64Array, y: Float64Array}} World of every row its place in the world, from 0 to 1; not a number where it has none */
/** @typedef {{x: number, y: number, radius: number, numbered: boolean, members: Thing[]}} Gathered in pixels of the world at its zoom */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Frame in the same pixels */

/** @type {WeakMap<PlaceColumns, World>} */
const worlds = new WeakMap();

/** Web Mercator (EPSG:3857) as Leaflet has it, the whole world from 0 to 1; made once for a layer. @param {PlaceColumns} table @returns {World} */
export function worldOf(table) {
  const known = worlds.get(table);
  if (known) return known;
  const { lon, lat, degree } = table;
  const x = Float64Array.from(lon, (east) => (east === null ? NaN : east / degree / 360 + 0.5));
  const y = Float64Array.from(lat, (north) => (north === null ? NaN : 0.5 - Math.log(Math.tan(Math.PI / 4 + (north / degree) * (Math.PI / 360))) / (2 * Math.PI)));
  worlds.set(table, { x, y });
  return { x, y };
}

/** Pixels of the whole world. @param {number} zoom */
export function worldSize(zoom) {
  return 256 * 2 ** zoom;
}

/** Of the things of one layer those that stand in a frame. @param {Thing[]} things @param {Frame} frame @param {number} size of the world in pixels */
export function thingsIn(things, { left, top, right, bottom }, size) {
  if (!things.length) return [];
  const [west, north, east, south] = [left / size, top / size, right / size, bottom / size];
  const { x, y } = worldOf(/** @type {PlaceFeature} */ (things[0].feature).table);
  return things.filter(({ feature }) => {
    const { at } = /** @type {PlaceFeature} */ (feature);
    return x[at] >= west && x[at] <= east && y[at] >= north && y[at] <= south;
  });
}

/** @param {Thing[]} things @param {number} size @returns {World} where they stand, in pixels */
function pixelsOf(things, size) {
  const [x, y] = [new Float64Array(things.length), new Float64Array(things.length)];
  things.forEach(({ feature }, index) => {
    const { table, at } = /** @type {PlaceFeature} */ (feature);
    const world = worldOf(table);
    x[index] = world.x[at] * size;
    y[index] = world.y[at] * size;
  });
  return { x, y };
}

/** Cells lie fast on the world, so that a sign stays what it is while the map is moved.
 * @param {Thing[]} things those that are seen @param {number} size @param {Box[]} taken where a sign for many would cover a name @returns {Gathered[]} */
export function gatherCrowd(things, size, taken = []) {
  const signs = gatherSigns(pixelsOf(things, size), taken);
  return signs.map((sign) => ({ ...sign, members: sign.members.map((member) => things[member]) }));
}

/** The sign under a place, the nearest of several. @param {Gathered[]} signs @param {number} x @param {number} y @param {number} reach beyond its edge */
export function signAt(signs, x, y, reach) {
  /** @type {Gathered | null} */
  let best = null;
  let least = Infinity;
  for (const sign of signs) {
    const far = Math.hypot(sign.x - x, sign.y - y);
    if (far < sign.radius + reach && far < least) [best, least] = [sign, far];
  }
  return best;
}
