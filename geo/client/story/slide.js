// The words of a slide beside the map: headline, figures, text, legend, sources, and where in the story it stands.

import {
  change, citation, citeVersion, otherLanguage, register, registerPainter, say, sourceOf, stale, telling, view, word,
} from "../core/index.js";
import { announce, button, drawSign, fillsScreen, fullScreen, inPlace, make, webLink } from "../dom/index.js";
import { storyChart } from "./chart.js";
import { exhibitOf } from "./exhibit.js";
import { fitLetters, isSmallWindow } from "./fit-letters.js";
import { paintMerger } from "./merger.js";
import { storyPhotos } from "./photos.js";
import { leaveStory, showSlide } from "./player.js";
import { seenSigns, storyLegend } from "./slide-legend.js";

/** Signs of the controls, on the 24 × 24 grid. @type {{[name: string]: string}} */
export const STORY_SIGNS = {
  back: "M15 5l-7 7 7 7", next: "M9 5l7 7-7 7", notes: "M5 4h14v12l-4 4H5z M9 9h6 M9 13h4", full: "M4 9V4h5 M15 4h5v5 M20 15v5h-5 M9 20H4v-5", leave: "M6 6l12 12 M18 6L6 18",
  presenter: "M16 16H4V5h12z M8 20h12V9", auto: "M8 5l11 7-11 7z", pause: "M9 5v14 M15 5v14", again: "M5 4v6h6 M5.500 10a7.500 7.500 0 1 1-.500 5",
};

/** How small the words may become so that a slide stays whole on a projector; on a phone they are scrolled instead. */
const SMALLEST = { large: 0.6, phone: 0.92 };

/** @type {StoryParts} */
export const storyParts = { buttons: [], lines: [], painted: [] };

/** Whether the notes stand in a window of their own: never on the screen that all see, then. */
let notesApart = false;

/** @type {HTMLElement | null} */
let storyBlock = null;
/** The signs that the legend explains. */
let explained = "";
/** A line of a list. */
const ITEM = /^(\d+\.|[-–•]) /;
/** Between the words of a name, and before a unit of measure. */
const IN_NAME = /(\p{Lu}\p{L}*|\d) (?=\p{Lu}|(?:km|ha)\b)/gu;

function paintSlide() {
  storyBlock?.remove();
  for (const left of document.querySelectorAll(".story-blank, .story-exhibit")) left.remove();
  document.documentElement.toggleAttribute("data-lit", Boolean(telling && view.selection?.includes("/")));
  const slide = telling?.story.slides[telling.at];
  paintMerger(slide?.kind === "merger" && telling ? telling.at : null);
  if (!telling || !slide) return;
  storyBlock = make("section", { class: "story", "data-kind": slide.kind, "aria-label": word("story.title") }, storyBody(slide), storyFoot(slide));
  document.body.append(storyBlock);
  const exhibit = exhibitOf(slide);
  storyBlock.toggleAttribute("data-exhibit", exhibit !== null);
  if (exhibit) document.body.append(exhibit);
  if (telling.blank) document.body.append(make("div", { class: "story-blank", role: "img", "aria-label": word("story.blank"), onclick: toggleBlank }));
  fitStory(storyBlock, exhibit);
}

/** @param {StorySlide} slide */
function storyBody(slide) {
  return make("div", { class: "story-body", tabindex: -1 },
    make("h2", { "aria-level": 1 }, say(slide.title).replace(IN_NAME, "$1\u00a0")),
    ...(slide.lead ?? []).map((line) => make("p", { class: "story-lead" }, say(line))),
    slide.figures.length ? make("dl", { class: "story-figures" }, ...slide.figures.map(storyFigure)) : null,
    slide.chart && slide.map ? storyChart(slide.chart) : null,
    say(slide.text) ? make("p", { class: "story-text" }, ...linesOf(slide)) : null,
    slide.kind === "sources" ? storySources() : null,
    slide.kind === "pictures" && slide.pictures ? storyPhotos(slide.pictures) : null,
    showsMap(slide) ? explain() : null,
    telling?.notes && !notesApart && say(slide.notes) ? storyNotes(slide) : null,
  );
}

/** Items of a list hang on their numbers. @param {StorySlide} slide */
function linesOf({ kind, text }) {
  const lines = say(text).split("\n");
  if (kind !== "text" || lines.length < 2) return [say(text)];
  return lines.map((line) => {
    const [sign = ""] = ITEM.exec(line) ?? [];
    return make("span", { class: sign ? "story-item" : "story-line" }, sign ? make("span", {}, sign) : null, line.slice(sign.length));
  });
}

/** The legend for what the map shows now; drawn anew when that is something else. */
function explain() {
  const seen = seenSigns();
  explained = JSON.stringify(seen);
  return storyLegend(seen);
}

/** Whether the map itself stands beside the words, to be explained. @param {StorySlide} slide */
function showsMap({ kind, chart, map, table, years, pictures }) {
  return kind === "plain" && (!chart || Boolean(map)) && !table && !years && !pictures;
}

