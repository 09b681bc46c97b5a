// The list of projects beside the map: the number found, each row with its figures, and what to loosen when nothing is found.

import { className, eraOf, labelOf, layerInfo, say, scrollBelow, speech, unitOf, view, word } from "../core/index.js";
import { button, drawSign, itemButton, longList, make } from "../dom/index.js";
import { mark } from "../map/index.js";
import { filtersOn, loosened } from "./match.js";
import { changePicks, clearFinding, finding, listing, openFilter, togglePick } from "./filter.js";
import { filterWords } from "./filter-form.js";

/** @param {Prospect[]} rows those that answer @param {Prospect[]} every */
export function resultParts(rows, every) {
  return [countLine(rows.length, every.length), askedLine(), rows.length ? longList(rows, resultRow) : emptyResult(every)];
}

/** @param {number} count @param {number} total */
function countLine(count, total) {
  return make("p", { class: "find-count", role: "status", "aria-live": "polite" }, make("b", {}, word("find_count", { count, total })));
}

/** The filters that count, each with a way to let it go. */
function askedLine() {
  const parts = filtersOn(finding);
  if (!parts.length) return null;
  const chips = parts.map((part) => button(word("find_drop", { filter: filterWords(part) }), { class: "find-asked",
    "data-act": `drop-${part}`, onclick: () => openFilter(part) }, `${filterWords(part)} ×`));
  const clear = button(word("find_clear"), { class: "find-asked all", "data-act": "find-clear", onclick: clearFinding });
  return make("div", { class: "find-chips" }, ...chips, clear);
}

/** Where a project is, as far as this era's units say. @param {Prospect} row */
function whereWords(row) {
  const labels = row.units.flatMap((id) => (eraOf(id) === view.era ? unitOf(id) ?? [] : [])).map(labelOf);
  if (labels.length) return labels.join(", ");
  return row.units.length ? word("find_only_new") : word("find_no_unit");
}

/** How far the chosen target is. @param {Prospect} row */
function reachedWords(row) {
  const [target, span] = [listing?.targets.find(({ id }) => id === finding.target), row.reach[finding.target]];
  if (!target || !span) return "";
  const [low, high] = span.map((km) => new Intl.NumberFormat(speech).format(km));
  return word("find_reached", { name: say(target.title), low, high });
}

/** @param {Prospect} row */
function resultRow(row) {
  const layer = row.ref.split("/")[0];
  const line = [className(layerInfo(layer), row.kind), say(row.stage_said), whereWords(row)].join(" · ");
  const figures = [say(row.figures), reachedWords(row)].filter(Boolean).join(" · ");
  return make("li", { class: "find-row", "data-refs": row.ref },
    itemButton("find", row.ref, mark(layer, row.kind), say(row.name), line, figures ? make("span", { class: "find-figures" }, figures) : null),
    pickButton(row.ref, say(row.name)));
}

const STAR_SIGN = "M12 4l2.400 5.200 5.600.700-4.200 3.900 1.100 5.600-4.900-2.800-4.900 2.800 1.100-5.600-4.200-3.900 5.600-.700z";

/** Puts a project on the shortlist or takes it off. @param {string} ref @param {string} name */
function pickButton(ref, name) {
  const on = finding.picks.includes(ref);
  return button(word(on ? "find_unpick" : "find_pick", { name }), { class: "plain find-pick", "data-act": `pick-${ref}`,
    "aria-pressed": String(on), onclick: () => togglePick(ref) }, drawSign(STAR_SIGN, 20));
}

/** Nothing answers: which single filter to loosen, and what that gives. @param {Prospect[]} every */
function emptyResult(every) {
  const ways = loosened(every, finding);
  const items = ways.map(({ part, count }) => make("li", {}, button(word("find_loosen", { filter: filterWords(part), count }),
    { class: "item link", "data-act": `loosen-${part}`, onclick: () => openFilter(part) })));
  return make("div", { class: "find-empty" }, make("p", {}, word(ways.length ? "find_nothing" : "find_nothing_single")),
    ways.length ? make("ul", {}, ...items) : button(word("find_clear"), { class: "item link", onclick: clearFinding }));
}

/** The shortlist: how many, and the way to compare them below. */
export function pickedLine() {
  const { picks } = finding;
  if (!picks.length) return make("p", { class: "quiet find-picked" }, word("find_picks_none"));
  return make("div", { class: "find-picked" }, make("b", {}, word("find_picks", { count: picks.length })),
    button(word("find_compare"), { class: "find-asked", "data-act": "find-compare", onclick: scrollBelow }),
    button(word("find_picks_clear"), { class: "find-asked", "data-act": "find-picks-clear", onclick: () => changePicks([]) }));
}
