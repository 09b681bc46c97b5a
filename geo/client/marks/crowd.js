// More points than can be pins: signs on one canvas, hovered and clicked like pins; the list reaches each of them by keyboard.

import { crowded, inDigits, layerInfo, markScale, opened, refOf, readOnce, register, shown, sifted, stale, view } from "../core/index.js";
import { make } from "../dom/index.js";
import { ground, map, toneOf, windowNow } from "../map/index.js";
import { alongLeader, arePins, CELL, MOST_PINS } from "../../placement/crowd.js";
import { gatherCrowd, thingsIn, worldSize } from "./gather-crowd.js";

/** Pixels beyond the window that are drawn too: what a hand pulls into view is there. */
const AROUND = 2 * CELL;
/** Signs and numbers on a layer's tone, light and dark; on the ink of several layers stands the surface. */
const ON_TONE = "#fff";
/** Metres around the earth along the equator (EPSG:3857). */
const EQUATOR = 40_075_016.686;
/** How exactly a place is known is seen from this radius on, in pixels. */
const SEEN = 12;

/** What stands on the canvas now. @type {import("./gather-crowd.js").Gathered[]} */
export let signs = [];
/** What a reader has opened of it: things of one place, fanned out as pins. @type {Thing[]} */
let fanned = [];
/** The window for which what stands outside it was left out; null: nothing was. @type {string | null} */
let culledFor = null;

/** The window and a little more, in pixels of the world. */
function frameNow() {
  const { min, max } = /** @type {{min: L.Point, max: L.Point}} */ (map.getPixelBounds());
  return { left: min.x - AROUND, top: min.y - AROUND, right: max.x + AROUND, bottom: max.y + AROUND };
}

/** @type {(rows: Feature[], layerId?: string) => Thing[]} */
const placedIn = readOnce((rows, layerId) => {
  const info = /** @type {LayerInfo} */ (layerInfo(layerId));
  return rows.filter((row) => /** @type {PlaceFeature} */ (row).placed).map((feature) => ({ info, feature }));
});

/** What of the layers that are on can be pins, and what is too much: of a layer with many points only those in view count, the smallest layers first.
 * @returns {{pins: Thing[], crowd: Thing[]}} */
export function pinsAndCrowd() {
  const layers = shown("place").map((info) => placedIn(sifted(info.id), info.id));
  const many = layers.reduce((sum, things) => sum + things.length, 0) > MOST_PINS;
  culledFor = many ? windowNow() : null;
  if (!many) return { pins: layers.flat(), crowd: [] };
  const seen = layers.map((things) => thingsIn(things, frameNow(), worldSize(map.getZoom())));
  const few = arePins(seen.map((things) => things.length));
  const crowd = seen.filter((_, layer) => !few[layer]).flat();
  const raised = new Set(opened || view.selection ? crowd.filter(isRaised) : []);
  return { pins: [...seen.filter((_, layer) => few[layer]).flat(), ...raised], crowd: raised.size ? crowd.filter((thing) => !raised.has(thing)) : crowd };
}

/** What is chosen or fanned out is a pin among all that are not. @param {Thing} thing */
function isRaised({ info, feature }) {
  if (opened && fanned.some((one) => one.feature === feature)) return true;
  return Boolean(view.selection?.endsWith(feature.properties.id)) && refOf(info, feature) === view.selection;
}

/** @param {Thing[]} things of one place */
export function fanOut(things) {
  fanned = things;
}


/** @param {Standing} stand */
export function drawCrowd({ crowd: things, taken, layout }) {
  signs = gatherCrowd(things, worldSize(map.getZoom()), [...taken, ...layout.seats.flatMap(({ leader }) => (leader ? alongLeader(leader) : []))]);
  for (const { info } of things) crowded.set(info.id, (crowded.get(info.id) ?? 0) + 1);
  return things.length ? [new CrowdLayer()] : [];
}

/** The signs that stand on the canvas, in pixels of the window, for tests and for hosts. */
export function signsOnScreen() {
  const { left, top } = map.getContainer().getBoundingClientRect();
  const corner = (map.getPixelBounds().min ?? L.point(0, 0)).subtract([left, top]);
  return signs.map(({ x, y, numbered, members }) => ({
    x: x - corner.x, y: y - corner.y, count: members.length, numbered, refs: members.slice(0, 2).map(({ info, feature }) => refOf(info, feature)),
  }));
}

/** Canvases that stand nowhere now: to make one takes longer than to wipe it. @type {HTMLCanvasElement[]} */
const spare = [];

