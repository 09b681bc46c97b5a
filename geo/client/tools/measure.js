// Measuring: points set by click, tap or Enter; what has been measured so far stands near the top.

import { change, completeTool, makeWayFor, register, stale, watch, wide } from "../core/index.js";
import { isField } from "../dom/index.js";
import { map, moveForReader, pairOf } from "../map/index.js";
import { drawReadout, dropReadout, showMeasure } from "./measure-readout.js";

const ON_POINT = 8;
/** Steps of the centre by arrow keys: at once, so that Enter sets the point where the cross stands; finer with Shift. @type {{[key: string]: [number, number]}} */
const AIM = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @type {Measuring | null} */
let measuring = null;
/** What is drawn of it. @type {L.LayerGroup | null} */
let measured = null;
/** The line to the cursor. @type {L.Polyline | null} */
let rubber = null;

function toggleMeasure() {
  if (measuring) return stopMeasuring();
  makeWayFor("measure");
  measuring = { kind: "line", points: [], done: false, cursor: null };
  document.documentElement.dataset.mode = "measure";
  if (!wide()) change({ selection: null });
  if (!map.getPane("measure")) {
    map.createPane("measure").style.zIndex = "640";
    map.createPane("vertices").style.zIndex = "660";
  }
  map.doubleClickZoom.disable();
  map.on("click", setPoint).on("contextmenu", finishMeasure).on("mousemove", followPointer).on("move", aimCentre);
  document.addEventListener("keydown", measureKey, true);
  stale("tools");
  drawMeasure();
  map.getContainer().focus({ preventScroll: true });
}

function stopMeasuring() {
  measuring = null;
  delete document.documentElement.dataset.mode;
  delete document.documentElement.dataset.cursor;
  map.doubleClickZoom.enable();
  map.off("click", setPoint).off("contextmenu", finishMeasure).off("mousemove", followPointer).off("move", aimCentre);
  document.removeEventListener("keydown", measureKey, true);
  measured?.remove();
  dropReadout();
  measured = rubber = null;
  stale("tools");
}

/** @param {L.LeafletMouseEvent} event */
function setPoint(event) {
  addPoint(pairOf(event.latlng));
}

/** @param {LatLon | undefined} point @param {LatLon} at */
function onPoint(point, at) {
  return point !== undefined && map.latLngToContainerPoint(point).distanceTo(map.latLngToContainerPoint(at)) < ON_POINT;
}

/** A point on the last one finishes, and so does one on the first of an area. @param {LatLon} at */
function addPoint(at) {
  if (!measuring || measuring.done) return;
  const { points, kind } = measuring;
  if (onPoint(points.at(-1), at) || (kind === "area" && points.length > 2 && onPoint(points[0], at))) return finishMeasure();
  changeMeasure({ points: [...points, at], cursor: null });
}

/** @param {Partial<Measuring>} patch */
function changeMeasure(patch) {
  if (measuring) measuring = { ...measuring, ...patch };
  drawMeasure();
}

function finishMeasure() {
  if (measuring && measuring.points.length >= (measuring.kind === "area" ? 3 : 2)) changeMeasure({ done: true, cursor: null });
}

function undoPoint() {
  if (measuring?.points.length) changeMeasure({ points: measuring.points.slice(0, -1), done: false });
}

function clearMeasure() {
  changeMeasure({ points: [], done: false, cursor: null });
}

/** Enter and Backspace belong to the measuring while the map has the focus; buttons keep theirs. @param {KeyboardEvent} event */
function measureKey(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || isField(target)) return;
  const onMap = target === document.body || map.getContainer().contains(target);
  if (event.key === "Enter" && onMap) {
    document.documentElement.dataset.cursor = "centre";
    addPoint(pairOf(map.getCenter()));
  } else if (event.key === "Backspace") undoPoint();
  else if (onMap && AIM[event.key]) {
    document.documentElement.dataset.cursor = "centre";
    moveForReader(() => map.panBy(L.point(AIM[event.key]).multiplyBy(event.shiftKey ? 4 : 40), { animate: false }));
    aimCentre();
  } else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** @param {L.LeafletMouseEvent} event */
