// What an investor looks for and has put aside.

import { word } from "../core/words.js";
import { seeking, tellPython } from "../core/host.js";
import { registerLink, registerTold } from "../core/slots.js";
import { view } from "../core/state.js";
import { writeLink } from "../core/link.js";
import { notice } from "../dom/notice.js";
import { stale } from "../core/redraw.js";
import { findingOf, OPEN, spellFinding } from "./link.js";

/** @type {Finding} */
export let finding = OPEN;

/** All undertakings are drawn here whatever the link says of layers; without a word of it, nothing else is. @param {URLSearchParams} link @param {View} opened @returns {View} */
function seekingView(link, opened) {
  const offers = SITE.layers.filter((info) => info.offer).map((info) => info.id);
  const others = link.has(SITE.view.names.layers) ? [...opened.layers].filter((id) => !offers.includes(id)) : [];
  return { ...opened, layers: new Set([...offers, ...others]) };
}

registerLink({
  here: seeking, names: Object.values(SITE.finding.names),
  read: (link, opened) => {
    document.documentElement.dataset.seeking = "yes";
    finding = findingOf(link);
    return seekingView(link, opened);
  },
  write: (link) => spellFinding(link, finding),
});
registerTold(() => (seeking() ? { picks: finding.picks.join(",") } : {}));

/** @type {Listing | null} */
export let listing = null;
/** The references that answer now. @type {Set<string>} */
export let answering = new Set();

/** @param {Listing} found */
export function setListing(found) {
  listing = found;
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
  if (finding.picks.includes(ref)) return changePicks(finding.picks.filter((one) => one !== ref));
  if (finding.picks.length >= SITE.finding.picks) return notice(word("find_picks_full", { count: SITE.finding.picks }));
  changePicks([...finding.picks, ref]);
}
