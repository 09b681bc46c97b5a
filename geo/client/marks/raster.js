// Room on the screen: where a box lies wholly inside a unit, or wholly outside all of them, and touches no other box.

import { polygonsOf } from "../geodesy/outlines.js";
import { map } from "../map/index.js";

const MOST_CELLS = 90000;
const MARGIN = 190;
/** A seat above or below counts as farther away than one at the side: lines run flat. */
const STEEP = 1.6;
/** Cells of islands: no name or badge of a commune is seated there, it would say more than is known. */
const ISLAND = 255;

/** The last raster: a switch or a selection lays out anew on the same cells. @type {PlacementRaster | null} */
let raster = null;

/** An empty room over the units at a zoom. @param {UnitFeature[]} features @param {number} zoom @param {Edge | null} edge @param {Box[]} front @returns {PlacementRaster} */
export function makeRoom(features, zoom, edge, front) {
  if (raster?.zoom !== zoom || raster.ids[0] !== features[0]?.properties.id) raster = rasterise(features, zoom);
  return { ...raster, boxes: [], edge, front };
}

/** @param {UnitFeature[]} features @param {number} zoom @returns {PlacementRaster} */
function rasterise(features, zoom) {
  const [southWest, northEast] = SITE.bounds.district.map((corner) => map.project(corner, zoom));
  const left = southWest.x - MARGIN;
  const top = northEast.y - MARGIN;
  const width = northEast.x - southWest.x + 2 * MARGIN;
  const height = southWest.y - northEast.y + 2 * MARGIN;
  const cell = Math.max(4, Math.sqrt((width * height) / MOST_CELLS));
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  /** @type {PlacementRaster} */
  const room = { zoom, cell, left, top, columns, rows, owner: new Uint8Array(columns * rows), sums: [], cells: [], fits: new Map(),
    ids: features.map((one) => one.properties.id), boxes: [], edge: null, front: [] };
  features.forEach((feature, index) => {
    const [mainland, ...islands] = polygonsOf(feature);
    fillCells(room, mainland, index + 1);
    for (const island of islands) fillCells(room, island, ISLAND);
  });
  for (let index = 0; index <= features.length; index++) {
    room.sums.push(sumTable(room, index));
    room.cells.push(Int32Array.from(cellsOf(room, index)));
  }
  return room;
}

/** Mark the cells of one polygon, row by row (even-odd rule). @param {PlacementRaster} room @param {LatLon[][]} rings @param {number} index */
function fillCells(room, rings, index) {
  /** @type {number[][]} */
  const crossings = Array.from({ length: room.rows }, () => []);
  for (const ring of rings) {
    const line = ring.map(([lon, lat]) => map.project([lat, lon], room.zoom));
    for (let i = 1; i < line.length; i++) cross(room, crossings, line[i - 1], line[i]);
  }
  crossings.forEach((hits, row) => {
    hits.sort((a, b) => a - b);
    for (let i = 1; i < hits.length; i += 2) {
      const from = Math.max(0, Math.ceil(hits[i - 1] - 0.5));
      const to = Math.min(room.columns - 1, Math.floor(hits[i] - 0.5));
      for (let column = from; column <= to; column++) room.owner[row * room.columns + column] = index;
    }
  });
}

/** Where an edge crosses the middle of each row of cells. @param {PlacementRaster} room @param {number[][]} crossings @param {L.Point} a @param {L.Point} b */
function cross(room, crossings, a, b) {
  const [low, high] = a.y < b.y ? [a, b] : [b, a];
  const first = Math.max(0, Math.ceil((low.y - room.top) / room.cell - 0.5));
  const last = Math.min(room.rows - 1, Math.ceil((high.y - room.top) / room.cell - 0.5) - 1);
  for (let row = first; row <= last; row++) {
    const y = room.top + (row + 0.5) * room.cell;
    const x = low.x + ((high.x - low.x) * (y - low.y)) / (high.y - low.y);
    crossings[row].push((x - room.left) / room.cell);
  }
}

/** Summed-area table of the cells of one owner. @param {PlacementRaster} room @param {number} index */
function sumTable(room, index) {
  const wide = room.columns + 1;
  const table = new Int32Array(wide * (room.rows + 1));
  for (let row = 0; row < room.rows; row++) {
    let run = 0;
    for (let column = 0; column < room.columns; column++) {
      run += room.owner[row * room.columns + column] === index ? 1 : 0;
      table[(row + 1) * wide + column + 1] = table[row * wide + column + 1] + run;
    }
  }
  return table;
}

/** Whether every cell a box touches has this owner (0: no unit), with half a cell to spare: a border runs through cells. @param {PlacementRaster} room @param {number} index @param {Box} box */
function holds(room, index, box) {
  const wide = room.columns + 1;
  const [w, h] = [(box.w + room.cell) / 2, (box.h + room.cell) / 2];
  const c0 = Math.floor((box.x - w - room.left) / room.cell);
  const c1 = Math.ceil((box.x + w - room.left) / room.cell);
  const r0 = Math.floor((box.y - h - room.top) / room.cell);
  const r1 = Math.ceil((box.y + h - room.top) / room.cell);
  if (c0 < 0 || r0 < 0 || c1 > room.columns || r1 > room.rows) return false;
  const table = room.sums[index];
  return table[r1 * wide + c1] - table[r0 * wide + c1] - table[r1 * wide + c0] + table[r0 * wide + c0] === (c1 - c0) * (r1 - r0);
}

/** @param {Box} one @param {Box} other @param {number} gap */
export function touches(one, other, gap = 2) {
  return Math.abs(one.x - other.x) * 2 < one.w + other.w + gap * 2 && Math.abs(one.y - other.y) * 2 < one.h + other.h + gap * 2;
}

