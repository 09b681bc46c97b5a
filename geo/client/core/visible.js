// What of the data is shown: layers that are on, levels of the year, what nobody leaves out.

import { slots } from "./slots.js";
import { view } from "./state.js";
import { featuresOf, units } from "./data.js";

/** The status layer that fills the units, if it is on. */
export function statusLayer() {
  return SITE.layers.find((info) => info.shape === "status" && view.layers.has(info.id)) ?? null;
}

/** What the status layer says of an old unit in the chosen year. @param {LayerInfo} status @param {string} unitId */
export function standing(status, unitId) {
  const feature = featuresOf(status.id).find((one) => (one.properties.unit ?? one.properties.id) === unitId);
  return feature?.properties.years?.[String(view.year)] ?? null;
}

/** What is drawn now, per layer: the ids of its features. @type {Map<string, Set<string>>} */
export let drawn = new Map();

/** Before marks are drawn anew. */
export function forgetDrawn() {
  drawn = new Map(SITE.layers.map((info) => [info.id, new Set()]));
}

/** Place layers and check layers that are on, in the panel's order. @param {string} shape */
export function shown(shape) {
  return SITE.layers.filter((info) => info.shape === shape && view.layers.has(info.id));
}

/** What is drawn of a layer that is on: what nobody leaves out. @param {string} layerId */
export function sifted(layerId) {
  return featuresOf(layerId).filter((feature) => slots.sieves.every((shows) => shows(layerId, feature)));
}

/** What hangs in a unit: commune-level features and check marks. @param {string} unitId @returns {Badge[]} */
export function badgesOf(unitId) {
  const here = shown("place").flatMap((info) => sifted(info.id)
    .filter((feature) => !feature.geometry && !feature.properties.unplaced && feature.properties.units?.includes(unitId))
    .map((feature) => ({ info, list: [feature] })));
  const checks = shown("check").flatMap((info) => featuresOf(info.id)
    .filter((feature) => (feature.properties.unit ?? feature.properties.id) === unitId).map((feature) => ({ info, list: [feature] })));
  return [...checks, ...here];
}

/** @returns {UnitProperties[]} */
export function unitsHere() {
  return [...(units[view.era]?.values() ?? [])].map((unit) => unit.properties);
}
