// What the reader is looking at, and who wants to know when it changes.

import { BASE_ERA } from "./config.js";
import { speak } from "./words.js";

/** @type {View} */
export let view = { era: BASE_ERA, year: 0, layers: new Set(), selection: null, lang: "vi", background: "own", center: null, zoom: null };

/** The view to begin with: nobody listens yet. @param {View} opening */
export function openView(opening) {
  view = opening;
}

/** What is drawn as if the reader looked at something else; nobody hears of it. @template T @param {Partial<View>} patch @param {() => T} paint @returns {T} */
export function inView(patch, paint) {
  const own = view;
  view = { ...view, ...patch };
  try {
    return paint();
  } finally {
    view = own;
  }
}

/** @type {((changed: Set<string>) => void)[]} */
const watchers = [];

/** @param {(changed: Set<string>) => void} watcher */
export function watch(watcher) {
  watchers.push(watcher);
}

/** Change the view; everyone who draws hears which parts changed. @param {Partial<View>} patch */
export function change(patch) {
  const changed = new Set(Object.keys(patch).filter((key) => /** @type {any} */ (view)[key] !== /** @type {any} */ (patch)[key]));
  if (!changed.size) return;
  view = { ...view, ...patch };
  if (changed.has("lang")) speak(view.lang);
  for (const watcher of watchers) watcher(changed);
}

/** The language that the view is not in. */
export function otherLanguage() {
  return /** @type {Lang} */ (SITE.view.parts.lang.among.find((lang) => lang !== view.lang) ?? view.lang);
}

/** The mark of several points that the reader has opened, by the first of their refs. @type {string | null} */
export let opened = null;

/** @param {string | null} group */
export function openGroup(group) {
  opened = group;
}

/** The old unit whose things a pill asks the card to show. @type {string | null} */
export let listed = null;

/** @param {string | null} unit */
export function setListed(unit) {
  listed = unit;
}

/** Legends the reader has folded or unfolded. @type {Map<string, boolean>} */
export const folds = new Map();

/** @param {LayerInfo} info */
export function unfolded(info) {
  return folds.get(info.id) ?? true;
}
