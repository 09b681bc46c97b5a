// The presenter's own window, on the screen that only the presenter sees: notes, this slide and the next, the time. It is an empty window of the map's own
// origin, painted from here and heard here: one state and no messages, on a server, on any host and from a file (docs/decisions/034-presenter-window.md).

import { addRules, attempt, keep, kept, say, sheetHere, stale, telling, view, word } from "../core/index.js";
import { announce, button, drawSign, make, TOOL_SIGNS } from "../dom/index.js";
import { dark } from "../map/index.js";
import { autoChoices, autoRuns, toggleAuto } from "./autoplay.js";
import { answerStoryKey, STORY_KEYS } from "./controls.js";
import { fitLetters } from "./fit-letters.js";
import { showSlide } from "./player.js";
import { keepFocus, setNotesApart, STORY_SIGNS, storyButton, storyFigure, storyParts, toggleBlank } from "./slide.js";
import { smallSlide } from "./small-slide.js";
import { beginTalk, carryTalk, endTalk, giveTalk, otherLength, talkLength, talkOver, talkRuns, talkTimes, toggleTalk } from "./talk-time.js";

const LETTERS = "atlas.notes-size";
/** How large the notes may be set, in parts of their usual size. */
const SIZES = [0.7, 0.85, 1, 1.2, 1.45, 1.75, 2.1];
/** How small what a slide says may be set there. */
const LEAST = 0.8;
/** Milliseconds from one look at the clock to the next. */
const TICK = 500;

/** The window while it is open. @type {(Window & typeof globalThis) | null} */
let lectern = null;
/** The slide on which the browser refused it. @type {number | null} */
let refused = null;
/** Which notes stand there. */
let notesOf = "";
let letters = SIZES.includes(Number(kept(LETTERS))) ? Number(kept(LETTERS)) : 1;

/** What keys mean in it, where that is something else than on the screen that all see. @type {{[key: string]: StoryAct}} */
const LECTERN_KEYS = { Escape: closePresenter, F5: () => {}, f: fillLectern, n: () => {}, s: () => {} };

function openPresenter() {
  if (!telling) return;
  if (lectern && !lectern.closed) return lectern.focus();
  lectern = /** @type {typeof lectern} */ (attempt(() => window.open("", "", "popup,width=1100,height=720"), null));
  refused = lectern ? null : telling.at;
  if (!lectern) {
    stale("story");
    return announce(word("presenter.refused"));
  }
  notesOf = "";
  dressLectern(lectern);
  carryTalk();
  setNotesApart(true);
}

/** The frame's own sheet, which its policy names. @param {Window} own */
function dressLectern(own) {
  own.document.head.append(make("style", {}, sheetHere()));
  addRules(own.document, LATE_SHEET);
  own.document.body.append(make("p", { class: "hidden", role: "status" }));
  own.addEventListener("keydown", hearLectern, true);
  own.addEventListener("pagehide", closePresenter);
  own.addEventListener("resize", fitLectern);
  own.setInterval(tickLectern, TICK);
}

/** Notes that have the keyboard are scrolled by it. @param {KeyboardEvent} event */
function hearLectern(event) {
  const reading = /** @type {Element | null} */ (event.target)?.closest?.("[tabindex]");
  if (!(reading && /^Arrow(Up|Down)$/.test(event.key))) answerStoryKey(event, LECTERN_KEYS);
}

function closePresenter() {
  if (!lectern) return;
  const own = lectern;
  lectern = null;
  own.close();
  setNotesApart(false);
}

/** The whole of the presenter's own screen. */
function fillLectern() {
  const page = lectern?.document;
  if (page?.fullscreenElement) page.exitFullscreen();
  else page?.documentElement.requestFullscreen?.().catch(() => undefined);
}

