// What of the data is shown: layers that are on, levels of the year, what nobody leaves out.

import { slots } from "./slots.js";
import { view } from "./state.js";
import { featuresOf, units } from "./data.js";

/** The layers that are on, in the panel's order. */
export function layersOn() {
  return SITE.layers.filter((info) => view.layers.has(info.id));
}

/** Those of one shape. @param {string} shape */
export function shown(shape) {
  return layersOn().filter((info) => info.shape === shape);
}

/** The status layer that fills the units, if it is on. */
export function statusLayer() {
  return shown("status")[0] ?? null;
}

/** What a layer that speaks of units says of one. @param {string} layerId @param {string} unitId */
export function saidOfUnit(layerId, unitId) {
  return featuresOf(layerId).filter(({ properties }) => (properties.unit ?? properties.id) === unitId);
}

/** What the status layer says of an old unit in the chosen year. @param {LayerInfo} status @param {string} unitId */
export function standing(status, unitId) {
  return saidOfUnit(status.id, unitId)[0]?.properties.years?.[String(view.year)] ?? null;
}

/** Features of the place layers that are on without a published place. @returns {{info: LayerInfo, feature: Feature}[]} */
export function unplaced() {
  return shown("place").flatMap((info) => featuresOf(info.id).filter(({ properties }) => properties.unplaced).map((feature) => ({ info, feature })));
}

/** What is drawn now, per layer: the ids of its features. @type {Map<string, Set<string>>} */
export let drawn = new Map();

/** Before marks are drawn anew. */
export function forgetDrawn() {
  drawn = new Map(SITE.layers.map((info) => [info.id, new Set()]));
}

/** What is drawn of a layer that is on: what nobody leaves out. @param {string} layerId */
export function sifted(layerId) {
  return featuresOf(layerId).filter((feature) => slots.sieves.every((shows) => shows(layerId, feature)));
}

/** What hangs in a unit: commune-level features and check marks. @param {string} unitId @returns {Badge[]} */
export function badgesOf(unitId) {
  const things = shown("place").flatMap((info) => sifted(info.id)
    .filter((feature) => !feature.geometry && !feature.properties.unplaced && feature.properties.units?.includes(unitId))
    .map((feature) => ({ info, list: [feature] })));
  const checks = shown("check").flatMap((info) => saidOfUnit(info.id, unitId).map((feature) => ({ info, list: [feature] })));
  return [...checks, ...things];
}

/** @returns {UnitProperties[]} */
export function unitsHere() {
  return [...(units[view.era]?.values() ?? [])].map((unit) => unit.properties);
}
