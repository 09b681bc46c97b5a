// How the units of before became those of today: they move together one after the other, and what each brings is added. A slide of the story, and a
// window over the map. Whoever wants little motion sees both times at once.

import {
  BASE_ERA, bringIn, bringSources, bringUnits, calm, citation, ERAS, load, register, registerActs, say, sourceOf, telling, word,
} from "../core/index.js";
import { button, closeButton, drawSign, focusOn, inPlace, make, webLink } from "../dom/index.js";
import { fitLetters, isSmallWindow } from "./fit-letters.js";
import { mergerLedger } from "./merger-ledger.js";
import { mergerPicture } from "./merger-picture.js";

/** Milliseconds: before the first moves, from one to the next, of one move, of a border that fades; and for all of very many. */
const PACE = { hold: 1000, step: 560, move: 520, fade: 450, all: 5000 };
/** Pixels of a small picture, which is scaled as a whole. */
const PICTURE = { size: { w: 640, h: 330 }, letter: 17 };
/** How small the letters of the sums may become before these are scrolled. */
const LEAST_LEDGER = 0.8;
const COMES = [{ opacity: 0 }, { opacity: 1 }];
const REPLAY = "M5 12a7 7 0 1 0 2.500-5.400 M5 4v4h4";

/** `at`: the slide that it is, null: over the map; `began`: the moment. @type {{at: number | null, merger: Merger, began: number, element: HTMLElement} | null} */
let merging = null;

/** @type {Merger | null} */
let mergerHere = null;

/** The numbers, and the outlines of both times. */
export function bringMerger() {
  const ask = async () => {
    const [merger] = await Promise.all([load(SITE.files.merger ?? ""), bringUnits(BASE_ERA), bringUnits(ERAS[ERAS.length - 1]), bringSources()]);
    mergerHere = merger;
  };
  return bringIn("merger", { name: () => word("merger.start"), ask });
}

/** @param {number | null} at the slide that shows it, null: none does */
export function paintMerger(at) {
  if (merging && merging.at !== at && merging.at !== null) forget();
  if (at === null || !mergerHere) return;
  merging ??= { at, merger: mergerHere, began: performance.now(), element: make("section", { class: "merger", "aria-label": word("merger.steps") }) };
  document.body.append(merging.element);
  drawMerger();
}

/** Both times beside one another, as they are without motion, for a small picture. */
export function smallMerger() {
  return mergerHere && mergerPicture(mergerHere, PICTURE.size, PICTURE.letter, true).svg;
}

function forget() {
  merging?.element.remove();
  merging = null;
}

/** Over the map. */
async function openMerger() {
  if (merging || !(await bringMerger()) || !mergerHere) return;
  const element = make("dialog", { class: "merger", "aria-label": word("merger.steps"), onkeydown: keepKeys, oncancel: closeMerger });
  merging = { at: null, merger: mergerHere, began: performance.now(), element };
  document.body.append(element);
  element.showModal();
  drawMerger();
  focusOn(".merger .close");
}

/** The map behind it answers none but Escape. @param {KeyboardEvent} event */
function keepKeys(event) {
  if (event.key !== "Escape") event.stopPropagation();
}

function closeMerger() {
  inPlace(forget, "", () => document.querySelector('[data-act="merger"]'));
}

function replayMerger() {
  if (merging) merging.began = performance.now();
  drawMerger();
}

/** Everything anew, as it is at this moment: for another size, another language. */
function drawMerger() {
  if (!merging) return;
  const { at, merger, element } = merging;
  const still = calm();
  element.dataset.done = still ? "yes" : "no";
  const picture = make("div", { class: "merger-picture" });
  const ledgers = make("div", { class: "merger-ledgers" });
  inPlace(() => element.replaceChildren(mergerHead(merger, at === null, still), picture, ledgers, ...(at === null ? [mergerSources(merger)] : []),
    make("p", { class: "hidden", role: "status" })));
  const numbers = at === null ? merger.sources : telling?.story.sources ?? merger.sources;
  let first = 1;
  const tables = merger.units.map(({ members }, index) => {
    const table = mergerLedger(merger, index, first, (source) => numbers.indexOf(source) + 1);
    first += members.length;
    return table;
  });
  ledgers.append(...tables.map((table) => table.element));
  if (!isSmallWindow()) fitLetters(ledgers, ledgers, LEAST_LEDGER);
  const drawn = mergerPicture(merger, { w: picture.clientWidth, h: picture.clientHeight }, parseFloat(getComputedStyle(picture).fontSize), still);
  picture.append(drawn.svg);
  element.dataset.numbered = drawn.numbered ? "yes" : "no";
  if (still) tables.forEach((table, index) => table.show(merger.units[index].members.length));
  else play(drawn, tables);
}

