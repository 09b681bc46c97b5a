// What a frame and its page tell one another (docs/embedding.md): the page what is to be shown, the frame what its reader has chosen.

import {
  bring, bringUnits, change, embedded, embeddedView, eraOf, featureOf, follow, isHere, layerInfo, legible, linkOf, nameOf, readPart, register,
  showLayer, unitOf, units, view, viewOf, watch,
} from "../core/index.js";
import { placeMap, seek } from "../map/index.js";

/** Letters of a message's link; a longer one is none of ours. */
const LONGEST_LINK = 2000;

/** Only the page around hears it, whatever its address is: nothing is said that a stranger may not know. @param {string} type @param {object} more */
function tellPage(type, more) {
  window.parent.postMessage({ type: `atlas:${type}`, ...more }, "*");
}

function tellSelected() {
  const chosen = featureOf(view.selection)?.feature.properties ?? unitOf(view.selection);
  tellPage("selected", { ref: chosen ? view.selection : null, name: chosen ? nameOf(chosen) : null, lang: view.lang, link: legible(linkOf(view)) });
}

/** Go to what the page names, as if it had been searched for. @param {string} ref */
async function selectAsked(ref) {
  const info = layerInfo(ref.split("/")[0]);
  const era = eraOf(ref);
  if (info && !isHere(info)) await bring(info);
  if (era && !units[era]) await bringUnits(era);
  if (!featureOf(ref) && !unitOf(ref)) return tellPage("unknown", { ref });
  if (info) showLayer(info.id, true);
  if (view.selection === ref) return tellSelected();
  seek(ref);
  follow(ref);
}

/** What the page may ask for; what is not spelled as in a link is not heard. @type {Map<unknown, (asked: {ref?: unknown, link?: unknown}) => void>} */
const ORDERS = new Map([
  ["atlas:select", ({ ref }) => {
    const asked = typeof ref === "string" ? readPart(SITE.view.parts.selection, ref) : null;
    if (ref === null) change({ selection: null });
    else if (asked) selectAsked(asked);
  }],
  ["atlas:view", ({ link }) => {
    if (typeof link !== "string" || link.length > LONGEST_LINK) return;
    change(embeddedView(viewOf(new URLSearchParams(link))));
    placeMap();
  }],
]);

/** @param {MessageEvent} message */
function hearPage({ source, data }) {
  if (source === window.parent && data) ORDERS.get(data.type)?.(data);
}

register("ready", () => {
  if (!embedded || window.parent === window) return;
  window.addEventListener("message", hearPage);
  watch((changed) => { if (changed.has("selection") || changed.has("lang")) tellSelected(); });
  tellPage("ready", { lang: view.lang, link: legible(linkOf(view)) });
});
