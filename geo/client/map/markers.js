// Markers that are elements of ours, and how large their texts are.

import { className, nameOf, say, windowWidth } from "../core/index.js";
import { dress, make, makeFocusable } from "../dom/index.js";
import { likened } from "./likeness.js";
import { ground } from "./theme.js";
import { map } from "./map.js";

/** @param {{x: number, y: number} | [number, number]} spot in pixels of the world @param {number} zoom */
export function latLonOf(spot, zoom) {
  return map.unproject(/** @type {any} */ (spot), zoom);
}

/** A marker that is an element of ours, centred on its spot, and does what was last wished. @param {L.LatLngExpression} at @param {Element} element @param {MarkerWish} wish */
export function createMarker(at, element, wish) {
  const icon = L.divIcon({ html: /** @type {HTMLElement} */ (element), className: wish.className, iconSize: wish.size ?? [0, 0], iconAnchor: wish.anchor });
  const options = { icon, interactive: Boolean(wish.act), keyboard: false, zIndexOffset: wish.above ?? 0, riseOnHover: true };
  const marker = Object.assign(likened(L.marker(at, options), at, wish, element.outerHTML), { wish });
  const act = () => marker.wish.act?.();
  if (wish.act) {
    marker.on("click", (event) => { L.DomEvent.stop(/** @type {any} */ (event)); act(); });
    marker.on("add", () => makeFocusable(marker.getElement() ?? undefined, wish.label ?? "", act));
  }
  const refs = wish.refs?.join(" ");
  if (refs) marker.on("add", () => dress(/** @type {HTMLElement} */ (marker.getElement()), { "data-refs": refs, "data-act": `mark-${wish.key ?? refs}` }));
  if (wish.tip) marker.bindTooltip(() => marker.wish.tip?.() ?? "", { direction: "top", offset: [0, -(wish.anchor?.[1] ?? 18)], className: "tip" });
  return marker;
}

/** A thin line from a feature to the place it belongs to. @param {L.LatLngExpression} from @param {L.LatLngExpression} to @param {boolean} dot */
export function leader(from, to, dot) {
  const { halo, ink } = ground();
  const common = { pane: "leaders", interactive: false };
  const lines = [{ color: halo, weight: 4, opacity: 0.7 }, { color: ink, weight: 1.5 }]
    .map((style) => likened(L.polyline([from, to], { ...common, ...style, className: "leader" }), from, to, style));
  return dot ? [...lines, likened(L.circleMarker(from, { ...common, radius: 3.5, stroke: false, fillColor: ink, fillOpacity: 1 }), from, ink)] : lines;
}

/** What a pin or a badge says under the pointer. @param {LayerInfo} info @param {Feature} feature */
export function featureTip(info, feature) {
  const precision = SITE.precisions[feature.properties.precision ?? ""];
  return make("div", {}, make("b", {}, nameOf(feature.properties)),
    make("div", {}, className(info, feature.properties.class ?? "")), precision ? make("div", { class: "quiet" }, say(precision)) : null);
}

/** @type {Map<string, {w: number, h: number}>} */
const sizes = new Map();

/** The size of a text in the sheet's own type, as large as the reader has it; measured once. @param {string} text @param {string} kind its class */
export function sizeOf(text, kind) {
  return sizesOf([text], kind)[0];
}

/** The sizes of several, which are measured together: each by itself would lay the page out once more. @param {string[]} texts @param {string} kind */
export function sizesOf(texts, kind) {
  const { fonts = "", text: large = "", story = "" } = document.documentElement.dataset;
  const keys = texts.map((text) => `${kind}/${text}/${fonts}/${large}/${story}/${windowWidth()}/${window.devicePixelRatio}`);
  const probes = keys.flatMap((key, index) => (sizes.has(key) ? [] : { key, element: make("span", { class: `${kind} probe` }, texts[index]) }));
  document.body.append(...probes.map(({ element }) => element));
  for (const { key, element } of probes) {
    const { width, height } = element.getBoundingClientRect();
    sizes.set(key, { w: Math.ceil(width), h: Math.ceil(height) });
  }
  for (const { element } of probes) element.remove();
  return keys.map((key) => /** @type {{w: number, h: number}} */ (sizes.get(key)));
}
