// A frame about one unit: all around it is pale, and of the layers only what lies in it is drawn. Under each card the way to the whole map.

import { embedded, eraOf, featuresOf, legible, linkOf, onlyUnit, outlinesOf, register, stale, unitOf, view, watch, wholeMap, word } from "../core/index.js";
import { make, notice } from "../dom/index.js";
import { ringsOf } from "../geodesy/outlines.js";
import { dark, ground, map } from "../map/index.js";

/** Latitude and longitude beyond which no window reaches. */
const FAR = { lat: 85, lon: 180 };
const PALE = 0.74;
/** @type {L.Layer | null} */
let pale = null;
/** What is drawn of a layer, as long as its rows are the same. @type {WeakMap<object[], Set<string>>} */
const inUnit = new WeakMap();

/** In another era than its own the unit is none. */
function isAboutUnit() {
  return onlyUnit !== null && view.era === eraOf(onlyUnit);
}

function paintAround() {
  pale?.remove();
  pale = null;
  const [unit] = isAboutUnit() ? outlinesOf(onlyUnit ?? "") : [];
  if (!unit) return;
  const around = [[-FAR.lat, -FAR.lon], [-FAR.lat, FAR.lon], [FAR.lat, FAR.lon], [FAR.lat, -FAR.lon]];
  const rings = ringsOf(unit).map((ring) => ring.map(([lon, lat]) => [lat, lon]));
  pale = L.polygon(/** @type {any} */ ([around, ...rings]), { pane: "discs", interactive: false, stroke: false, fillColor: ground().land, fillOpacity: PALE }).addTo(map);
}

/** @param {string} layerId */
function siftUnit(layerId) {
  if (!isAboutUnit()) return null;
  const rows = featuresOf(layerId);
  const own = [onlyUnit, ...unitOf(onlyUnit)?.members ?? []];
  const inside = inUnit.get(rows) ?? new Set(rows.filter(({ properties: { id, unit = id, units = [unit] } }) => units.some((other) => own.includes(other)))
    .map(({ properties: { id } }) => `${layerId}/${id}`));
  inUnit.set(rows, inside);
  return inside;
}

/** What a frame cannot do, the whole map does at the same place. @param {string} ref */
function wayToWhole(ref) {
  return ref ? make("a", { class: "item link", href: wholeMap(legible(linkOf(view))), target: "_blank", rel: "noopener", "data-act": "card-whole" }, word("embed.more")) : null;
}

if (embedded) register("cardLines", wayToWhole);
if (onlyUnit) {
  register("sieves", siftUnit);
  register("ready", () => {
    if (!unitOf(onlyUnit)) notice(word("gone", { id: onlyUnit ?? "" }));
    paintAround();
    stale("marks", "panel");
  });
  watch((changed) => { if (changed.has("era")) paintAround(); });
  dark.addEventListener("change", paintAround);
}
