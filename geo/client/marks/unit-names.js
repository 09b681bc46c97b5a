// Names of the units: inside their unit where there is room, else beside the district on a leader line.

import { badgesOf, labelOf, view } from "../core/index.js";
import { make } from "../dom/index.js";
import { createMarker, latLonOf, leader, map, sizeOf } from "../map/index.js";
import { findRoom, hangRoom, takeRoom } from "./raster.js";

/** Room that a name takes, in the sheet's own type and as large as the reader has it. @param {string} text */
function nameSize(text) {
  const { w, h } = sizeOf(text, "unit-name");
  return { w: w + 4, h: h + 7 };
}

/** @param {PlacementRaster} room @param {UnitFeature[]} era @returns {L.Layer[]} */
export function drawNames(room, era) {
  const small = map.getZoom() < 10.5;
  if (small) return [];
  /** @type {L.Layer[]} */
  const found = [];
  const homeless = [];
  for (const unit of era) {
    const middle = map.project(unit.properties.label, room.zoom);
    const anchor = badgesOf(unit.properties.id).length ? middle.subtract([0, 20]) : middle;
    const text = labelOf(unit.properties);
    const { w, h } = nameSize(text);
    const box = findRoom(room, unit.properties.id, anchor, w, h);
    if (box) found.push(nameMarker(unit, text, takeRoom(room, box), room));
    else homeless.push(unit);
  }
  for (const unit of nearestFirst(room, homeless)) found.push(...besideName(room, unit));
  return found;
}

/** Who has the shortest way out goes first, so that leader lines do not cross. @param {PlacementRaster} room @param {UnitFeature[]} homeless */
function nearestFirst(room, homeless) {
  const ways = homeless.map((unit) => {
    const anchor = map.project(unit.properties.label, room.zoom);
    const { w, h } = nameSize(labelOf(unit.properties));
    const box = hangRoom(room, anchor, w + 6, h + 2);
    return { unit, far: box ? (box.x - anchor.x) ** 2 + (box.y - anchor.y) ** 2 : Infinity };
  });
  return ways.sort((one, other) => one.far - other.far).map(({ unit }) => unit);
}

/** @param {UnitFeature} unit @param {string} text @param {Box} box @param {PlacementRaster} room */
function nameMarker(unit, text, box, room) {
  const picked = view.selection === unit.properties.id ? " picked" : "";
  return createMarker(latLonOf(box, room), make("span", { class: "unit-name" }, text), { className: `name-spot${picked}`, above: 500 });
}

/** @param {PlacementRaster} room @param {UnitFeature} unit @returns {L.Layer[]} */
function besideName(room, unit) {
  const text = labelOf(unit.properties);
  const { w: width, h } = nameSize(text);
  const anchor = map.project(unit.properties.label, room.zoom);
  const box = hangRoom(room, anchor, width + 6, h + 2);
  if (!box) return [];
  takeRoom(room, box);
  const side = anchor.x < box.x ? box.x - width / 2 - 2 : box.x + width / 2 + 2;
  return [...leader(unit.properties.label, map.unproject([side, box.y], room.zoom), true), nameMarker(unit, text, box, room)];
}
