// The search field: a combobox over the index of names that also reads coordinates.

import { acts, bar, bringIn, bringLater, change, ERAS, follow, isServed, layerInfo, load, nameOf, register, roomy, say, slots, wide, word } from "../core/index.js";
import { button, drawSign, dress, make } from "../dom/index.js";
import { degreesOf, metresOf } from "../geodesy/coordinates-forms.js";
import { flyTo, mark, unspot } from "../map/index.js";
import { findNames, grouped } from "./match.js";
import { classOf, clearOver, lineOf, placeMark, take } from "./result.js";

/** So many hits are listed; how many there are is said. */
const MOST_HITS = 200;
/** What can be found, and the words that people put around what they ask for. @type {{names: Entry[], asides: string[]} | null} */
let index = null;
/** @type {{act: () => void, element: HTMLElement}[]} */
let options = [];
let active = -1;
/** What stands in the field and finds nothing. */
let vain = "";

/** The parts of the field, made once and kept while the panel around it is redrawn. */
const field = makeField();

function makeField() {
  const list = make("div", { id: "found", class: "found", role: "listbox", hidden: true });
  const status = make("p", { class: "found-said", role: "status", "aria-live": "polite", hidden: true });
  const input = make("input", {
    type: "text", inputmode: "search", role: "combobox", class: "search-input", "data-act": "search",
    "aria-autocomplete": "list", "aria-controls": "found", "aria-expanded": "false",
    maxlength: 200, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", oninput: openSearch,
    onclick: openSearch, onfocus: () => { if (!input.value) openSearch(); }, onkeydown: searchKey, onblur: leaveSearch,
  });
  const clear = button("×", { class: "plain search-clear", hidden: true, onclick: () => { clearSearch(); input.focus(); } });
  const glass = drawSign("M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13 M15.300 15.300L20 20", 18);
  const popup = make("div", { class: "found-box", onpointerdown: (/** @type {Event} */ event) => event.preventDefault() }, status, list);
  return { box: make("div", { class: "search", role: "search" }, glass, input, clear, popup), input, clear, list, status };
}

/** Beside the map it stands in the panel; on a phone it stays at the top of the screen. Its labels are in the reader's language. */
function searchBlock() {
  const { box, input, list, clear } = field;
  dress(input, { placeholder: word("search_hint"), "aria-label": word("search") });
  dress(list, { "aria-label": word("found") });
  dress(clear, { "aria-label": word("clear_search"), title: word("clear_search") });
  if (wide()) return box;
  if (box.parentElement !== document.body) bar.after(box);
  return null;
}

async function openSearch() {
  field.box.dataset.open = "yes";
  answer();
  bringLater().then(answer); // what was typed may be coordinates
  if (index) return;
  const came = await bringIn("search", { name: () => word("missing_search"), ask: () => load(SITE.files.search), paint: (came) => { index = came; answer(); } });
  if (!came) tell(word("search_failed"));
}

function leaveSearch() {
  if (document.hasFocus()) closeSearch();
}

function closeSearch() {
  if (vain) for (const count of slots.vain) count(vain);
  vain = "";
  field.box.dataset.open = "no";
  field.list.hidden = true;
  field.status.hidden = true;
  markActive(-1);
  field.input.setAttribute("aria-expanded", "false");
}

function clearSearch() {
  field.input.value = "";
  unspot();
  answer();
}

/** @param {string} text */
function tell(text) {
  field.status.textContent = text;
  field.status.hidden = !text;
}

/** Answer what stands in the field. */
function answer() {
  if (field.box.dataset.open !== "yes") return;
  const typed = field.input.value.trim();
  field.clear.hidden = !typed;
  const spoken = acts.read(typed);
  const hits = typed && index ? findNames(index.names, typed, ERAS, index.asides) : [];
  const most = hits.slice(0, MOST_HITS);
  options = [];
  const named = [...grouped(most)].map(([heading, some]) => hitGroup(heading, some));
  const groups = [typed ? null : wishGroup(), spoken ? placeGroup(spoken) : null, ...named].filter((group) => group !== null);
  field.list.replaceChildren(...groups);
  field.list.hidden = !options.length;
  field.input.setAttribute("aria-expanded", String(options.length > 0));
  markActive(options.length && typed ? 0 : -1);
  const outside = spoken?.refused ?? (spoken?.outside ? word("outside_window", { place: degreesOf(spoken.outside) }) : "");
  vain = index && !options.length && !outside ? typed : "";
  const nothing = vain && `${word("found_nothing", { text: typed })} ${isServed() ? `${word("found_counted")} ` : ""}`;
  const more = hits.length > MOST_HITS ? word("found_most", { count: hits.length, shown: MOST_HITS }) : "";
  tell(outside || (options.length ? more : nothing + word("search_help")));
}