function followPointer(event) {
  delete document.documentElement.dataset.cursor;
  aim(pairOf(event.latlng));
}

function aimCentre() {
  if (document.documentElement.dataset.cursor === "centre") aim(pairOf(map.getCenter()));
}

/** A pointer that rests on the last point is no next point. @param {LatLon} at */
function aim(at) {
  if (!measuring || measuring.done || !measuring.points.length) return;
  measuring.cursor = onPoint(measuring.points.at(-1), at) ? null : at;
  rubber?.setLatLngs(rubberLine(measuring));
  showMeasure(measuring);
}

/** @param {Measuring} now @returns {LatLon[]} */
function rubberLine({ kind, points, cursor }) {
  const last = points.at(-1);
  if (!cursor || !last) return [];
  return kind === "area" && points.length > 1 ? [last, cursor, points[0]] : [last, cursor];
}

/** What the buttons of the read-out do. */
const ACTS = {
  kind: (/** @type {Measuring["kind"]} */ kind) => changeMeasure({ kind }),
  leave: stopMeasuring, undo: undoPoint, finish: finishMeasure, clear: clearMeasure,
};

function drawMeasure() {
  measured?.remove();
  if (!measuring) return;
  const { kind, points, done } = measuring;
  const colour = "var(--measure)";
  /** @param {any} style */
  const shape = (style) => (kind === "area" && points.length > 2 ? L.polygon(points, style) : L.polyline(points, style));
  const common = { pane: "measure", interactive: false };
  rubber = L.polyline(rubberLine(measuring), { ...common, color: colour, weight: 3, dashArray: "2 7", className: "measured rubber" });
  measured = L.layerGroup([
    shape({ ...common, color: "var(--halo)", weight: 7, fill: false, className: "measured casing" }),
    shape({ ...common, color: colour, weight: 3, fill: kind === "area", fillColor: colour, fillOpacity: 0.12, className: "measured line" }),
    rubber, ...points.map((at, index) => vertex(at, index, !done && index === points.length - 1)),
  ]).addTo(map);
  drawReadout(measuring, ACTS);
}

/** A point that can be dragged; a click on the last one finishes. @param {LatLon} at @param {number} index @param {boolean} last */
function vertex(at, index, last) {
  const size = matchMedia("(pointer: coarse)").matches ? 44 : 26;
  const icon = L.divIcon({ className: `vertex${last ? " last" : ""}`, iconSize: [size, size] });
  const marker = L.marker(at, { icon, pane: "vertices", draggable: true, keyboard: false, autoPan: false });
  marker.on("click", (event) => { L.DomEvent.stop(/** @type {any} */ (event)); addPoint(pairOf(marker.getLatLng())); });
  marker.on("drag", () => {
    if (!measuring) return;
    measuring.points = measuring.points.map((point, i) => (i === index ? pairOf(marker.getLatLng()) : point));
    showMeasure(measuring);
    measured?.eachLayer((layer) => { if (layer instanceof L.Polyline && layer !== rubber) layer.setLatLngs(measuring?.points ?? []); });
  });
  marker.on("dragend", drawMeasure);
  return marker;
}

completeTool("measure", { act: toggleMeasure, pressed: () => measuring !== null });
register("yields", { leave: () => { if (measuring) stopMeasuring(); }, to: ["position"] });
register("keys", { key: "Enter, Backspace", word: "key_measure" });
register("closers", { order: 20, open: () => measuring !== null, close: () => (measuring?.points.length ? clearMeasure() : stopMeasuring()) });
watch((changed) => { if (measuring && changed.has("lang")) drawReadout(measuring, ACTS); });
