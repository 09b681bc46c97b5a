// Keys, a clicker and the finger in the story: heard in the frame and in the page around it, while a story is told and only then.

import { arranging, change, hearOutside, inPage, otherLanguage, outside, pageScroll, register, telling } from "../core/index.js";
import { fullScreen, isField, openedSheet } from "../dom/index.js";
import { map } from "../map/index.js";
import { leaveStory, showSlide, startStory } from "./player.js";
import { toggleBlank, toggleNotes } from "./slide.js";

/** The page's own button starts the story that is arranged there, and hands the keyboard over: pressed again it would start anew. */
function hearPlay() {
  if (arranging()) hearOutside("click", (event) => {
    if (!inPage("play", "button")?.contains(/** @type {Node} */ (event.target))) return;
    pageScroll()?.scrollTo({ top: 0 });
    startStory().then(takeKeys);
  });
}

/** Milliseconds that a number waits for its next digit. */
const DIGIT_WAIT = 900;
/** Pixels that a finger moves at least. */
const SWIPE = 50;

/** The digits typed so far, and the moment at which they count. */
const typed = { text: "", timer: 0 };

/** Other parts of the story add theirs. @type {{[key: string]: StoryAct}} */
export const STORY_KEYS = {
  ArrowRight: nextSlide, ArrowDown: nextSlide, PageDown: nextSlide, " ": nextSlide,
  ArrowLeft: lastSlide, ArrowUp: lastSlide, PageUp: lastSlide, Backspace: lastSlide,
  Home: () => showSlide(0), End: () => showSlide(Infinity),
  b: toggleBlank, ".": toggleBlank, f: fullScreen, n: toggleNotes, l: () => change({ lang: otherLanguage() }), Enter: goTyped, Escape: leaveStory,
};

/** @param {Telling} now */
function nextSlide({ at }) {
  showSlide(at + 1);
}

/** @param {Telling} now */
function lastSlide({ at }) {
  showSlide(at - 1);
}

/**
 * The story answers a key; every other letter of the map sleeps meanwhile, but for the help.
 * @param {KeyboardEvent} event @param {{[key: string]: StoryAct} | null} [own] what keys do in another window, where that is something else
 */
export function answerStoryKey(event, own = null) {
  if (!telling || (openedSheet && !own) || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isField(event.target) || event.key === "?" || event.key === "Tab") return;
  const pressed = /** @type {Element | null} */ (event.target)?.closest?.("button, a[href]");
  if (pressed && (event.key === "Enter" || event.key === " ") && !typed.text) return;
  event.stopImmediatePropagation();
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (/^\d$/.test(key)) return typeDigit(event, key);
  const act = own?.[key] ?? STORY_KEYS[key];
  if (!act) return;
  event.preventDefault();
  if (own?.[key]) return act(telling);
  if (telling.blank && key !== "Escape") return toggleBlank();
  act(telling);
}

/** A digit goes there at once when no longer number can begin with it; else it waits for the next one, or for Enter. @param {KeyboardEvent} event @param {string} digit */
function typeDigit(event, digit) {
  if (!telling) return;
  event.preventDefault();
  typed.text += digit;
  clearTimeout(typed.timer);
  if (Number(typed.text) * 10 > telling.story.slides.length) goTyped();
  else typed.timer = window.setTimeout(goTyped, DIGIT_WAIT);
}

function goTyped() {
  clearTimeout(typed.timer);
  const number = Number(typed.text);
  typed.text = "";
  if (telling && number >= 1 && number <= telling.story.slides.length) showSlide(number - 1);
}

/** Where a finger touched, while it is alone. @type {{x: number, y: number} | null} */
let finger = null;

/** @param {TouchEvent} event */
function touchStory(event) {
  finger = telling && event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
}

/** A swipe to the left is the next slide; one up or down is left to what scrolls. @param {TouchEvent} event */
function swipeStory(event) {
  if (!telling || !finger || event.touches.length) return;
  const { clientX, clientY } = event.changedTouches[0];
  const [dx, dy] = [clientX - finger.x, clientY - finger.y];
  finger = null;
  if (Math.abs(dx) >= SWIPE && Math.abs(dx) > 1.5 * Math.abs(dy)) showSlide(telling.at + (dx < 0 ? 1 : -1));
}

/** Under a finger the map holds still; a mouse may still drag it. @param {PointerEvent} event */
function holdMap(event) {
  if (!telling) return;
  if (event.pointerType === "touch") map.dragging.disable();
  else map.dragging.enable();
}

const TOLD_KEYS = {
  next: "→ ↓ PgDn Space", back: "← ↑ PgUp", ends: "Home End", number: "1–9 Enter", blank_key: "B .", notes: "N", language: "L", presenter: "S", auto: "A",
};
for (const [what, key] of Object.entries(TOLD_KEYS)) register("storyKeys", { key, word: `story.key_${what}` });
/** Keys reach the frame even when they were pressed in the page around it before. */
function takeKeys() {
  if (!telling) return;
  window.focus();
  map.getContainer().focus({ preventScroll: true });
}

register("drawn", () => { if (outside() !== window) hearOutside("keydown", (event) => answerStoryKey(event)); });
register("drawn", hearPlay);
window.addEventListener("keydown", (event) => answerStoryKey(event), true);
document.addEventListener("fullscreenchange", () => { if (document.fullscreenElement) takeKeys(); });
document.addEventListener("touchstart", touchStory, { capture: true, passive: true });
document.addEventListener("touchend", swipeStory, { capture: true, passive: true });
document.addEventListener("pointerdown", holdMap, true);
