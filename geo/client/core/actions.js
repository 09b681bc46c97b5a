// What a reader can do to the view, whoever asks for it.

import { eraOf, ERAS, layerInfo } from "./config.js";
import { change, view } from "./state.js";
import { unitOf } from "./data.js";
import { withLater } from "./later.js";

/** @param {string} id @param {boolean} on */
export function showLayer(id, on) {
  if (!layerInfo(id) || view.layers.has(id) === on) return;
  const layers = new Set(view.layers);
  if (on) layers.add(id);
  else layers.delete(id);
  change({ layers });
}

/** The era a selection makes sense in: a unit of the other era is followed to its successor, never back. @param {string} era */
export function switchEra(era) {
  if (!ERAS.includes(era) || era === view.era) return;
  const unit = view.selection && !view.selection.includes("/") ? unitOf(view.selection) : null;
  change({ era, selection: unit ? (ERAS.indexOf(era) > ERAS.indexOf(unit.era) ? unit.now ?? null : null) : view.selection });
}

/** Go to a unit or a feature, or away from it. @param {string} ref */
export function choose(ref) {
  if (view.selection === ref) change({ selection: null });
  else follow(ref);
}

/** Go to a unit (in its own era) or a feature. @param {string} ref */
export function follow(ref) {
  change({ selection: ref, era: eraOf(ref) ?? view.era });
}

/** What parts further up do for whoever asks: open the help, show its first steps, read what may be coordinates, point a place out, tell the story,
 * go to a slide (counted from 0), fit it anew, show how the units became others, mark what could not be copied. */
export const acts = {
  help: () => { withLater(() => acts.help()); },
  tour: () => { withLater(() => acts.tour()); },
  /** @param {string} _typed @returns {Spoken | null} */
  read: (_typed) => null,
  /** @param {LatLon} _at */
  point: (_at) => {},
  /** @param {number} [number] the slide, counted from 1 @returns {void | Promise<void>} */
  story: (number) => withLater(() => acts.story(number)),
  /** @param {number} index */
  slide: (index) => { withLater(() => acts.slide(index)); },
  refit: () => {},
  /** @returns {void | Promise<void>} */
  merger: () => withLater(() => acts.merger()),
  /** @param {Element | null} element */
  uncopied: (element) => { withLater(() => acts.uncopied(element)); },
};

/** @param {Partial<typeof acts>} own */
export function registerActs(own) {
  Object.assign(acts, own);
}