function paintLectern() {
  if (!telling) endTalk();
  if (!telling || lectern?.closed) closePresenter();
  if (!telling || !lectern) return;
  const { body, documentElement: root, activeElement } = lectern.document;
  const { lang, dataset: { theme, text }, style } = document.documentElement;
  Object.assign(root, { lang });
  Object.assign(root.dataset, { theme, text, lectern: "yes" });
  root.style.cssText = style.cssText;
  const held = activeElement?.getAttribute("data-act");
  const now = `${telling.at} ${view.lang}`;
  const top = notesOf === now ? body.querySelector(".lectern-notes")?.scrollTop ?? 0 : 0;
  const [old, main] = [body.querySelector("main"), lecternBody(telling)];
  if (old) old.replaceWith(main);
  else body.append(main);
  fitLectern();
  body.querySelector(".lectern-notes")?.scrollTo({ top });
  if (held) /** @type {HTMLElement | null} */ (body.querySelector(`[data-act="${held}"]`))?.focus({ preventScroll: true });
  if (notesOf !== now) tellLectern(telling);
  notesOf = now;
}

/** What this slide says is set smaller before it must be scrolled; the notes keep the letters that the presenter gave them. */
function fitLectern() {
  const own = /** @type {HTMLElement | null | undefined} */ (lectern?.document.querySelector(".lectern-now"));
  if (own) fitLetters(own, own, LEAST);
}

/** Said in the window that the presenter looks at. @param {Telling} now */
function tellLectern({ story, at }) {
  if (!lectern) return;
  const status = lectern.document.querySelector("[role=status]");
  if (status) status.textContent = word("story.at", { n: at + 1, of: story.slides.length, title: say(story.slides[at].title) });
  lectern.document.title = `${at + 1} / ${story.slides.length} · ${word("story.presenter")}`;
}

/** @param {Telling} now */
function lecternBody(now) {
  const { slides } = now.story;
  return make("main", { class: "lectern" }, thisSlide(now), nextSlideBlock(slides[now.at + 1], now.at + 2), notesBlock(slides[now.at]), lecternFoot(now));
}

/** @param {Telling} now */
function thisSlide({ story, at, blank }) {
  const { title, lead = [], figures, text, chart, map, table = [], pictures = [] } = story.slides[at];
  const numbers = [...figures, ...table];
  return make("section", { class: "lectern-now", tabindex: 0, "data-act": "lectern-now", "aria-labelledby": "lectern-title", onmousedown: keepFocus },
    make("p", { class: "quiet" }, word("presenter.now", { n: at + 1, of: story.slides.length }),
      blank ? make("b", { class: "lectern-blank" }, word("story.blank")) : null),
    make("h1", { id: "lectern-title" }, say(title)), table.length ? null : smallSlide(story.slides[at]),
    ...lead.map((line) => make("p", {}, make("b", {}, say(line)))),
    numbers.length ? make("dl", { class: `story-figures${table.length ? " many" : ""}` }, ...numbers.map(storyFigure)) : null,
    say(text) ? make("p", {}, say(text)) : null, chart ? make("p", { class: map ? null : "hidden" }, say(chart.alt)) : null,
    ...pictures.map(({ words }) => make("p", {}, say(words))));
}

/** @param {StorySlide | undefined} slide @param {number} number */
function nextSlideBlock(slide, number) {
  const words = slide ? [make("p", { class: "quiet" }, word("presenter.next", { n: number })), make("h2", {}, say(slide.title)),
    smallSlide(slide) ?? make("p", { class: "lectern-first" }, say(slide.text))]
    : [make("p", { class: "quiet" }, word("presenter.last"))];
  return make("section", { class: "lectern-next" }, ...words);
}

/** @param {StorySlide} slide */
function notesBlock({ notes }) {
  const place = SIZES.indexOf(letters);
  const text = make("div", { class: "lectern-notes", tabindex: 0, role: "region", "aria-labelledby": "lectern-notes", "data-act": "lectern-notes",
    onmousedown: keepFocus },
    make("p", { class: say(notes) ? "" : "quiet" }, say(notes) || word("presenter.no_notes")));
  text.style.setProperty("--letters", String(letters));
  return make("section", { class: "lectern-said" },
    make("header", {}, make("h2", { id: "lectern-notes" }, word("story.notes")),
      stepButton("letters-less", "presenter.smaller", "minus", SIZES[place - 1] ?? null, setLetters),
      stepButton("letters-more", "presenter.larger", "plus", SIZES[place + 1] ?? null, setLetters)), text);
}

