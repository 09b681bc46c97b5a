// What the page was given (SITE), asked by name.

import { say, word } from "./words.js";

/** @param {string} id @returns {LayerInfo} */
export function layerInfo(id) {
  return /** @type {LayerInfo} */ (SITE.layers.find((layer) => layer.id === id));
}

/** @param {string} key @returns {LayerInfo | undefined} */
export function layerOfKey(key) {
  return /^[1-9]$/.test(key) ? SITE.layers[Number(key) - 1] : undefined;
}

/** The eras, the earliest first: its units carry what is said of units. @type {string[]} */
export const ERAS = SITE.view.parts.era.among;
export const [BASE_ERA] = ERAS;

/** The era of a unit's id; null for a feature, which is in all. @param {string | null} ref */
export function eraOf(ref) {
  return ERAS.find((era) => ref?.startsWith(`${era}-`)) ?? null;
}

/** @param {string} era */
export function eraTitle(era) {
  return say(SITE.eras.find(({ id }) => id === era)?.title);
}

/** @param {[LatLon, LatLon]} bounds @param {LatLon} at */
export function isWithin([[south, west], [north, east]], [lat, lon]) {
  return lat >= south && lat <= north && lon >= west && lon <= east;
}

/** @param {LayerInfo} info @param {string} classId */
export function className(info, classId) {
  if (classId === "absent") return say(info.absent);
  if (classId === "unknown") return word("status_unknown");
  return say(info.classes.find((entry) => entry.id === classId)?.title);
}

/** @param {LayerInfo} info @param {Feature} feature */
export function refOf(info, feature) {
  return `${info.id}/${feature.properties.id}`;
}
