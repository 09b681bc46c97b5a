// The filters of the investors' page: made once for a language, set from the finding, never in the way of who types.

import { calm, nameOf, panel, say, speech, stale, unitOf, units, word } from "../core/index.js";
import { button, checkBox, choiceList, make } from "../dom/index.js";
import { foldPanel } from "../panel/panel.js";
import { BILLION, filtersOn, LACKS, MILLION, withoutFigure } from "./match.js";
import { changeFinding, finding, listing, typedText } from "./filter.js";

/** Sets a control to what the finding says. @type {(() => void)[]} */
export const settings = [];

/** @param {string} label @param {(HTMLElement | null)[]} inside */
function filterGroup(label, ...inside) {
  return make("fieldset", { class: "find-group" }, make("legend", {}, label), ...inside);
}

export function textFilter() {
  const input = make("input", {
    type: "search", class: "find-text", "data-act": "find-text", maxlength: SITE.finding.parts.text.most, autocomplete: "off",
    autocapitalize: "off", spellcheck: "false", placeholder: word("find_text_hint"), "aria-label": word("find_text"),
    oninput: () => changeFinding({ text: typedText(input.value) }),
  });
  settings.push(() => { if (typedText(input.value) !== finding.text) input.value = finding.text; });
  return input;
}

/** Several of a list: pressed ones count. @param {"sectors" | "stages"} part @param {{id: string, title: Words}[]} options */
function someFilter(part, options) {
  const buttons = options.map(({ id, title }) => {
    const toggle = () => changeFinding({ [part]: SITE.finding.parts[part].among.filter((other) => finding[part].includes(other) !== (other === id)) });
    const chip = button(say(title), { class: "find-chip", "data-act": `find-${part}-${id}`, onclick: toggle });
    settings.push(() => chip.setAttribute("aria-pressed", String(finding[part].includes(id))));
    return chip;
  });
  return filterGroup(word(`find_${part}`), make("div", { class: "find-chips" }, ...buttons));
}

/** Units of both eras in one list, each under the time it existed in. */
function unitFilter() {
  const groups = SITE.eras.map((era) => make("optgroup", { label: say(era.title) },
    ...[...(units[era.id]?.values() ?? [])].map((unit) => make("option", { value: unit.properties.id }, nameOf(unit.properties)))));
  const list = choiceList({ "data-act": "find-unit", "aria-label": word("find_unit") }, [["", word("find_any_unit")]], "", (unit) => changeFinding({ unit }));
  list.append(...groups);
  settings.push(() => { list.value = finding.unit; });
  return filterGroup(word("find_unit"), list);
}

/** @param {HTMLInputElement} input @param {number} digits @returns {number | null} */
function numberIn(input, digits) {
  const value = input.valueAsNumber;
  return Number.isFinite(value) && value >= 0 && value < 1e7 ? Number(value.toFixed(digits)) : null;
}

/** What the capital filter is typed in, vnd or usd; the finding and the link keep billions of đồng. */
let currency = "vnd";

/** How much of a filter's own unit (billion đồng) one unit of what is typed is. @param {string} part */
function unitSize(part) {
  return part === "capital" && currency === "usd" && listing?.usd ? (listing.usd.dong * MILLION) / BILLION : 1;
}

/** @param {string} part */
function rangeWords(part) {
  return word(part === "capital" && currency === "usd" ? "find_capital_usd" : `find_${part}`);
}

/** From and to; a range upside down is said and asks nothing. @param {"area" | "capital" | "years" | "reach"} part @param {number} digits decimals @param {HTMLElement[]} more */
function rangeFilter(part, digits, ...more) {
  const fault = make("p", { class: "find-fault", role: "status", hidden: true }, word("find_upside_down"));
  const [low, high] = ["from", "to"].map((end) => make("input", {
    type: "number", min: 0, step: "any", inputmode: digits ? "decimal" : "numeric", "data-act": `find-${part}-${end}`,
    placeholder: word(`find_${end}`), oninput: () => readRange(),
  }));
  const readRange = () => {
    const [from, to] = [low, high].map((input) => scaled(numberIn(input, digits), unitSize(part)));
    fault.hidden = !(from !== null && to !== null && from > to);
    changeFinding({ [part]: fault.hidden ? [from, to] : [null, null] });
  };
  settings.push(() => {
    [low, high].forEach((input, at) => input.setAttribute("aria-label", `${rangeWords(part)}: ${word(`find_${at ? "to" : "from"}`)}`));
    if ([low, high].some((input) => input === document.activeElement) || !fault.hidden) return;
    [low.value, high.value] = finding[part].map((end) => String(scaled(end, 1 / unitSize(part)) ?? ""));
  });
  return filterGroup(word(part === "capital" && more.length ? "find_money" : `find_${part}`), make("div", { class: "find-range" }, low,
    make("span", { "aria-hidden": "true" }, "–"), high), ...more, fault);
}

