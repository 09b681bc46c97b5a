// Boxes and lines: what touches, what crosses.

/** @typedef {import("./grid.js").Box} Box */
/** @typedef {import("./grid.js").Point} Point */

/** @param {Box} one @param {Box} other @param {number} gap */
export function touches(one, other, gap) {
  return Math.abs(one.x - other.x) * 2 < one.w + other.w + gap * 2 && Math.abs(one.y - other.y) * 2 < one.h + other.h + gap * 2;
}

/** What two boxes share. @param {Box} one @param {Box} other */
export function overlap(one, other) {
  const w = (one.w + other.w) / 2 - Math.abs(one.x - other.x);
  const h = (one.h + other.h) / 2 - Math.abs(one.y - other.y);
  return w > 0 && h > 0 ? Math.min(w, one.w, other.w) * Math.min(h, one.h, other.h) : 0;
}

/** On which side of a line from a to b a point lies. @param {Point} a @param {Point} b @param {Point} c */
function side(a, b, c) {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Whether two lines cross or touch. @param {[Point, Point]} one @param {[Point, Point]} other */
export function crosses([a, b], [c, d]) {
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

/** Whether a line runs through a box: no axis of either parts them. @param {[Point, Point]} line @param {Box} box @param {number} gap */
export function runsThrough([a, b], box, gap) {
  const [halfW, halfH] = [box.w / 2 + gap, box.h / 2 + gap];
  if (Math.max(a[0], b[0]) < box.x - halfW || Math.min(a[0], b[0]) > box.x + halfW) return false;
  if (Math.max(a[1], b[1]) < box.y - halfH || Math.min(a[1], b[1]) > box.y + halfH) return false;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  return Math.abs(dx * (box.y - a[1]) - dy * (box.x - a[0])) <= halfW * Math.abs(dy) + halfH * Math.abs(dx);
}

/** Where a line from a point meets a box: in the middle of the side that it comes to. @param {Point} from @param {Box} box @returns {Point} */
export function sideTowards([fromX, fromY], { x, y, w, h }) {
  if (fromX < x - w / 2) return [x - w / 2, y];
  if (fromX > x + w / 2) return [x + w / 2, y];
  return fromY < y ? [x, y - h / 2] : [x, y + h / 2];
}
