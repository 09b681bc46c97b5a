// Pins: features whose point somebody published, and features known to a village, in the middle of a disc of their accuracy.

import { choose, drawn, markScale, nameOf, refOf, say, shown, sifted, view } from "../core/index.js";
import { createMarker, featureTip, leader, map, pin, toneOf } from "../map/index.js";
import { takeRoom, touches } from "./raster.js";

/** @typedef {{info: LayerInfo, feature: Feature, at: LatLon, spot: L.Point}} Pinned */

const PIN_BOX = { w: 36, h: 46 };

/** @param {PlacementRaster} room @returns {L.Layer[]} */
export function drawPins(room) {
  const pinned = shown("place").flatMap((info) => sifted(info.id).filter((feature) => feature.geometry).map((feature) => standOn(info, feature, room)));
  for (const one of pinned) drawn.get(one.info.id)?.add(one.feature.properties.id);
  return [...discs(pinned), ...crowds(pinned).flatMap((crowd) => fan(crowd, room))];
}

/** @param {LayerInfo} info @param {Feature} feature @param {PlacementRaster} room @returns {Pinned} */
function standOn(info, feature, room) {
  const [lon, lat] = /** @type {{coordinates: [number, number]}} */ (feature.geometry).coordinates;
  return { info, feature, at: [lat, lon], spot: map.project([lat, lon], room.zoom) };
}

/** One soft disc for each village and accuracy; a site's few hundred metres only once they can be seen. @param {Pinned[]} pinned */
function discs(pinned) {
  /** @type {Map<string, L.Layer>} */
  const found = new Map();
  for (const { info, feature, at } of pinned) {
    const { accuracy_m: radius, precision } = feature.properties;
    if (!radius || (precision === "site" && radius < 100)) continue;
    const colour = toneOf(info.id);
    found.set(`${at}/${radius}`, L.circle(at, {
      pane: "discs", interactive: false, radius, color: colour, weight: 1.5, dashArray: "4 4", fillColor: colour, fillOpacity: 0.13, className: "disc",
    }));
  }
  return [...found.values()];
}

/** Pins that would cover one another, gathered until no crowd covers another. @param {Pinned[]} pinned @returns {Pinned[][]} */
function crowds(pinned) {
  const found = pinned.map((one) => [one]);
  for (let i = 0; i < found.length; i++) for (let j = i + 1; j < found.length; j++) {
    if (!fanned(found[i]).some((one) => fanned(found[j]).some((other) => touches(pinBox(one), pinBox(other), 0)))) continue;
    found[i].push(...found.splice(j, 1)[0]);
    i = -1;
    break;
  }
  return found;
}

/** @param {L.Point} spot where its tip stands @returns {Box} */
function pinBox(spot) {
  const scale = markScale();
  return { x: spot.x, y: spot.y - 21 * scale, w: PIN_BOX.w * scale, h: PIN_BOX.h * scale };
}

/** Where the pins of a crowd stand: one on its point, several on a ring wide enough for all. @param {Pinned[]} crowd @returns {L.Point[]} */
function fanned(crowd) {
  if (crowd.length === 1) return [crowd[0].spot];
  const x = crowd.reduce((sum, one) => sum + one.spot.x, 0) / crowd.length;
  const y = crowd.reduce((sum, one) => sum + one.spot.y, 0) / crowd.length + 12 * markScale();
  for (let radius = 34 * markScale(); ; radius += 4) {
    const ring = crowd.map((_, index) => {
      const angle = (2 * Math.PI * index) / crowd.length - Math.PI / 2;
      return L.point(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    });
    if (!ring.some((one, index) => ring.slice(index + 1).some((other) => touches(pinBox(one), pinBox(other), 0)))) return ring;
  }
}

/** A crowd fans out around its middle, each pin on a leg to its own point; a single pin stands on its point. @param {Pinned[]} crowd @param {PlacementRaster} room @returns {L.Layer[]} */
function fan(crowd, room) {
  if (crowd.length === 1) return [pinMarker(crowd[0], crowd[0].at, crowd[0].spot, room)];
  return fanned(crowd).flatMap((spot, index) => {
    const one = crowd[index];
    const at = map.unproject(spot, room.zoom);
    const alone = crowd.findIndex((other) => other.spot.equals(one.spot)) === index;
    return [...leader(one.at, at, alone), pinMarker(one, at, spot, room)];
  });
}

/** @param {Pinned} one @param {L.LatLngExpression} at @param {L.Point} spot @param {PlacementRaster} room */
function pinMarker(one, at, spot, room) {
  const { info, feature } = one;
  takeRoom(room, { ...pinBox(spot), name: nameOf(feature.properties) });
  const ref = refOf(info, feature);
  const precise = say(SITE.precisions[feature.properties.precision ?? ""]);
  const scale = markScale();
  return createMarker(at, pin(info.id, feature.properties.class), {
    className: `spot pin-spot${view.selection === ref ? " picked" : ""}`, size: [34 * scale, 43 * scale], anchor: [17 * scale, 41 * scale], above: view.selection === ref ? 900 : 300,
    label: [nameOf(feature.properties), say(info.title), precise].filter(Boolean).join(" · "), act: () => choose(ref), tip: () => featureTip(info, feature), refs: [ref],
  });
}
