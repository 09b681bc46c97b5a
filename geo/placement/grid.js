// The ground as cells: who owns each, and where in a region a box lies wholly on it.

/** @typedef {{x: number, y: number, w: number, h: number}} Box by its middle */
/** @typedef {[number, number]} Point */
/** @typedef {Point[][]} Polygon its rings, the outer one first */
/** @typedef {{left: number, top: number, width: number, height: number}} Frame */
/** @typedef {{c0: number, c1: number, r0: number, r1: number, sums: Int32Array, edge?: Point[], around?: {x: number, y: number, turn: number}[]}} Region cells of one
 * owner: their bounds, a summed-area table over them, and what was found of them */
/** @typedef {{left: number, top: number, cell: number, columns: number, rows: number, owner: Uint16Array, regions: Map<string, Region>}} Grid */

/** Cells of islands: what is known only to a commune never stands there, it would say more than is known. */
const ISLAND = 0xffff;

/**
 * @param {Polygon[][]} parts the polygons of each smallest unit; the largest of them is its mainland @param {Frame} frame @param {number} most cells
 * @param {number} least the side of a cell at least @returns {Grid}
 */
export function gridOf(parts, frame, most, least) {
  const cell = Math.max(least, Math.sqrt((frame.width * frame.height) / most));
  const columns = Math.ceil(frame.width / cell);
  const rows = Math.ceil(frame.height / cell);
  const grid = { left: frame.left, top: frame.top, cell, columns, rows, owner: new Uint16Array(columns * rows), regions: new Map() };
  parts.forEach((polygons, index) => {
    const areas = polygons.map(([outer]) => Math.abs(ringArea(outer)));
    const mainland = areas.indexOf(Math.max(...areas));
    polygons.forEach((rings, at) => fill(grid, rings, at === mainland ? index + 1 : ISLAND));
  });
  return grid;
}

