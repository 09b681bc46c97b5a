// Everything that is drawn, as a list: by layer, then by unit; for screen readers and for those who prefer lists.

import {
  className, eraTitle, featuresOf, inDigits, labelOf, layersOn, nameOf, refOf, say, standing, unitOf, unitsHere, unplaced,
  view, word,
} from "../core/index.js";
import { itemButton, longList, make, registerSheet } from "../dom/index.js";
import { mark } from "../map/index.js";

function listBody() {
  return [make("p", { class: "quiet" }, word("list_about", { era: eraTitle(view.era) })),
    listSection("units", word("list_units"), unitsHere().length, make("ul", {}, ...unitsHere().map((unit) => listUnit(unit)))),
    ...layersOn().map((info) => (info.shape === "place" ? placeSection(info) : unitSection(info))), traySection()];
}

/** @param {string} id @param {string} title @param {number} count @param {...Node} inside */
function listSection(id, title, count, ...inside) {
  return make("section", { class: "list-section", "data-list": id }, make("h3", {}, `${title} `, make("span", { class: "count" }, `(${inDigits(count)})`)), ...inside);
}

/** @param {UnitProperties} unit @param {string} [text] what is said of it */
function listUnit(unit, text) {
  return make("li", {}, itemButton("list", unit.id, null, nameOf(unit), text));
}

/** @param {LayerInfo} info @param {Feature} feature @param {string} [unitId] the unit it is listed under */
function listFeature(info, feature, unitId) {
  const { class: kind, precision, units: ids = [], unplaced } = feature.properties;
  const others = ids.filter((id) => id !== unitId).map((id) => unitOf(id)).filter((unit) => unit !== null).map((unit) => labelOf(unit));
  const where = unplaced ? word(`tray_${unplaced}`) : say(SITE.precisions[precision ?? ""]);
  const also = others.length && unitId ? word("list_also", { units: others.join(", ") }) : "";
  const line = [className(info, kind ?? ""), where, also].filter(Boolean).join(" · ");
  return make("li", {}, itemButton("list", refOf(info, feature), mark(info.id, kind), nameOf(feature.properties), line));
}

/** @param {LayerInfo} info */
function placeSection(info) {
  const placed = featuresOf(info.id).filter(({ properties }) => !properties.unplaced);
  /** @param {string} title @param {Feature[]} features @param {string} [unitId] */
  const group = (title, features, unitId) => features.length
    ? [make("h4", {}, title), longList(features, (feature) => listFeature(info, feature, unitId))] : [];
  return listSection(info.id, say(info.title), placed.length,
    ...unitsHere().flatMap((unit) => group(nameOf(unit), placed.filter(({ properties }) => properties.units?.includes(unit.id)), unit.id)),
    ...group(word("list_no_unit"), placed.filter(({ properties }) => !properties.units?.length)));
}

/** A layer that says something of every unit. @param {LayerInfo} info */
function unitSection(info) {
  const isStatus = info.shape === "status";
  const items = featuresOf(info.id).map((feature) => {
    const unit = unitOf(feature.properties.unit ?? feature.properties.id);
    return unit ? listUnit(unit, isStatus ? statusWords(info, unit.id) : checkLine(info, feature)) : null;
  });
  return listSection(info.id, `${say(info.title)}${isStatus ? ` · ${view.year}` : ""}`, items.length, make("ul", {}, ...items));
}

/** @param {LayerInfo} info @param {string} unitId */
function statusWords(info, unitId) {
  const level = standing(info, unitId);
  if (!level) return word("status_unknown");
  return [className(info, level.class), level.open ? word("higher_unpublished") : ""].filter(Boolean).join(" · ");
}

/** @param {LayerInfo} info @param {Feature} feature */
function checkLine(info, feature) {
  const rows = (feature.properties.card_rows ?? []).map((row) => `${say(row.label)}: ${say(row.value)}`);
  return rows.length ? rows.join(" · ") : className(info, feature.properties.class ?? "");
}

/** What the layers that are on know without a place. */
function traySection() {
  const things = unplaced();
  return things.length ? listSection("tray", word("list_tray"), things.length, longList(things, ({ info, feature }) => listFeature(info, feature))) : null;
}

registerSheet({ id: "list", word: "list", body: listBody });
