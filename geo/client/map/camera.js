// The camera: how the map is fitted to its window, and which of its moves are the reader's own (docs/decisions/013).

import {
  bar, calm, card, change, embedded, low, panel, positionSheet, readout, roomy, stale, stillness, telling, view, wide,
} from "../core/index.js";
import { map, pairOf } from "./map.js";

/** How far out and in a link or a hand may zoom, in every host. */
const ZOOMS = { least: SITE.view.parts.zoom.bounds[0][0], most: SITE.view.parts.zoom.bounds[0][1] };
/** What a hand on the map is: whatever moves after it is the reader's move, until one of ours follows. */
const HANDS = ["pointerdown", "wheel", "dblclick", "keydown"];

/** Whether a move that ends now is the reader's. */
let byHand = false;
/** Whether such a move is under way. */
let moving = false;
/** Whether the map is being moved by us. */
let movedByUs = false;
/** Whether a zoom has been asked for that begins with the next frame. */
let zoomAhead = false;

/** Made alike in every host. */
export function settleMap() {
  map.setMaxZoom(ZOOMS.most);
  const container = map.getContainer();
  for (const hand of HANDS) container.addEventListener(hand, () => { byHand = true; }, { capture: true, passive: true });
  map.on("movestart", () => { moving = byHand; });
  map.on("moveend", keepMove);
  const glide = map.panBy;
  const tryZoom = /** @type {any} */ (map)._tryAnimatedZoom;
  /** @type {any} */ (map)._tryAnimatedZoom = (/** @type {unknown[]} */ ...asked) => (zoomAhead = tryZoom.apply(map, asked));
  map.on("zoomstart zoomend", () => { zoomAhead = false; });
  map.panBy = (offset, options) => glide.call(map, offset, calm() ? { ...options, animate: false } : options);
  stillness.addEventListener("change", holdStill);
  holdStill();
}

/** Who asked for little motion gets none from the library's own keys, wheel and throws either. */
function holdStill() {
  const glides = !calm();
  Object.assign(map.options, { inertia: glides, zoomAnimation: glides, zoomAnimationThreshold: glides ? 4 : 0 });
}

/** The end of a move: the reader's enters the link. */
function keepMove() {
  moving = false;
  if (!byHand || movedByUs || telling) return;
  if (map.options.maxBounds) bindWindow(false);
  byHand = true;
  change({ center: pairOf(map.getCenter()), zoom: map.getZoom() });
}

/** A move that the reader asked for elsewhere than on the map: by a button, a key, a search. @param {() => void} move */
export function moveForReader(move) {
  byHand = true;
  move();
}

/** The window in pixels of the world; nothing before the map stands anywhere. */
export function windowNow() {
  return /** @type {any} */ (map)._loaded ? JSON.stringify(map.getPixelBounds()) : "";
}

/** A move of ours, at once: it never enters the link. What stands beside the district keeps clear of the panels where it is then. @param {() => void} move */
function moveQuietly(move) {
  const before = windowNow();
  const zoom = before && map.getZoom();
  byHand = false;
  movedByUs = true;
  move();
  movedByUs = false;
  if (zoom === map.getZoom() && before !== windowNow()) stale("marks"); // another zoom draws them anyway
}

/** Whether a zoom is running, or begins with the next frame. */
function zooming() {
  return zoomAhead || Boolean(/** @type {any} */ (map)._animatingZoom);
}

/** Whether the map stands: no move of the reader's and no zoom is under way or about to begin. */
export function standsStill() {
  return !moving && !zooming();
}

/** A zoom that is still running, or begins with the next frame, would end where it was going: another move comes after it. @param {() => void} move */
function waitsForZoom(move) {
  const running = zooming();
  if (running) map.once("zoomend", move);
  return running;
}

/** What the map is about: the whole district, or the one unit of a frame. @type {any} */
let home = SITE.bounds.district;

/** @param {L.LatLngBounds} bounds */
export function setHome(bounds) {
  home = [bounds.getSouthWest(), bounds.getNorthEast()];
}

/** All of it, fitted to the free space: the window is untouched again. */
export function goHome() {
  if (waitsForZoom(goHome)) return;
  moveQuietly(() => {
    map.options.maxBounds = undefined; // the edges are those of the zoom that is found
    map.fitBounds(home, { ...paddings(), animate: false });
    map.panInsideBounds(bindEdges(covered()), { animate: false });
  });
  change({ center: null, zoom: null });
}

/** Where the view says. */
export function placeMap() {
  if (waitsForZoom(placeMap)) return;
  const { center, zoom } = view;
  if (center && zoom !== null) moveQuietly(() => map.setView(center, zoom, { animate: false }));
  else goHome();
}

/** How much of the window's right belongs to the card, in pixels. */
function covered() {
  return wide() && card && !document.documentElement.dataset.print ? document.documentElement.clientWidth - card.getBoundingClientRect().left : 0;
}

/** The data's edge is never seen: how far the map may be moved at this zoom, with so many pixels more in the east. @param {number} more */
function bindEdges(more) {
  const bounds = L.latLngBounds(SITE.bounds.window);
  if (/** @type {any} */ (map)._loaded && more) bounds.extend(map.unproject(map.project(bounds.getSouthEast()).add([more, 0])));
  map.options.maxBounds = bounds;
  return bounds;
}

/**
 * Zoom out only as far as the data cover the window. At once, and by us alone: what the library corrects by itself, it animates later.
 * @param {boolean} [ours] the whole district as we fit it: beside the card it may stand further west, since what lies behind is not seen, and
 *   below it is open sea; a view of the reader's never
 */
