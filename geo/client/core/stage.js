// What is on: the map alone, a story, a measurement.

import { embedded } from "./embed.js";
import { arranging, host, outside, PAGE, readAddress } from "./host.js";
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

/** What the link says while the story is told. @param {Telling} now */
export function slideLink(now) {
  return new URLSearchParams({ [SLIDE]: String(now.at + 1), [SITE.view.parts.lang.name]: view.lang });
}

/** The slide to begin with, as the link or the page says; null: none. @returns {number | null} */
export function slideAsked() {
  const number = (!embedded && readAddress().get(SLIDE)) || "";
  if (/^\d{1,3}$/.test(number)) return Math.max(1, Number(number));
  return arranging() ? 1 : null;
}

/** Room for the slide's words, before anything is measured; the page around knows it too, until its frame is gone. @param {boolean} on */
export function setStage(on) {
  const around = outside().document.documentElement;
  if (on) document.documentElement.dataset.story = "yes";
  else delete document.documentElement.dataset.story;
  if (host !== "page") return;
  around.dataset[PAGE.stage] = on ? "story" : "map";
  window.addEventListener("pagehide", () => { delete around.dataset[PAGE.stage]; }, { once: true });
}
