// The story for meetings: slides told one after the other on the same map; how it is begun, moved through and left.

import {
  bring, bringIn, bringSources, bringUnits, calm, change, completeTool, EVERYTHING, load, makeWayFor, register,
  registerActs, say, setStage, setTelling, stale, telling, tellPython, view, viewOf, watch, word, writeLink,
} from "../core/index.js";
import { announce, notice } from "../dom/index.js";
import { map, placeMap, storyPaddings, stretchMap } from "../map/index.js";
import { arrangedStory } from "./kept-story.js";
import { bringMerger } from "./merger.js";

/** Seconds from one view to the next. */
const FLIGHT = 1.1;
/** Milliseconds that a flight may end late. */
const LATE = 400;
/** Leaflet's own share, and the one of a story. */
const BEYOND = { still: 0.1, flying: 1 };
/** The free part of a usual screen, in pixels: what a centre and a zoom of a link show, on every screen and on paper. */
const SHOWN = L.point(1000, 700);

/** @param {number} [number] the slide, counted from 1 */
export async function startStory(number = 1) {
  const ask = async () => (await arrangedStory()) ?? load(SITE.files.story);
  const came = await bringIn("story", { name: () => word("missing_story"), ask, paint: (story) => tellStory(story, number) });
  if (!came) setStage(false);
}

/** @param {Story} story @param {number} number */
async function tellStory(story, number) {
  if (!story.slides.length) {
    setStage(false);
    return void notice(word("story.none"));
  }
  await bringEras(story);
  makeWayFor("story");
  setTelling({ story, at: -1, flying: false, blank: false, notes: false });
  setStage(true);
  stretchMap();
  drawBeyond(BEYOND.flying);
  map.on("moveend", land);
  showSlide(number - 1);
}

/** Everything of the eras that the story shows, before its first slide: no slide then waits for data. @param {Story} story */
async function bringEras(story) {
  const eras = new Set(story.slides.map((slide) => viewOf(new URLSearchParams(slide.link)).era));
  if (story.slides.some(({ kind }) => kind === "merger")) await bringMerger();
  await Promise.all([...eras].flatMap((era) => [bringSources(), bringUnits(era), ...SITE.layers.map((info) => bring(info, era))]));
}

/** How far beyond the window the map is drawn, in parts of it: a flight that goes up must not come upon an edge. @param {number} share */
function drawBeyond(share) {
  /** @type {any} */ (L.Renderer.prototype).options.padding = share;
  for (const renderer of /** @type {any[]} */ (Object.values(/** @type {any} */ (map)._paneRenderers))) {
    renderer.options.padding = share;
    renderer._update();
  }
}

export function leaveStory() {
  if (!telling) return;
  setTelling(null);
  map.off("moveend", land);
  setStage(false);
  delete document.documentElement.dataset.flight;
  stale("story");
  if (document.fullscreenElement) document.exitFullscreen();
  drawBeyond(BEYOND.still);
  stretchMap();
  stale(...EVERYTHING);
  placeMap();
  stale("marks");
  writeLink();
  tellPython(view);
  map.getContainer().focus({ preventScroll: true });
}

/** @param {number} index counted from 0; beyond the ends: the first or the last */
export function showSlide(index) {
  if (!telling) return;
  const { slides } = telling.story;
  const at = Math.min(slides.length - 1, Math.max(0, index));
  telling.blank = false;
  if (at === telling.at) return stale("story");
  telling.at = at;
  const { era, year, layers, selection, center, zoom } = viewOf(new URLSearchParams(slides[at].link));
  placeSlide(center, zoom, !calm());
  change({ era, year, layers, selection, background: "own", center, zoom });
  stale("story");
  writeLink();
  announce(word("story.at", { n: at + 1, of: slides.length, title: say(slides[at].title) }));
}

/** Where the map must go so that a view, or the whole district, stands in it. @param {LatLon | null} center @param {number | null} zoom */
function slideTarget(center, zoom) {
  const district = L.latLngBounds(SITE.bounds.district);
  const half = SHOWN.divideBy(2);
  const middle = center && zoom !== null ? map.project(center, zoom) : null;
  const bounds = middle && zoom !== null ? L.latLngBounds(map.unproject(middle.subtract(half), zoom), map.unproject(middle.add(half), zoom)) : district;
  const inner = /** @type {any} */ (map);
  const target = inner._getBoundsCenterZoom(bounds, middle ? {} : storyPaddings());
  const reached = Math.max(target.zoom, map.getMinZoom());
  return { center: inner._limitCenter(target.center, reached, map.options.maxBounds), zoom: reached };
}

/** Fly there, or be there at once: when little motion is wanted, or it is there already. @param {LatLon | null} center @param {number | null} zoom @param {boolean} flying */
function placeSlide(center, zoom, flying) {
  if (!telling) return;
  const target = slideTarget(center, zoom);
  const way = map.project(target.center, target.zoom).distanceTo(map.project(map.getCenter(), target.zoom));
  if (way < 2 && Math.abs(target.zoom - map.getZoom()) < 0.01 && !telling.flying) return;
  if (flying) {
    telling.flying = true;
    document.documentElement.dataset.flight = "yes";
    clearTimeout(landing);
    landing = window.setTimeout(forceLanding, 1000 * FLIGHT + LATE);
    return void map.flyTo(target.center, target.zoom, { duration: FLIGHT });
  }
  map.setView(target.center, target.zoom, { animate: false });
  land(); // a window that changed cut a flight short
}

/** The end of a flight: what stands on the units is laid out where the map is now. */
function land() {
  if (!telling?.flying) return;
  telling.flying = false;
  stale("marks");
  delete document.documentElement.dataset.flight;
}

let landing = 0;

/** A wheel or a finger stops a flight without a word from the library, and frames may come late: no slide stays without its marks. */
function forceLanding() {
  if (telling?.flying) placeSlide(view.center, view.zoom, false);
}

/** The window has another size: the same slide in it. */
function refitSlide() {
  placeSlide(view.center, view.zoom, false);
  stale("story");
}

/** Python adds the view that is seen as a slide. */
function addView() {
  added = Date.now();
  tellPython(view);
  notice(word("story.added"));
}

/** When a view was added last: Python adds each once. */
let added = 0;

registerActs({ story: startStory, slide: showSlide, refit: refitSlide });
register("told", () => (added ? { add: added } : {}));
completeTool("story", { act: () => { startStory(); } });
completeTool("story-add", { act: addView });
register("closers", { order: 51, open: () => telling !== null, close: leaveStory });
watch((changed) => { if (changed.has("lang")) stale("story"); });
