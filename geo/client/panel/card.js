// The card of what is chosen: like an official note, every figure with its source.

import {
  bringCard, bringSources, byLayer, calm, card, cardOf, change, citation, className, cover, featureOf, featuresOf, follow, listed, low, missing, nameOf,
  openingLink, outlinesOf, pageOf, partOf, refOf, registerPainter, saidOfUnit, say, setListed, slots, sourceOf, telling, unitOf, view, wide, word,
} from "../core/index.js";
import { button, closeButton, dropNotice, inPlace, itemButton, longList, make, notice, precisionSign, webLink } from "../dom/index.js";
import { bindWindow, goHome, goToSought, map, mark, moveForReader, paddings, PIN_HIGH } from "../map/index.js";
import { foldPanelTo } from "./panel.js";

/** Sources in the order the card meets them. @type {string[]} */
let cited = [];
/** Letters of an id that is not known; a longer one is none of ours. */
const LONGEST_ID = 80;

/** A card of the same feature keeps its place; where it is closed, the focus goes back to what it was about. One that has grown hides nothing of the district. */
function drawCard() {
  const [before, begun] = [card?.dataset.of, cardBegins()];
  inPlace(paintCard, before === view.selection ? ".card-body" : "",
    () => card ?? document.querySelector(`[data-act="unit-${before}"], [data-refs~="${before}"]`) ?? map.getContainer());
  if (card && before === view.selection && begun !== cardBegins() && !view.center && !telling) goHome();
}

/** Where the map ends before the card: beside it, or on a phone above it. */
function cardBegins() {
  return card?.getBoundingClientRect()[wide() ? "left" : "top"];
}

function paintCard() {
  card?.remove();
  cover({ card: null });
  document.documentElement.dataset.card = "none";
  const chosen = featureOf(view.selection);
  const unit = unitOf(view.selection);
  const content = chosen ? contentOf(chosen) : unit?.era === view.era ? unit.card : null;
  if (!content) return;
  cited = [];
  const [first, others] = cardRows(content, unit);
  const article = make("article", { class: "card", role: "region", "aria-labelledby": "card-title", tabindex: -1, "data-of": view.selection },
    cardHead(content, chosen),
    make("div", { class: "card-body", tabindex: 0, "data-act": "card-body" },
      ...slots.cardTops.map((top) => top(content)), factList(first), unit ? inside(unit) : null, factList(others), linksOf(content),
      content.note ? make("p", { class: "quiet" }, say(content.note)) : null, sourceList(),
      ...slots.cardLines.map((line) => line(view.selection ?? ""))));
  cover({ card: article });
  document.body.append(article);
  document.documentElement.dataset.card = "open";
  if (listed) showList();
}

/** The card of a thing; until it has come, what the map itself knows. @param {{info: LayerInfo, feature: Feature}} chosen @returns {Card} */
function contentOf({ info, feature }) {
  const content = cardOf(feature);
  if (content) return content;
  bringCard(info, feature);
  bringSources();
  const { name_vi: vi, name_en: en, class: kind } = feature.properties;
  return { kicker: info.title, title: { vi, en }, chips: info.classes.filter(({ id }) => id === kind).map(({ title }) => ({ text: title, kind: "class" })) };
}

/** @param {Card} content @param {{info: LayerInfo, feature: Feature} | null} chosen */
function cardHead({ kicker, title, chips = [], where }, chosen) {
  const tags = chips.map((chip) => make("span", { class: `chip ${chip.kind}` }, say(chip.text)));
  return make("header", {},
    make("p", { class: "kicker" }, chosen ? mark(chosen.info.id, chosen.feature.properties.class) : null, say(kicker)),
    make("h2", { id: "card-title" }, say(title)), closeButton("card", () => change({ selection: null })),
    tags.length ? make("p", { class: "chips" }, ...tags) : null,
    where ? make("p", { class: "where" }, chosen ? precisionSign(precisionOf(chosen.feature)) : null, say(where)) : null);
}

/** @param {Feature} feature */
function precisionOf(feature) {
  return feature.properties.unplaced ? "district" : feature.properties.precision ?? "commune";
}

/**
 * What is said of a unit of today itself, then what layers say, stands before what lies in it; figures and notes follow.
 * @param {Card} content @param {UnitProperties | null} unit
 */
function cardRows(content, unit) {
  const layers = unit ? SITE.layers.filter((info) => info.shape !== "place") : [];
  const fromLayers = layers.flatMap((info) => saidOfUnit(info.id, unit?.id ?? "")).flatMap(({ properties }) => properties.card_rows ?? []);
  const rows = [...(content.rows ?? []), ...fromLayers];
  return [[...rows.filter((row) => row.today), ...rows.filter((row) => row.layer)], rows.filter((row) => !row.layer && !row.today)];
}

/** @param {Row[]} rows */
function factList(rows) {
  return rows.length ? make("dl", { class: "rows" }, ...rows.flatMap(cardRow)) : null;
}

/** @param {Row} row */
function cardRow(row) {
  const value = make("dd", {}, make("span", { class: "value" }, say(row.value)), ...marksOf(row.cite),
    ...(row.as_of ? [" ", make("span", { class: "as-of" }, say(row.as_of))] : []),
    row.note ? make("span", { class: "quiet" }, say(row.note)) : null, ...(row.more ?? []).map(otherClaim));
  return [make("dt", {}, say(row.label)), value];
}