export function bindWindow(ours = view.center === null) {
  const more = ours ? covered() : 0;
  Object.assign(map.options, { minZoom: ZOOMS.least, maxBoundsViscosity: 1 }); // the library's answer is never below the least that stands there
  const least = Math.ceil(map.getBoundsZoom(SITE.bounds.window, true, L.point(more, 0)) * 4) / 4;
  moveQuietly(() => {
    if (map.getZoom() < least) map.setZoom(least, { animate: false });
    map.setMinZoom(least);
    const edges = bindEdges(more);
    if (/** @type {any} */ (map)._loaded) map.panInsideBounds(edges, { animate: false });
  });
}

/** The map takes the room that it is given now. */
export function stretchMap() {
  moveQuietly(() => map.invalidateSize({ animate: false, pan: false }));
  bindWindow();
}

/** The window has another size: the same slide in it, the whole district, or the reader's own view; a move that is under way goes on. @param {() => void} place where it goes */
export function refit(place) {
  const underway = moving;
  if (underway) keepMove();
  if (underway) moveQuietly(() => map.invalidateSize({ animate: false }));
  else stretchMap();
  if (telling || !underway) place();
  byHand = underway;
}

/** A pin stands this high above its place, in pixels. */
export const PIN_HIGH = 52;
/** What a phone's sheet takes from the map, with a little air. */
const PEEK = embedded ? 70 : 110;
/** So far below the bar the search field ends that is not there yet. */
const FIELD = 40;
const NO_PADDINGS = { paddingTopLeft: L.point(24, 24), paddingBottomRight: L.point(24, 24) };

/** Room that the bar and the panels leave for the map, as paddings in pixels. */
export function paddings() {
  if (document.documentElement.dataset.story) return storyPaddings();
  const { width, height } = document.documentElement.getBoundingClientRect();
  const top = (bar?.getBoundingClientRect().height ?? 0) + 14;
  const sheet = positionSheet && !positionSheet.hidden ? positionSheet : null;
  const over = [card, sheet].flatMap((cover) => (cover ? [cover.getBoundingClientRect()] : []));
  if (!wide()) {
    const field = (readout ?? document.querySelector(".search"))?.getBoundingClientRect().bottom ?? top + FIELD;
    const below = Math.min(height - (panel.offsetHeight ? PEEK : FIELD), ...over.map(({ top: upper }) => upper - 12));
    return { paddingTopLeft: L.point(28, Math.max(top, field + 10)), paddingBottomRight: L.point(28, height - below) };
  }
  const stacks = low() ? 110 : height <= 760 ? 126 : 70;
  const right = Math.max(stacks, ...over.map((box) => width - box.left + (card ? stacks : 18)));
  const beside = panel.getBoundingClientRect();
  const left = panel.dataset.open === "no" && roomy.matches ? 14 : beside.right + 18;
  // In a low window more may be left below the folded panel than beside it.
  const under = low() && panel.dataset.open === "no" && width - left - right < height - beside.bottom;
  return { paddingTopLeft: under ? L.point(14, beside.bottom + 10) : L.point(left, top), paddingBottomRight: L.point(right, 24) };
}

/** So little of the district may lie beyond what the panels leave. */
const SPARED = 24;
/** Nothing stands nearer to the edge of a slide's map. */
const RIM = 6;

/**
 * What the panels leave of the window, in pixels of the world, while the whole district is in it, and in a story always: whatever hangs beside it stays inside.
 * @returns {Edge | null}
 */
export function homeEdge() {
  const { min, max } = map.getPixelBounds();
  if (!min || !max) return null;
  if (telling) return { left: min.x + RIM, top: min.y + RIM, right: max.x - RIM, bottom: max.y - RIM };
  const { paddingTopLeft: near, paddingBottomRight: far } = document.documentElement.dataset.print ? NO_PADDINGS : paddings();
  const slack = wide() ? 10 : 22;
  const edge = { left: min.x + near.x - slack, top: min.y + near.y - 10, right: max.x - far.x + slack, bottom: max.y - far.y + 10 };
  const [southWest, northEast] = home.map((/** @type {LatLon} */ corner) => map.project(corner));
  const inside = edge.left < southWest.x + SPARED && edge.right > northEast.x - SPARED && edge.top < northEast.y + SPARED && edge.bottom > southWest.y - SPARED;
  return inside ? edge : null;
}

/** @param {LatLon} at @param {number} zoom at least */
export function flyTo(at, zoom) {
  if (waitsForZoom(() => flyTo(at, zoom))) return;
  const wanted = Math.min(Math.max(map.getZoom(), zoom), map.getMaxZoom());
  const { paddingTopLeft: first, paddingBottomRight: last } = paddings();
  const aside = last.subtract(first).divideBy(2);
  const centre = map.unproject(map.project(at, wanted).add(aside), wanted);
  moveForReader(() => map.setView(centre, wanted, { animate: !calm() }));
}

/** Such moves are not the reader's and do not enter the link. @param {() => void} move */
export function fitQuietly(move) {
  movedByUs = true;
  map.setMaxBounds(/** @type {any} */ (null));
  map.setMinZoom(5);
  map.invalidateSize({ animate: false, pan: false });
  move();
  movedByUs = false;
}

/** Free space around the whole district: names and badges stand beside it. */
export function storyPaddings() {
  const edge = wide() ? 48 : 14;
  return { paddingTopLeft: L.point(edge, wide() ? 34 : 14), paddingBottomRight: L.point(edge, wide() ? 34 : 30) };
}