/** @param {number | null} value @param {number} by */
function scaled(value, by) {
  return value === null ? null : Number((value * by).toFixed(2));
}

/** The capital filter, in đồng or in USD at the sourced rate. @param {Listing["usd"]} usd */
function capitalFilter(usd) {
  if (!usd) return rangeFilter("capital", 2);
  const rate = make("p", { class: "quiet" }, say(usd.said));
  const list = choiceList({ "data-act": "find-currency", "aria-label": word("find_currency") },
    [["vnd", word("find_vnd")], ["usd", word("find_usd")]], currency, (chosen) => { currency = chosen; stale("projects"); });
  settings.push(() => { list.value = currency; rate.hidden = currency !== "usd"; });
  return rangeFilter("capital", 2, list, rate);
}

/** How far a place may be: which one, and kilometres. @param {Target[]} targets */
function reachFilter(targets) {
  if (!targets.length) return null;
  const list = choiceList({ "data-act": "find-target", "aria-label": word("find_target") },
    [["", word("find_any_target")], ...targets.map((target) => /** @type {[string, string]} */ ([target.id, targetWords(target)]))], "",
    (target) => changeFinding({ target }));
  const note = make("p", { class: "quiet" }, word("find_reach_note"));
  const block = rangeFilter("reach", 1, list, note);
  settings.push(() => {
    [list.value, note.hidden] = [finding.target, !finding.target];
    for (const input of block.querySelectorAll("input")) input.disabled = !finding.target;
  });
  return block;
}

/** What distances are told to, and along what. @param {Target} target */
function targetWords({ title, along }) {
  return word(along ? "find_along" : "find_straight", { name: say(title) });
}

/** @param {"placed" | "bare"} part */
function yesFilter(part) {
  const box = checkBox({ "data-act": `find-${part}` }, (on) => changeFinding({ [part]: on }));
  const text = make("span", {});
  const label = make("label", { class: "find-yes" }, box, text);
  settings.push(() => {
    box.checked = finding[part];
    text.textContent = word(`find_${part}`, { count: part === "bare" ? withoutFigure(listing?.rows ?? [], finding) : 0 });
    if (part === "bare") label.hidden = !filtersOn(finding).some((asked) => asked in LACKS);
  });
  return label;
}

/** How the list is sorted. */
export function sortChoice() {
  const list = choiceList({ "data-act": "find-sort", "aria-label": word("find_sort") },
    SITE.finding.parts.sort.among.map((sort) => [sort, word(`find_sort_${sort}`)]), finding.sort, (sort) => changeFinding({ sort }));
  settings.push(() => { list.value = finding.sort; });
  return list;
}

/** All filters but the text, folded until they are asked for; opened, they are brought into sight. @param {Listing} all */
export function filterFold({ sectors, stages, targets, usd }) {
  const inside = make("div", { class: "find-filters" }, someFilter("sectors", sectors), someFilter("stages", stages), unitFilter(),
    rangeFilter("area", 2), capitalFilter(usd), rangeFilter("years", 0), reachFilter(targets), yesFilter("placed"), yesFilter("bare"));
  const block = make("details", { class: "find-more" }, make("summary", { "data-act": "find-more" }, word("find_filters")), inside);
  block.addEventListener("toggle", () => {
    if (!block.open) return;
    if (panel.dataset.open === "no") foldPanel();
    block.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  });
  return block;
}

/** The target that is chosen, in words; with kilometres. */
function targetNamed() {
  const target = listing?.targets.find((known) => known.id === finding.target);
  return `${target ? targetWords(target) : finding.target} (km)`;
}

/** What a filter asks, in words. @param {string} part */
export function filterWords(part) {
  const { text, unit } = finding;
  if (part === "text") return `“${text}”`;
  if (part === "placed") return word("find_placed");
  if (part === "unit") return nameOf(unitOf(unit) ?? { name_vi: unit, name_en: unit });
  if (part === "sectors" || part === "stages")
    return finding[part].map((id) => say(listing?.[part].find((choice) => choice.id === id)?.title) || id).join(", ");
  const [low, high] = finding[/** @type {"area" | "capital" | "years" | "reach"} */ (part)].map((end) => scaled(end, 1 / unitSize(part)))
    .map((end) => (end === null ? "" : new Intl.NumberFormat(speech, { useGrouping: part !== "years" }).format(end)));
  const asked = part === "reach" ? targetNamed() : rangeWords(part);
  return `${asked}: ${low && high ? `${low}–${high}` : low ? word("find_least", { n: low }) : word("find_most", { n: high })}`;
}
