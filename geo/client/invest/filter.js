// What an investor looks for and has put aside.

import {
  readPart, register, seeking, spellParts, stale, tellPython, valuesIn, view, word, writeLink,
} from "../core/index.js";
import { notice } from "../dom/index.js";

const { parts } = SITE.finding;
/** Nothing is looked for. @type {Finding} */
const OPEN = valuesIn(parts, () => null);
/** @type {Finding} */
export let finding = OPEN;

/** All undertakings are drawn here whatever the link says of layers; without a word of it, nothing else is. @param {URLSearchParams} link @param {View} opened @returns {View} */
function seekingView(link, opened) {
  const offers = SITE.layers.filter((info) => info.offer).map((info) => info.id);
  const others = link.has(SITE.view.parts.layers.name) ? [...opened.layers].filter((id) => !offers.includes(id)) : [];
  return { ...opened, layers: new Set([...offers, ...others]) };
}

register("links", {
  here: seeking, names: Object.values(parts).map((part) => part.name),
  read: (link, opened) => {
    document.documentElement.dataset.seeking = "yes";
    finding = valuesIn(parts, (name) => link.get(name));
    return seekingView(link, opened);
  },
  write: (link) => spellParts(link, parts, finding),
});
register("told", () => (seeking() ? { picks: finding.picks.join(",") } : {}));

/** What was typed, as the link keeps it. @param {string} text @returns {string} */
export function typedText(text) {
  return readPart(parts.text, text);
}

/** @type {Listing | null} */
export let listing = null;
/** The references that answer now. @type {Set<string>} */
export let answering = new Set();

/** @param {Listing} all */
export function setListing(all) {
  listing = all;
}

/** @param {Prospect[]} rows those that answer */
export function setAnswering(rows) {
  answering = new Set(rows.map((row) => row.ref));
}

/** @param {Partial<Finding>} patch */
export function changeFinding(patch) {
  finding = { ...finding, ...patch };
  stale("projects", "marks", "share");
  writeLink();
}

/** A filter is let go of. @param {string} part */
export function openFilter(part) {
  changeFinding({ [part]: /** @type {any} */ (OPEN)[part] });
}

/** Everything again, in the order that was chosen; the shortlist stays. */
export function clearFinding() {
  changeFinding({ ...OPEN, sort: finding.sort, picks: finding.picks });
}

/** @param {string[]} picks */
export function changePicks(picks) {
  finding = { ...finding, picks };
  stale("projects", "card", "share");
  writeLink();
  tellPython(view);
}

/** @param {string} ref */
export function togglePick(ref) {
  if (finding.picks.includes(ref)) return changePicks(finding.picks.filter((pick) => pick !== ref));
  if (finding.picks.length >= parts.picks.most) return void notice(word("find_picks_full", { count: parts.picks.most }));
  changePicks([...finding.picks, ref]);
}