/** @param {StorySlide} slide */
function storyNotes({ notes }) {
  const title = word("story.notes");
  return make("aside", { class: "story-notes", "aria-label": title }, make("b", {}, title), make("p", {}, say(notes)));
}

/** @param {StoryFigure} figure */
export function storyFigure({ value, label, note, cite }) {
  return make("div", {}, make("dd", {}, say(value)),
    make("dt", {}, say(label), note ? make("span", { class: "quiet" }, ` · ${say(note)}`) : null, ...cite.map((number) => make("sup", {}, String(number)))));
}

/** All sources of the story under their numbers. */
function storySources() {
  const ids = telling?.story.sources ?? [];
  return make("ol", { class: "story-all" }, ...ids.map((id) => make("li", {}, storySource(id))));
}

/** In the foot without its title, so that the figures keep their room; the slide of all sources has it. @param {string} id @param {boolean} [short] */
function storySource(id, short = false) {
  const source = sourceOf(id);
  const text = short && source ? say(source.text) : citation(id);
  return webLink(source?.url, "span", { title: citation(id), tabindex: -1 }, text);
}

/** @param {StorySlide} slide */
function storyFoot(slide) {
  const { story, at, notes } = /** @type {Telling} */ (telling);
  const sources = slide.kind !== "opening" && slide.kind !== "sources" ? slide.cite.flatMap((number, index) => [index ? " · " : `${word("sources")}: `,
    make("b", {}, String(number)), " ", storySource(story.sources[number - 1], true)]) : [];
  const cites = slide.kind === "opening" ? [`${word("cite")}: ${citeVersion()}`] : sources;
  const count = story.slides.length;
  const told = make("span");
  told.style.width = `${(100 * (at + 1)) / count}%`;
  const lang = otherLanguage();
  return make("footer", {}, cites.length ? make("p", { class: "story-cites" }, ...cites) : null, ...storyParts.lines.map((part) => part()),
    make("nav", { class: "story-keys", "aria-label": word("story.moves") },
    storyButton("back", () => showSlide(at - 1), { disabled: at === 0 }), make("span", { class: "story-at" }, `${at + 1} / ${count}`),
    storyButton("next", () => showSlide(at + 1), { disabled: at === count - 1 }), make("span", { class: "story-way", "aria-hidden": "true" }, told),
    button(lang.toUpperCase(), { class: "plain", "data-act": "story-lang", lang,
      "aria-label": `${word("language")}: ${lang.toUpperCase()}`, onpointerdown: keepFocus, onclick: () => change({ lang }) }),
    ...storyParts.buttons.map((part) => part()),
    storyButton("notes", toggleNotes, notesApart ? { "aria-disabled": "true", "aria-label": word("story.notes_apart"), title: word("story.notes_apart") }
      : { "aria-pressed": String(notes) }),
    fillsScreen() ? storyButton("full", fullScreen, {}) : null, storyButton("leave", leaveStory, {})));
}

/** A click leaves the focus where it was, so that Space goes on to the next slide. @param {Event} event */
export function keepFocus(event) {
  event.preventDefault();
}

/** @param {string} name @param {() => void} act @param {Attributes} more @param {string} [sign] */
export function storyButton(name, act, more, sign = name) {
  return button(word(`story.${name}`), { class: "plain", "data-act": `story-${name}`, onpointerdown: keepFocus, onmousedown: keepFocus, onclick: act, ...more },
    drawSign(STORY_SIGNS[sign], 22));
}

/** What does not fit is set smaller until it does; a phone may scroll the rest. @param {HTMLElement} block @param {HTMLElement | null} exhibit */
function fitStory(block, exhibit) {
  const smallest = isSmallWindow() ? SMALLEST.phone : SMALLEST.large;
  fitLetters(block, /** @type {HTMLElement} */ (block.firstElementChild), smallest);
  if (exhibit && window.matchMedia("(max-width: 640px), (orientation: portrait)").matches) Object.assign(exhibit.style, { bottom: `${block.offsetHeight}px` });
  if (exhibit) fitLetters(exhibit, exhibit, smallest);
}

export function toggleNotes() {
  if (!telling || notesApart) return;
  telling.notes = !telling.notes;
  stale("story");
}

/** @param {boolean} apart */
export function setNotesApart(apart) {
  notesApart = apart;
  if (telling) telling.notes = false; // what was for the presenter alone does not come back by itself
  stale("story");
}

export function toggleBlank() {
  if (!telling) return;
  telling.blank = !telling.blank;
  stale("story");
  announce(word(telling.blank ? "story.blank" : "story.shown"));
}

register("paints", () => {
  const [legend, seen] = [storyBlock?.querySelector(".story-legend"), seenSigns()];
  if (!storyBlock || !legend || JSON.stringify(seen) === explained) return;
  legend.replaceWith(explain() ?? "");
  fitStory(storyBlock, null);
});
registerPainter("story", () => {
  inPlace(paintSlide);
  for (const paint of storyParts.painted) paint();
});
