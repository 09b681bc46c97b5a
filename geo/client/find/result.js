// What happens when a found name is taken: a feature is chosen, a place is flown to and labelled for a while.

import {
  asOf, change, className, ERAS, featureOf, follow, hasServer, host, layerInfo, makeWayFor, nameOf, roomy, say, showLayer, siteAddress, unitOf, view, word,
} from "../core/index.js";
import { make } from "../dom/index.js";
import { goToSought, seek, spot, unspot } from "../map/index.js";
import { foldPanelTo } from "../panel/panel.js";

/** @param {Entry} entry */
function featureOfEntry(entry) {
  return entry.kind === "thing" ? featureOf(entry.ref) : null;
}

/** @param {Entry} entry */
export function classOf(entry) {
  return featureOfEntry(entry)?.feature.properties.class;
}

/** The second line of a hit: what it is, where, and how exactly that is known. @param {Entry} entry */
export function lineOf(entry) {
  const thing = featureOfEntry(entry);
  if (!thing) return say(entry.line);
  const { class: kind, units: ids = [], unplaced, precision } = thing.feature.properties;
  const where = ids.flatMap((id) => unitOf(id) ?? []).map(nameOf).join(", ");
  const known = unplaced ? word(`tray_${unplaced}`) : say(SITE.precisions[precision ?? ""]);
  return [className(thing.info, kind ?? ""), where, known].filter(Boolean).join(" · ");
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

/** A layer is shown beside those that are; levels, which former units have reached, over these. @param {string} id */
function bringOut(id) {
  showLayer(id, true);
  if (layerInfo(id)?.shape === "status") change({ era: ERAS[0] });
}

/** Where more of it stands: a page beside the map, which one file and an earlier version do not have. @param {Words} page */
function openPage(page) {
  if (host !== "file" && !asOf) window.open(siteAddress(`/${say(page)}${hasServer() ? "" : ".html"}`), "_blank", "noopener");
}

/** @param {Entry} entry */
export function take(entry) {
  unspot();
  clearOver();
  if (entry.page) return openPage(entry.page);
  if (entry.kind === "layer") return bringOut(entry.ref);
  if (entry.ref.startsWith("layer:")) return bringOut(entry.ref.slice("layer:".length));
  if (entry.at) return spot(entry);
  seek(entry.ref);
  if (view.selection === entry.ref) goToSought();
  if (entry.kind !== "thing") return follow(entry.ref);
  const layer = entry.ref.split("/")[0];
  const newer = featureOfEntry(entry)?.feature.properties.unplaced === "new_units" ? ERAS.at(-1) : view.era;
  change({ layers: new Set([...view.layers, layer]), era: newer, selection: entry.ref });
}
