// Lines and areas of things: drawn beneath the signs, pointed at and chosen like them.

import { choose, formOf, refOf, shaped, shapeOf, view } from "../core/index.js";
import { featureTip, ground, toneOf } from "../map/index.js";

/** So many can be pointed at; more are one picture, and their signs answer. */
const MOST_POINTED = 300;
/** Dashes of what is not exactly there. */
const NEAR_DASHES = "7 6";

/** @typedef {Thing & {shape: Shape}} Drawn */

/** Areas first, so that no line is hidden; what is chosen above all. @returns {L.Layer[]} */
export function drawShapes() {
  const drawn = shaped().map((thing) => ({ ...thing, shape: /** @type {Shape} */ (shapeOf(thing.info.id, thing.feature.properties.id)) }));
  const renderer = drawn.length > MOST_POINTED ? pictureOfMany() : undefined;
  return drawn.sort((one, other) => height(one) - height(other)).flatMap((thing) => shapeLayers(thing, renderer));
}

/** @type {L.Renderer | undefined} */
let picture;

/** The canvas of very many, made once. */
function pictureOfMany() {
  return picture ??= L.canvas({ pane: "shapes", padding: 0.5 });
}

/** @param {Drawn} thing */
function height({ info, feature }) {
  return (view.selection === refOf(info, feature) ? 2 : 0) + (formOf(info, feature).startsWith("line") ? 1 : 0);
}

/** A halo, so that it is seen on every ground, then the thing itself. @param {Drawn} thing @param {L.Renderer | undefined} renderer */
function shapeLayers({ info, feature, shape }, renderer) {
  const ref = refOf(info, feature);
  const [form, picked, colour] = [formOf(info, feature), view.selection === ref, toneOf(info.id)];
  const [{ halo, ink }, area] = [ground(), form.startsWith("area")];
  const common = { pane: "shapes", renderer, lineCap: "round", lineJoin: "round" };
  const weight = (area ? 2 : 4) + (picked ? 1 : 0);
  const casing = L.geoJSON(/** @type {any} */ (shape), /** @type {any} */ ({
    interactive: false, style: { ...common, fill: false, color: picked ? ink : halo, weight: weight + 3, className: "shape casing" },
  }));
  const dashArray = form.endsWith("_near") ? NEAR_DASHES : undefined;
  const style = { ...common, fill: area, color: colour, weight, dashArray, fillColor: colour, fillOpacity: 0.22, className: `shape ${form}` };
  const own = L.geoJSON(/** @type {any} */ (shape), /** @type {any} */ ({ interactive: !renderer, style }));
  if (!renderer) {
    own.bindTooltip(() => featureTip(info, feature), { sticky: true, direction: "top", offset: [0, -8], className: "tip" });
    own.on("click", (event) => { L.DomEvent.stop(/** @type {any} */ (event)); choose(ref); });
  }
  return [casing, own];
}
