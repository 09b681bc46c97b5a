// The link: reads the view from the address bar and is the only writer of it.

import { slots } from "./slots.js";
import { browserLanguage } from "./words.js";
import { eraOf } from "./config.js";
import { embedded, embeddedView } from "./embed.js";
import { spellParts, valuesIn } from "./grammar.js";
import { attempt, host, outside, pageHere, readAddress } from "./host.js";
import { view } from "./state.js";
import { opensEntry, writeAddress } from "./address.js";
import { SLIDE, slideLink, telling } from "./stage.js";

// What a link from another page may change while the rest of the last view stays.
const FROM_PAGES = ["lang", "year", "era"].map((field) => SITE.view.parts[field].name);

/** A part of a link without what mails and chats left around it, an "&" that one wrote as "&amp;" among it. @param {URLSearchParams} link @param {string} name */
export function partOf(link, name) {
  const text = link.get(name) ?? link.get(`amp;${name}`);
  if (text === null || text.length > SITE.view.longest) return null;
  const letters = [...text];
  /** @param {string} letter */
  const own = (letter) => !SITE.view.around.includes(letter);
  const first = letters.findIndex(own);
  return first < 0 ? "" : letters.slice(first, letters.length - [...letters].reverse().findIndex(own)).join("");
}

/** The view of a link; whatever is not understood is left at its default. @param {URLSearchParams} link @returns {View} */
export function viewOf(link) {
  const { parts, near } = SITE.view;
  const lang = { ...parts.lang, default: browserLanguage() };
  const values = valuesIn({ ...parts, lang }, (name) => partOf(link, name));
  return { ...values, era: eraOf(values.selection) ?? values.era, layers: new Set(values.layers), zoom: values.zoom ?? (values.center && near) };
}

/** The link of a view: short, but the same anywhere. @param {View} view @returns {URLSearchParams} */
export function linkOf(view) {
  return spellParts(new URLSearchParams(), SITE.view.parts, { ...view, layers: [...view.layers] });
}

/** What other parts keep in the link of this page. */
function partsHere() {
  return slots.links.filter((part) => part.here());
}

/** Where this tab keeps the last view of this page. */
function keptAs() {
  return partsHere().length ? `atlas.view.${pageHere()}` : "atlas.view";
}

/** Every name that the link of this page may have. */
function ownNames() {
  return [...Object.values(SITE.view.parts).map((part) => part.name), ...partsHere().flatMap((part) => part.names)];
}

/** The link to open with: the reader's; coming back through the menu, the last one of this tab. */
export function openingLink() {
  const link = readAddress();
  const { era, selection } = SITE.view.parts;
  const ours = ownNames().filter((name) => !FROM_PAGES.includes(name));
  if (ours.some((name) => link.has(name) || link.has(`amp;${name}`)) || host === "file" || embedded) return link;
  const kept = new URLSearchParams(recall());
  for (const name of FROM_PAGES) if (link.has(name)) kept.set(name, link.get(name) ?? "");
  if (link.has(era.name) && (eraOf(kept.get(selection.name)) ?? link.get(era.name)) !== link.get(era.name)) kept.delete(selection.name);
  return kept;
}

/** @returns {View} */
export function openingView() {
  const link = openingLink();
  return embeddedView(partsHere().reduce((opened, part) => part.read(link, opened), viewOf(link)));
}

/** The link of all that is shown: the view and what other parts keep. */
export function wholeLink() {
  const link = linkOf(view);
  for (const part of partsHere()) part.write(link);
  return link;
}

export function recall() {
  return attempt(() => outside().sessionStorage.getItem(keptAs()), null) ?? "";
}

/** Other parameters of the page stay as they are; while a story is told, the link names its slide. A frame writes none: its page's history is not ours. */
export function writeLink() {
  if (embedded) return;
  const link = telling ? slideLink(telling) : wholeLink();
  if (!telling) attempt(() => outside().sessionStorage.setItem(keptAs(), link.toString()), undefined);
  const known = new Set([...ownNames(), SLIDE]);
  for (const [name, value] of readAddress()) if (!known.has(name.replace(/^amp;/, ""))) link.append(name, value);
  writeAddress(link, opensEntry());
}
