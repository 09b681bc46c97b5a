// The map in a page of somebody else's: what its link asks for beside the view (geo/view/embed.py), and what it offers.

import { eraOf } from "./config.js";
import { valuesIn } from "./grammar.js";

const framed = globalThis.document?.documentElement;

/** Known from the first line on, before the host is. */
export const embedded = framed?.dataset.host === "embed";

const frameLink = embedded ? new URLSearchParams(window.location.search) : null;
/** @type {{tools: string[], unit: string | null}} */
const frameSays = valuesIn(SITE.embed, (name) => frameLink?.get(name) ?? null);
if (embedded) framed.dataset.tools = frameSays.tools.join(" "); // for the style sheet

/** The one unit that the frame is about, if it is about one. */
export const onlyUnit = frameSays.unit;

/** @param {View} opened */
export function embeddedView(opened) {
  return { ...opened, era: eraOf(onlyUnit) ?? opened.era };
}

/** Whether a tool stands here: in a frame only what its link names, and all that moves the map under one name. @param {Tool} tool */
export function isOffered({ id, order, here }) {
  return (here?.() ?? true) && (!embedded || frameSays.tools.includes(order < 50 ? "zoom" : id));
}

/** The whole map at a view. @param {string} link */
export function wholeMap(link) {
  return `${framed.dataset.map}?${link}`;
}