/** @param {PlacementRaster} room @param {number} index */
function* cellsOf(room, index) {
  for (let cell = 0; cell < room.owner.length; cell++) if (room.owner[cell] === index) yield cell;
}

/** The points (x and y in turn, from the raster's left top corner) on which a box of this size lies wholly on its owner; found once for a
 * raster. @param {PlacementRaster} room @param {number} index @param {number} w @param {number} h */
function seatsFor(room, index, w, h) {
  const key = `${index}/${w}/${h}`;
  const known = room.fits.get(key);
  if (known) return known;
  /** @type {number[]} */
  const found = [];
  for (const cell of room.cells[index]) {
    const [x, y] = [((cell % room.columns) + 0.5) * room.cell, (Math.floor(cell / room.columns) + 0.5) * room.cell];
    if (holds(room, index, { x: room.left + x, y: room.top + y, w, h })) found.push(x, y);
  }
  const seats = Float32Array.from(found);
  room.fits.set(key, seats);
  return seats;
}

/**
 * The seats from one height outwards, up to where none can be nearer any more: a near one found early leaves little else to look at.
 * @param {Float32Array} seats row by row @param {number} y @param {() => number} shortest
 */
function* rowsFrom(seats, y, shortest) {
  let down = 0;
  for (let high = seats.length / 2; down < high;) {
    const middle = (down + high) >> 1;
    if (seats[2 * middle + 1] < y) down = middle + 1;
    else high = middle;
  }
  let up = (down *= 2) - 2;
  while (up >= 0 || down < seats.length) {
    const below = down < seats.length ? seats[down + 1] - y : Infinity;
    const above = up >= 0 ? y - seats[up + 1] : Infinity;
    if (Math.min(below, above) ** 2 * STEEP >= shortest()) return;
    if (below <= above) { yield down; down += 2; } else { yield up; up -= 2; }
  }
}

/** Whether a box beside the units can be seen whole. @param {PlacementRaster} room @param {Box} box */
function isClear({ edge, front }, box) {
  if (edge && (box.x - box.w / 2 < edge.left || box.x + box.w / 2 > edge.right || box.y - box.h / 2 < edge.top || box.y + box.h / 2 > edge.bottom)) return false;
  return !front.some((one) => touches(one, box, 4));
}

/**
 * The free spot nearest to a point where a box fits, on a unit or (null) outside all, where it can be seen, as far away as it may reach in
 * pixels; null where there is none. The box is not taken yet.
 * @param {PlacementRaster} room @param {string | null} unitId @param {{x: number, y: number}} near @param {number} w @param {number} h @param {number} [reach] @returns {Box | null}
 */
export function findRoom(room, unitId, near, w, h, reach = 240) {
  const index = unitId ? room.ids.indexOf(unitId) + 1 : 0;
  let best = null;
  let shortest = unitId ? Infinity : reach ** 2;
  const seats = seatsFor(room, index, w, h);
  const [atX, atY] = [near.x - room.left, near.y - room.top];
  for (const i of rowsFrom(seats, atY, () => shortest)) {
    const far = (seats[i] - atX) ** 2 + (seats[i + 1] - atY) ** 2 * STEEP;
    if (far >= shortest) continue;
    const box = { x: room.left + seats[i], y: room.top + seats[i + 1], w, h };
    if (room.boxes.some((taken) => touches(taken, box)) || (!unitId && !isClear(room, box))) continue;
    shortest = far;
    best = box;
  }
  return best;
}

/** The free spot beside the units nearest to a point, on the screen if there is one. @param {PlacementRaster} room
 * @param {{x: number, y: number}} near @param {number} w @param {number} h @param {number} [reach] */
export function hangRoom(room, near, w, h, reach) {
  return findRoom(room, null, near, w, h, reach) ?? findRoom({ ...room, edge: null, front: [] }, null, near, w, h, reach);
}

/** The place in a unit, a little inside its border, that is nearest to a box beside it. @param {PlacementRaster} room @param {string} unitId @param {Box} box @returns {Box} */
export function nearestCell(room, unitId, box) {
  const index = room.ids.indexOf(unitId) + 1;
  for (const size of [18, 8, 1]) {
    /** @type {Box | null} */
    let best = null;
    let shortest = Infinity;
    const seats = seatsFor(room, index, size, size);
    for (let i = 0; i < seats.length; i += 2) {
      const spot = { x: room.left + seats[i], y: room.top + seats[i + 1], w: size, h: size };
      const far = (spot.x - box.x) ** 2 + (spot.y - box.y) ** 2;
      if (far < shortest) { shortest = far; best = spot; }
    }
    if (best) return best;
  }
  return box;
}

/** @param {PlacementRaster} room @param {Box} box */
export function takeRoom(room, box) {
  room.boxes.push(box);
  return box;
}

/** Where a text may stand beside a box: right, left, above, below, then the corners. @param {Box} box @param {{w: number, h: number}} size @returns {Box[]} */
export function beside(box, { w, h }) {
  const [dx, dy] = [(box.w + w) / 2 + 3, (box.h + h) / 2 + 2];
  return [[dx, 0], [-dx, 0], [0, -dy], [0, dy], [dx, -dy], [dx, dy], [-dx, -dy], [-dx, dy]].map(([x, y]) => ({ x: box.x + x, y: box.y + y, w, h }));
}

/** @param {PlacementRaster} room @param {Box} box */
export function isFree(room, box) {
  return !room.boxes.some((taken) => touches(taken, box));
}
