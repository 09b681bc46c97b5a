// Numbers of roads on their shields: where the road is seen, far enough from one another, clear of whatever else stands there.

import { register, registerPainter, stale, watch } from "../core/index.js";
import { make } from "../dom/index.js";
import { map, sizeOf } from "../map/index.js";
import { signs } from "../marks/crowd.js";
import { namesAround } from "../marks/neighbour-names.js";
import { fromBox, inFrontStill, isSeen, lastLayout } from "../marks/on-screen.js";
import { touches } from "../../placement/boxes.js";
import { groundShown } from "./ways.js";

/** Pixels between two shields of one road at least. */
const APART_SHIELDS = 260;
/** Shields of one road on the screen. */
const MOST_SHIELDS = 4;
/** What a leader begins with. */
const LEADER_DOT = 7;

/** @type {L.LayerGroup | null} */
let shieldLayer = null;

function drawShields() {
  shieldLayer?.remove();
  shieldLayer = L.layerGroup();
  if (lastLayout?.zoom === map.getZoom()) for (const { box, ref, kind } of placeShields()) shieldLayer.addLayer(shieldMarker(box, ref, kind));
  shieldLayer.addTo(map);
}

/** @returns {{box: Box, ref: string, kind: string}[]} */
function placeShields() {
  const numbers = signs.map(({ x, y, radius }) => ({ x, y, w: 2 * radius, h: 2 * radius }));
  const dots = (lastLayout?.layout.seats ?? []).flatMap(({ leader }) => (leader ? [{ x: leader[0][0], y: leader[0][1], w: LEADER_DOT, h: LEADER_DOT }] : []));
  const taken = [...(lastLayout?.taken ?? []), ...dots, ...numbers, ...inFrontStill(), ...namesAround];
  /** @type {{box: Box, ref: string, kind: string}[]} */
  const placed = [];
  for (const { ref, kind, at } of groundShown()?.shields ?? []) {
    const { x, y } = map.project(at);
    const { w, h } = sizeOf(ref, "road-shield");
    const box = { x, y, w, h };
    const same = placed.filter((other) => other.ref === ref);
    const near = same.some((other) => Math.hypot(other.box.x - x, other.box.y - y) < APART_SHIELDS);
    if (near || same.length >= MOST_SHIELDS || !isSeen(box) || taken.some((other) => touches(other, box, 3))) continue;
    taken.push(box);
    placed.push({ box, ref, kind });
  }
  return placed;
}

/** @param {Box} box @param {string} ref @param {string} kind */
function shieldMarker(box, ref, kind) {
  const html = make("span", { class: "road-shield", "data-kind": kind }, ref);
  return L.marker(fromBox(box), { icon: L.divIcon({ html, className: "shield-spot", iconSize: [0, 0] }), interactive: false, keyboard: false, pane: "leaders" });
}

let watched = false;
register("paints", () => {
  if (!watched) map.on("moveend", () => stale("shields"));
  watched = true;
  stale("shields");
});
watch((changed) => { if (changed.has("background")) stale("shields"); });
registerPainter("shields", drawShields);
