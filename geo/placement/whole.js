// A whole layout as Python asks for it, for paper and slides; what a browser draws asks for its parts itself.

import { alongLeader, arePins, gatherSigns } from "./crowd.js";
import { groundOf, layOut, rulesAt } from "./layout.js";
import { entryWidth, rowsOf, rowWidth } from "./pill.js";

/** @typedef {import("./grid.js").Box} Box */
/** @typedef {import("./grid.js").Point} Point */
/** @typedef {import("./layout.js").Place} Place */
/** @typedef {import("./layout.js").Seat} Seat */
/** @typedef {import("./pill.js").FormName} FormName */
/** @typedef {{index: number, x: number, y: number, text: number}} Cell a sign in the middle of x and y, and where its number begins */

/** The ground is made for it alone, pills of rows say where their signs stand, of layers with too many points in the frame
 * those are signs, all but the first so many that are raised. @param {{parts: import("./grid.js").Polygon[][], frame: import("./grid.js").Frame, places: Place[],
 * points: Point[], layers: number[], raised: number, front: Box[], rules: Rules, k: number, narrow: boolean}} asked layers: that of each point by its number */
export function layOutWhole({ parts, frame, places, points, layers, raised, front, rules, k, narrow }) {
  const own = rulesAt(rules, k);
  const few = arePins(Array.from({ length: Math.max(0, ...layers) + 1 }, (_, layer) => layers.filter((one) => one === layer).length));
  const [pins, crowd] = [true, false].map((pin) => [...points.keys()].filter((index) => (few[layers[index]] || index < raised) === pin));
  const layout = layOut(groundOf(parts, frame, own), places, pins.map((index) => points[index]), front, own, narrow);
  const marks = layout.marks.map((mark) => ({ ...mark, members: mark.members.map((member) => pins[member]) }));
  const taken = [...front, ...marks.map(({ box }) => box), ...layout.seats.flatMap(({ name, pill }) => (name ? [name, ...pill] : pill))];
  const signs = signsAt(crowd.map((index) => points[index]), taken, layout.seats.flatMap(({ leader }) => (leader ? [leader] : [])), frame, k);
  const numbers = new Map(places.map((place) => [place.id, place.numbers]));
  /** @param {Seat} seat */
  const cells = (seat) => (["row", "rows"].includes(seat.form) ? cellsOf(numbers.get(seat.id) ?? [], /** @type {any} */ (seat.form), seat.pill[0], own.pill) : []);
  const seats = layout.seats.map((seat) => ({ ...seat, cells: cells(seat) }));
  return { ...layout, marks, seats, signs: signs.map((sign) => ({ ...sign, members: sign.members.map((member) => crowd[member]) })) };
}

/** Signs of very many points, reckoned in pixels from the corner of a frame; none leaves it that could stay. @param {Point[]} points @param {Box[]} taken
 * @param {[Point, Point][]} leaders @param {import("./grid.js").Frame} frame @param {number} k */
function signsAt(points, taken, leaders, { left, top, width, height }, k) {
  /** @param {Point} point @returns {Point} */
  const inward = ([x, y]) => [(x - left) / k, (y - top) / k];
  const [wide, high] = [width / k, height / k];
  const outside = [[-wide, 0], [wide, 0], [0, -high], [0, high]].map(([x, y]) => ({ x: wide / 2 + x, y: high / 2 + y, w: x ? wide : 3 * wide, h: y ? high : 3 * high }));
  const boxes = taken.map(({ x, y, w, h }) => { const at = inward([x, y]); return { x: at[0], y: at[1], w: w / k, h: h / k }; });
  const lines = leaders.flatMap(([from, to]) => alongLeader([inward(from), inward(to)]));
  const inside = points.map(inward);
  const signs = gatherSigns({ x: inside.map(([x]) => x), y: inside.map(([, y]) => y) }, [...outside, ...boxes, ...lines]);
  return signs.map((sign) => ({ ...sign, x: left + sign.x * k, y: top + sign.y * k, radius: sign.radius * k }));
}

/** Where signs and numbers stand in a pill of rows. @param {string[]} numbers @param {FormName} name @param {Box} box @param {Rules["pill"]} pill @returns {Cell[]} */
function cellsOf(numbers, name, box, pill) {
  const rows = rowsOf(numbers, name);
  let index = 0;
  return rows.flatMap((row, at) => {
    let left = box.x - rowWidth(row, pill) / 2 + pill.edge;
    const y = box.y + (at - (rows.length - 1) / 2) * pill.row;
    return row.map((number) => {
      const cell = { index: index++, x: left + pill.sign / 2, y, text: left + pill.sign + pill.near };
      left += entryWidth(number, pill) + pill.between;
      return cell;
    });
  });
}
