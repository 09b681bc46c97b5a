// What of the data is shown: layers that are on, levels of the year, what nobody leaves out.

import { BASE_ERA } from "./config.js";
import { hasShapes, shapeOf } from "./places.js";
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

/** Whether a later era shows the borders of before: its status fills the old units, and what is known to one of them stands in it. */
export function showsFormer() {
  return view.era !== BASE_ERA && layersOn().length > 0;
}

/** What a layer that speaks of units says of one. @param {string} layerId @param {string} unitId */
export function saidOfUnit(layerId, unitId) {
  return featuresOf(layerId).filter(({ properties }) => (properties.unit ?? properties.id) === unitId);
}

/** What the status layer says of an old unit in the chosen year. @param {LayerInfo} status @param {string} unitId */
export function standing(status, unitId) {
  return saidOfUnit(status.id, unitId)[0]?.properties.years?.[String(view.year)] ?? null;
}

/** What is read off the rows of a layer, once for each list of them: they may be very many, and none ever changes.
 * @template Read @param {(rows: Feature[], layerId: string) => Read} read @returns {(rows: Feature[], layerId?: string) => Read} */
export function readOnce(read) {
  /** @type {WeakMap<Feature[], {read: Read}>} */
  const known = new WeakMap();
  return (rows, layerId = "") => {
    let kept = known.get(rows);
    if (!kept) known.set(rows, kept = { read: read(rows, layerId) });
    return kept.read;
  };
}

const unplacedOf = readOnce((rows) => rows.filter(({ properties }) => properties.unplaced));
const ofUnits = readOnce((rows) => rows.filter((row) => !(/** @type {PlaceFeature} */ (row).placed) && !row.properties.unplaced));
const drawnAsShapes = readOnce((rows, layerId) => rows.filter(({ properties: { id } }) => shapeOf(layerId, id)));

/** Features of the place layers that are on without a published place. @returns {{info: LayerInfo, feature: Feature}[]} */
export function unplaced() {
  return shown("place").flatMap((info) => unplacedOf(featuresOf(info.id)).map((feature) => ({ info, feature })));
}

/** What of the place layers that are on is a line or an area. @returns {Thing[]} */
export function shaped() {
  return shown("place").filter(hasShapes).flatMap((info) => drawnAsShapes(sifted(info.id), info.id).map((feature) => ({ info, feature })));
}

/** What is drawn now, per layer: the ids of its features. @type {Map<string, Set<string>>} */
export let drawn = new Map();

/** How many of a layer stand on the canvas, where there are too many for pins. @type {Map<string, number>} */
export const crowded = new Map();

/** Before marks are drawn anew. */
export function forgetDrawn() {
  crowded.clear();
  drawn = new Map(SITE.layers.map((info) => [info.id, new Set()]));
}

/** What was sifted last, by the rows of a layer: asked several times for each picture. @type {WeakMap<Feature[], {sieves: (Set<string> | null)[], rows: Feature[]}>} */
const siftedLast = new WeakMap();

/** What is drawn of a layer that is on: what nobody leaves out. @param {string} layerId */
export function sifted(layerId) {
  const all = featuresOf(layerId);
  const sieves = slots.sieves.map((sieve) => sieve(layerId)).filter((refs) => refs !== null);
  if (!sieves.length) return all;
  const last = siftedLast.get(all);
  if (last?.sieves.every((refs, number) => refs === sieves[number])) return last.rows;
  const rows = all.filter(({ properties: { id } }) => sieves.every((refs) => refs.has(`${layerId}/${id}`)));
  siftedLast.set(all, { sieves, rows });
  return rows;
}

/** What is known only to its unit, by the smallest unit it is known to: answers that hold for all of it, then things in the layers' order. @returns {Map<string, Thing[]>} */
export function thingsByUnit() {
  /** @type {Map<string, Thing[]>} */
  const things = new Map();
  /** @param {string[]} units @param {Thing} thing */
  const add = (units, thing) => {
    for (const unit of units) if (!things.get(unit)?.push(thing)) things.set(unit, [thing]);
  };
  for (const info of shown("check")) for (const feature of sifted(info.id)) add([feature.properties.unit ?? feature.properties.id], { info, feature });
  for (const info of shown("place")) for (const feature of ofUnits(sifted(info.id))) {
    const { units: ids = [], parts = ids } = feature.properties;
    add(parts, { info, feature });
  }
  return things;
}

/** Things layer by layer. @param {Thing[]} things */
export function byLayer(things) {
  return SITE.layers.map((info) => ({ info, list: things.filter((thing) => thing.info === info) })).filter(({ list }) => list.length);
}

/** @returns {UnitProperties[]} */
export function unitsHere() {
  return [...(units[view.era]?.values() ?? [])].map((unit) => unit.properties);
}
