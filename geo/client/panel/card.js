// The card of what is chosen: like an official note, every figure with its source.

import {
  calm, card, change, choose, citation, className, cover, featureOf, featuresOf, follow, low, missing, nameOf,
  openingLink, partOf, refOf, registerPainter, say, slots, unitOf, units, view, word,
} from "../core/index.js";
import { button, inPlace, make, notice, webLink } from "../dom/index.js";
import { bindWindow, goHome, goToSought, map, mark, moveForReader, paddings, PIN_HIGH } from "../map/index.js";
import { foldPanelTo } from "./panel.js";

/** Sources in the order the card meets them. @type {string[]} */
let cited = [];
/** Letters of an id that is not known; a longer one is none of ours. */
const LONGEST_ID = 80;

/** A card of the same feature keeps its place; where it is closed, the focus goes back to what it was about. */
function drawCard() {
  const before = card?.dataset.of;
  inPlace(paintCard, before === view.selection ? ".card-body" : "",
    () => card ?? document.querySelector(`[data-act="unit-${before}"], [data-act="mark-${before}"]`) ?? map.getContainer());
}

function paintCard() {
  card?.remove();
  cover({ card: null });
  document.documentElement.dataset.card = "none";
  const found = featureOf(view.selection);
  const unit = unitOf(view.selection);
  if (!found && !(unit && unit.era === view.era)) return;
  cited = [];
  const said = found ? found.feature.properties.card : unit?.card;
  if (!said) return;
  const [first, others] = cardRows(said, unit);
  const article = make("article", { class: "card", role: "region", "aria-labelledby": "card-title", tabindex: -1, "data-of": view.selection },
    cardHead(said, found), make("div", { class: "card-body", tabindex: 0, "data-act": "card-body" }, factList(first), unit ? inside(unit)
      : null, factList(others), linksOf(said), said.note ? make("p", { class: "quiet" }, say(said.note)) : null, sourceList(),
      ...slots.cardLines.map((line) => line(view.selection ?? ""))));
  cover({ card: article });
  document.body.append(article);
  document.documentElement.dataset.card = "open";
}

/** @param {Card} said @param {{info: LayerInfo, feature: Feature} | null} found */
function cardHead(said, found) {
  const close = button(word("close"), { class: "plain close", "data-act": "card-close", onclick: () => change({ selection: null }) }, "×");
  return make("header", {}, make("p", { class: "kicker" }, found ? mark(found.info.id, found.feature.properties.class) : null, say(said.kicker)),
    make("h2", { id: "card-title" }, say(said.title)), close,
    said.chips?.length ? make("p", { class: "chips" }, ...said.chips.map((chip) => make("span", { class: `chip ${chip.kind}` }, say(chip.text)))) : null,
    said.where ? make("p", { class: "where" }, found ? make("span", { class: `precision ${precisionOf(found.feature)}`, "aria-hidden": "true" }) : null, say(said.where)) : null);
}

/** @param {Feature} feature */
function precisionOf(feature) {
  return feature.properties.unplaced ? "district" : feature.properties.precision ?? "commune";
}

/** What is said of a unit of today itself, then what layers say, stands before what lies in it; figures and notes follow. @param {Card} said @param {UnitProperties | null} unit */
function cardRows(said, unit) {
  const rows = [...(said.rows ?? [])];
  if (unit) for (const info of SITE.layers.filter((one) => one.shape !== "place"))
    for (const feature of featuresOf(info.id)) if ((feature.properties.unit ?? feature.properties.id) === unit.id) rows.push(...(feature.properties.card_rows ?? []));
  return [[...rows.filter((row) => row.today), ...rows.filter((row) => row.layer)], rows.filter((row) => !row.layer && !row.today)];
}

/** @param {Row[]} rows */
function factList(rows) {
  return rows.length ? make("dl", { class: "rows" }, ...rows.flatMap(cardRow)) : null;
}

/** @param {Row} row */
function cardRow(row) {
  const value = make("dd", {}, make("span", { class: "value" }, say(row.value)), ...marksOf(row.cite), row.as_of ? " " : null, row.as_of ? make("span", { class: "as-of" }, say(row.as_of)) : null,
    row.note ? make("span", { class: "quiet" }, say(row.note)) : null, ...(row.more ?? []).map(other));
  return [make("dt", {}, say(row.label)), value];
}

/** What another source says. @param {Said} said */
function other(said) {
  const when = said.as_of ? ` (${say(said.as_of)})` : "";
  return make("span", { class: "other" }, `${say(said.value)}${when}`, ...marksOf(said.cite));
}

/** Numbers of sources, in the order they are met. @param {string[] | undefined} ids */
function marksOf(ids) {
  return (ids ?? []).map((id) => {
    if (!cited.includes(id)) cited.push(id);
    return make("sup", {}, String(cited.indexOf(id) + 1));
  });
}

/** What lies in the unit, whether its layer is on or not. @param {UnitProperties} unit */
function inside(unit) {
  const here = SITE.layers.filter((info) => info.shape === "place").flatMap((info) => featuresOf(info.id)
    .filter((feature) => feature.properties.units?.includes(unit.id)).map((feature) => ({ info, feature })));
  if (!here.length) return null;
  const items = here.map(({ info, feature }) => make("li", {}, button("", { class: "item", "data-act": `card-${refOf(info, feature)}`,
    onclick: () => choose(refOf(info, feature)) }, mark(info.id, feature.properties.class),
    make("span", {}, make("b", {}, nameOf(feature.properties)), make("span", { class: "quiet" }, className(info, feature.properties.class ?? ""))))));
  return make("section", { class: "inside" }, make("h3", {}, word(unit.kind === "thị trấn" ? "in_town" : "in_commune", { count: here.length })), make("ul", {}, ...items));
}

/** @param {Card} said */
function linksOf(said) {
  if (!said.links?.length) return null;
  return make("ul", { class: "links" }, ...said.links.map((link) => make("li", {}, button(say(link.text), { class: "item link", "data-act": `card-${link.ref}`, onclick: () => follow(link.ref) }))));
}

/** What a link chose and the data does not have, or no longer; said where all of it has come. */
export function tellGone() {
  const asked = partOf(openingLink(), SITE.view.parts.selection.name);
  if (asked && !missing.size && !featureOf(view.selection) && !unitOf(view.selection)) notice(word("gone", { id: asked.slice(0, LONGEST_ID) }));
}

function sourceList() {
  if (!cited.length) return null;
  const items = cited.map((id) => make("li", {}, webLink(SITE.sources[id]?.url, "span", { "data-act": `card-source-${id}` }, citation(id))));
  return make("section", { class: "sources" }, make("h3", {}, word("sources")), make("ol", {}, ...items));
}

/** Bring the chosen feature out from under the panels; what search has found is gone to. */
export function revealChosen() {
  if (card && low()) foldPanelTo("no");
  bindWindow();
  if (goToSought()) return;
  if (!view.center) return goHome();
  const unit = unitOf(view.selection);
  const found = featureOf(view.selection);
  const at = unit ? unit.label : found?.feature.geometry ? [found.feature.geometry.coordinates[1], found.feature.geometry.coordinates[0]]
    : units[view.era]?.get(found?.feature.properties.units?.[0] ?? "")?.properties.label;
  const { paddingTopLeft, paddingBottomRight } = paddings();
  const free = { paddingTopLeft: paddingTopLeft.add([24, PIN_HIGH]), paddingBottomRight: paddingBottomRight.add([24, 0]), animate: !calm() };
  if (at) moveForReader(() => map.panInside(/** @type {LatLon} */ (at), free));
}

registerPainter("card", drawCard);
