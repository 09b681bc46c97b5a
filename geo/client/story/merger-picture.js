// A merger as one drawing: what stands where, in the tone of the unit that it becomes part of; what moves it is merger.js.

import { say } from "../core/index.js";
import { draw } from "../dom/index.js";
import { nameWidth, seatNames } from "./merger-names.js";
import { mergerPath, mergerPlace, mergerShapes } from "./merger-shapes.js";

/** @typedef {import("./merger-shapes.js").XY} XY */
/** @typedef {import("./merger-names.js").SeatedName} SeatedName */
/** `shift`: pixels from where it belongs. @typedef {{group: SVGElement, label: SVGElement, shift: XY}} MergerPiece */
/**
 * `names`: of today; `numbered`: there was no room for all names of before.
 * @typedef {{svg: SVGElement, pieces: MergerPiece[], since: SVGElement[], names: SVGElement[], numbered: boolean}} MergerPicture
 */

/** The tone of a unit of today, which theirs before have too. @param {Element} element @param {number} index */
export function inTone(element, index) {
  const tones = [SITE.tones.rungs[0], SITE.tones.absent];
  const { light, dark } = tones[index % tones.length];
  const { style } = /** @type {HTMLElement | SVGElement} */ (element);
  style.setProperty("--on-light", light);
  style.setProperty("--on-dark", dark);
  return element;
}

/** @param {Merger} merger @param {{w: number, h: number}} size @param {number} letter pixels @param {boolean} still both times beside one another @returns {MergerPicture} */
export function mergerPicture(merger, { w, h }, letter, still) {
  const { before, since } = mergerShapes(merger);
  const [first, second] = still ? halves(w, h) : [{ left: 0, top: 0, right: w, bottom: h }, null];
  const place = mergerPlace(before, first, letter);
  const [left, top] = place([0, 0]);
  const pieces = before.map(({ shift, ...shape }) => ({ ...shape, shift: place(shift).map((value, axis) => value - [left, top][axis]), at: place(shape.spot) }));
  const wanted = pieces.map(({ at, shift, name }) => ({ at: /** @type {XY} */ ([at[0] + shift[0], at[1] + shift[1]]), text: name }));
  const seats = seatNames(wanted, first, letter);
  const numbers = wanted.map(({ at }) => ({ at, text: "0" }));
  const discs = seats ?? seatNames(numbers, first, 1.5 * letter) ?? seatNames(numbers, first, 1.5 * letter, false) ?? wanted.map(({ at }) => ({ at, line: null }));
  const drawn = pieces.map(({ index, rings, name, shift: [x, y] }, number) => {
    const seat = movedBack(discs[number], [x, y]);
    const label = seats ? nameAt(seat, name, letter) : numberAt(seat, number + 1, letter);
    const group = toned(index, mergerPath(rings, place));
    if (still) for (const part of [group, label]) part.setAttribute("transform", `translate(${x} ${y})`);
    return { group, label, shift: /** @type {XY} */ ([x, y]) };
  });
  const there = second ? mergerPlace(since, second, letter) : place;
  const joined = since.map(({ index, rings }) => toned(index, mergerPath(rings, there)));
  const names = since.map(({ spot, name }) => textAt(keptIn(second ?? first, there(spot), nameWidth(name, 1.25 * letter) / 2), name, 1.25 * letter));
  const svg = draw("svg", { viewBox: `0 0 ${w} ${h}`, width: w, height: h, role: "img", "aria-label": say(merger.alt) }, hatching(letter),
    ...drawn.map(({ group }) => group), ...joined, ...drawn.map(({ label }) => label), ...names, ...(second ? [arrowBetween(first, second, letter)] : []));
  return { svg, pieces: drawn, since: joined, names, numbered: !seats };
}

/** @param {Edge} box @param {XY} at @param {number} half of its width @returns {XY} */
function keptIn({ left, right }, [x, y], half) {
  return [Math.max(left + half, Math.min(right - half, x)), y];
}

/** Beside one another, or one below the other, as the room is. @param {number} w @param {number} h @returns {[Edge, Edge]} */
function halves(w, h) {
  const [across, down] = w > h ? [0.46, 1] : [1, 0.46];
  return [{ left: 0, top: 0, right: across * w, bottom: down * h }, { left: across < 1 ? w - across * w : 0, top: down < 1 ? h - down * h : 0, right: w, bottom: h }];
}

/** @param {number} index @param {string} d */
function toned(index, d) {
  const group = draw("g", {}, draw("path", { d, class: "merger-fill" }), ...(index % 2 ? [draw("path", { d, class: "merger-hatched" })] : []));
  inTone(group, index);
  return group;
}

/** Lines that tell every second unit of today from the first where colours do not. @param {number} letter */
function hatching(letter) {
  const step = Math.max(5, letter / 2.4);
  return draw("defs", {}, draw("pattern", { id: "merger-hatch", width: step, height: step, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    draw("path", { d: `M0 0V${step}`, class: "merger-line" })));
}

/** @param {XY} at @param {string} text @param {number} letter */
function textAt([x, y], text, letter) {
  const element = draw("text", { x: x.toFixed(1), y: (y + 0.36 * letter).toFixed(1), "font-size": letter.toFixed(1) });
  element.textContent = text;
  return element;
}

/** Where it belongs, which it leaves as its unit does. @param {SeatedName} seat @param {XY} shift @returns {SeatedName} */
function movedBack({ at, line }, [x, y]) {
  /** @param {XY} point @returns {XY} */
  const back = (point) => [point[0] - x, point[1] - y];
  return { at: back(at), line: line && [back(line[0]), back(line[1])] };
}

/** A name, with a line to its unit where it does not stand on it. @param {SeatedName} seat @param {string} name @param {number} letter */
function nameAt({ at, line }, name, letter) {
  return draw("g", { class: "merger-name" }, ...leaderTo(line, letter), textAt(at, name, letter));
}

/** @param {SeatedName} seat @param {number} number @param {number} letter */
function numberAt({ at, line }, number, letter) {
  const disc = draw("circle", { cx: at[0], cy: at[1], r: 0.78 * letter, class: "merger-disc" });
  return draw("g", { class: "merger-number" }, ...leaderTo(line, letter), disc, textAt(at, String(number), letter));
}

/** @param {[XY, XY] | null} line @param {number} letter */
function leaderTo(line, letter) {
  if (!line) return [];
  const [[x, y]] = line;
  return [draw("path", { class: "merger-leader", d: `M${line.join("L")}` }), draw("circle", { cx: x, cy: y, r: letter / 6 })];
}

/** @param {Edge} from @param {Edge} to @param {number} letter */
function arrowBetween(from, to, letter) {
  const [x, y] = [(from.left + to.right) / 2, (from.top + to.bottom) / 2];
  const turn = to.left > from.right ? 0 : 90;
  const size = letter;
  return draw("path", { class: "merger-arrow", d: "M-1 0H1M.3 -.7L1 0L.3 .7", transform: `translate(${x} ${y}) rotate(${turn}) scale(${size})`, "stroke-width": 0.28 });
}
