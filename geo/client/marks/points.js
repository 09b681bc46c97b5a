// Points: features whose place somebody published, and features known to a village, in the middle of a disc of their accuracy; those that would cover one another
// are one mark with their number.

import {
  choose, drawn, formOf, markScale, nameOf, opened, openGroup, refOf, say, stale, view, word,
} from "../core/index.js";
import { make } from "../dom/index.js";
import { createMarker, featureTip, latLonOf, leader, likened, map, pin, pinMany, toneOf } from "../map/index.js";
import { rulesAt } from "../../placement/layout.js";
import { fan } from "../../placement/points.js";

/** @typedef {import("../../placement/points.js").Mark} Mark */

/** So many fan out at most; more are gone nearer to, or listed with their unit. */
const MOST_FANNED = 12;

/** Of what has a place the pins, what is chosen before all others: it stands on its own place. @param {Thing[]} pins @returns {Placed[]} */
export function placedOf(pins) {
  const placed = pins.map(({ info, feature }) => placedAt(info, feature));
  const chosen = placed.findIndex(({ info, feature }) => refOf(info, feature) === view.selection);
  return chosen > 0 ? [placed[chosen], ...placed.slice(0, chosen), ...placed.slice(chosen + 1)] : placed;
}

/** @param {LayerInfo} info @param {Feature} feature @returns {Placed} */
function placedAt(info, feature) {
  const [lon, lat] = /** @type {{coordinates: [number, number]}} */ (feature.geometry).coordinates;
  return { info, feature, at: [lat, lon] };
}

/** @param {Standing} stand @returns {L.Layer[]} */
export function drawPoints({ zoom, layout, placed }) {
  for (const { info, feature } of placed) drawn.get(info.id)?.add(feature.properties.id);
  return [...discs(placed), ...layout.marks.flatMap((mark) => markOf(mark, mark.members.map((index) => placed[index]), zoom))];
}

/** One soft disc for each village and accuracy; a site's few hundred metres only once they can be seen. @param {Placed[]} placed */
function discs(placed) {
  /** @type {Map<string, L.Layer>} */
  const circles = new Map();
  for (const { info, feature, at } of placed) {
    const { accuracy_m: radius, precision } = feature.properties;
    if (!radius || (precision === "site" && radius < 100) || formOf(info, feature)) continue; // a line or an area shows itself where it is
    const colour = toneOf(info.id);
    circles.set(`${at}/${radius}`, likened(L.circle(at, {
      pane: "discs", interactive: false, radius, color: colour, weight: 1.5, dashArray: "4 4", fillColor: colour, fillOpacity: 0.13, className: "disc",
    }), at, radius, colour));
  }
  return [...circles.values()];
}

/** @param {Mark} mark @param {Placed[]} members @param {number} zoom @returns {L.Layer[]} */
function markOf(mark, members, zoom) {
  if (members.length === 1) return [pinMarker(members[0], members[0].at)];
  const key = members.map(({ info, feature }) => refOf(info, feature)).sort()[0];
  const many = manyMarker(members, key, zoom);
  if (opened !== key) return [many];
  const tips = fan(mark.at, members.length, rulesAt(SITE.placement.pin, markScale()));
  return [many, ...tips.flatMap((tip, index) => {
    const at = latLonOf(tip, zoom);
    const marker = pinMarker(members[index], at);
    marker.setZIndexOffset(1000);
    return [...leader(members[index].at, at, index === 0 || `${members[index].at}` !== `${members[0].at}`), marker];
  })];
}

/** @param {Placed[]} members @param {string} key @param {number} zoom */
function manyMarker(members, key, zoom) {
  const layers = new Set(members.map(({ info }) => info));
  const [first] = members;
  const refs = members.map(({ info, feature }) => refOf(info, feature));
  const picked = refs.includes(view.selection ?? "");
  const label = word("points_label", { count: members.length, names: members.slice(0, 5).map(({ feature }) => nameOf(feature.properties)).join(", ") });
  return createMarker(first.at, pinMany(members.length, layers.size === 1 ? toneOf(first.info.id) : null), {
    ...shape(picked || opened === key ? 900 : 310), className: `spot pin-spot many${picked ? " picked" : ""}`, label, refs, key: `points-${key}`,
    act: () => openMany(members, key, zoom),
    tip: () => make("div", {}, ...members.slice(0, 8).map(({ feature }) => make("div", {}, nameOf(feature.properties))),
      make("div", { class: "quiet" }, word("points_hint", { count: members.length }))),
  });
}

/** Few fan out, many that lie apart are gone nearer to. @param {Placed[]} members @param {string} key @param {number} zoom */
function openMany(members, key, zoom) {
  const apart = L.latLngBounds(members.map(({ at }) => at));
  const wide = map.project(apart.getNorthEast(), map.getMaxZoom()).distanceTo(map.project(apart.getSouthWest(), map.getMaxZoom()));
  if (members.length > MOST_FANNED && wide > 60 && zoom < map.getMaxZoom()) return void map.fitBounds(apart.pad(0.2));
  openGroup(opened === key ? null : key);
  stale("marks");
}

/** @param {number} above */
function shape(above) {
  const scale = markScale();
  return { size: /** @type {[number, number]} */ ([34 * scale, 43 * scale]), anchor: /** @type {[number, number]} */ ([17 * scale, 41 * scale]), above };
}

/** @param {Placed} placed @param {L.LatLngExpression} at */
function pinMarker({ info, feature }, at) {
  const ref = refOf(info, feature);
  const picked = view.selection === ref;
  const precise = say(SITE.precisions[feature.properties.precision ?? ""]);
  return createMarker(at, pin(info.id, feature.properties.class), {
    ...shape(picked ? 900 : 300), className: `spot pin-spot${picked ? " picked" : ""}`,
    label: [nameOf(feature.properties), say(info.title), precise].filter(Boolean).join(" · "), act: () => choose(ref), tip: () => featureTip(info, feature), refs: [ref],
  });
}
