// Points that would cover one another are one mark with a count; a chosen one fans out.

import { touches } from "./boxes.js";

/** @typedef {import("./grid.js").Box} Box */
/** @typedef {import("./grid.js").Point} Point */
/** @typedef {{w: number, h: number, lift: number}} PinSize its room, whose middle lies so far above its tip */
/** @typedef {{at: Point, members: number[], box: Box}} Mark where its tip stands: on the place of its first member */

/** @param {Point} tip @param {PinSize} size @returns {Box} */
export function pinBox([x, y], { w, h, lift }) {
  return { x, y: y - lift, w, h };
}

/** @param {Point[]} points those first that shall stand on their own place @param {PinSize} size @returns {Mark[]} */
export function gather(points, size) {
  /** @type {Map<number, Mark[]>} */
  const cells = new Map();
  /** @type {Mark[]} */
  const marks = [];
  points.forEach((at, index) => {
    const box = pinBox(at, size);
    const [column, row] = [Math.floor(at[0] / size.w), Math.floor(at[1] / size.h)];
    const near = nearest(cells, column, row, box);
    if (near) return void near.members.push(index);
    const mark = { at, members: [index], box };
    marks.push(mark);
    if (!cells.get(keyOf(column, row))?.push(mark)) cells.set(keyOf(column, row), [mark]);
  });
  return marks;
}

/** A cell as large as a pin, as one number. @param {number} column @param {number} row */
function keyOf(column, row) {
  return column * 2 ** 24 + row;
}

/** The nearest mark that a pin would touch. @param {Map<number, Mark[]>} cells @param {number} column @param {number} row @param {Box} box */
function nearest(cells, column, row, box) {
  /** @type {Mark | null} */
  let best = null;
  let least = Infinity;
  for (let x = column - 1; x <= column + 1; x++) for (let y = row - 1; y <= row + 1; y++) for (const mark of cells.get(keyOf(x, y)) ?? []) {
    const far = (mark.box.x - box.x) ** 2 + (mark.box.y - box.y) ** 2;
    if (far < least && touches(mark.box, box, 0)) [best, least] = [mark, far];
  }
  return best;
}

/** Where the tips of a mark's members stand when it is opened: on a ring wide enough for all. @param {Point} at @param {number} count @param {PinSize} size @returns {Point[]} */
export function fan([x, y], count, size) {
  const chord = Math.hypot(size.w, size.h);
  const radius = count === 1 ? 0 : Math.max(chord, chord / (2 * Math.sin(Math.PI / count)));
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count - Math.PI / 2;
    return [x + radius * Math.cos(angle), y + size.lift / 2 + radius * Math.sin(angle)];
  });
}
