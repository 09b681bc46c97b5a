// Where everything stands: points first, then each unit's pill and name, inside it where they fit, else beside on one short leader.

import { touches } from "./boxes.js";
import { boxOf, gridOf, liesOn, nearestSeat, regionOf } from "./grid.js";
import { hangOut, leaderLength } from "./leaders.js";
import { pillForms } from "./pill.js";
import { gather } from "./points.js";

/** @typedef {import("./grid.js").Box} Box */
/** @typedef {import("./grid.js").Point} Point */
/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {[number, number]} Size width and height */
/** @typedef {{id: string, parts: number[], at: Point, name: Size | null, numbers: string[], total: number}} Place a unit: its parts on the grid, where its
 * name wants to stand, the size of the name, and what is known to it: how many of each layer, and together */
/** @typedef {{id: string, name: Box | null, form: string, pill: Box[], leader: [Point, Point] | null}} Seat form "": no pill */
/** @typedef {{marks: import("./points.js").Mark[], seats: Seat[], homeless: string[]}} Layout seats: of the units that the ground shows; homeless: those whose name
 * or pill found none */

/** Rules that are no lengths. */
const NUMBERS = ["steep", "unfolded", "cells", "foreign", "stride", "directions", "patience", "rounds", "starts"];

/** The rules on a screen or paper where a pixel is so large. @template T @param {T} rules @param {number} k @returns {T} */
export function rulesAt(rules, k) {
  if (typeof rules === "number") return /** @type {any} */ (rules * k);
  const entries = Object.entries(/** @type {any} */ (rules)).map(([key, value]) => [key, NUMBERS.includes(key) ? value : rulesAt(value, k)]);
  return Object.fromEntries(entries);
}

/** The ground of a layout. @param {import("./grid.js").Polygon[][]} parts @param {import("./grid.js").Frame} frame @param {Rules} rules */
export function groundOf(parts, frame, rules) {
  return gridOf(parts, frame, rules.grid.cells, rules.grid.least);
}

/**
 * @param {Grid} grid @param {Place[]} places @param {Point[]} points those first that shall stand on their own place @param {Box[]} front what stands in front
 * of the map @param {Rules} rules at the scale of the layout @param {boolean} narrow @returns {Layout}
 */
export function layOut(grid, places, points, front, rules, narrow) {
  const marks = gather(points, rules.pin);
  /** @type {import("./leaders.js").Obstacles} */
  const obstacles = { points: marks.map((mark) => mark.box), seats: [], front };
  const seen = places.filter(({ parts }) => liesOn(grid, parts)).map((place) => ({ ...place, forms: pillForms(place.numbers, place.total, rules, narrow) }));
  const order = seen.sort((one, other) => one.parts.length - other.parts.length);
  const seats = order.map((place) => seatInside(grid, place, obstacles, rules));
  const waiting = order.map((place, index) => ({ parts: place.parts, seat: seats[index], ...leftOver(place, seats[index], rules) }));
  hangLeftOver(grid, waiting.filter(({ shapes }) => shapes.length), obstacles, rules, narrow ? rules.leaders.named : Number.MAX_VALUE);
  const homeless = order.filter(({ name, forms }, index) => (name && !seats[index].name) || (forms.length && !seats[index].form));
  return { marks, seats, homeless: homeless.map(({ id }) => id) };
}

/** @typedef {Place & {forms: import("./pill.js").Form[]}} Folding */

/** The fullest form of the pill that finds room together with the name; else what of the two finds room alone. @param {Grid} grid @param {Folding} place
 * @param {import("./leaders.js").Obstacles} obstacles what is seated is added @param {Rules} rules @returns {Seat} */
function seatInside(grid, { id, parts, at, name, forms }, { seats: taken, points, front }, rules) {
  const region = regionOf(grid, parts);
  const bounds = boxOf(grid, region);
  const near = [...points, ...front].filter((box) => touches(bounds, box, rules.gap));
  /** @param {Size[]} sizes @param {number} down @param {Box[]} others */
  const seats = (sizes, down, others) => {
    const boxes = [...others];
    for (const [w, h] of sizes) {
      const standing = [...taken, ...near, ...boxes];
      const box = nearestSeat(grid, region, [at[0], at[1] + down], w, h, rules.steep, (seat) => !standing.some((other) => touches(other, seat, rules.gap)));
      if (!box) return null;
      boxes.push(box);
    }
    return boxes.slice(others.length);
  };
  const named = name ? seats([name], forms.length ? -rules.name.lift : 0, []) ?? [] : [];
  for (const others of named.length ? [named, []] : [[]]) for (const form of forms) {
    const pill = seats(form.sizes, name ? rules.drop : 0, others);
    if (!pill) continue;
    taken.push(...others, ...pill);
    return { id, name: others[0] ?? null, form: form.name, pill, leader: null };
  }
  taken.push(...named);
  return { id, name: named[0] ?? null, form: "", pill: [], leader: null };
}

/** @typedef {import("./leaders.js").Wanting & {seat: Seat, name: Size | null, form: import("./pill.js").Form | undefined}} Waiting */

/** Hang out what found no room inside. Whoever finds no seat gives up its name, and whose name would hang too far from its unit: the farthest first, its room
 * may bring the others near. @param {Grid} grid @param {Waiting[]} waiting @param {import("./leaders.js").Obstacles} obstacles @param {Rules} rules
 * @param {number} farthest of a name */
function hangLeftOver(grid, waiting, obstacles, rules, farthest) {
  const hung = hangOut(grid, waiting, obstacles, rules);
  const lengths = waiting.map(({ name }, index) => (name ? leaderLength(hung[index]) : 0));
  const worst = Math.max(0, ...lengths);
  if (worst <= farthest) return void waiting.forEach((one, index) => hang(one, hung[index]));
  const rest = waiting.map((one, index) => (lengths[index] === worst ? withoutName(one) : one));
  hangLeftOver(grid, rest.filter(({ shapes }) => shapes.length), obstacles, rules, farthest);
}

/** @param {Waiting} waiting @returns {Waiting} */
function withoutName(waiting) {
  return { ...waiting, name: null, shapes: waiting.form?.sizes ?? [] };
}

/** What found no room inside: the name and the form of the pill, and what both take side by side or one above the other.
 * @param {Folding} place @param {Seat} seat @param {Rules} rules */
function leftOver(place, seat, { gap }) {
  const name = place.name && !seat.name ? place.name : null;
  const form = seat.form ? undefined : place.forms.find(({ sizes }) => sizes.length === 1);
  const pill = form?.sizes[0];
  /** @type {Size[]} */
  const both = name && pill ? [[name[0] + pill[0] + gap, Math.max(name[1], pill[1])], [Math.max(name[0], pill[0]), name[1] + pill[1] + gap]] : [];
  return { name, form, shapes: both.length ? both : [name ?? pill].filter((size) => size !== undefined) };
}

/** @param {Waiting} waiting @param {import("./leaders.js").Hung | null} hung */
function hang({ seat, name, form }, hung) {
  if (!hung) return;
  const { box: { x, y, w, h }, shape } = hung;
  const [aside, down] = shape ? [0, 1] : [1, 0];
  seat.leader = hung.line;
  if (name) seat.name = { x: x - (aside * (w - name[0])) / 2, y: y - (down * (h - name[1])) / 2, w: name[0], h: name[1] };
  if (!form) return;
  const [wide, high] = form.sizes[0];
  [seat.form, seat.pill] = [form.name, [{ x: x + (aside * (w - wide)) / 2, y: y + (down * (h - high)) / 2, w: wide, h: high }]];
}
