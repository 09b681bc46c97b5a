// Names in the drawing of a merger: each beside or on its unit, none over another nor over another's line, or else numbers for all.

/** @typedef {import("./merger-shapes.js").XY} XY */

const LINE = 1.15;
/** Letters that names may stand away from their units, on the whole: beyond, numbers are easier to read. */
const ASIDE_MOST = 1.6;
/** A name this near to its spot, in its own letters, needs no line; and how wide a line and its dot are. */
const NO_LINE = 0.35;
const LINE_RIM = 0.2;
/** Where a name may stand, in its own sizes from its unit's spot: on it, a little above or below, then beside. @type {XY[]} */
const NEAR = [[0, 0], [0, -0.6], [0, 0.6], [0, -1.1], [0, 1.1], [-0.35, 0], [0.35, 0], [-0.35, -0.7], [0.35, -0.7], [-0.35, 0.7], [0.35, 0.7],
  [-0.65, 0], [0.65, 0], [-0.65, -1], [0.65, -1], [-0.65, 1], [0.65, 1], [0, -2], [0, 2], [-1, 0], [1, 0], [-1, -1], [1, -1], [-1, 1],
  [1, 1]];

/** @type {CanvasRenderingContext2D | null | undefined} */
let ruler;

/** @param {string} text @param {number} letter pixels */
export function nameWidth(text, letter) {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return 0.6 * letter * text.length;
  ruler.font = `600 ${letter}px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

/** `line`: from the spot to the rim of the name, null: it stands on its unit. @typedef {{at: XY, line: [XY, XY] | null}} SeatedName */
/** @typedef {{at: XY, w: number, h: number}} WantedName */

/** The middle of each name, tried in several orders: those nearest to their units; null when none has room for all. @param {{at: XY, text: string}[]} names
 * @param {Edge} box @param {number} letter pixels @param {boolean} [clear] of lines too @returns {SeatedName[] | null} */
export function seatNames(names, box, letter, clear = true) {
  const wanted = names.map(({ at, text }) => ({ at, w: nameWidth(text, letter) + 0.5 * letter, h: LINE * letter }));
  const orders = [[0, 1], [0, -1], [1, 1], [1, -1]].map(([axis, way]) => wanted.map((_, index) => index).sort((a, b) => way * (wanted[a].at[axis] - wanted[b].at[axis])));
  const tried = orders.map((order) => seatInOrder(wanted, order, box, clear)).filter((seats) => seats !== null);
  /** @param {SeatedName[]} seats */
  const away = (seats) => seats.reduce((sum, { at: [x, y] }, index) => sum + Math.hypot(x - wanted[index].at[0], y - wanted[index].at[1]), 0);
  const [best] = tried.sort((a, b) => away(a) - away(b));
  return best && away(best) <= ASIDE_MOST * letter * names.length ? best : null;
}

/** @param {WantedName[]} wanted @param {number[]} order @param {Edge} box @param {boolean} clear @returns {SeatedName[] | null} */
function seatInOrder(wanted, order, box, clear) {
  /** @type {Edge[]} */
  const taken = [];
  /** @type {SeatedName[]} */
  const seats = [];
  for (const index of order) {
    const { at, w, h } = wanted[index];
    const places = NEAR.map(([x, y]) => namePlace(at, [at[0] + x * w, at[1] + y * h], w, h));
    const free = places.find(({ name, along }) => staysInside(name, box) && [name, ...(clear ? along : [])].every((own) => taken.every((other) => areApart(own, other))));
    if (!free) return null;
    taken.push(free.name, ...(clear ? free.along : []));
    seats[index] = free.seat;
  }
  return seats;
}

/** A name in one place: what it covers, and its line. @param {XY} spot @param {XY} at @param {number} w @param {number} h */
function namePlace(spot, at, w, h) {
  const name = edgeAround(at, w / 2, h / 2);
  const letter = h / LINE;
  const [dx, dy] = [at[0] - spot[0], at[1] - spot[1]];
  const share = Math.max(dx ? 1 - w / 2 / Math.abs(dx) : 0, dy ? 1 - h / 2 / Math.abs(dy) : 0);
  const long = share * Math.hypot(dx, dy);
  /** @param {number} part @returns {XY} */
  const onLine = (part) => [spot[0] + part * share * dx, spot[1] + part * share * dy];
  const steps = Math.ceil(long / (2 * LINE_RIM * letter));
  const along = long < NO_LINE * letter ? [] : Array.from({ length: steps }, (_, step) => edgeAround(onLine(step / steps), LINE_RIM * letter, LINE_RIM * letter));
  /** @type {[XY, XY] | null} */
  const line = along.length ? [spot, onLine(1)] : null;
  return { name, along, seat: { at, line } };
}

/** @param {XY} at @param {number} aside @param {number} above @returns {Edge} */
function edgeAround([x, y], aside, above) {
  return { left: x - aside, top: y - above, right: x + aside, bottom: y + above };
}

/** @param {Edge} own @param {Edge} box */
function staysInside(own, box) {
  return own.left >= box.left && own.right <= box.right && own.top >= box.top && own.bottom <= box.bottom;
}

/** @param {Edge} own @param {Edge} other */
function areApart(own, other) {
  return own.right <= other.left || own.left >= other.right || own.bottom <= other.top || own.top >= other.bottom;
}
