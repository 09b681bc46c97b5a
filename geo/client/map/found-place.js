// What search has found on the map: gone to, and a place outside the layers pointed out for a while.

import { calm, featureOf, outlinesOf, register, say, shapeOf, view, wide } from "../core/index.js";
import { make } from "../dom/index.js";
import { ground } from "./theme.js";
import { map } from "./map.js";
import { createMarker } from "./markers.js";
import { flyTo, moveForReader, paddings } from "./camera.js";

/** @type {L.LayerGroup | null} */
let spotted = null;

/** What search has chosen and the map has not gone to yet. @type {string | null} */
let sought = null;

/** @param {string} ref */
export function seek(ref) {
  sought = ref;
}

/** Go to what search has chosen, once it is drawn: a unit whole, a feature on its point, along its line or in its units. Says whether there was something to go to. */
export function goToSought() {
  const ref = sought;
  sought = null;
  if (!ref || ref !== view.selection) return false;
  const feature = featureOf(ref)?.feature;
  const shape = feature && shapeOf(ref.split("/")[0], feature.properties.id);
  if (feature?.geometry && !shape) {
    const [lon, lat] = feature.geometry.coordinates;
    flyTo([lat, lon], 13);
    return true;
  }
  const outlines = shape ? [shape] : outlinesOf(ref);
  if (!outlines.length) return false;
  const { paddingTopLeft, paddingBottomRight } = paddings();
  const beside = wide() ? 0 : 36; // the tools of a phone, which the whole district may touch
  const free = { paddingTopLeft, paddingBottomRight: paddingBottomRight.add([beside, 0]), maxZoom: 13, animate: !calm() };
  moveForReader(() => map.fitBounds(L.geoJSON(/** @type {any} */ (outlines)).getBounds(), free));
  return true;
}

/** A place outside the layers: its name, accuracy and source beside a dot, until the next search. @param {Entry} entry */
export function spot(entry) {
  const at = /** @type {LatLon} */ (entry.at);
  const around = entry.kind === "around";
  flyTo(at, around ? 11.5 : (entry.accuracy ?? 0) > 500 ? 13 : 13.5);
  const label = make("div", { class: "spotted" }, make("b", {}, say(entry.name)), make("span", {}, say(entry.line)));
  const { halo, ink } = ground();
  const disc = { color: ink, weight: 1.5, dashArray: "4 4", fillOpacity: 0.06, className: "disc" };
  spotted = L.layerGroup([
    L.circleMarker(at, { pane: "leaders", interactive: false, radius: 4, color: halo, weight: 2, fillColor: ink, fillOpacity: 1 }),
    createMarker(at, label, { className: "spotted-spot", above: 1200 }),
  ]).addTo(map);
  if (entry.accuracy) spotted.addLayer(L.circle(at, { pane: "discs", interactive: false, radius: entry.accuracy, ...disc }));
}

export function unspot() {
  spotted?.remove();
  spotted = null;
}

register("closers", { order: 45, open: () => spotted !== null, close: unspot });
register("yields", { leave: unspot, to: ["story"] });