/** @param {Merger} merger @param {boolean} own whether it has a window of its own @param {boolean} still */
function mergerHead({ eras }, own, still) {
  const title = make("h2", { class: "merger-eras" }, make("span", {}, say(eras[0])), drawSign("M4 12h16 M14 6l6 6-6 6", 24), make("span", {}, say(eras[1])));
  const again = button(word("merger.again"), { class: "plain", "data-act": "merger-again", onpointerdown: keepHold, onmousedown: keepHold, onclick: replayMerger },
    drawSign(REPLAY, 22));
  return make("header", {}, title, still ? null : again, own ? closeButton("merger", closeMerger) : null);
}

/** A click leaves the focus where it was, so that Space goes on to the next slide. @param {Event} event */
function keepHold(event) {
  if (telling) event.preventDefault();
}

/** @param {Merger} merger */
function mergerSources({ sources }) {
  return make("p", { class: "merger-sources" }, `${word("sources")}: `, ...sources.flatMap((id, index) => [index ? " · " : "", make("b", {}, String(index + 1)), " ",
    webLink(sourceOf(id)?.url, "span", { title: citation(id) }, citation(id))]));
}

/** @typedef {import("./merger-picture.js").MergerPicture} MergerPicture */
/** @typedef {import("./merger-ledger.js").MergerLedger} MergerLedger */

/** When each unit moves, and when those of today are whole. @param {Merger} merger */
function timetable({ units }) {
  const step = Math.min(PACE.step, PACE.all / units.flatMap(({ members }) => members).length);
  let now = PACE.hold;
  return units.map(({ members }) => {
    const starts = members.map((_, index) => now + index * step);
    now += members.length * step + PACE.fade;
    return { starts, whole: starts[starts.length - 1] + PACE.move };
  });
}

/** When what plays is over, by the clock of the page; with little motion nothing plays. */
export function mergerEnds() {
  if (!merging || calm()) return -Infinity;
  return merging.began + endOf(timetable(merging.merger)) + PACE.fade;
}

/** When the names of today come. @param {{whole: number}[]} times */
function endOf(times) {
  return times[times.length - 1].whole + PACE.fade;
}

/** From the moment that it is at; only places and strengths change. @param {MergerPicture} drawn @param {MergerLedger[]} tables */
function play({ pieces, since, names }, tables) {
  if (!merging) return;
  const own = merging;
  const elapsed = performance.now() - own.began;
  const times = timetable(own.merger);
  let number = 0;
  times.forEach(({ starts, whole }, unit) => {
    starts.forEach((start, index) => {
      const { group, label, shift: [x, y] } = pieces[number];
      number += 1;
      const way = [{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }];
      run(group, way, start, PACE.move, elapsed, () => tables[unit].show(index + 1));
      run(label, way, start, PACE.move, elapsed);
      run(label, [{ opacity: 1 }, { opacity: 0 }], start + PACE.move / 2, PACE.move / 2, elapsed);
    });
    tables[unit].show(starts.filter((start) => start + PACE.move <= elapsed).length);
    run(since[unit], COMES, whole, PACE.fade, elapsed);
  });
  const end = endOf(times);
  names.forEach((name, index) => run(name, COMES, end, PACE.fade, elapsed, index ? undefined : () => finish(own.element)));
}

/** @param {Element} element @param {Keyframe[]} frames @param {number} delay @param {number} duration @param {number} elapsed @param {() => void} [then] */
function run(element, frames, delay, duration, elapsed, then) {
  const motion = element.animate(frames, { delay, duration, easing: "cubic-bezier(.3, 0, .2, 1)", fill: "both" });
  motion.currentTime = elapsed;
  if (then) motion.onfinish = () => { if (element.isConnected) then(); };
}

/** What it came to is read out, in a window over the map too. @param {HTMLElement} element */
function finish(element) {
  const status = element.querySelector("[role=status]");
  if (status && merging && element.dataset.done !== "yes") status.textContent = say(merging.merger.alt);
  element.dataset.done = "yes";
}

registerActs({ merger: openMerger });
register("closers", { order: 8, open: () => merging?.at === null, close: closeMerger });
register("yields", { leave: () => { if (merging?.at === null) forget(); }, to: ["story", "print", "found"] });
window.addEventListener("resize", () => { if (merging?.at === null) drawMerger(); });
