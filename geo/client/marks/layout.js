// Everything that stands on the units: names, pins, badges; laid out together so that nothing covers anything.

import {
  drawn, featuresOf, forgetDrawn, markScale, registerPainter, slots, standing, statusLayer, telling, units, view,
} from "../core/index.js";
import { inPlace } from "../dom/index.js";
import { homeEdge, map } from "../map/index.js";
import { makeRoom } from "./raster.js";
import { drawLabels } from "./place-names.js";
import { drawPins } from "./pins.js";
import { drawNames } from "./unit-names.js";
import { drawBadges } from "./badges.js";
import { inFront, keepLayout, lasting } from "./on-screen.js";

/** @type {L.LayerGroup} */
let marks;

/** Lay out and draw names, pins and badges for this zoom. */
function paintMarks() {
  marks?.remove();
  forgetDrawn();
  if (!units[view.era]) return;
  const era = [...units[view.era].values()];
  const room = roomOver(era);
  marks = layMarks(era, room).addTo(map);
  keepLayout(room);
  const status = statusLayer();
  if (status) for (const feature of featuresOf(status.id)) if (standing(status, feature.properties.unit ?? feature.properties.id)) drawn.get(status.id)?.add(feature.properties.id);
  for (const paint of slots.paints) paint();
}

/** The free room of the map as it stands. @param {UnitFeature[]} era the units of the view's era */
export function roomOver(era) {
  const edge = homeEdge();
  return makeRoom(era, map.getZoom(), edge, edge ? inFront(lasting()) : []);
}

/** @param {UnitFeature[]} era the units of the view's era @param {PlacementRaster} room */
export function layMarks(era, room) {
  document.documentElement.style.setProperty("--marks", String(markScale()));
  return L.layerGroup([...drawPins(room), ...drawNames(room, era), ...drawBadges(room, era), ...drawLabels(room)]);
}

registerPainter("marks", () => { if (!telling?.flying) inPlace(paintMarks, "", () => map.getContainer()); });
