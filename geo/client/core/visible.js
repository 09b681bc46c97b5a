// What of the data is shown: layers that are on, levels of the year, what nobody leaves out.

import { slots } from "./slots.js";
import { view } from "./state.js";
import { thingsOf, units } from "./data.js";

/** The status layer that fills the units, if it is on. */
export function statusLayer() {
  return SITE.layers.find((info) => info.shape === "status" && view.layers.has(info.id)) ?? null;
}

/** What the status layer says of an old unit in the chosen year. @param {LayerInfo} status @param {string} unitId */
export function standing(status, unitId) {
  const thing = thingsOf(status.id).find((one) => (one.properties.unit ?? one.properties.id) === unitId);
  return thing?.properties.years?.[String(view.year)] ?? null;
}

/** What is drawn now, per layer: the ids of its things. @type {Map<string, Set<string>>} */
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
  return thingsOf(layerId).filter((thing) => slots.sieves.every((shows) => shows(layerId, thing)));
}

/** What hangs in a unit: commune-level things and check marks. @param {string} unitId @returns {Badge[]} */
export function badgesOf(unitId) {
  const here = shown("place").flatMap((info) => sifted(info.id)
    .filter((thing) => !thing.geometry && !thing.properties.unplaced && thing.properties.units?.includes(unitId))
    .map((thing) => ({ info, list: [thing] })));
  const checks = shown("check").flatMap((info) => thingsOf(info.id)
    .filter((thing) => (thing.properties.unit ?? thing.properties.id) === unitId).map((thing) => ({ info, list: [thing] })));
  return [...checks, ...here];
}

/** @returns {UnitProperties[]} */
export function unitsHere() {
  return [...(units[view.era]?.values() ?? [])].map((unit) => unit.properties);
}
