// The map in a page of somebody else's: what its link asks for beside the view (geo/view/embed.py), and what it offers.

import { eraOf } from "./config.js";
import { valuesIn } from "./grammar.js";
import { slots } from "./slots.js";

const framed = globalThis.document?.documentElement;

/** Known from the first line on, before the host is. */
export const embedded = framed?.dataset.host === "embed";

/** @type {{tools: string[], unit: string | null}} */
const frameSays = embedded ? valuesIn(SITE.embed, (name) => new URLSearchParams(window.location.search).get(name)) : { tools: [], unit: null };
if (embedded) framed.dataset.tools = frameSays.tools.join(" "); // for the style sheet

/** The one unit that the frame is about, if it is about one. */
export const onlyUnit = frameSays.unit;

/** @param {View} opened */
export function embeddedView(opened) {
  return { ...opened, era: eraOf(onlyUnit) ?? opened.era };
}

/** The tools that stand here: in a frame only those that its link names, all that moves the map under one name. */
export function toolsHere() {
  return slots.tools.filter(({ id, order, here }) => (here?.() ?? true) && (!embedded || frameSays.tools.includes(order < 50 ? "zoom" : id)));
}

/** Every key of this host with what it does, for the help and for the handler. @returns {Key[]} */
export function keysHere() {
  return [...slots.keys, ...toolsHere().flatMap(({ key, word, act }) => (key ? [{ key, word, act }] : []))];
}

/** The whole map at a view. @param {string} link */
export function wholeMap(link) {
  return `${framed.dataset.map}?${link}`;
}
