// What is on: the map alone, a story, a measurement.

import { view } from "./state.js";

/** The name of the slide's number in a link. */
export const SLIDE = "slide";

/** @type {Telling | null} */
export let telling = null;

/** @param {Telling | null} now */
export function setTelling(now) {
  telling = now;
}

/** Whether clicks on the map measure. */
export function isMeasuring() {
  return document.documentElement.dataset.mode === "measure";
}

/** How much larger pins and badges are than on a desk: a story is read from the back row. */
export function markScale() {
  return document.documentElement.dataset.story ? Math.min(1.4, Math.max(1, window.innerWidth / 1366)) : 1;
}

/** What the link says while the story is told. @param {Telling} now */
export function slideLink(now) {
  return new URLSearchParams({ [SLIDE]: String(now.at + 1), [SITE.view.parts.lang.name]: view.lang });
}