/** @param {number} size */
function setLetters(size) {
  letters = size;
  keep(LETTERS, String(size));
}

/**
 * A button that sets a number to the next one there is.
 * @param {string} act @param {string} key @param {string} sign @param {number | null} next @param {(value: number) => void} set
 */
function stepButton(act, key, sign, next, set) {
  return button(word(key), { class: "plain", "data-act": act, disabled: next === null, onmousedown: keepFocus,
    onclick: () => { if (next !== null) set(next); paintLectern(); } }, drawSign(TOOL_SIGNS[sign], 22));
}

/** @param {Telling} now */
function lecternFoot({ story, at, blank }) {
  return make("footer", {},
    make("div", { class: "lectern-time" }, make("div", { class: "talk-times" }, ...talkTimes()),
      timeButton(talkRuns() ? "pause" : "auto", talkRuns() ? "presenter.pause" : "presenter.run", "talk-run", toggleTalk),
      timeButton("again", "presenter.again", "talk-again", beginTalk),
      make("div", { class: "talk-length", role: "group", "aria-label": word("presenter.length") },
        stepButton("talk-less", "presenter.shorter", "minus", otherLength(-1), giveTalk),
        make("span", {}, talkLength()), stepButton("talk-more", "presenter.longer", "plus", otherLength(1), giveTalk))),
    make("nav", { "aria-label": word("story.moves") }, wordButton("back", "back", () => showSlide(at - 1), { disabled: at === 0 }),
      wordButton("next", "next", () => showSlide(at + 1), { disabled: at === story.slides.length - 1, class: "quiet-button chief" }),
      wordButton("blank", "key_blank_key", toggleBlank, { "aria-pressed": String(blank) }, "B"),
      make("div", { class: "lectern-auto" }, wordButton("auto", "auto", toggleAuto, { "aria-pressed": String(autoRuns()) }, "A"), ...(autoRuns() ? autoChoices() : []))));
}

/** @param {string} sign @param {string} key @param {string} act @param {() => void} doing */
function timeButton(sign, key, act, doing) {
  return button(word(key), { class: "plain", "data-act": act, onmousedown: keepFocus, onclick: () => { doing(); paintLectern(); } }, drawSign(STORY_SIGNS[sign], 22));
}

/** @param {string} name @param {string} said @param {() => void} act @param {Attributes} more @param {string} [key] */
function wordButton(name, said, act, more, key) {
  return make("button", { type: "button", class: "quiet-button", "data-act": `lectern-${name}`, "aria-keyshortcuts": key, onmousedown: keepFocus, onclick: act, ...more },
    word(`story.${said}`), key ? make("kbd", { "aria-hidden": "true" }, key) : null);
}

/** The times go on; that they are over is said once. */
function tickLectern() {
  const times = lectern?.document.querySelector(".talk-times");
  if (!times || !lectern) return;
  const was = times.querySelector(".over") !== null;
  times.replaceChildren(...talkTimes().filter((box) => box !== null));
  const status = lectern.document.querySelector("[role=status]");
  if (!was && talkOver() && status) status.textContent = word("presenter.over");
}

storyParts.buttons.push(() => storyButton("presenter", openPresenter, lectern ? { "data-on": "yes", "aria-label": word("presenter.open"), title: word("presenter.open") } : {}));
storyParts.lines.push(() => (refused !== null && refused === telling?.at ? make("p", { class: "story-refused" }, word("presenter.refused")) : null));
storyParts.painted.push(paintLectern);
Object.assign(STORY_KEYS, { s: openPresenter });
dark.addEventListener("change", paintLectern);
window.addEventListener("pagehide", closePresenter);
