// Very many points as few signs, on screen and paper: one for each that stands alone, one with a number for those of a cell.

import { overlap, touches } from "./boxes.js";

/** @typedef {import("./grid.js").Box} Box */
/** @typedef {import("./grid.js").Point} Point */
/** @typedef {{x: ArrayLike<number>, y: ArrayLike<number>}} Points in pixels, column by column: they may be very many */
/** @typedef {{x: number, y: number, radius: number, numbered: boolean, members: number[]}} Sign members by their number; a number that a name would
 * cover in part is left out: half a number is another number */

/** So many points in view are pins, whatever their layers; what is beyond is a crowd. */
export const MOST_PINS = 300;
/** A sign covers so many pixels at most: cells are as large. */
export const CELL = 64;
/** So many in a cell stand each for itself, as long as they do not cover one another. */
const APART = 8;
/** How large a piece of a leader is, in pixels: as its foot. */
const LEADER_BOX = 7;

/** Where in its cell a sign for many may stand, in pixels from its middle, the nearest first. */
const STEPS_ASIDE = [0, -10, 10, -20, 20, -30, 30];
const MOVES = STEPS_ASIDE.flatMap((dy) => STEPS_ASIDE.map((dx) => [dx, dy])).sort((one, other) => Math.hypot(...one) - Math.hypot(...other));

/** Which layers are pins: the smallest first, as long as there is room. @param {number[]} counts of points in view, layer by layer @returns {boolean[]} */
export function arePins(counts) {
  let room = MOST_PINS;
  const few = new Set([...counts.keys()].sort((one, other) => counts[one] - counts[other]).filter((layer) => (room -= counts[layer]) >= 0));
  return counts.map((_, layer) => few.has(layer));
}

/** A leader as boxes that no number lies under. @param {[Point, Point]} leader @returns {Box[]} */
export function alongLeader([[x, y], [endX, endY]]) {
  const steps = Math.ceil(Math.hypot(endX - x, endY - y) / LEADER_BOX);
  return Array.from({ length: steps + 1 }, (_, step) => ({ x: x + ((endX - x) * step) / (steps || 1), y: y + ((endY - y) * step) / (steps || 1), w: LEADER_BOX, h: LEADER_BOX }));
}

/** Cells lie fast on what the points are reckoned from. @param {Points} points @param {Box[]} taken where a sign for many would cover a name @returns {Sign[]} */
export function gatherSigns(points, taken) {
  /** @type {Map<number, number[]>} */
  const cells = new Map();
  for (let index = 0; index < points.x.length; index++) {
    const key = Math.floor(points.x[index] / CELL) * 2 ** 24 + Math.floor(points.y[index] / CELL);
    if (!cells.get(key)?.push(index)) cells.set(key, [index]);
  }
  const signs = [...cells.values()].flatMap((members) => (members.length > APART ? [allTogether(members, points, taken)] : eachAlone(members, points, taken)));
  return signs.sort((one, other) => Number(one.members.length > 1) - Number(other.members.length > 1)); // no dot lies on a number
}

/** In the middle of its members, but wholly in its cell, and where no name covers it if there is such a place in it, smaller if need be.
 * @param {number[]} members @param {Points} points @param {Box[]} taken @returns {Sign} */
function allTogether(members, points, taken) {
  const [x, y] = [meanOf(points.x, members), meanOf(points.y, members)];
  const near = taken.filter((box) => touches(box, { x: inCell(x, CELL / 2), y: inCell(y, CELL / 2), w: CELL, h: CELL }, 1));
  const small = Math.max(11, 3 + 3.4 * String(members.length).length);
  for (const radius of [signRadius(members.length), small]) {
    const free = spotsIn(x, y, radius).find((spot) => isBare(spot, radius, near));
    if (free) return { ...free, radius, numbered: true, members };
  }
  const under = spotsIn(x, y, small).map((spot) => ({ spot, covered: near.reduce((sum, box) => sum + overlap(box, { ...spot, w: 2 * small, h: 2 * small }), 0) }));
  const { spot } = under.reduce((best, one) => (one.covered < best.covered ? one : best));
  return { ...spot, radius: small, numbered: false, members };
}

/** @param {ArrayLike<number>} values @param {number[]} members */
function meanOf(values, members) {
  let sum = 0;
  for (const member of members) sum += values[member];
  return sum / members.length;
}

/** Whether nothing would cover a sign. @param {{x: number, y: number}} spot @param {number} radius @param {Box[]} taken */
function isBare({ x, y }, radius, taken) {
  return !taken.some((box) => touches(box, { x, y, w: 2 * radius, h: 2 * radius }, 1));
}

/** Where a sign may stand in the cell of a place, the nearest first. @param {number} x @param {number} y @param {number} radius */
function spotsIn(x, y, radius) {
  return MOVES.map(([dx, dy]) => ({ x: inCell(x, radius, dx), y: inCell(y, radius, dy) }));
}

/** A value moved so that a sign lies in the cell of the value. @param {number} value @param {number} radius @param {number} [moved] */
function inCell(value, radius, moved = 0) {
  const start = Math.floor(value / CELL) * CELL;
  return Math.min(start + CELL - radius, Math.max(start + radius, value + moved));
}

/** Few members, each for itself; those that would cover one another are one sign, where the first of them stands, in its cell: no other lies on its number.
 * @param {number[]} members @param {Points} points @param {Box[]} taken @returns {Sign[]} */
function eachAlone(members, points, taken) {
  /** @type {Sign[]} */
  const signs = [];
  for (const member of members) {
    /** @type {Sign} */
    let sign = { x: points.x[member], y: points.y[member], radius: signRadius(1), numbered: true, members: [member] };
    for (let near = touching(signs, sign); near >= 0; near = touching(signs, sign)) {
      const [{ x, y, members: before }] = signs.splice(near, 1);
      const radius = signRadius(before.length + sign.members.length);
      sign = { x: inCell(x, radius), y: inCell(y, radius), radius, numbered: true, members: [...before, ...sign.members] };
    }
    signs.push(sign);
  }
  for (const sign of signs) sign.numbered = sign.members.length === 1 || isBare(sign, sign.radius, taken);
  return signs;
}

/** Which of the signs would cover one more, or be covered by it. @param {Sign[]} signs @param {Sign} sign */
function touching(signs, { x, y, radius }) {
  return signs.findIndex((one) => Math.hypot(one.x - x, one.y - y) < one.radius + radius);
}

/** How large a sign is that stands for so many, in pixels. @param {number} count */
function signRadius(count) {
  return count === 1 ? 6 : Math.min(21, 10 + 4.4 * Math.log10(count));
}