/** What another source says. @param {Said} claim */
function otherClaim(claim) {
  const when = claim.as_of ? ` (${say(claim.as_of)})` : "";
  return make("span", { class: "other" }, `${say(claim.value)}${when}`, ...marksOf(claim.cite));
}

/** Numbers of sources, in the order they are met. @param {string[] | undefined} ids */
function marksOf(ids) {
  return (ids ?? []).map((id) => {
    if (!cited.includes(id)) cited.push(id);
    return make("sup", {}, String(cited.indexOf(id) + 1));
  });
}

/** What lies in the unit, whether its layer is on or not: by layer, in a unit of a later era by the old unit that it is known to. @param {UnitProperties} unit */
function inside(unit) {
  const things = SITE.layers.filter((info) => info.shape === "place").flatMap((info) => featuresOf(info.id)
    .filter(({ properties }) => properties.units?.includes(unit.id)).map((feature) => ({ info, feature })));
  if (!things.length) return null;
  const title = word(unit.kind === "thị trấn" ? "in_town" : "in_commune", { count: things.length });
  const lists = unit.members ? byOldUnit(unit.members, things) : byLayer(things).map(({ info, list }) => itemList(say(info.title), list));
  return make("section", { class: "inside" }, make("h3", { "data-act": `list-${unit.id}`, tabindex: -1 }, title), ...lists);
}

/** Each once: with the first of the old units it is known to. @param {string[]} members @param {Thing[]} things */
function byOldUnit(members, things) {
  /** @param {Thing} thing */
  const home = ({ feature: { properties } }) => members.find((id) => properties.parts?.includes(id));
  const known = members.map((id) => ({ id, list: things.filter((thing) => home(thing) === id) })).filter(({ list }) => list.length);
  const others = things.filter((thing) => !home(thing));
  return [...known.map(({ id, list }) => itemList(word("former_unit", { unit: nameOf(/** @type {UnitProperties} */ (unitOf(id))) }), list, id)),
    others.length ? itemList(word("whole_unit"), others) : null];
}

/** @param {string} title @param {Thing[]} things @param {string} [unit] the old unit whose things they are */
function itemList(title, things, unit) {
  return make("div", {}, make("h4", { "data-act": unit && `list-${unit}`, tabindex: -1 }, word("listed", { title, count: things.length })),
    longList(things, ({ info, feature }) => insideItem(info, feature)));
}

/** Where a pill was opened, its list is seen at once and has the keyboard. */
function showList() {
  const title = card?.querySelector(`[data-act="list-${listed}"]`);
  setListed(null);
  title?.scrollIntoView({ block: "start" });
  /** @type {HTMLElement | null | undefined} */ (title)?.focus({ preventScroll: true });
}

/** What it is, and how exactly its place is known. @param {LayerInfo} info @param {Feature} feature */
function insideItem(info, feature) {
  const { class: kind } = feature.properties;
  const line = `${className(info, kind ?? "")} · ${say(SITE.precisions[precisionOf(feature)])}`;
  return make("li", {}, itemButton("card", refOf(info, feature), mark(info.id, kind), nameOf(feature.properties), line));
}

/** @param {Card} content */
function linksOf({ links = [] }) {
  const items = links.map(({ text, ref }) => button(say(text), { class: "item link", "data-act": `card-${ref}`, onclick: () => follow(ref) }));
  return items.length ? make("ul", { class: "links" }, ...items.map((item) => make("li", {}, item))) : null;
}

/** Its own page tells why. @param {string} text @param {string} page */
function tellWhy(text, page) {
  const act = () => { window.open(page, "_blank", "noopener"); dropNotice(line); };
  const line = notice(text, { label: word("gone_why"), act, drop: () => undefined });
}

/** What a link chose and the data does not have, or no longer; said where all of it has come. */
export function tellGone() {
  const asked = partOf(openingLink(), SITE.view.parts.selection.name);
  if (!asked || missing.size || featureOf(view.selection) || unitOf(view.selection)) return;
  const text = SITE.gone[asked] ? word("gone_named", { name: say(SITE.gone[asked]) }) : word("gone", { id: asked.slice(0, LONGEST_ID) });
  const page = SITE.gone[asked] && pageOf(asked);
  if (page) tellWhy(text, page);
  else notice(text);
}

function sourceList() {
  if (!cited.length) return null;
  const items = cited.map((id) => make("li", {}, webLink(sourceOf(id)?.url, "span", { "data-act": `card-source-${id}` }, citation(id))));
  return make("section", { class: "sources" }, make("h3", {}, word("sources")), make("ol", {}, ...items));
}

/** Bring the chosen feature out from under the panels; what search has found is gone to. */
export function revealChosen() {
  if (card && low()) foldPanelTo("no");
  bindWindow();
  if (goToSought()) return;
  if (!view.center) return goHome();
  const point = featureOf(view.selection)?.feature.geometry;
  const at = point ? L.GeoJSON.coordsToLatLng(point.coordinates) : outlinesOf(view.selection ?? "")[0]?.properties.label;
  const { paddingTopLeft, paddingBottomRight } = paddings();
  const free = { paddingTopLeft: paddingTopLeft.add([24, PIN_HIGH]), paddingBottomRight: paddingBottomRight.add([24, 0]), animate: !calm() };
  if (at) moveForReader(() => map.panInside(at, free));
}

registerPainter("card", drawCard);
