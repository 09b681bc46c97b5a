// The story by itself, for a screen that nobody serves: on to the next slide every so many seconds, until somebody pauses it or moves by hand.

import { keep, kept, stale, telling, word } from "../core/index.js";
import { announce, button, make } from "../dom/index.js";
import { STORY_KEYS } from "./controls.js";
import { mergerEnds } from "./merger.js";
import { showSlide } from "./player.js";
import { keepFocus, storyButton, storyParts } from "./slide.js";

const AUTO = "atlas.autoplay";
/** Seconds that a slide may stand. */
const PERIODS = [10, 20, 30, 60];
/** Milliseconds for what a merger came to. */
const READING = 4000;

/** `loop`: the first slide comes after the last; `at`: the slide it has come to, null: it rests. @type {{every: number, loop: boolean, at: number | null, timer: number}} */
const auto = { every: 20, loop: true, at: null, timer: 0 };

/** The choices of an earlier visit. */
function recallAuto() {
  const choices = new URLSearchParams(kept(AUTO) ?? "");
  const every = Number(choices.get("every"));
  if (PERIODS.includes(every)) auto.every = every;
  auto.loop = choices.get("loop") !== "no";
}
recallAuto();

export function toggleAuto() {
  if (autoRuns()) return restAuto();
  if (!telling) return;
  auto.at = telling.at;
  telling.blank = false;
  waitAuto();
  stale("story");
  announce(word("story.auto_on", { n: auto.every }));
}

function restAuto() {
  auto.at = null;
  clearTimeout(auto.timer);
  if (!telling) return;
  stale("story");
  announce(word("story.auto_off"));
}

/** From now on a slide's whole time; none passes while nobody can see it. */
function waitAuto() {
  clearTimeout(auto.timer);
  if (autoRuns() && !document.hidden) auto.timer = window.setTimeout(stepAuto, 1000 * auto.every);
}

function stepAuto() {
  if (!telling) return;
  const ahead = mergerEnds() + READING - performance.now();
  if (ahead > 0) return void (auto.timer = window.setTimeout(stepAuto, ahead));
  const last = telling.at === telling.story.slides.length - 1;
  if (last && !auto.loop) return restAuto();
  auto.at = last ? 0 : telling.at + 1;
  waitAuto();
  showSlide(auto.at);
}

/** The story was left, blanked, or moved by hand. */
function noticeAuto() {
  if (autoRuns() && (!telling || telling.blank || telling.at !== auto.at)) restAuto();
}

/** @param {Partial<typeof auto>} choice */
function chooseAuto(choice) {
  Object.assign(auto, choice);
  keep(AUTO, new URLSearchParams({ every: String(auto.every), loop: auto.loop ? "yes" : "no" }).toString());
  waitAuto();
  stale("story");
}

export function autoRuns() {
  return auto.at !== null;
}

/** The button that lets it run and pauses it. */
function autoButton() {
  return storyButton("auto", toggleAuto, { "aria-pressed": String(autoRuns()) }, autoRuns() ? "pause" : "auto");
}

/** How long a slide stands, and whether it goes round. */
export function autoChoices() {
  const next = PERIODS[(PERIODS.indexOf(auto.every) + 1) % PERIODS.length];
  return [
    button(word("story.auto_every", { n: auto.every }), { class: "auto-choice", "data-act": "auto-every", title: word("story.auto_other"), onpointerdown: keepFocus,
      onmousedown: keepFocus, onclick: () => chooseAuto({ every: next }) }),
    button(word("story.auto_loop"), { class: "auto-choice", "data-act": "auto-loop", "aria-pressed": String(auto.loop), onpointerdown: keepFocus, onmousedown: keepFocus,
      onclick: () => chooseAuto({ loop: !auto.loop }) }),
  ];
}

/** The sign on the screen that it runs. */
function autoLine() {
  return !autoRuns() ? null : make("p", { class: "story-auto" }, make("span", {}, word("story.auto_runs")), ...autoChoices());
}

storyParts.buttons.push(autoButton);
storyParts.lines.push(autoLine);
storyParts.painted.push(noticeAuto);
Object.assign(STORY_KEYS, { a: toggleAuto });
document.addEventListener("visibilitychange", waitAuto);
