// The outlines of a merger on a plane, and how they come to stand in a drawing: the units of before a little apart, those of today where they are.

import { BASE_ERA, ERAS, nameOf, say, units } from "../core/index.js";
import { ringsOf } from "../geodesy/outlines.js";

/** How far apart the units of before stand, in parts of their distance from the middle. */
const PARTED = 0.42;
/** Pixels between two corners that are both drawn. */
const CORNER = 0.7;

/** @typedef {[number, number]} XY */
/** `index`: of the unit of today; `shift`: how far it stands from where it belongs. @typedef {{index: number, name: string, rings: XY[][], spot: XY, shift: XY}} MergerShape */

/** @param {Merger} merger @returns {{before: MergerShape[], since: MergerShape[]}} */
export function mergerShapes(merger) {
  const [[south], [north]] = SITE.bounds.district;
  const wide = Math.cos(((south + north) * Math.PI) / 360);
  /** @param {string} era @param {string} id @param {number} index @param {Words | null} label @returns {MergerShape[]} */
  const shape = (era, id, index, label) => {
    const unit = units[era]?.get(id);
    if (!unit) return [];
    const [lat, lon] = unit.properties.label;
    const rings = ringsOf(unit).map((ring) => ring.map(([x, y]) => /** @type {XY} */ ([x * wide, -y])));
    return [{ index, name: label ? say(label) : nameOf(unit.properties), rings, spot: [lon * wide, -lat], shift: [0, 0] }];
  };
  const before = merger.units.flatMap((unit, index) => unit.members.flatMap(({ id, label }) => shape(BASE_ERA, id, index, label)));
  const since = merger.units.flatMap(({ id }, index) => shape(ERAS[ERAS.length - 1], id, index, null));
  const { left, top, right, bottom } = extentOf(before.map(({ spot }) => spot));
  for (const one of before) one.shift = [PARTED * (one.spot[0] - (left + right) / 2), PARTED * (one.spot[1] - (top + bottom) / 2)];
  return { before, since };
}

/** @param {XY[]} points @returns {Edge} */
function extentOf(points) {
  const edge = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    edge.left = Math.min(edge.left, x);
    edge.right = Math.max(edge.right, x);
    edge.top = Math.min(edge.top, y);
    edge.bottom = Math.max(edge.bottom, y);
  }
  return edge;
}

/** From the plane to pixels, so that all shapes stand in a box, apart too. @param {MergerShape[]} shapes @param {Edge} box @param {number} margin @returns {(point: XY) => XY} */
export function mergerPlace(shapes, box, margin) {
  const { left, top, right, bottom } = extentOf(shapes.flatMap(({ rings, shift }) => rings.flat().map(([x, y]) => /** @type {XY} */ ([x + shift[0], y + shift[1]]))));
  const scale = Math.max(0, Math.min((box.right - box.left - 2 * margin) / (right - left), (box.bottom - box.top - 2 * margin) / (bottom - top)));
  const [x, y] = [(box.left + box.right - scale * (left + right)) / 2, (box.top + box.bottom - scale * (top + bottom)) / 2];
  return (point) => [x + scale * point[0], y + scale * point[1]];
}

/** The path of an outline; corners that lie on one another are left out. @param {XY[][]} rings @param {(point: XY) => XY} place */
export function mergerPath(rings, place) {
  return rings.map((ring) => {
    /** @type {XY[]} */
    const kept = [];
    for (const [x, y] of ring.map(place)) {
      const [lastX, lastY] = kept[kept.length - 1] ?? [Infinity, Infinity];
      if (Math.hypot(x - lastX, y - lastY) >= CORNER) kept.push([x, y]);
    }
    return `M${kept.map((point) => point.map((value) => value.toFixed(1)).join(" ")).join("L")}Z`;
  }).join("");
}
