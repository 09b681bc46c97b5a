// What finds no room in its unit stands beside all units on one leader: the choice of seats whose leaders are short and cross nothing.

import { crosses, runsThrough, sideTowards, touches } from "./boxes.js";
import { boxOf, edgeOf, holds, regionOf } from "./grid.js";

/** @typedef {import("./grid.js").Box} Box */
/** @typedef {import("./grid.js").Point} Point */
/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./grid.js").Region} Region */
/** @typedef {{parts: number[], shapes: [number, number][]}} Wanting a unit and the sizes that what it hangs out may have */
/** @typedef {{box: Box, shape: number, line: [Point, Point], cost: number}} Hung the line runs from the unit to the box */

/** @typedef {{seats: (Hung | null)[], cost: number}} Chosen */

/** Nothing stands on any of these. No leader runs through a name or a pill; under a point it may. @typedef {{seats: Box[], points: Box[], front: Box[]}} Obstacles */

/** What it costs to leave one out: more than any leader. */
const HOMELESS = 1e6;

/**
 * A seat for each, or null; all are looked for nearby, and farther away only where one has found none.
 * @param {Grid} grid @param {Wanting[]} wanting @param {Obstacles} obstacles @param {Rules} rules @returns {(Hung | null)[]}
 */
export function hangOut(grid, wanting, obstacles, rules) {
  const near = seatsWithin(grid, wanting, obstacles, rules, rules.leaders.reach);
  return near.every(Boolean) ? near : seatsWithin(grid, wanting, obstacles, rules, Infinity);
}

/** Whoever has the fewest choices chooses first; who found none goes before all others in the next round.
 * @param {Grid} grid @param {Wanting[]} wanting @param {Obstacles} obstacles @param {Rules} rules @param {number} reach @returns {(Hung | null)[]} */
function seatsWithin(grid, wanting, obstacles, rules, reach) {
  const choices = wanting.map((one) => seatsOf(grid, one, obstacles, rules, reach));
  let order = wanting.map((_, index) => index).sort((one, other) => choices[one].length - choices[other].length);
  /** @type {Chosen} */
  let best = { seats: wanting.map(() => null), cost: Infinity };
  const inTheWay = disturbances(rules.gap);
  for (let round = 0; round < rules.leaders.rounds; round++) {
    const { seats, cost } = search(order.map((index) => choices[index]), rules.leaders.patience, inTheWay);
    /** @type {(Hung | null)[]} */
    const own = wanting.map(() => null);
    order.forEach((index, at) => { own[index] = seats[at]; });
    if (cost < best.cost) best = { seats: own, cost };
    const left = order.filter((index) => choices[index].length && !own[index]);
    if (!left.length) break;
    order = [...left, ...order.filter((index) => !left.includes(index))];
  }
  return best.seats;
}

/** The best seats of one in all directions, the best first.
 * @param {Grid} grid @param {Wanting} wanting @param {Obstacles} obstacles @param {Rules} rules @param {number} reach @returns {Hung[]} */
function seatsOf(grid, { parts, shapes }, obstacles, rules, reach) {
  const { gap, leaders } = rules;
  const nobody = regionOf(grid, []);
  const region = regionOf(grid, parts);
  const starts = edgeOf(grid, region, leaders.starts);
  if (!starts.length) return [];
  const core = boxOf(grid, region);
  const standing = [...obstacles.seats, ...obstacles.points, ...obstacles.front];
  /** @type {(Hung | undefined)[]} */
  const best = [];
  for (const [shape, [w, h]] of shapes.entries()) for (const { x, y, turn } of cellsAround(grid, region, core, leaders.stride)) {
    if (Math.abs(x - core.x) > core.w / 2 + reach || Math.abs(y - core.y) > core.h / 2 + reach) continue;
    const sector = shape * leaders.directions + Math.floor(turn * (leaders.directions - 0.001));
    const least = best[sector]?.cost ?? Infinity;
    const box = { x, y, w, h };
    if (apart(core, box) >= least || !holds(grid, nobody, x, y, w, h) || standing.some((other) => touches(other, box, gap))) continue;
    const from = nearestOf(starts, box);
    const to = sideTowards(from, box);
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length >= least || obstacles.seats.some((other) => runsThrough([from, to], other, gap))) continue;
    const cost = costOf(grid, parts, [from, to], length, obstacles.points, rules, least);
    if (cost < least) best[sector] = { box, shape, line: [from, to], cost };
  }
  return /** @type {Hung[]} */ (best.filter(Boolean)).sort((one, other) => one.cost - other.cost);
}

/** Every so-manieth cell that belongs to nobody, and in which direction from the middle of a region it lies, 0 to 1; made once for a region.
 * @param {Grid} grid @param {Region} region @param {Box} core @param {number} stride */
