// Rows and blocks of the panel: a layer with its switch, folds, what has no place, the background.

import {
  change, choose, folds, inDigits, nameOf, refOf, say, showLayer, slots, stale, unfolded, unplaced, view, word,
} from "../core/index.js";
import { button, checkBox, choiceList, drawSign, longList, make, precisionSign, TOOL_SIGNS } from "../dom/index.js";
import { levelColour, mark, swatch } from "../map/index.js";
import { opacityFold } from "./opacity.js";
import { classMark, counted, legendOf } from "./legend.js";

/** @param {{id: string, title: Words}} group */
export function groupBlock(group) {
  const infos = SITE.layers.filter((info) => info.group === group.id);
  return infos.length ? make("section", { class: "group of-layers" }, make("h2", {}, say(group.title)), ...infos.map(layerBlock)) : null;
}

/** @param {LayerInfo} info */
export function layerBlock(info) {
  const on = view.layers.has(info.id);
  const [name, count, isStatus] = [`layer-${info.id}`, `count-${info.id}`, info.shape === "status"];
  const box = checkBox({ role: "switch", id: name, "data-act": name, "aria-describedby": count, checked: on }, (checked) => showLayer(info.id, checked));
  const sign = isStatus ? swatch(levelColour(info, info.classes[0].id), false) : classMark(info);
  const row = make("div", { class: "layer" },
    make("label", { title: say(info.about) }, box, make("span", { class: "track", "aria-hidden": "true" }), sign, make("span", { class: "title" }, say(info.title))),
    on ? (isStatus ? opacityFold() : legendFold(info)) : null, make("span", { class: "count", id: count }, counted(info)));
  return make("div", { class: "layer-block" }, row, on ? legendOf(info) : null);
}

/** Numbers that were not known when the panel was drawn, put where they belong: nothing that the reader is about to press is made anew. @param {LayerInfo[]} infos */
export function countAgain(infos) {
  for (const info of infos) document.getElementById(`count-${info.id}`)?.replaceChildren(counted(info));
}

/** @param {LayerInfo} info */
function legendFold(info) {
  const open = unfolded(info);
  return button(word(open ? "fold_legend" : "unfold_legend", { layer: say(info.title) }), {
    class: "plain fold small", "aria-expanded": String(open), "data-act": `legend-${info.id}`, onclick: () => { folds.set(info.id, !open); stale("panel"); },
  }, drawSign(TOOL_SIGNS.chevron, 18));
}

/** The tray: what has no published place in this era. */
export function trayBlock() {
  const lost = unplaced();
  const parts = ["district", "new_units"].map((why) => trayPart(why, lost.filter(({ feature }) => feature.properties.unplaced === why)));
  return lost.length ? make("section", { class: "group tray" }, ...parts) : null;
}

/** Its list is made when it is opened. @param {string} why @param {Thing[]} things */
function trayPart(why, things) {
  if (!things.length) return null;
  const title = [precisionSign("district"), word(`tray_${why}`), make("span", { class: "count" }, inDigits(things.length))];
  const list = make("div");
  const block = foldBlock(`tray-${why}`, "", title, list);
  const fill = () => { if (block.open && !list.childElementCount) list.append(longList(things, trayItem)); };
  fill();
  block.addEventListener("toggle", fill);
  return block;
}

/** @param {Thing} thing */
function trayItem({ info, feature }) {
  const ref = refOf(info, feature);
  const picked = view.selection === ref ? " picked" : "";
  return make("li", {}, make("button", { type: "button", class: `item${picked}`, "data-act": ref, onclick: () => choose(ref) },
    mark(info.id, feature.properties.class), make("span", {}, nameOf(feature.properties))));
}

/**
 * A fold that is drawn anew as the reader left it, known at the click: what is drawn next may come before the browser says that it opened.
 * @param {string} name @param {string} kind @param {(string | HTMLElement)[]} title @param {...HTMLElement | null} inside
 */
export function foldBlock(name, kind, title, ...inside) {
  const summary = make("summary", { "data-act": name, onclick: () => folds.set(name, !block.open) }, ...title);
  const block = /** @type {HTMLDetailsElement} */ (make("details", { class: kind, open: folds.get(name) ?? false }, summary, ...inside));
  return block;
}

/** What our own ground shows, folded; filled when it is opened, by whoever draws it. */
export function groundFold() {
  if (view.background !== "own" || !SITE.files.ground) return null;
  const inside = make("div");
  const block = foldBlock("ground", "", [make("span", { class: "way-sign" }), word("ground_title"), make("span", { class: "count" })], inside);
  const fill = () => { if (block.open) inside.replaceChildren(...slots.legends.flatMap((legend) => legend() ?? [])); };
  fill();
  block.addEventListener("toggle", fill);
  return make("section", { class: "group tray ways" }, block);
}

export function backgroundBlock() {
  const offered = SITE.backgrounds.filter(({ id }) => id !== "plain" || SITE.files.ground);
  const choices = offered.map(({ id, title, url }) => [id, url ? word("online", { name: say(title) }) : say(title)]);
  const list = choiceList({ id: "background", "data-act": "background" }, choices, view.background, (background) => change({ background }));
  return make("section", { class: "group background" }, make("label", { for: "background" }, word("background")), list);
}
