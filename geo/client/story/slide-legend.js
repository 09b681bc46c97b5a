// The legend of a slide: every sign, outline and form that is on its map now, and nothing else.

import { byLayer, featureOf, featuresOf, layersOn, say, showsFormer, telling, view, word } from "../core/index.js";
import { make, precisionSign } from "../dom/index.js";
import { commonClass } from "../map/index.js";
import { lastLayout } from "../marks/on-screen.js";
import { classMark, formRows, legendRow, precisionsHere, statusCounts } from "../panel/legend.js";
import { numbersOf } from "./chart.js";
import { inStory } from "./exhibit.js";

/** `signs`: as "layer/class", "layer/" is the layer's own, null while the map flies; `forms`: with a number. @typedef {{signs: string[] | null, forms: string[]}} SeenSigns */

/** @param {SeenSigns} seen */
export function storyLegend({ signs, forms }) {
  const parts = layersOn().map((info) => (info.shape === "status" ? countsWithSources(info) : signRows(info, signs)));
  const known = precisionsHere().map((id) => legendRow(precisionSign(id), say(SITE.precisions[id])));
  const rows = [...known, ...(known.length ? [...formRows(), ...numberRows(forms)] : []), ...outlineRows()];
  return parts.length ? make("div", { class: "story-legend" }, ...parts, rows.length ? make("ul", { class: "legend" }, ...rows) : null) : null;
}

/** What stands on the map now. @returns {SeenSigns} */
export function seenSigns() {
  const forms = (document.documentElement.dataset.forms ?? "").split(" ");
  if (!lastLayout || telling?.flying) return { signs: null, forms };
  const { layout: { marks, seats }, placed, things } = lastLayout;
  const pins = marks.flatMap(({ members: [first, ...others] }) => (others.length ? [] : [[placed[first]]]));
  const seated = seats.flatMap(({ id, form }) => {
    const own = things.get(id) ?? [];
    if (form === "badges") return own.map((thing) => [thing]);
    return form.startsWith("row") ? byLayer(own).map(({ list }) => list) : [];
  });
  return { signs: [...new Set([...pins, ...seated].map((list) => `${list[0].info.id}/${commonClass(list) ?? ""}`))].sort(), forms };
}

/** @param {LayerInfo} info @param {string[] | null} signs */
function signRows(info, signs) {
  if (info.shape === "check") return make("ul", { class: "legend" }, legendRow(classMark(info), say(info.title)));
  const placed = featuresOf(info.id).filter(({ properties }) => !properties.unplaced);
  const rows = info.classes.filter(({ id }) => (signs ? signs.includes(`${info.id}/${id}`) : placed.some(({ properties }) => properties.class === id)))
    .map(({ id, title }) => legendRow(classMark(info, id), say(title)));
  const several = signs?.includes(`${info.id}/`) ? [legendRow(classMark(info), word("story.several_kinds", { layer: say(info.title) }))] : [];
  return make("ul", { class: "legend" }, ...rows, ...several);
}

/** @param {string[]} forms */
function numberRows(forms) {
  const texts = { pill: word("story.in_one_unit"), points: word("story.in_one_place") };
  return Object.entries(texts).filter(([form]) => forms.includes(form))
    .map(([form, text]) => legendRow(make("span", { class: `story-${form}`, "aria-hidden": "true" }, "2"), text));
}

function outlineRows() {
  /** @param {string} kind @param {string} text */
  const outlineRow = (kind, text) => legendRow(make("span", { class: `precision ${kind}`, "aria-hidden": "true" }), text);
  const lit = featureOf(view.selection)?.feature.properties.units?.length ? [outlineRow("lit", word("story.lit_units"))] : [];
  return [...lit, ...(showsFormer() ? [outlineRow("former", word("former_borders"))] : [])];
}

/** @param {LayerInfo} info */
function countsWithSources(info) {
  const block = make("div", { class: "status" }, ...statusCounts(info));
  const totals = [...(info.totals?.[String(view.year)] ?? [])].reverse();
  block.querySelectorAll(".totals b").forEach((count, index) => count.append(...numbersOf(inStory(totals[index].cite))));
  return block;
}
