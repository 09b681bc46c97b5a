// The link: reads the view from the address bar and is the only writer of it.

import { browserLanguage } from "./words.js";
import { eraOf, inWindow } from "./config.js";
import { host, outside, pageHere, readAddress } from "./host.js";
import { linkParts } from "./slots.js";
import { view } from "./state.js";
import { opensEntry, writeAddress } from "./address.js";
import { SLIDE, slideLink, telling } from "./stage.js";

// What a link from another page may change while the rest of the last view stays.
const FROM_PAGES = ["lang", "year", "era"];

/** Where this tab keeps the last view of this page. */
function keptAs() {
  return linkParts.some((part) => part.here()) ? `atlas.view.${pageHere()}` : "atlas.view";
}

/** @param {string} text */
function finite(text) {
  return /^-?\d{1,3}(\.\d{1,12})?$/.test(text) ? Number(text) : NaN;
}

/** A part of a link without what mails and chats left around it, an "&" that one wrote as "&amp;" among it. @param {URLSearchParams} link @param {string} name */
export function partOf(link, name) {
  const text = link.get(name) ?? link.get(`amp;${name}`);
  if (text === null || text.length > 400) return null;
  const letters = [...text];
  /** @param {string} letter */
  const own = (letter) => !SITE.view.around.includes(letter);
  const first = letters.findIndex(own);
  return first < 0 ? "" : letters.slice(first, letters.length - [...letters].reverse().findIndex(own)).join("");
}

/** Whether a text can name a unit or a thing of a layer; whether there is one is another question. @param {string} text */
function selectable(text) {
  const thing = text.match(new RegExp(`^${SITE.view.feature}$`));
  return eraOf(text) !== null || (thing !== null && SITE.view.layers.includes(thing[1]));
}

/** The view of a link; whatever is not understood is left at its default. @param {URLSearchParams} link @returns {View} */
export function viewOf(link) {
  const { names, eras, years, langs, layers } = SITE.view;
  /** @param {string} field */
  const said = (field) => partOf(link, names[field]) ?? "";
  const standard = SITE.view.default;
  const lang = said("lang");
  const point = said("center").split(",").map(finite);
  const center = point.length === 2 && inWindow(point[0], point[1]) ? /** @type {LatLon} */ ([point[0], point[1]]) : null;
  const zoom = finite(said("zoom"));
  const chosen = partOf(link, names.layers);
  const year = Number(said("year"));
  const selection = selectable(said("selection")) ? said("selection") : null;
  const era = eraOf(selection) ?? said("era");
  return {
    era: eras.includes(era) ? era : standard.era,
    year: years.includes(year) ? year : standard.year,
    layers: new Set(chosen === null ? standard.layers : chosen.split(",").filter((id) => layers.includes(id))),
    selection,
    lang: langs.includes(lang) ? /** @type {Lang} */ (lang) : browserLanguage(),
    background: SITE.backgrounds.some((entry) => entry.id === said("background")) ? said("background") : standard.background,
    center,
    zoom: zoom >= SITE.view.zoom[0] && zoom <= SITE.view.zoom[1] ? zoom : center && SITE.view.near,
  };
}

/** The link of a view: short, but the same anywhere. @param {View} view @returns {URLSearchParams} */
export function linkOf(view) {
  const { names } = SITE.view;
  const link = new URLSearchParams();
  link.set(names.era, view.era);
  link.set(names.year, String(view.year));
  link.set(names.layers, SITE.layers.map((info) => info.id).filter((id) => view.layers.has(id)).join(","));
  if (view.selection) link.set(names.selection, view.selection);
  link.set(names.lang, view.lang);
  if (view.background !== SITE.view.default.background) link.set(names.background, view.background);
  if (view.center) link.set(names.center, view.center.map((degree) => degree.toFixed(5)).join(","));
  if (view.zoom !== null) link.set(names.zoom, String(view.zoom));
  return link;
}

/** What other parts keep in the link of this page. */
function partsHere() {
  return linkParts.filter((part) => part.here());
}

/** The link to open with: the reader's; coming back through the menu, the last one of this tab. */
export function openingLink() {
  const link = readAddress();
  const { names } = SITE.view;
  const ours = [...Object.keys(names).filter((field) => !FROM_PAGES.includes(field)).map((field) => names[field]), ...partsHere().flatMap((part) => part.names)];
  if (ours.some((name) => link.has(name) || link.has(`amp;${name}`)) || host === "file") return link;
  const kept = new URLSearchParams(recall());
  for (const field of FROM_PAGES) if (link.has(names[field])) kept.set(names[field], link.get(names[field]) ?? "");
  if (link.has(names.era) && (eraOf(kept.get(names.selection)) ?? link.get(names.era)) !== link.get(names.era)) kept.delete(names.selection);
  return kept;
}

/** @returns {View} */
export function openingView() {
  const link = openingLink();
  return partsHere().reduce((opened, part) => part.read(link, opened), viewOf(link));
}

/** The link of all that is shown: the view and what other parts keep. */
export function wholeLink() {
  const link = linkOf(view);
  for (const part of partsHere()) part.write(link);
  return link;
}

export function recall() {
  try {
    return outside().sessionStorage.getItem(keptAs()) ?? "";
  } catch {
    return "";
  }
}

/** Other parameters of the page stay as they are; while a story is told, the link names its slide. */
export function writeLink() {
  const link = telling ? slideLink(telling) : wholeLink();
  try {
    if (!telling) outside().sessionStorage.setItem(keptAs(), link.toString());
  } catch { /* a browser that keeps nothing still shows the map */ }
  const known = new Set([...Object.values(SITE.view.names), SLIDE, ...partsHere().flatMap((part) => part.names)]);
  for (const [name, value] of readAddress()) if (!known.has(name.replace(/^amp;/, ""))) link.append(name, value);
  writeAddress(link, opensEntry());
}
