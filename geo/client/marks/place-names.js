// Names of places between the marks: rivers, villages, islands, shoals and, where there is room, what a pin is.

import { bringIn, bringSources, citation, load, missing, nameOf, speech, stale, word } from "../core/index.js";
import { make } from "../dom/index.js";
import { latLonOf, map, sizeOf, spot } from "../map/index.js";
import { touches } from "../../placement/boxes.js";

/** Zoom from which a kind of place is named, in the order in which they look for room. */
const NAMED_FROM = { river: 12.25, village: 13, island: 12.5, shoal: 13.5, rock: 13.5 };
const PINS_NAMED_FROM = 13.5;
const DOT = 8;

/** @type {any[] | null} features of the places */
let places = null;

/** Names of places and pins that find room; nothing below the first zoom, and nothing before the places have come. @param {Standing} stand @returns {L.Layer[]} */
export function drawLabels(stand) {
  const { zoom } = stand;
  if (zoom < Math.min(...Object.values(NAMED_FROM))) return [];
  if (!places) {
    /** @param {{features: any[]}} found */
    const paint = (found) => { places = found.features; stale("marks"); };
    if (!missing.has("places")) bringIn("places", { name: () => word("missing_places"), ask: async () => { await bringSources(); return load(SITE.files.places); }, paint });
    return [];
  }
  const order = Object.keys(NAMED_FROM);
  const due = places.filter(({ properties: { kind } }) => zoom >= /** @type {any} */ (NAMED_FROM)[kind])
    .sort((one, other) => order.indexOf(one.properties.kind) - order.indexOf(other.properties.kind));
  return [...due.flatMap((place) => placeLabel(stand, place)), ...(zoom >= PINS_NAMED_FROM ? pinNames(stand) : [])];
}

/** @param {Standing} stand @param {any} feature @returns {L.Layer[]} */
function placeLabel({ zoom, taken, front }, feature) {
  const { kind, accuracy_m: accuracy, cite, inferred } = feature.properties;
  const [lon, lat] = feature.geometry.coordinates;
  const spotOf = map.project([lat, lon], zoom);
  const dot = { x: spotOf.x, y: spotOf.y, w: DOT, h: DOT };
  const text = nameOf(feature.properties) + (inferred ? ` (${word("place_inferred")})` : "");
  const name = isFree(taken, dot) ? beside(dot, sizeOf(text, "place-label")).find((box) => isFree(taken, box) && isFree(front, box)) : null;
  if (!name) return [];
  taken.push(dot, name);
  const line = word("place_line", { kind: word(`place_${kind}`), accuracy: accuracy >= 1000 ? `±${accuracy / 1000} km` : `±${accuracy} m`, source: citation(cite[0]) });
  const label = textLabel(text, kind, name.x - dot.x, name.y - dot.y);
  label.prepend(make("i", { class: "place-dot", "data-kind": kind }));
  const marker = L.marker([lat, lon], { icon: L.divIcon({ html: label, className: "place-spot", iconSize: [DOT, DOT] }), keyboard: false, zIndexOffset: -400 });
  marker.bindTooltip(() => make("div", {}, make("b", {}, text), make("div", { class: "quiet" }, line), feature.properties.note_vi
    ? make("div", { class: "quiet" }, speech === "en" ? feature.properties.note_en : feature.properties.note_vi) : null),
    { direction: "top", offset: [0, -8], className: "tip" });
  marker.on("click", () => spot({ kind: "place", ref: `places/${feature.properties.id}`, keys: [], name: { vi: feature.properties.name_vi,
    en: feature.properties.name_en }, line: { vi: line, en: line }, at: [lat, lon], accuracy }));
  return [marker];
}

/** @param {string} text @param {string} kind @param {number} dx @param {number} dy from the middle of its dot */
function textLabel(text, kind, dx, dy) {
  const name = make("span", { class: "place-label", "data-kind": kind }, text);
  name.style.left = `${dx}px`;
  name.style.top = `${dy}px`;
  return make("div", { class: "place-anchor" }, name);
}

/** What the pins are, beside those that leave room. @param {Standing} stand @returns {L.Layer[]} */
function pinNames({ zoom, layout, taken, placed }) {
  return layout.marks.filter((mark) => mark.members.length === 1).flatMap((mark) => {
    const text = nameOf(placed[mark.members[0]].feature.properties);
    const name = beside(mark.box, sizeOf(text, "place-label pin-name")).slice(0, 4).find((box) => isFree(taken, box));
    if (!name) return [];
    taken.push(name);
    const label = textLabel(text, "pin-name", 0, 0);
    label.firstElementChild?.classList.add("pin-name");
    const icon = L.divIcon({ html: label, className: "place-spot", iconSize: [0, 0] });
    return [L.marker(latLonOf(name, zoom), { icon, interactive: false, keyboard: false, zIndexOffset: -300 })];
  });
}

/** Where a text may stand beside a box: right, left, above, below, then the corners. @param {Box} box @param {{w: number, h: number}} size @returns {Box[]} */
function beside(box, { w, h }) {
  const [dx, dy] = [(box.w + w) / 2 + 3, (box.h + h) / 2 + 2];
  return [[dx, 0], [-dx, 0], [0, -dy], [0, dy], [dx, -dy], [dx, dy], [-dx, -dy], [-dx, dy]].map(([x, y]) => ({ x: box.x + x, y: box.y + y, w, h }));
}

/** @param {Box[]} taken @param {Box} box */
function isFree(taken, box) {
  return !taken.some((other) => touches(other, box, 2));
}
