// What the map shows now: what stands in front of it, and whether a box is seen and lies beside the units.

import { wide } from "../core/index.js";
import { map, pairOf, windowNow } from "../map/index.js";

const IN_FRONT = ".bar, .panel, .card, .tools .stack, .search, .position-row, .leaflet-control-attribution, .panel-menu, .plate, .degrees text";

/** What stays in front of the map whatever is open: on a phone the sheets come and go over it. */
export function lasting() {
  return wide() ? IN_FRONT : ".bar, .tools .stack, .search, .position-row, .leaflet-control-attribution, .plate, .degrees text";
}

/** The panels and tools in front of the map, as boxes of the world's pixels. @param {string} [which] @returns {Box[]} */
export function inFront(which = IN_FRONT) {
  const { left, top } = map.getContainer().getBoundingClientRect();
  const origin = (map.getPixelBounds().min ?? L.point(0, 0)).subtract([left, top]);
  return [...document.querySelectorAll(which)].map((element) => element.getBoundingClientRect()).filter((rect) => rect.width && rect.height)
    .map((rect) => ({ x: origin.x + rect.left + rect.width / 2, y: origin.y + rect.top + rect.height / 2, w: rect.width, h: rect.height }));
}

/** The same, of a window in which nothing has moved since the marks were laid out: to ask again would lay the page out again. @returns {Box[]} */
export function inFrontStill() {
  return frontThen?.at === windowNow() ? frontThen.front : inFront();
}

/** @param {Box} box @returns {LatLon} */
export function fromBox(box) {
  return pairOf(map.unproject([box.x, box.y]));
}

/** Wholly on the screen. @param {Box} box */
export function isSeen(box) {
  const { min, max } = map.getPixelBounds();
  if (!min || !max) return false;
  return box.x - box.w / 2 > min.x + 4 && box.x + box.w / 2 < max.x - 4 && box.y - box.h / 2 > min.y + 4 && box.y + box.h / 2 < max.y - 4;
}

/** Not on the district itself: no cell of the ground that it covers belongs to a unit or an island. @param {Box} box */
export function isOutsideUnits(box) {
  if (!lastLayout) return true;
  const { left, top, cell, columns, rows, owner } = lastLayout.grid;
  const [c0, c1] = [box.x - box.w / 2, box.x + box.w / 2].map((x) => Math.min(columns, Math.max(0, Math.floor((x - left) / cell))));
  const [r0, r1] = [box.y - box.h / 2, box.y + box.h / 2].map((y) => Math.min(rows, Math.max(0, Math.floor((y - top) / cell))));
  for (let row = r0; row < Math.min(r1 + 1, rows); row++) if (owner.subarray(row * columns + c0, row * columns + Math.min(c1 + 1, columns)).some(Boolean)) return false;
  return true;
}

/** Where everything stands now. @type {Standing | null} */
export let lastLayout = null;
/** What stood in front when the marks were laid out, and in which window: for what is drawn after them in the same pass. @type {{at: string, front: Box[]} | null} */
let frontThen = null;

/** @param {Standing} stand */
export function keepLayout(stand) {
  lastLayout = stand;
  frontThen = wide() && stand.front.length ? { at: windowNow(), front: stand.front } : null;
  queueMicrotask(() => { frontThen = null; });
}

/** Selectors of what is drawn, by what it is; tests ask whether anything of it covers anything. @type {[string, string][]} */
const BOXED = [["unit", ".unit-name:not(.probe)"], ["pin", "svg.pin"], ["badge", ".badge"], ["pill", ".pill"], ["check", ".tick"], ["around", ".around-name:not(.probe)"],
  ["place", ".place-label:not(.probe):not(.pin-name)"], ["pin-name", ".pin-name:not(.probe)"], ["dot", ".place-dot"], ["found", ".spotted"]];

/** @returns {{kind: string, text: string, x: number, y: number, w: number, h: number}[]} left top corner and size in pixels of the window */
export function boxesOnScreen() {
  return BOXED.flatMap(([kind, selector]) => [...map.getContainer().querySelectorAll(selector)].map((element) => {
    const { left: x, top: y, width: w, height: h } = element.getBoundingClientRect();
    const named = element.closest("[aria-label]:not(#map_div)")?.getAttribute("aria-label");
    return { kind: /** @type {HTMLElement} */ (element).dataset?.kind ?? kind, text: element.textContent?.trim() || named || "", x, y, w, h };
  })).filter(({ x, y, w, h }) => w > 0 && x < window.innerWidth && y < window.innerHeight && x + w > 0 && y + h > 0);
}
