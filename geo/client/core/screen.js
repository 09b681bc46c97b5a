// The window: how much room there is, and whether features may move.

import { pageScroll } from "./host.js";

/** Bring what stands below the map into view. */
export function scrollBelow() {
  pageScroll()?.scrollTo({ top: window.innerHeight * 0.86, behavior: calm() ? "auto" : "smooth" });
}

export const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");

/** The reader asked for little motion. */
export function calm() {
  return stillness.matches;
}

/** How broad the window is: whoever asks the browser makes it lay the page out anew. */
let width = window.innerWidth;
window.addEventListener("resize", () => { width = window.innerWidth; });

/** Its width in pixels. */
export function windowWidth() {
  return width;
}

/** How much larger pins and badges are than on a desk: a story is read from the back row. */
export function markScale() {
  return document.documentElement.dataset.story ? Math.min(1.4, Math.max(1, width / 1366)) : 1;
}

/** Panels stand beside the map; on a phone they are sheets over it. */
export function wide() {
  return width > 640;
}

/** The window has room for the panel, a card and the map side by side: not at a screen zoom, not on a phone laid down. */
export const roomy = window.matchMedia("(min-width: 641px) and (min-height: 481px)");

/** Panels beside the map, but one row of them only until the reader unfolds it. */
export function low() {
  return wide() && !roomy.matches;
}

/** So many milliseconds the painting of a window is waited for: one that nobody sees paints nothing. */
const UNSEEN = 2000;

/** What was drawn is seen. */
export function painted() {
  return new Promise((seen) => {
    requestAnimationFrame(() => setTimeout(seen));
    setTimeout(seen, UNSEEN);
  });
}
