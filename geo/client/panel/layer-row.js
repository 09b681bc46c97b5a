// Rows and blocks of the panel: a layer with its switch, folds, what has no place, the background.

import {
  change, choose, featuresOf, folds, nameOf, refOf, say, showLayer, shown, stale, unfolded, view, word,
} from "../core/index.js";
import { button, make, toolSign } from "../dom/index.js";
import { levelColour, mark, swatch } from "../map/index.js";
import { opacityFold } from "./opacity.js";
import { counted, legendOf } from "./legend.js";

/** @param {{id: string, title: Words}} group */
export function groupBlock(group) {
  const infos = SITE.layers.filter((info) => info.group === group.id);
  return infos.length ? make("section", { class: "group" }, make("h2", {}, say(group.title)), ...infos.map(layerBlock)) : null;
}

/** @param {LayerInfo} info */
export function layerBlock(info) {
  const on = view.layers.has(info.id);
  const count = counted(info);
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", role: "switch", id: `layer-${info.id}`, "data-act": `layer-${info.id}`, "aria-describedby": `count-${info.id}`,
    onchange: () => showLayer(info.id, box.checked) }));
  box.checked = on;
  const symbol = info.shape === "status" ? swatch(levelColour(info, info.classes[0].id), false) : mark(info.id, info.classes[0].id, info.shape === "check" ? "round" : "square");
  const row = make("div", { class: "layer" }, make("label", { title: say(info.about) }, box, make("span", { class: "track",
    "aria-hidden": "true" }), symbol, make("span", { class: "title" }, say(info.title))),
    on ? (info.shape === "status" ? opacityFold() : legendFold(info)) : null, make("span", { class: "count", id: `count-${info.id}` }, count));
  return make("div", { class: "layer-block" }, row, on ? legendOf(info) : null);
}

/** @param {LayerInfo} info */
function legendFold(info) {
  const open = unfolded(info);
  return button(word(open ? "fold_legend" : "unfold_legend", { layer: say(info.title) }), {
    class: "plain fold small", "aria-expanded": String(open), "data-act": `legend-${info.id}`, onclick: () => { folds.set(info.id, !open); stale("panel"); },
  }, toolSign("chevron"));
}

/** The tray: what has no published place in this era. */
export function trayBlock() {
  const lost = shown("place").flatMap((info) => featuresOf(info.id).filter((feature) => feature.properties.unplaced).map((feature) => ({ info, feature })));
  if (!lost.length) return null;
  const parts = ["district", "new_units"].map((why) => trayPart(why, lost.filter(({ feature }) => feature.properties.unplaced === why)));
  return make("section", { class: "group tray" }, ...parts);
}

/** @param {string} why @param {{info: LayerInfo, feature: Feature}[]} list */
function trayPart(why, list) {
  if (!list.length) return null;
  const items = list.map(({ info, feature }) => make("li", {}, button(nameOf(feature.properties), {
    class: `item${view.selection === refOf(info, feature) ? " picked" : ""}`, "data-act": refOf(info, feature), "aria-label": null, title: null, onclick: () => choose(refOf(info, feature)),
  }, mark(info.id, feature.properties.class), make("span", {}, nameOf(feature.properties)))));
  return foldBlock(`tray-${why}`, "", [make("span", { class: "precision district", "aria-hidden": "true" }), word(`tray_${why}`),
    make("span", { class: "count" }, String(list.length))], make("ul", {}, ...items));
}

/**
 * A fold that is drawn anew as the reader left it, known at the click: what is drawn next may come before the browser says that it opened.
 * @param {string} name @param {string} kind @param {(string | HTMLElement)[]} said @param {...HTMLElement | null} inside
 */
export function foldBlock(name, kind, said, ...inside) {
  const summary = make("summary", { "data-act": name, onclick: () => folds.set(name, !block.open) }, ...said);
  const block = /** @type {HTMLDetailsElement} */ (make("details", { class: kind, open: folds.get(name) ?? false }, summary, ...inside));
  return block;
}

export function backgroundBlock() {
  const options = SITE.backgrounds.map((entry) => make("option", { value: entry.id, selected: entry.id === view.background }, entry.url
    ? word("online", { name: say(entry.title) }) : say(entry.title)));
  const list = /** @type {HTMLSelectElement} */ (make("select", { id: "background", "data-act": "background", onchange: () => change({ background: list.value }) }, ...options));
  return make("section", { class: "group background" }, make("label", { for: "background" }, word("background")), list);
}
