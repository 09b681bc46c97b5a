// Very many points as few signs: one for each that stands alone, one with a number for those of a cell; nothing here grows with what is not seen.

import { overlap, touches } from "../../placement/boxes.js";

/** A sign covers so many pixels at most: cells are as large. */
export const CELL = 64;
/** So many in a cell stand each for itself, as long as they do not cover one another. */
const APART = 8;
/** Two that are nearer than this, in pixels, are one sign: a finger cannot tell them, and the eye hardly. */
const NEAR = 10;

/** Where in its cell a sign for many may stand, in pixels from its middle, the nearest first. */
const STEPS_ASIDE = [0, -10, 10, -20, 20, -30, 30];
const MOVES = STEPS_ASIDE.flatMap((dy) => STEPS_ASIDE.map((dx) => [dx, dy])).sort((one, other) => Math.hypot(...one) - Math.hypot(...other));

/** @typedef {{x: Float64Array, y: Float64Array}} World of every row its place in the world, from 0 to 1; not a number where it has none */
/** @typedef {{x: number, y: number, radius: number, numbered: boolean, members: Thing[]}} Gathered in pixels of the world at its zoom; a number that a name would
 * cover in part is left out: half a number is another number */
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

/** Of the rows of one layer those that stand in a frame. @param {Feature[]} rows @param {Frame} frame @param {number} size of the world in pixels */
export function rowsIn(rows, { left, top, right, bottom }, size) {
  if (!rows.length) return [];
  const [west, north, east, south] = [left / size, top / size, right / size, bottom / size];
  const { x, y } = worldOf(/** @type {PlaceFeature} */ (rows[0]).table);
  return rows.filter((row) => {
    const { at } = /** @type {PlaceFeature} */ (row);
    return x[at] >= west && x[at] <= east && y[at] >= north && y[at] <= south;
  });
}

/** @param {Thing} thing @param {number} size @returns {[number, number]} */
function pixelOf({ feature }, size) {
  const { table, at } = /** @type {PlaceFeature} */ (feature);
  const { x, y } = worldOf(table);
  return [x[at] * size, y[at] * size];
}

/** Cells lie fast on the world, so that a sign stays what it is while the map is moved.
 * @param {Thing[]} things those that are seen @param {number} size @param {Box[]} taken where a sign for many would cover a name @returns {Gathered[]} */
export function gatherCrowd(things, size, taken = []) {
  /** @type {Map<number, Thing[]>} */
  const cells = new Map();
  for (const thing of things) {
    const [x, y] = pixelOf(thing, size);
    const key = Math.floor(x / CELL) * 2 ** 24 + Math.floor(y / CELL);
    if (!cells.get(key)?.push(thing)) cells.set(key, [thing]);
  }
  return [...cells.values()].flatMap((members) => (members.length > APART ? [allTogether(members, size, taken)] : eachAlone(members, size)));
}

/** In the middle of its members, but wholly in its cell, and where no name covers it if there is such a place in it, smaller if need be.
 * @param {Thing[]} members @param {number} size @param {Box[]} taken @returns {Gathered} */
function allTogether(members, size, taken) {
  let [x, y] = [0, 0];
  for (const member of members) {
    const [ownX, ownY] = pixelOf(member, size);
    x += ownX / members.length;
    y += ownY / members.length;
  }
  const small = Math.max(11, 3 + 3.4 * String(members.length).length);
  for (const radius of [signRadius(members.length), small]) {
    const free = spotsIn(x, y, radius).find((spot) => !taken.some((box) => touches(box, { ...spot, w: 2 * radius, h: 2 * radius }, 1)));
    if (free) return { ...free, radius, numbered: true, members };
  }
  const under = spotsIn(x, y, small).map((spot) => ({ spot, covered: taken.reduce((sum, box) => sum + overlap(box, { ...spot, w: 2 * small, h: 2 * small }), 0) }));
  const { spot } = under.reduce((best, one) => (one.covered < best.covered ? one : best));
  return { ...spot, radius: small, numbered: false, members };
}

/** Where a sign may stand in the cell of a place, the nearest first. @param {number} x @param {number} y @param {number} radius */
function spotsIn(x, y, radius) {
  /** @param {number} value @param {number} moved */
  const inCell = (value, moved) => {
    const start = Math.floor(value / CELL) * CELL;
    return Math.min(start + CELL - radius, Math.max(start + radius, value + moved));
  };
  return MOVES.map(([dx, dy]) => ({ x: inCell(x, dx), y: inCell(y, dy) }));
}

/** Few members, each for itself; those that would cover one another are one sign where the first of them stands.
 * @param {Thing[]} members @param {number} size @returns {Gathered[]} */
function eachAlone(members, size) {
  /** @type {Gathered[]} */
  const signs = [];
  for (const member of members) {
    const [x, y] = pixelOf(member, size);
    const near = signs.find((sign) => Math.hypot(sign.x - x, sign.y - y) < NEAR);
    if (near) near.members.push(member);
    else signs.push({ x, y, radius: 0, numbered: true, members: [member] });
  }
  for (const sign of signs) sign.radius = signRadius(sign.members.length);
  return signs;
}

/** How large a sign is that stands for so many, in pixels. @param {number} count */
function signRadius(count) {
  return count === 1 ? 6 : Math.min(21, 10 + 4.4 * Math.log10(count));
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
