// Names in the drawing of a merger: each beside or on its unit, none over another, or else numbers for all.

/** @typedef {import("./merger-shapes.js").XY} XY */

const LINE = 1.15;
/** Letters that names may stand away from their units, on the whole: beyond, numbers are easier to read. */
const ASIDE_MOST = 1.6;
/** Where a name may stand, in its own sizes from its unit's spot: on it, a little above or below, then beside. @type {XY[]} */
const NEAR = [[0, 0], [0, -0.6], [0, 0.6], [0, -1.1], [0, 1.1], [-0.35, 0], [0.35, 0], [-0.35, -0.7], [0.35, -0.7], [-0.35, 0.7], [0.35, 0.7],
  [-0.65, 0], [0.65, 0], [-0.65, -1], [0.65, -1], [-0.65, 1], [0.65, 1], [0, -2], [0, 2]];

/** @type {CanvasRenderingContext2D | null | undefined} */
let ruler;

/** @param {string} text @param {number} letter pixels */
export function nameWidth(text, letter) {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return 0.6 * letter * text.length;
  ruler.font = `600 ${letter}px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

/** @typedef {{at: XY, w: number, h: number}} WantedName */

/** The middle of each name, tried in several orders: those nearest to their units; null when none has room for all. @param {{at: XY, text: string}[]} names
 * @param {Edge} box @param {number} letter pixels @returns {XY[] | null} */
export function seatNames(names, box, letter) {
  const wanted = names.map(({ at, text }) => ({ at, w: nameWidth(text, letter) + 0.5 * letter, h: LINE * letter }));
  const orders = [[0, 1], [0, -1], [1, 1], [1, -1]].map(([axis, way]) => wanted.map((_, index) => index).sort((a, b) => way * (wanted[a].at[axis] - wanted[b].at[axis])));
  const tried = orders.map((order) => seatInOrder(wanted, order, box)).filter((seats) => seats !== null);
  /** @param {XY[]} seats */
  const away = (seats) => seats.reduce((sum, [x, y], index) => sum + Math.hypot(x - wanted[index].at[0], y - wanted[index].at[1]), 0);
  const [best] = tried.sort((a, b) => away(a) - away(b));
  return best && away(best) <= ASIDE_MOST * letter * names.length ? best : null;
}

/** @param {WantedName[]} wanted @param {number[]} order @param {Edge} box @returns {XY[] | null} */
function seatInOrder(wanted, order, box) {
  /** @type {Edge[]} */
  const taken = [];
  /** @type {XY[]} */
  const seats = [];
  for (const index of order) {
    const { at, w, h } = wanted[index];
    const spots = NEAR.map(([x, y]) => /** @type {XY} */ ([at[0] + x * w, at[1] + y * h]));
    const own = spots.map(([x, y]) => ({ left: x - w / 2, top: y - h / 2, right: x + w / 2, bottom: y + h / 2 }));
    const free = own.findIndex((edge) => findsRoom(edge, taken, box));
    if (free < 0) return null;
    taken.push(own[free]);
    seats[index] = spots[free];
  }
  return seats;
}

/** @param {Edge} own @param {Edge[]} taken @param {Edge} box */
function findsRoom(own, taken, box) {
  if (own.left < box.left || own.right > box.right || own.top < box.top || own.bottom > box.bottom) return false;
  return taken.every((other) => own.right <= other.left || own.left >= other.right || own.bottom <= other.top || own.top >= other.bottom);
}
