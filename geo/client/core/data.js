// Data over HTTP: each file once; a file that has been replaced is looked up in the catalog once.

import { say, word } from "./words.js";
import { BASE_ERA, eraOf, layerInfo } from "./config.js";
import { siteAddress } from "./host.js";
import { view } from "./state.js";
import { cardIn, cardPage, keepShapes, placeRows } from "./places.js";
import { stale } from "./redraw.js";

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** @param {string} url @returns {Promise<any>} */
export function load(url) {
  let file = fetched.get(url);
  if (!file) {
    file = SITE.inline?.[url] ? unpacked(SITE.inline[url]) : request(url);
    fetched.set(url, file);
    file.catch(() => fetched.delete(url));
  }
  return file;
}

/** A document of the one file, which carries them packed. @param {string} packed gzip in base64 @returns {Promise<any>} */
async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  if (!globalThis.DecompressionStream) return JSON.parse(new TextDecoder().decode(window.inflated?.(bytes)));
  const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")); // eslint-disable-line compat/compat -- asked for above
  return new Response(opened).json();
}

/** Milliseconds before a file that did not come is asked for once more. */
const PAUSE = 1000;

/** What does not come at once is asked for once more by itself. @param {string} url */
function request(url) {
  return requestOnce(url).catch(() => new Promise((later) => setTimeout(later, PAUSE)).then(() => requestOnce(url)));
}

/** @param {string} url */
async function requestOnce(url) {
  let answer = await fetch(siteAddress(url));
  if (answer.status === 404 || answer.status === 410) answer = await fetch(siteAddress(await replacement(url)));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** The newest file that stands where `url` stood: the same path but for the digest. @param {string} url */
async function replacement(url) {
  const catalog = await (await fetch(siteAddress("/data/catalog.json"), { cache: "no-cache" })).json();
  /** @param {string} path */
  const stem = (path) => path.replace(/\.[0-9a-f]{8,}\.(geo)?json$/, "");
  const entries = [...(catalog.layers ?? []), ...(catalog.base ?? [])];
  const known = entries.flatMap((entry) => [entry.url, ...(entry.cards ?? []), ...(entry.shapes ?? [])]);
  return known.find((other) => stem(other) === stem(url)) ?? url;
}

/** @type {{[era: string]: Map<string, UnitFeature>}} */
export const units = {};
/** @type {{[key: string]: Feature[]}} */
const features = {};

/** @param {string} era */
export async function loadUnits(era) {
  const data = await load(SITE.files.communes[era]);
  units[era] = new Map(data.features.map((/** @type {UnitFeature} */ unit) => [unit.properties.id, unit]));
}

/** @param {string} layerId @param {string} era */
async function loadLayer(layerId, era) {
  const file = layerInfo(layerId).file[era];
  if (!file) return;
  const data = await load(file.url);
  if (data.sources) citedBy.set(layerId, data.sources);
  features[`${layerId}/${era}`] = data.features ?? placeRows(data, era);
  const name = () => word("missing_layer", { layer: say(layerInfo(layerId).title) });
  for (const url of data.shapes ?? []) await bringIn(url, { name, ask: async () => keepShapes(layerId, (await load(url)).shapes) });
}

/** What the cards of a layer cite. @type {Map<string, string[]>} */
export const citedBy = new Map();
/** Pages of cards that are there, by their address. @type {Map<string, {[id: string]: {[era: string]: Partial<Card>}}>} */
const cards = new Map();

/** The card of a thing, if it has come. @param {Feature} feature */
export function cardOf(feature) {
  const known = cards.get(cardPage(feature))?.[feature.properties.id];
  return known ? cardIn(known, view.era) : null;
}

/** Bring the page that the card of a thing is on. @param {LayerInfo} info @param {Feature} feature */
export function bringCard(info, feature) {
  const page = cardPage(feature);
  if (cards.has(page)) return;
  return bringIn(page, {
    name: () => word("missing_layer", { layer: say(info.title) }),
    ask: async () => { cards.set(page, (await load(page)).cards); },
    paint: () => stale("card"),
  });
}

/** The units of an era, and those of the earliest, which carry the levels in all. @param {string} [era] */
export function bringUnits(era = view.era) {
  const needed = [...new Set([era, BASE_ERA])];
  return bringIn(`units/${era}`, { name: () => word("missing_units"), ask: () => Promise.all(needed.filter((id) => !units[id]).map(loadUnits)) });
}

/** @param {LayerInfo} info @param {string} [era] */
export function bring(info, era = view.era) {
  return bringIn(`${info.id}/${era}`, { name: () => word("missing_layer", { layer: say(info.title) }), ask: () => loadLayer(info.id, era) });
}

/** Whether the rows of a layer are there. @param {LayerInfo} info */
export function isHere(info) {
  return !info.file[view.era] || `${info.id}/${view.era}` in features;
}

/** @type {Feature[]} */
const NOTHING = [];

/** @param {string} layerId @param {string} [era] @returns {Feature[]} */
export function featuresOf(layerId, era = view.era) {
  return features[`${layerId}/${era}`] ?? NOTHING;
}

/** @param {string | null} id @returns {UnitProperties | null} */
export function unitOf(id) {
  return units[eraOf(id) ?? ""]?.get(id ?? "")?.properties ?? null;
}

/** Rows of a layer by their id, made when the first is asked for. @type {Map<Feature[], Map<string, Feature>>} */
const named = new Map();

/** @param {string} layerId */
function byId(layerId) {
  const rows = featuresOf(layerId);
  let known = named.get(rows);
  if (!known) named.set(rows, known = new Map(rows.map((feature) => [feature.properties.id, feature])));
  return known;
}

/** The feature a reference such as `projects/th-dairy` means. @param {string | null} ref @returns {{info: LayerInfo, feature: Feature} | null} */
export function featureOf(ref) {
  const [layerId, id] = (ref ?? "").split("/");
  const info = id ? layerInfo(layerId) : null;
  const feature = info && byId(layerId).get(id);
  return info && feature ? { info, feature } : null;
}

/** The units of this era that a reference means: a unit itself, or those that its feature lies in. @param {string} ref @returns {UnitFeature[]} */
export function outlinesOf(ref) {
  const ids = featureOf(ref)?.feature.properties.units ?? [ref];
  return ids.map((id) => units[view.era]?.get(id)).filter((unit) => unit !== undefined);
}

/** @typedef {{name: () => string, ask: () => Promise<any>, paint?: (data: any) => void | Promise<void>}} Wanted what is asked for, and what is drawn when it has come */

/** What did not come though it was asked for twice. @type {Map<string, Wanted>} */
export const missing = new Map();
/** What is being asked for. @type {Map<string, Promise<boolean>>} */
const awaited = new Map();

/** Whether all that was asked for has come, or has failed to. */
export function settled() {
  return awaited.size === 0;
}

/**
 * Load something and draw it. What does not come is named in one notice, whose button asks again for all that is missing and draws it.
 * @param {string} key @param {Wanted} wanted @returns {Promise<boolean>} whether it has come
 */
export function bringIn(key, wanted) {
  const before = awaited.get(key);
  if (before) return before;
  const asked = wanted.ask().then((data) => ({ data }), () => null).then(async (answer) => {
    awaited.delete(key);
    if (answer) missing.delete(key);
    else missing.set(key, wanted);
    stale("missing");
    if (answer) await wanted.paint?.(answer.data);
    return answer !== null;
  });
  awaited.set(key, asked);
  return asked;
}
