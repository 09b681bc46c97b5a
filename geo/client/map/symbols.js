// Signs: a layer's symbol on a pin, a badge or a legend swatch, in the layer's tone.

import { layerInfo } from "../core/index.js";
import { draw, drawSign, make } from "../dom/index.js";
import { ground, themed } from "./theme.js";

/** @param {string} layerId */
export function toneOf(layerId) {
  return themed(SITE.tones.marks[layerInfo(layerId).tone]);
}

/** The sign of a class; without one the layer's own. @param {LayerInfo} info @param {string | undefined} classId */
export function symbolOf(info, classId) {
  return (info.classes.find((entry) => entry.id === classId) ?? info).symbol;
}

/** The class of things that stand together, undefined where they are of several. @param {Thing[]} things */
export function commonClass([first, ...others]) {
  const { class: kind } = first.feature.properties;
  return others.every(({ feature }) => feature.properties.class === kind) ? kind : undefined;
}

/** @param {string} symbol @param {number} size */
export function sign(symbol, size) {
  return drawSign(SITE.symbols[symbol], size);
}

/** A round or square mark with a sign, as cards, lists and the legend show it. @param {string} layerId @param {string | undefined} classId @param {string} form */
export function mark(layerId, classId, form = "round") {
  const info = layerInfo(layerId);
  const box = make("span", { class: `mark ${form}`, "aria-hidden": "true" }, sign(symbolOf(info, classId), 16));
  box.style.background = toneOf(layerId);
  return box;
}

/** A pin whose tip stands on its point. @param {string} layerId @param {string | undefined} classId */
export function pin(layerId, classId) {
  const symbol = symbolOf(layerInfo(layerId), classId);
  return drop(toneOf(layerId), draw("g", { transform: "translate(8 7.500) scale(.75)", class: "sign" }, draw("path", { d: SITE.symbols[symbol] })));
}

/** A pin that stands for many. @param {number} count @param {string | null} colour null: of several layers */
export function pinMany(count, colour) {
  const number = draw("text", { x: 17, y: 21, class: "pin-count" });
  number.textContent = String(count);
  if (!colour) number.style.fill = ground().surface;
  return drop(colour ?? ground().ink, number);
}

/** @param {string} fill @param {Element} inside */
function drop(fill, inside) {
  const shape = draw("path", { d: "M17 41C17 41 4 26 4 16.500a13 13 0 1 1 26 0C30 26 17 41 17 41", class: "drop", fill });
  return draw("svg", { viewBox: "0 0 34 43", width: 34, height: 43, class: "pin", "aria-hidden": "true" }, shape, inside);
}

/** The fill of a status class. @param {LayerInfo} info @param {string} level */
export function levelColour(info, level) {
  if (level === "absent") return themed(SITE.tones.absent);
  const index = info.classes.findIndex((entry) => entry.id === level);
  return themed(SITE.tones.rungs[index] || SITE.tones.unknown);
}

/** A swatch of a status class for the legend, dotted where a higher level is not published. @param {string} fill @param {boolean} open */
export function swatch(fill, open) {
  const box = draw("svg", { viewBox: "0 0 22 16", width: 22, height: 16, class: "swatch", "aria-hidden": "true" },
    draw("rect", { width: 22, height: 16, rx: 3, fill }));
  if (open) for (const [x, y] of [[5, 5], [11, 11], [17, 5]]) box.append(draw("circle", { cx: x, cy: y, r: 1.6, fill: themed(SITE.tones.dot) }));
  return box;
}
