// Everything that is drawn, as a list: by layer, then by unit; for screen readers and for those who prefer lists.

import {
  choose, className, featuresOf, labelOf, nameOf, refOf, register, say, seeking, standing, unitOf, unitsHere, view,
  word,
} from "../core/index.js";
import { make, sheetIsOpen, toggleSheet } from "../dom/index.js";
import { mark } from "../map/index.js";

const LIST_SIGN = "M9 6h11 M9 12h11 M9 18h11 M4.500 6h.01 M4.500 12h.01 M4.500 18h.01";

/** @type {Sheet} */
const listSheet = { id: "list", word: "list", body: listBody };

function listBody() {
  const on = SITE.layers.filter((info) => view.layers.has(info.id));
  return [make("p", { class: "quiet" }, word("list_about", { era: say(SITE.eras.find((era) => era.id === view.era)?.title) })),
    listSection("units", word("list_units"), unitsHere().length, [listItems(unitsHere().map((unit) => listUnit(unit, "")))]),
    ...on.map((info) => (info.shape === "place" ? placeSection(info) : unitSection(info))), traySection(on)];
}

/** @param {string} id @param {string} title @param {number} count @param {(Node | null)[]} inside */
function listSection(id, title, count, inside) {
  return make("section", { class: "list-section", "data-list": id }, make("h3", {}, `${title} `, make("span", { class: "count" }, `(${count})`)), ...inside);
}

/** @param {(Node | null)[]} items */
function listItems(items) {
  return make("ul", {}, ...items);
}

/** @param {UnitProperties} unit @param {string} said */
function listUnit(unit, said) {
  return listEntry(unit.id, null, nameOf(unit), said);
}

/** One entry: it chooses its card. @param {string} ref @param {Element | null} picture @param {string} name @param {string} said */
function listEntry(ref, picture, name, said) {
  const picked = view.selection === ref;
  return make("li", {}, make("button", { type: "button", class: `item${picked ? " picked" : ""}`, "data-act": `list-${ref}`, "aria-current": picked ? "true" : null, onclick: () => choose(ref) },
    picture, make("span", {}, make("b", {}, name), said ? make("span", { class: "quiet" }, said) : null)));
}

/** @param {LayerInfo} info @param {Feature} feature @param {string} [unitId] the unit it is listed under */
function listFeature(info, feature, unitId) {
  const { class: kind, precision, units: ids = [], unplaced } = feature.properties;
  const others = ids.filter((id) => id !== unitId).map((id) => unitOf(id)).filter((unit) => unit !== null).map((unit) => labelOf(unit));
  const where = unplaced ? word(`tray_${unplaced}`) : say(SITE.precisions[precision ?? ""]);
  const said = [className(info, kind ?? ""), where, others.length && unitId ? word("list_also", { units: others.join(", ") }) : ""];
  return listEntry(refOf(info, feature), mark(info.id, kind), nameOf(feature.properties), said.filter(Boolean).join(" · "));
}

/** @param {LayerInfo} info */
function placeSection(info) {
  const here = featuresOf(info.id).filter((feature) => !feature.properties.unplaced);
  const groups = unitsHere().map((unit) => ({ unit, list: here.filter((feature) => feature.properties.units?.includes(unit.id)) })).filter(({ list }) => list.length);
  const homeless = here.filter((feature) => !feature.properties.units?.length);
  return listSection(info.id, say(info.title), here.length, [
    ...groups.flatMap(({ unit, list }) => [make("h4", {}, nameOf(unit)), listItems(list.map((feature) => listFeature(info, feature, unit.id)))]),
    ...(homeless.length ? [make("h4", {}, word("list_no_unit")), listItems(homeless.map((feature) => listFeature(info, feature)))] : [])]);
}

/** A layer that says something of every unit. @param {LayerInfo} info */
function unitSection(info) {
  const said = featuresOf(info.id).map((feature) => {
    const unit = unitOf(feature.properties.unit ?? feature.properties.id);
    return unit ? listUnit(unit, info.shape === "status" ? statusWords(info, unit.id) : checkSaid(info, feature)) : null;
  });
  return listSection(info.id, `${say(info.title)}${info.shape === "status" ? ` · ${view.year}` : ""}`, said.length, [listItems(said)]);
}

/** @param {LayerInfo} info @param {string} unitId */
function statusWords(info, unitId) {
  const said = standing(info, unitId);
  if (!said) return word("status_unknown");
  return [className(info, said.class), said.open ? word("higher_unpublished") : ""].filter(Boolean).join(" · ");
}

/** @param {LayerInfo} info @param {Feature} feature */
function checkSaid(info, feature) {
  const rows = (feature.properties.card_rows ?? []).map((row) => `${say(row.label)}: ${say(row.value)}`);
  return rows.length ? rows.join(" · ") : className(info, feature.properties.class ?? "");
}

/** What the layers that are on know without a place. @param {LayerInfo[]} on */
function traySection(on) {
  const lost = on.filter((info) => info.shape === "place").flatMap((info) => featuresOf(info.id).filter((feature) => feature.properties.unplaced).map((feature) => ({ info, feature })));
  return lost.length ? listSection("tray", word("list_tray"), lost.length, [listItems(lost.map(({ info, feature }) => listFeature(info, feature)))]) : null;
}

register("tools", { id: "list", order: 54, word: "list", sign: LIST_SIGN, key: "L", act: () => toggleSheet(listSheet), pressed: () => sheetIsOpen("list"), here: () => !seeking() });