/** @param {Point[]} ring */
function ringArea(ring) {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** Mark the cells of a polygon, row by row (even-odd rule). @param {Grid} grid @param {Polygon} rings @param {number} index */
function fill(grid, rings, index) {
  /** @type {number[][]} */
  const crossings = Array.from({ length: grid.rows }, () => []);
  for (const ring of rings) for (let i = 1; i < ring.length; i++) cross(grid, crossings, ring[i - 1], ring[i]);
  crossings.forEach((hits, row) => {
    hits.sort((a, b) => a - b);
    for (let i = 1; i < hits.length; i += 2) {
      const from = Math.max(0, Math.ceil(hits[i - 1] - 0.5));
      const to = Math.min(grid.columns - 1, Math.floor(hits[i] - 0.5));
      if (from <= to) grid.owner.fill(index, row * grid.columns + from, row * grid.columns + to + 1);
    }
  });
}

/** Where an edge crosses the middle of each row of cells. @param {Grid} grid @param {number[][]} crossings @param {Point} a @param {Point} b */
function cross(grid, crossings, a, b) {
  const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
  const first = Math.max(0, Math.ceil((low[1] - grid.top) / grid.cell - 0.5));
  const last = Math.min(grid.rows - 1, Math.ceil((high[1] - grid.top) / grid.cell - 0.5) - 1);
  for (let row = first; row <= last; row++) {
    const y = grid.top + (row + 0.5) * grid.cell;
    const x = low[0] + ((high[0] - low[0]) * (y - low[1])) / (high[1] - low[1]);
    crossings[row].push((x - grid.left) / grid.cell);
  }
}

/** The region of some parts together; none: what belongs to nobody. Made once for a grid. @param {Grid} grid @param {number[]} parts @returns {Region} */
export function regionOf(grid, parts) {
  const key = parts.join();
  const known = grid.regions.get(key);
  if (known) return known;
  const owns = new Uint8Array(ISLAND + 1);
  for (const part of parts) owns[part + 1] = 1;
  if (!parts.length) owns[0] = 1;
  const region = sumUp(grid, owns, boundsOf(grid, owns));
  grid.regions.set(key, region);
  return region;
}

/** @param {Grid} grid @param {Uint8Array} owns */
function boundsOf({ columns, rows, owner }, owns) {
  let [c0, c1, r0, r1] = [columns, 0, rows, 0];
  for (let row = 0, at = 0; row < rows; row++) for (let column = 0; column < columns; column++, at++) {
    if (!owns[owner[at]]) continue;
    if (column < c0) c0 = column;
    if (column >= c1) c1 = column + 1;
    if (row < r0) r0 = row;
    r1 = row + 1;
  }
  return { c0, c1: Math.max(c0, c1), r0, r1: Math.max(r0, r1) };
}

/** @param {Grid} grid @param {Uint8Array} owns @param {{c0: number, c1: number, r0: number, r1: number}} bounds @returns {Region} */
function sumUp({ columns, owner }, owns, bounds) {
  const { c0, c1, r0, r1 } = bounds;
  const wide = c1 - c0 + 1;
  const sums = new Int32Array(wide * (r1 - r0 + 1));
  for (let row = r0; row < r1; row++) {
    let run = 0;
    const at = (row - r0 + 1) * wide;
    for (let column = c0; column < c1; column++) {
      run += owns[owner[row * columns + column]];
      sums[at + column - c0 + 1] = sums[at - wide + column - c0 + 1] + run;
    }
  }
  return { ...bounds, sums };
}

/** Whether every cell that a box touches, half a cell to spare, lies in the region: a border runs through cells.
 * @param {Grid} grid @param {Region} region @param {number} x @param {number} y @param {number} w @param {number} h */
export function holds({ left, top, cell }, { c0, c1, r0, r1, sums }, x, y, w, h) {
  const [dx, dy] = [(w + cell) / 2, (h + cell) / 2];
  const west = Math.floor((x - dx - left) / cell);
  const east = Math.ceil((x + dx - left) / cell);
  const north = Math.floor((y - dy - top) / cell);
  const south = Math.ceil((y + dy - top) / cell);
  if (west < c0 || east > c1 || north < r0 || south > r1) return false;
  const wide = c1 - c0 + 1;
  const [up, down] = [(north - r0) * wide - c0, (south - r0) * wide - c0];
  return sums[down + east] - sums[up + east] - sums[down + west] + sums[up + west] === (east - west) * (south - north);
}

/** Numbers of a range from one outwards. @param {number} from @param {number} low @param {number} high the first beyond */
function* outwards(from, low, high) {
  if (low >= high) return;
  const start = Math.min(Math.ceil(high) - 1, Math.max(Math.ceil(low), Math.round(from)));
  yield start;
  for (let step = 1; start - step >= low || start + step < high; step++) {
    if (start - step >= low) yield start - step;
    if (start + step < high) yield start + step;
  }
}

/**
 * The nearest middle of a cell to a point on which a box lies in the region and is allowed; null where there is none.
 * @param {Grid} grid @param {Region} region @param {Point} near @param {number} w @param {number} h @param {number} steep what a step up or down costs against one aside
 * @param {(box: Box) => boolean} allowed @returns {Box | null}
 */
export function nearestSeat(grid, region, [nearX, nearY], w, h, steep, allowed) {
  /** @type {Box | null} */
  let best = null;
  let shortest = Infinity;
  for (const row of outwards((nearY - grid.top) / grid.cell - 0.5, region.r0, region.r1)) {
    const y = grid.top + (row + 0.5) * grid.cell;
    const down = (y - nearY) ** 2 * steep;
    if (down >= shortest) break;
    for (const column of outwards((nearX - grid.left) / grid.cell - 0.5, region.c0, region.c1)) {
      const x = grid.left + (column + 0.5) * grid.cell;
      const far = (x - nearX) ** 2 + down;
      if (far >= shortest) break;
      if (!holds(grid, region, x, y, w, h)) continue;
      const box = { x, y, w, h };
      if (allowed(box)) [best, shortest] = [box, far];
    }
  }
  return best;
}

/** Whether any of these parts lies on the ground. @param {Grid} grid @param {number[]} parts */
export function liesOn(grid, parts) {
  const { r0, r1 } = regionOf(grid, parts);
  return r0 < r1;
}

/** The bounds of a region. @param {Grid} grid @param {Region} region @returns {Box} */
export function boxOf({ left, top, cell }, { c0, c1, r0, r1 }) {
  return { x: left + ((c0 + c1) / 2) * cell, y: top + ((r0 + r1) / 2) * cell, w: (c1 - c0) * cell, h: (r1 - r0) * cell };
}

/** Where leaders may begin: middles of cells a little inside a region, along its edge; all of its cells where none is so far inside.
 * @param {Grid} grid @param {Region} region @param {number} most @returns {Point[]} */
export function edgeOf(grid, region, most) {
  const cells = (region.edge ??= cellsAlong(grid, region, 2 * grid.cell) ?? cellsAlong(grid, region, 0) ?? []);
  const each = Math.ceil(cells.length / most);
  return cells.filter((_, index) => index % each === 0);
}

/** @param {Grid} grid @param {Region} region @param {number} side @returns {Point[] | null} */
function cellsAlong(grid, region, side) {
  /** @type {Point[]} */
  const cells = [];
  for (let row = region.r0; row < region.r1; row++) for (let column = region.c0; column < region.c1; column++) {
    const [x, y] = [grid.left + (column + 0.5) * grid.cell, grid.top + (row + 0.5) * grid.cell];
    if (holds(grid, region, x, y, side, side) && !holds(grid, region, x, y, side + 2 * grid.cell, side + 2 * grid.cell)) cells.push([x, y]);
  }
  return cells.length ? cells : null;
}