/** @param {string} heading a layer's id or a kind @param {Hit[]} hits */
function hitGroup(heading, hits) {
  const info = layerInfo(heading);
  const title = info ? say(info.title) : word(`found_${heading}`);
  return optionGroup(title, hits.map(({ entry }) => option(say(entry.name), lineOf(entry), info ? mark(info.id, classOf(entry)) : placeMark(entry), () => take(entry))));
}

/** What the reader is offered before anything is typed. */
function wishGroup() {
  const [mine] = slots.wishes.flatMap((wish) => wish() ?? []);
  return mine ? optionGroup(word("found_mine"), [option(nameOf(mine), "", placeMark(null), () => { clearOver(); follow(mine.id); })]) : null;
}

/** @param {Spoken} spoken */
function placeGroup(spoken) {
  if (!spoken.readings.length) return null;
  return optionGroup(word("found_coordinates"), spoken.readings.map(({ at, how }) =>
    option(degreesOf(at), how || metresOf(at, 0), placeMark(null), () => goToPlace(at))));
}

/** A coordinate is pointed out; where there is no room for a card beside what is said of it, the card goes. @param {LatLon} at */
function goToPlace(at) {
  clearOver();
  if (!roomy.matches) change({ selection: null });
  acts.point(at);
  flyTo(at, 14);
}

/** @param {string} title @param {HTMLElement[]} children */
function optionGroup(title, children) {
  return make("div", { role: "group", "aria-label": title }, make("p", { class: "found-title", "aria-hidden": "true" }, title), ...children);
}

/** @param {string} name @param {string} line @param {HTMLElement} sign @param {() => void} act */
function option(name, line, sign, act) {
  const number = options.length;
  const done = () => { field.input.value = name; act(); closeSearch(); if (!wide()) field.input.blur(); };
  const element = make("div", { role: "option", id: `found-${number}`, class: "found-item", "aria-selected": "false", onclick: done, onpointermove: () => markActive(number) },
    sign, make("span", {}, make("b", {}, name), line ? make("span", { class: "quiet" }, line) : null));
  options.push({ act: done, element });
  return element;
}

/** @param {number} number */
function markActive(number) {
  options[active]?.element.setAttribute("aria-selected", "false");
  active = number;
  const chosen = options[number]?.element;
  chosen?.setAttribute("aria-selected", "true");
  if (chosen) field.input.setAttribute("aria-activedescendant", chosen.id);
  else field.input.removeAttribute("aria-activedescendant");
}

/** @param {number} number */
function step(number) {
  if (!options.length) return;
  markActive((number + options.length) % options.length);
  options[active].element.scrollIntoView({ block: "nearest" });
}

/** @param {KeyboardEvent} event */
function searchKey(event) {
  if (event.isComposing) return;
  /** @type {{[key: string]: () => void}} */
  const acts = {
    ArrowDown: () => step(active + 1), ArrowUp: () => step(active < 0 ? -1 : active - 1), Enter: () => options[active]?.act(),
    Home: () => step(0), End: () => step(options.length - 1), Escape: escapeSearch,
  };
  if (field.box.dataset.open !== "yes" && (event.key === "ArrowDown" || event.key === "Enter")) { openSearch(); event.preventDefault(); return; }
  const act = acts[event.key];
  if (!act || ((event.key === "Home" || event.key === "End") && !options.length)) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** First the list closes, then the field empties, then the map has the keyboard again. */
function escapeSearch() {
  if (field.box.dataset.open === "yes" && (options.length || !field.status.hidden) && field.input.value) return closeSearch();
  if (field.input.value) return clearSearch();
  closeSearch();
  field.input.blur();
}

register("blocks", { order: -10, block: searchBlock });