/** A canvas over the window that is moved with the map and scaled while it zooms; drawn anew with the marks. */
class CrowdLayer extends L.Layer {
  canvas = spare.pop() ?? make("canvas", { class: "crowd leaflet-zoom-animated", "aria-hidden": "true" });

  corner = L.point(0, 0);

  onAdd() {
    const at = map.containerPointToLayerPoint([-AROUND, -AROUND]);
    this.corner = map.getPixelOrigin().add(at);
    map.getPane("crowd")?.append(this.canvas);
    L.DomUtil.setPosition(this.canvas, at);
    paintCrowd(/** @type {HTMLCanvasElement} */ (this.canvas), this.corner);
    return this;
  }

  onRemove() {
    this.canvas.remove();
    spare.push(this.canvas);
    return this;
  }

  getEvents() {
    /** @param {L.ZoomAnimEvent} event */
    const zoomanim = ({ center, zoom }) => {
      const at = /** @type {any} */ (map)._latLngToNewLayerPoint(map.unproject(this.corner, map.getZoom()), zoom, center);
      L.DomUtil.setTransform(this.canvas, at, map.getZoomScale(zoom, map.getZoom()));
    };
    return /** @type {any} */ ({ zoomanim });
  }
}

/** @param {HTMLCanvasElement} canvas @param {L.Point} corner its left top corner in pixels of the world */
function paintCrowd(canvas, corner) {
  const { x: width, y: height } = map.getSize().add([2 * AROUND, 2 * AROUND]);
  const dots = window.devicePixelRatio || 1;
  const size = { width: Math.round(width * dots), height: Math.round(height * dots) };
  if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.setTransform(dots, 0, 0, dots, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  // Beside the corner before they are drawn: engines reckon in single precision, where a circle millions of pixels away is a rhomb.
  const metre = pixelsOfMetre(corner.y + height / 2);
  for (const sign of signs) paintSign(pen, { ...sign, x: sign.x - corner.x, y: sign.y - corner.y }, metre);
}

/** How long a metre is, in pixels: alike in all of a window, which is small beside the earth. @param {number} y in pixels of the world */
function pixelsOfMetre(y) {
  const size = worldSize(map.getZoom());
  return size / (EQUATOR * Math.cos(Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size)))));
}

/** @param {CanvasRenderingContext2D} pen @param {import("./gather-crowd.js").Gathered} sign @param {number} metre in pixels */
function paintSign(pen, { x, y, radius, numbered, members }, metre) {
  const { halo, ink, surface } = ground();
  const [first] = members;
  const alike = members.every(({ info }) => info === first.info);
  const tone = alike ? toneOf(first.info.id) : ink;
  if (members.length === 1) return paintPoint(pen, { x, y, radius }, first.feature, tone, metre);
  paintDisc(pen, x, y, radius * markScale(), tone, halo);
  if (!numbered) return;
  pen.fillStyle = alike ? ON_TONE : surface;
  pen.font = `600 ${Math.round(12 * markScale())}px "Be Vietnam Pro", sans-serif`;
  pen.fillText(inDigits(members.length), x, y + 1);
}

/** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} radius @param {string} fill @param {string} edge */
function paintDisc(pen, x, y, radius, fill, edge) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = fill;
  pen.fill();
  pen.lineWidth = 2;
  pen.strokeStyle = edge;
  pen.stroke();
}

/** One point: full where its place was published, hollow where only its surroundings are; with its accuracy as soon as that can be seen.
 * @param {CanvasRenderingContext2D} pen @param {{x: number, y: number, radius: number}} sign @param {Feature} feature @param {string} tone @param {number} metre in pixels */
function paintPoint(pen, { x, y, radius }, { properties: { precision, accuracy_m: accuracy } }, tone, metre) {
  const { halo, surface } = ground();
  if (accuracy && accuracy * metre > SEEN) {
    pen.save();
    pen.setLineDash([4, 4]);
    pen.lineWidth = 1.5;
    pen.strokeStyle = tone;
    pen.beginPath();
    pen.arc(x, y, accuracy * metre, 0, 2 * Math.PI);
    pen.stroke();
    pen.restore();
  }
  const exact = precision === "site";
  paintDisc(pen, x, y, radius * markScale(), exact ? tone : surface, exact ? halo : tone);
}

// What is left out beyond the window comes with the move that brings it into view.
register("drawn", () => map.on("moveend", () => { if (culledFor && culledFor !== windowNow()) stale("marks"); }));
