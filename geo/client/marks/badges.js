// Badges: features known only to their commune; each lies wholly inside its unit or hangs on a leader line, never as a pin.

import {
  badgesOf, choose, drawn, markScale, nameOf, opened, openGroup, refOf, say, stale, view, word,
} from "../core/index.js";
import { make } from "../dom/index.js";
import { createMarker, featureTip, latLonOf, leader, map, sign, symbolOf, toneOf } from "../map/index.js";
import { findRoom, hangRoom, nearestCell, takeRoom } from "./raster.js";

/** Pixels of a badge, and of one with a number. */
const BADGE = 34;
const MANY = 48;

/** Pixels of a badge on this screen. @param {Badge | null} [badge] null: one alone */
function sideOf(badge = null) {
  return Math.round((badge && badge.list.length > 1 ? MANY : BADGE) * markScale());
}

/** @param {PlacementRaster} room @param {UnitFeature[]} era @returns {L.Layer[]} */
export function drawBadges(room, era) {
  return era.flatMap((unit) => {
    const singles = badgesOf(unit.properties.id);
    const spots = seat(room, unit, singles);
    if (spots) return singles.flatMap((badge, index) => badgeMarker(badge, unit, spots[index], room));
    const groups = gather(singles);
    const places = seat(room, unit, groups);
    return groups.flatMap((badge, index) => places ? badgeMarker(badge, unit, places[index], room) : hang(badge, unit, room));
  });
}

/** One badge a layer. @param {Badge[]} singles @returns {Badge[]} */
function gather(singles) {
  /** @type {Map<string, Badge>} */
  const groups = new Map();
  for (const { info, list } of singles) groups.set(info.id, { info, list: [...(groups.get(info.id)?.list ?? []), ...list] });
  return [...groups.values()];
}

/** A seat inside the unit for every badge, or null when one finds none. @param {PlacementRaster} room @param {UnitFeature} unit @param {Badge[]} badges */
function seat(room, unit, badges) {
  const near = map.project(unit.properties.label, room.zoom).add([0, 14]);
  const before = room.boxes.length;
  const spots = [];
  for (const badge of badges) {
    const spot = findRoom(room, unit.properties.id, near, sideOf(badge), sideOf());
    if (!spot) {
      room.boxes.length = before;
      return null;
    }
    spots.push(takeRoom(room, spot));
  }
  return spots;
}

/** A badge beside the district on a line to its unit. @param {Badge} badge @param {UnitFeature} unit @param {PlacementRaster} room @returns {L.Layer[]} */
function hang(badge, unit, room) {
  const near = map.project(unit.properties.label, room.zoom);
  const [wide, high] = [sideOf(badge), sideOf()];
  const spot = findRoom(room, unit.properties.id, near, wide, high);
  if (spot) return badgeMarker(badge, unit, takeRoom(room, spot), room);
  const beside = hangRoom(room, near, wide, high, Infinity) ?? { x: near.x, y: near.y, w: wide, h: high };
  takeRoom(room, beside);
  return [...leader(latLonOf(nearestCell(room, unit.properties.id, beside), room), latLonOf(beside, room), true), ...badgeMarker(badge, unit, beside, room)];
}

/** @param {Badge} badge @param {UnitFeature} unit @param {Box} spot @param {PlacementRaster} room @returns {L.Layer[]} */
function badgeMarker(badge, unit, spot, room) {
  const { info, list } = badge;
  for (const feature of list) drawn.get(info.id)?.add(feature.properties.id);
  if (list.length > 1) return groupMarker(badge, unit, spot, room);
  const feature = list[0];
  const check = info.shape === "check";
  const ref = check ? unit.properties.id : refOf(info, feature);
  const picked = !check && view.selection === ref;
  const label = check ? checkWords(info, feature, unit.properties) : `${nameOf(feature.properties)} · ${say(SITE.precisions.commune)}`;
  return [createMarker(latLonOf(spot, room), badgeBox(info, feature, picked), {
    className: `spot badge-spot${picked ? " picked" : ""}`, size: [sideOf(), sideOf()], anchor: [sideOf() / 2, sideOf() / 2], above: picked ? 900 : 200,
    label, act: () => choose(ref), refs: [ref], tip: () => check ? make("div", {}, label) : featureTip(info, feature),
  })];
}

/** @param {LayerInfo} info @param {Feature} feature @param {boolean} picked */
function badgeBox(info, feature, picked) {
  const form = info.shape === "check" ? "tick" : "badge";
  const box = make("span", { class: `${form}${picked ? " picked" : ""}` }, sign(symbolOf(info, feature.properties.class), 19));
  box.style.background = toneOf(info.id);
  return box;
}

/** @param {LayerInfo} info @param {Feature} feature @param {UnitProperties} unit */
function checkWords(info, feature, unit) {
  const rows = (feature.properties.card_rows ?? []).map((row) => `${say(row.label)}: ${say(row.value)}`);
  return [nameOf(unit), ...(rows.length ? rows : [say(info.title)])].join(" · ");
}

/** Several features of one layer: a count that fans out when it is opened. @param {Badge} badge @param {UnitFeature} unit @param {Box} spot @param {PlacementRaster} room @returns {L.Layer[]} */
function groupMarker(badge, unit, spot, room) {
  const { info, list } = badge;
  const key = `${info.id}/${unit.properties.id}`;
  const open = opened === key;
  const held = list.some((feature) => refOf(info, feature) === view.selection);
  const box = make("span", { class: `badge many${held ? " picked" : ""}` }, sign(info.classes[0].symbol, 18), make("b", {}, String(list.length)));
  box.style.background = toneOf(info.id);
  const label = word("group_label", { count: list.length, layer: say(info.title), unit: nameOf(unit.properties) });
  const marker = createMarker(latLonOf(spot, room), box, {
    className: "spot badge-spot", size: [sideOf(badge), sideOf()], anchor: [sideOf(badge) / 2, sideOf() / 2], above: open ? 800 : 250, label, refs: list.map((feature) => refOf(info, feature)),
    act: () => { openGroup(open ? null : key); stale("marks"); }, tip: () => make("div", {}, make("b", {}, label), make("div", { class: "quiet" }, word("group_hint"))),
  });
  return open ? [...spread(badge, unit, spot, room), marker] : [marker];
}

/** The opened group: its badges in a ring, each on a leg. @param {Badge} badge @param {UnitFeature} unit @param {Box} spot @param {PlacementRaster} room @returns {L.Layer[]} */
function spread(badge, unit, spot, room) {
  const radius = Math.max(52, (badge.list.length * 42) / (2 * Math.PI));
  return badge.list.flatMap((feature, index) => {
    const angle = (2 * Math.PI * index) / badge.list.length - Math.PI / 2;
    const to = { x: spot.x + radius * Math.cos(angle), y: spot.y + radius * Math.sin(angle), w: sideOf(), h: sideOf() };
    const [marker] = badgeMarker({ info: badge.info, list: [feature] }, unit, to, room);
    /** @type {L.Marker} */ (marker).setZIndexOffset(1000);
    return [...leader(latLonOf(spot, room), latLonOf(to, room), false), marker];
  });
}