function cellsAround(grid, region, core, stride) {
  if (region.around) return region.around;
  const { left, top, cell, columns, owner } = grid;
  const { c0, c1, r0, r1 } = regionOf(grid, []);
  region.around = [];
  for (let row = r0; row < r1; row += stride) for (let column = c0; column < c1; column += stride) {
    if (owner[row * columns + column]) continue;
    const [x, y] = [left + (column + 0.5) * cell, top + (row + 0.5) * cell];
    region.around.push({ x, y, turn: (Math.atan2(y - core.y, x - core.x) / Math.PI + 1) / 2 });
  }
  return region.around;
}

/** How far two boxes are from one another. @param {Box} one @param {Box} other */
function apart(one, other) {
  return Math.hypot(Math.max(0, Math.abs(one.x - other.x) - (one.w + other.w) / 2), Math.max(0, Math.abs(one.y - other.y) - (one.h + other.h) / 2));
}

/** @param {Point[]} starts @param {Box} box */
function nearestOf(starts, box) {
  let [best, least] = [starts[0], Infinity];
  for (const start of starts) {
    const far = Math.max(0, Math.abs(start[0] - box.x) - box.w / 2) ** 2 + Math.max(0, Math.abs(start[1] - box.y) - box.h / 2) ** 2;
    if (far < least) [best, least] = [start, far];
  }
  return best;
}

/** What a leader costs: its length, and more where it runs over other units or points; not reckoned on where it is no less than the least.
 * @param {Grid} grid @param {number[]} parts @param {[Point, Point]} line @param {number} length @param {Box[]} points @param {Rules} rules @param {number} least */
function costOf({ left, top, cell, columns, owner }, parts, [from, to], length, points, { gap, leaders }, least) {
  let cost = length;
  for (const box of points) if (runsThrough([from, to], box, gap)) cost += leaders.covered;
  const steps = Math.max(1, Math.ceil(length / cell / 2));
  const [dx, dy] = [(to[0] - from[0]) / steps / cell, (to[1] - from[1]) / steps / cell];
  let [x, y] = [(from[0] - left) / cell, (from[1] - top) / cell];
  for (let step = 0; step <= steps && cost < least; step++, x += dx, y += dy) {
    const found = owner[Math.floor(y) * columns + Math.floor(x)];
    if (found && !parts.includes(found - 1)) cost += 2 * cell * leaders.foreign;
  }
  return cost;
}

/** The cheapest choice of one seat each that do not stand in each other's way.
 * @param {Hung[][]} choices @param {number} patience how many are weighed @param {(one: Hung, other: Hung) => boolean} inTheWay @returns {Chosen} */
function search(choices, patience, inTheWay) {
  /** @type {Chosen} */
  let best = { seats: [], cost: Infinity };
  const rest = [0];
  for (const [seat] of [...choices].reverse()) rest.unshift(rest[0] + Math.min(seat?.cost ?? HOMELESS, HOMELESS));
  /** @param {(Hung | null)[]} chosen @param {number} cost */
  const weigh = (chosen, cost) => {
    if (cost + rest[chosen.length] >= best.cost || patience-- < 0) return;
    if (chosen.length === choices.length) {
      best = { seats: chosen, cost };
      return;
    }
    for (const seat of choices[chosen.length]) {
      if (!chosen.some((other) => other && inTheWay(seat, other))) weigh([...chosen, seat], cost + seat.cost);
    }
    weigh([...chosen, null], cost + HOMELESS);
  };
  weigh([], 0);
  return best;
}

/** Whether two seats disturb each other, each pair asked once: the search meets it again and again. @param {number} gap */
function disturbances(gap) {
  /** @type {Map<Hung, Map<Hung, boolean>>} */
  const asked = new Map();
  return (/** @type {Hung} */ one, /** @type {Hung} */ other) => {
    let answers = asked.get(one);
    if (!answers) asked.set(one, answers = new Map());
    let answer = answers.get(other);
    if (answer === undefined) answers.set(other, answer = disturbs(one, other, gap));
    return answer;
  };
}

/** @param {Hung} one @param {Hung} other @param {number} gap */
function disturbs(one, other, gap) {
  if (touches(one.box, other.box, gap) || crosses(one.line, other.line)) return true;
  return [one.box, startOf(one)].some((box) => runsThrough(other.line, box, gap)) || [other.box, startOf(other)].some((box) => runsThrough(one.line, box, gap));
}

/** How long a leader is; without a seat it has no end. @param {Hung | null} hung */
export function leaderLength(hung) {
  if (!hung) return Infinity;
  const [[fromX, fromY], [toX, toY]] = hung.line;
  return Math.hypot(toX - fromX, toY - fromY);
}

/** @param {Hung} hung @returns {Box} */
function startOf({ line: [[x, y]] }) {
  return { x, y, w: 0, h: 0 };
}
