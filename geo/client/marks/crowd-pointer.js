// The pointer over very many points: names what it is on, opens it at a click.

import { byLayer, choose, className, isMeasuring, openGroup, refOf, register, say, stale, word } from "../core/index.js";
import { make } from "../dom/index.js";
import { featureTip, map } from "../map/index.js";
import { fanOut, signs } from "./crowd.js";
import { signAt } from "./gather-crowd.js";

/** @typedef {import("./gather-crowd.js").Gathered} Gathered */

/** How far from its edge a sign is still meant, in pixels: by a finger farther. */
const REACH = { touch: 16, other: 4 };
/** So many classes are named under the pointer. */
const NAMED = 8;
/** So many of one place fan out at most; all are in the list. */
const FANNED_AT_ONCE = 24;
/** Signs whose members lie this far apart at the nearest zoom, in pixels, are gone nearer to. */
const FAR_APART = 24;
/** What is in front of the points. */
const BEFORE_SIGNS = ".leaflet-marker-icon, .leaflet-control, .leaflet-tooltip";

/** @type {L.Tooltip | null} */
let tip = null;
/** @type {Gathered | null} */
let under = null;

/** The sign that the pointer is on, if the map answers to it. @param {MouseEvent} event */
function signUnder(event) {
  const target = /** @type {Element} */ (event.target);
  if (!signs.length || isMeasuring() || target.closest?.(BEFORE_SIGNS)) return null;
  const { x, y } = map.mouseEventToContainerPoint(event).add(map.getPixelBounds().min ?? [0, 0]);
  const byFinger = /** @type {PointerEvent} */ (event).pointerType === "touch";
  return signAt(signs, x, y, byFinger ? REACH.touch : REACH.other);
}

/** @param {MouseEvent} event */
function hoverSign(event) {
  const sign = event.buttons ? null : signUnder(event);
  if (sign === under) return;
  leaveSign();
  under = sign;
  map.getContainer().classList.toggle("on-sign", sign !== null);
  if (!sign) return;
  const at = map.unproject([sign.x, sign.y], map.getZoom());
  tip = L.tooltip({ direction: "top", offset: [0, -sign.radius], className: "tip of-sign" }).setLatLng(at).setContent(tipOf(sign)).addTo(map);
}

function leaveSign() {
  tip?.remove();
  tip = under = null;
  map.getContainer().classList.remove("on-sign");
}

/** One by its name, many by their classes. @param {Gathered} sign */
function tipOf({ members }) {
  if (members.length === 1) return featureTip(members[0].info, members[0].feature);
  const lines = byLayer(members).flatMap(({ info, list }) => countsOf(info, list)).slice(0, NAMED);
  return make("div", {}, make("b", {}, word("points_count", { count: members.length })), ...lines.map((line) => make("div", {}, line)),
    make("div", { class: "quiet" }, word("crowd_hint")));
}

/** @param {LayerInfo} info @param {Thing[]} list */
function countsOf(info, list) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { feature: { properties: { class: kind = "" } } } of list) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]).map(([kind, count]) => word("listed", { title: className(info, kind) || say(info.title), count }));
}

/** @param {MouseEvent} event */
function pressSign(event) {
  const sign = /** @type {any} */ (map.dragging)?.moved?.() ? null : signUnder(event);
  if (!sign) return;
  event.stopPropagation();
  leaveSign();
  openSign(sign);
}

/** One is chosen, many are gone nearer to, and what lies in one place fans out. @param {Gathered} sign */
function openSign({ members }) {
  if (members.length === 1) return choose(refOf(members[0].info, members[0].feature));
  const bounds = L.latLngBounds(members.map(({ feature }) => {
    const [lon, lat] = /** @type {{coordinates: [number, number]}} */ (feature.geometry).coordinates;
    return /** @type {LatLon} */ ([lat, lon]);
  }));
  const nearest = map.getMaxZoom();
  const wide = map.project(bounds.getNorthEast(), nearest).distanceTo(map.project(bounds.getSouthWest(), nearest));
  if (wide > FAR_APART && map.getZoom() < nearest) return void map.fitBounds(bounds.pad(0.2), { maxZoom: nearest });
  const fan = members.slice(0, FANNED_AT_ONCE);
  fanOut(fan);
  openGroup(fan.map(({ info, feature }) => refOf(info, feature)).sort()[0]);
  stale("marks");
}

register("drawn", () => {
  const container = map.getContainer();
  container.addEventListener("click", pressSign, { capture: true });
  container.addEventListener("pointermove", hoverSign, { passive: true });
  container.addEventListener("pointerleave", leaveSign);
  map.on("movestart zoomstart", leaveSign);
});
