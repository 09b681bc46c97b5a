// What happens when a found name is taken: a thing is chosen, a place is flown to and labelled for a while.

import {
  change, className, eraOf, ERAS, makeWayFor, nameOf, roomy, say, thingOf, unitOf, view, word,
} from "../core/index.js";
import { make } from "../dom/index.js";
import { goToSought, seek, spot, unspot } from "../map/index.js";
import { foldPanelTo } from "../panel/panel.js";

/** @param {Entry} entry */
function thingOfEntry(entry) {
  return entry.kind === "thing" ? thingOf(entry.ref) : null;
}

/** @param {Entry} entry */
export function classOf(entry) {
  return thingOfEntry(entry)?.thing.properties.class;
}

/** The second line of a hit: what it is, where, and how exactly that is known. @param {Entry} entry */
export function lineOf(entry) {
  const found = thingOfEntry(entry);
  if (!found) return say(entry.line);
  const { class: kind, units: ids, unplaced, precision } = found.thing.properties;
  const where = (ids ?? []).map((id) => unitOf(id)).filter((unit) => unit !== null).map((unit) => nameOf(unit)).join(", ");
  const known = unplaced ? word(`tray_${unplaced}`) : say(SITE.precisions[precision ?? ""]);
  return [className(found.info, kind ?? ""), where, known].filter(Boolean).join(" · ");
}

/** @param {Entry | null} entry null: a coordinate */
export function placeMark(entry) {
  return make("span", { class: `found-mark ${entry?.kind ?? "coordinates"}`, "aria-hidden": "true" });
}

/** Whatever may lie over what was found is put away. */
export function clearOver() {
  makeWayFor("found");
  if (!roomy.matches) foldPanelTo("no");
}

/** @param {Entry} entry */
export function take(entry) {
  unspot();
  clearOver();
  if (entry.at) return spot(entry);
  seek(entry.ref);
  if (view.selection === entry.ref) goToSought();
  if (entry.kind !== "thing") return change({ era: eraOf(entry.ref) ?? view.era, selection: entry.ref });
  const found = thingOfEntry(entry);
  const layer = entry.ref.split("/")[0];
  const newer = found?.thing.properties.unplaced === "new_units" ? ERAS.at(-1) : view.era;
  change({ layers: new Set([...view.layers, layer]), era: newer, selection: entry.ref });
}
