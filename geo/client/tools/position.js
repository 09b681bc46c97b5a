// Where is this: the position under the cursor or in the middle of the map, and a point that was pointed out, in every form.

import { acts, cover, isMeasuring, makeWayFor, register, registerActs, wide, word } from "../core/index.js";
import { announce, button, closeButton, copyText, draw, dress, inPlace, make } from "../dom/index.js";
import { degreesOf, formsOf, metresOf, zoneName } from "../geodesy/coordinates-forms.js";
import { createMarker, map, paddings, pairOf, scale } from "../map/index.js";

/** The whereabouts beside the scale bar, and every form of them. */
const whereabouts = {
  line: button("", { class: "position-line", "data-act": "position", "aria-expanded": "false", onclick: togglePosition }, make("span"), " ", make("span")),
  sheet: make("div", { class: "position", role: "group", hidden: true }),
};
/** The point that was pointed out. @type {LatLon | null} */
let pinned = null;
/** @type {L.Marker | null} */
let crosshair = null;
/** The last position of the cursor on the map. @type {LatLon | null} */
let cursor = null;
const pointing = window.matchMedia("(hover: hover) and (pointer: fine)");

/** Placed there when the map is drawn. */
function buildReadout() {
  const { line, sheet } = whereabouts;
  const bar = scale?.getContainer();
  if (line.isConnected || !bar) return;
  const row = make("div", { class: "position-row leaflet-control" }, line, sheet);
  cover({ positionSheet: sheet });
  bar.replaceWith(row);
  row.append(bar);
  L.DomEvent.disableClickPropagation(row);
  L.DomEvent.disableScrollPropagation(row);
  map.on("mousemove", (event) => { cursor = pairOf(event.latlng); if (!pinned && pointing.matches) tellPosition(); });
  map.on("mouseout", () => { cursor = null; });
  map.on("move", () => { if (!pinned) tellPosition(); });
  map.on("contextmenu", (event) => { if (!isMeasuring()) pinPosition(pairOf(event.latlng)); });
  map.getContainer().addEventListener("click", pointOut, true);
}

/** While the sheet is open, a click on the map points a place out instead of choosing what lies there. @param {MouseEvent} event */
function pointOut(event) {
  const target = /** @type {Element} */ (event.target);
  if (whereabouts.sheet.hidden || isMeasuring() || /** @type {any} */ (map.dragging).moved() || target.closest(".leaflet-control, .leaflet-marker-icon.spot")) return;
  event.stopPropagation();
  pinPosition(pairOf(map.mouseEventToLatLng(event)));
}

/** What the whereabouts speaks of now. @returns {LatLon} */
function positionNow() {
  if (pinned) return pinned;
  if (cursor && pointing.matches) return cursor;
  const { x, y } = map.getSize();
  return pairOf(map.containerPointToLatLng(L.point(x / 2, wide() ? y / 2 : middleOfFree(y))));
}

/** On a phone panels lie over the map, above and below. @param {number} height of the map */
function middleOfFree(height) {
  const { paddingTopLeft: above, paddingBottomRight: below } = paddings();
  return (above.y + height - below.y) / 2;
}

function tellPosition() {
  const at = positionNow();
  const [first, second] = /** @type {HTMLElement[]} */ ([...whereabouts.line.children]);
  first.textContent = degreesOf(at);
  second.textContent = `${word("grid")}: ${metresOf(at, 0)}`;
  const what = word(pinned ? "position_pinned" : cursor && pointing.matches ? "position_cursor" : "position_centre");
  dress(whereabouts.line, { "aria-label": `${what}: ${first.textContent} ${second.textContent}. ${word("position_open")}`,
    title: `${what}. ${word("grid")}, ${zoneName(SITE.grid.home)}. ${word("position_open")}` });
}

/** One click on the map cannot both measure and point out. */
function togglePosition() {
  makeWayFor("position");
  if (whereabouts.sheet.hidden) openPosition();
  else closePosition();
}

function openPosition() {
  whereabouts.sheet.hidden = false;
  whereabouts.line.setAttribute("aria-expanded", "true");
  map.getContainer().classList.add("pointing");
  drawForms();
}

function closePosition() {
  const held = whereabouts.sheet.contains(document.activeElement);
  whereabouts.sheet.hidden = true;
  whereabouts.line.setAttribute("aria-expanded", "false");
  map.getContainer().classList.remove("pointing");
  crosshair?.remove();
  pinned = crosshair = null;
  tellPosition();
  if (held) whereabouts.line.focus();
}

/** @param {LatLon} at */
function pinPosition(at) {
  pinned = at;
  crosshair?.remove();
  const sign = draw("svg", { viewBox: "0 0 24 24", width: 24, height: 24, class: "cross", "aria-hidden": "true" }, draw("path", { d: "M12 2v7 M12 15v7 M2 12h7 M15 12h7" }));
  crosshair = createMarker(at, sign, { className: "cross-spot", size: [24, 24], anchor: [12, 12], above: 1100 }).addTo(map);
  if (!isMeasuring()) openPosition();
  tellPosition();
}

/** Every form of the point, each copied by one press, and all of them at once. */
function drawForms() {
  const { sheet } = whereabouts;
  if (!sheet.hidden) inPlace(() => paintForms(sheet), "", () => sheet.querySelector("button"));
}

/** @param {HTMLElement} sheet */
function paintForms(sheet) {
  sheet.setAttribute("aria-label", word("position"));
  const close = closeButton("position", closePosition);
  const title = make("h2", {}, word(pinned ? "position_pinned" : "position"));
  if (!pinned) return sheet.replaceChildren(title, close, make("p", { class: "quiet" }, word("position_help")));
  const forms = formsOf(pinned);
  const rows = forms.map(({ label, text }, index) => make("li", {},
    button(word("copy_one", { what: `${label}: ${text}` }), { class: "position-form", "data-act": `position-${index}`, title: null, onclick: () => copy(text, index) },
    make("span", { class: "quiet" }, label), make("b", {}, text))));
  const all = forms.map(({ label, text }) => `${label}: ${text}`).join("\n");
  sheet.replaceChildren(title, close, make("ul", {}, ...rows), button(word("copy_all"), { class: "position-all", "data-act": "position-all", onclick: () => copy(all) }));
}

/** @param {string} text @param {number} [index] of the form, where it is one alone */
async function copy(text, index) {
  const { sheet } = whereabouts;
  if (!(await copyText(text))) return acts.uncopied(sheet.querySelectorAll("b")[index ?? -1] ?? sheet.querySelector("ul"));
  announce(word("copied"));
  whereabouts.sheet.querySelector(".position-all")?.replaceChildren(word("copied"));
}

function paintPosition() {
  if (document.documentElement.dataset.atlas !== "ready") return;
  buildReadout();
  tellPosition();
  drawForms();
}

register("paints", paintPosition);
register("ready", paintPosition); // the marks, drawn anew with their typeface, keep clear of it
register("closers", { order: 35, open: () => pinned !== null || !whereabouts.sheet.hidden, close: closePosition });
register("yields", { leave: closePosition, to: ["found", "measure"] });
registerActs({ point: pinPosition });
