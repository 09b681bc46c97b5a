// Names of the units and the pills of what is known only to them: where the layout seats them, each on its leader if it stands beside its unit.

import {
  byLayer, choose, drawn, follow, labelOf, markScale, nameOf, refOf, say, setListed, stale, unitOf, view, word,
} from "../core/index.js";
import { make } from "../dom/index.js";
import { commonClass, createMarker, featureTip, latLonOf, leader, sign, symbolOf, toneOf } from "../map/index.js";

/** @param {Standing} stand @returns {L.Layer[]} */
export function drawSeats({ zoom, layout, things }) {
  return layout.seats.flatMap((seat) => {
    const unit = /** @type {UnitProperties} */ (unitOf(seat.id));
    const own = things.get(seat.id) ?? [];
    for (const { info, feature } of own) if (seat.form) drawn.get(info.id)?.add(feature.properties.id);
    return [
      ...(seat.leader ? leader(latLonOf(seat.leader[0], zoom), latLonOf(seat.leader[1], zoom), true) : []),
      ...(seat.name ? [nameMarker(unit, seat.name, zoom)] : []),
      ...(seat.form === "badges" ? seat.pill.map((box, index) => badgeMarker(own[index], unit, box, zoom)) : seat.pill.map((box) => pillMarker(own, unit, seat.form, box, zoom))),
    ];
  });
}

/** @param {UnitProperties} unit @param {Box} box @param {number} zoom */
function nameMarker(unit, box, zoom) {
  const picked = view.selection === unit.id ? " picked" : "";
  return createMarker(latLonOf(box, zoom), make("span", { class: "unit-name" }, labelOf(unit)), { className: `name-spot${picked}`, above: 500 });
}

/** One thing: its own badge, dashed, never a pin. @param {Thing} thing @param {UnitProperties} unit @param {Box} box @param {number} zoom */
function badgeMarker({ info, feature }, unit, box, zoom) {
  const check = info.shape === "check";
  const ref = check ? unit.id : refOf(info, feature);
  const picked = !check && view.selection === ref;
  const label = check ? checkWords(info, feature, unit) : `${nameOf(feature.properties)} · ${say(SITE.precisions.commune)}`;
  const badge = make("span", { class: `${check ? "tick" : "badge"}${picked ? " picked" : ""}` }, sign(symbolOf(info, feature.properties.class), 19));
  badge.style.background = toneOf(info.id);
  const side = Math.round(SITE.placement.badge * markScale());
  return createMarker(latLonOf(box, zoom), badge, {
    className: `spot badge-spot${picked ? " picked" : ""}`, size: [side, side], anchor: [side / 2, side / 2], above: picked ? 900 : 200,
    label, act: () => choose(ref), refs: [ref], tip: () => (check ? make("div", {}, label) : featureTip(info, feature)),
  });
}

/** @param {LayerInfo} info @param {Feature} feature @param {UnitProperties} unit */
function checkWords(info, feature, unit) {
  const rows = (feature.properties.card_rows ?? []).map((row) => `${say(row.label)}: ${say(row.value)}`);
  return [nameOf(unit), ...(rows.length ? rows : [say(info.title)])].join(" · ");
}

/** Many things: a sign with its number for each layer, or one number; it opens the unit's list. @param {Thing[]} things @param {UnitProperties} unit @param {string} form
 * @param {Box} box @param {number} zoom */
function pillMarker(things, unit, form, box, zoom) {
  const layers = byLayer(things);
  const refs = things.map(({ info, feature }) => refOf(info, feature));
  const picked = refs.includes(view.selection ?? "");
  const pill = make("span", { class: `pill ${form}${picked ? " picked" : ""}`, "data-count": form === "number" ? things.length : null },
    ...(form === "number" ? [] : layers.map(pillEntry)));
  const counts = layers.map(({ info, list }) => (info.shape === "check" ? say(info.title) : `${say(info.title)}: ${list.length}`));
  const label = word("pill_label", { unit: nameOf(unit), counts: counts.join(", ") });
  const size = /** @type {[number, number]} */ ([box.w, box.h]);
  return createMarker(latLonOf(box, zoom), pill, {
    className: `spot pill-spot${picked ? " picked" : ""}`, size, anchor: [box.w / 2, box.h / 2], above: picked ? 900 : 250, label, refs, key: `pill-${unit.id}`,
    act: () => openList(unit),
    tip: () => make("div", {}, make("b", {}, nameOf(unit)), ...counts.map((count) => make("div", {}, count)), make("div", { class: "quiet" }, word("pill_hint"))),
  });
}

/** The card of the unit, or of the one that it has become, at the list of what lies in it. @param {UnitProperties} unit */
function openList(unit) {
  setListed(unit.id);
  follow(unit.era === view.era ? unit.id : unit.now ?? unit.id);
  stale("card");
}

/** @param {{info: LayerInfo, list: Thing[]}} entry */
function pillEntry({ info, list }) {
  const box = make("span", { class: `mark ${info.shape === "check" ? "round" : "square"}`, "aria-hidden": "true" }, sign(symbolOf(info, commonClass(list)), 14));
  box.style.background = toneOf(info.id);
  return make("span", { class: "pill-entry", "data-count": info.shape === "check" ? null : list.length }, box);
}
