// The start: puts the parts together, answers changes of the view, and is what hosts and tests speak to.

import {
  acts, bar, begins, bring, bringLater, bringSources, bringUnits, change, cover, crowded, drawn, embedded, ERAS, EVERYTHING, featureOf, hasServer, host,
  inOnePass, isHere, load, loadUnits, onlyUnit, opened, openGroup, openingView, openView, otherPanel, outside, painted, panel, say, seeking, setHost, setStage, settled,
  sheetHere, showLayer, slideAsked, speak, stale, switchEra, telling, tellPython, unitOf, units, unwritten, view, watch, watchHearing, wide, windowWidth, word, writeLink,
} from "./core/index.js";
import { drawAgain, make, notice } from "./dom/index.js";
import {
  applyTheme, bringGround, dark, drawBare, map, openChosen, patterns, placeMap, raisePanes, refit, setHome, setMap,
  settleMap, standsStill, stretchMap, surfaceDrawn, surfaceWanted, watchHistory,
} from "./map/index.js";
// Parts that say themselves what they add; the filter reads its part of the link before the first view.
import "./tools/map-keys.js";
import "./marks/neighbour-names.js";
import "./marks/crowd-pointer.js";
import { signsOnScreen } from "./marks/crowd.js";
import { standNow } from "./marks/layout.js";
import { boxesOnScreen } from "./marks/on-screen.js";
import { watchMenu } from "./panel/header.js";
import { panelAtFirst } from "./panel/panel.js";
import { countAgain } from "./panel/layer-row.js";
import { revealChosen, tellGone } from "./panel/card.js";
import "./tools/toolbar.js";
import "./tools/offered.js";
import "./tools/print.js";
import "./find/search-field.js";
import "./tools/position.js";
import "./invest/filter.js";

function watchWindow() {
  let [width, broad] = [windowWidth(), wide()];
  new ResizeObserver(() => {
    if (document.documentElement.dataset.print) return;
    if (broad !== wide()) panel.dataset.open = panelAtFirst();
    if (width !== windowWidth()) stale("headlines", "panel");
    [width, broad] = [windowWidth(), wide()];
    refit(telling ? acts.refit : placeMap);
  }).observe(map.getContainer());
  watchLetters();
}

/** Text that grows while the page is open: what is laid out by its size is drawn anew (containers are not asked again by themselves). */
function watchLetters() {
  let before = "";
  new ResizeObserver(() => {
    const size = getComputedStyle(document.documentElement).fontSize;
    if (before && before !== size) stale("headlines", "panel", "card", "marks");
    before = size;
  }).observe(bar);
}

/** Faults of the data that are said each by itself. */
const SHOWN_FAULTS = 3;
/** Milliseconds that bar and panel may stand empty while the units are on their way. */
const EMPTY = 100;

/** First the sheet: from the script, so that nothing is measured before it counts. */
function applySheet() {
  if (!document.adoptedStyleSheets) { // Safari before 16.4; the policies name the sheet by its hash
    const style = make("style");
    style.textContent = hasServer() ? SHEET : sheetHere(); // in a folder its typeface is then missing
    return document.head.append(style);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetHere());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; // eslint-disable-line compat/compat -- asked for above
}

/** A start that fails is seen by the page's first lines (geo/client/early.js). @param {L.Map} made @param {{host: import("./core/index.js").Host}} given */
async function begin(made, given) {
  try {
    await start(made, given);
  } catch (error) {
    document.documentElement.dataset.failed = "yes";
    throw error;
  }
}

/** @param {L.Map} made the map that the host has made @param {{host: import("./core/index.js").Host}} given */
async function start(made, given) {
  setMap(made);
  setHost(given.host);
  applySheet();
  openView(openingView());
  speak(view.lang);
  nameLanguage();
  applyTheme();
  const container = map.getContainer();
  container.setAttribute("aria-label", word("map"));
  container.style.cssText = "position:fixed;inset:0;width:auto;height:auto;background:var(--sea)";
  container.setAttribute("role", "main");
  document.querySelector('meta[name="viewport"]')?.setAttribute("content", "width=device-width,initial-scale=1");
  const slide = slideAsked();
  if (slide) setStage(true);
  if (slide || seeking()) bringLater();
  settleMap();
  raisePanes();
  standIn();
  stretchMap();
  placeMap();
  const outlines = bringUnits();
  const rows = outlines.then(() => Promise.all(SITE.layers.filter(wantedFirst).map((info) => bring(info)))); // they come while the units are painted
  const first = firstUnits(outlines);
  await Promise.race([first, new Promise((late) => setTimeout(late, EMPTY))]);
  if (seeking()) await bringLater(); // its panel stands where else the layers do
  patterns();
  stale("header", "panel");
  await first;
  outside().document.getElementById("first-look")?.remove(); // whether the units came or not: what is said of it lies below
  const later = SITE.layers.filter((info) => !wantedFirst(info));
  await Promise.all([rows, bringGround(), view.selection ? bringSources() : null]);
  stale(...EVERYTHING);
  begins("drawn");
  tellGone(); // before the address is written anew
  listen();
  openChosen();
  for (const fault of SITE.faults.slice(0, SHOWN_FAULTS)) notice(say(fault));
  if (SITE.faults.length > SHOWN_FAULTS) notice(word("more_faults", { n: SITE.faults.length - SHOWN_FAULTS }));
  if (slide && (await bringLater())) await acts.story(slide);
  else if (slide) setStage(false);
  document.documentElement.dataset.atlas = "ready";
  performance.mark("atlas-ready");
  begins("ready");
  document.fonts?.ready.then(() => { document.documentElement.dataset.fonts = "ready"; stale("marks"); });
  await painted(); // before anything else is asked for
  tellPython(view); // what stands below the map waits for that
  bringRest(later);
}

/** What is drawn at once, or chosen (a unit's card tells what all layers say of it): the rest of the data follows when the map is there. @param {LayerInfo} info */
function wantedFirst(info) {
  const [chosen, id] = view.selection?.split("/") ?? [];
  return view.layers.has(info.id) || (id ? chosen === info.id : Boolean(chosen));
}

/** What can be asked for next: hidden layers, their numbers and lists, the other eras. @param {LayerInfo[]} infos */
async function bringRest(infos) {
  bringLater();
  for (const era of ERAS) if (!units[era]) loadUnits(era).catch(() => undefined);
  await Promise.all([bringSources(), ...infos.map((info) => bring(info))]);
  if (telling) return;
  if (otherPanel()) stale("panel");
  countAgain(infos);
  if (view.selection) stale("card");
}

/** The documents say which language they are in. */
function nameLanguage() {
  for (const page of [document, outside().document]) page.documentElement.lang = view.lang;
  if (host === "xem" || host === "site" || embedded) document.title = say(SITE.title);
}

/** Bar and panel as empty shells: the map is fitted beside them before they are built. */
function standIn() {
  cover({ bar: make("header", { class: "bar" }) });
  cover({ panel: make("aside", { class: "panel", "data-open": panelAtFirst() }) });
  document.body.prepend(bar, panel); // the order of the keyboard: bar, search, panel, map, tools, card
}

/** The district itself, before anything else: its bare units, painted before the panels are built. @param {Promise<boolean>} outlines */
async function firstUnits(outlines) {
  await outlines;
  if (!units[view.era]) return;
  const only = onlyUnit && units[view.era].get(onlyUnit);
  if (only) { setHome(L.geoJSON(/** @type {any} */ (only)).getBounds()); placeMap(); }
  drawBare();
  document.documentElement.dataset.atlas = "units";
  await painted();
}

/** Which parts answer to which change. @param {Set<string>} changed */
async function redraw(changed) {
  /** @param {...string} keys */
  const any = (...keys) => keys.some((key) => changed.has(key));
  if (any("lang")) nameLanguage();
  if (any("era")) await Promise.all([bringUnits(), ...SITE.layers.map((info) => bring(info))]);
  if (!telling && any("selection", "lang", "era", "year")) tellPython(view); // first: Python answers while the map is drawn
  if (any("selection")) openGroup(null);
  if (!telling && any("selection", "era", "year", "lang")) stale("card"); // by itself: what is chosen is brought out from under it
  inOnePass(() => redrawChanged(any));
  writeLink();
  if (any("layers")) bringLate();
}

/** @param {(...keys: string[]) => boolean} any */
function redrawChanged(any) {
  if (any("background", "lang")) stale("ways", "tools");
  if (any("background")) stale("ground");
  if (any("lang")) { stale("header", "tools"); bringGround(); }
  if (any("era", "year", "background", "lang") || surfaceDrawn !== surfaceWanted()) stale("units");
  else if (any("selection")) stale("chosen");
  if (!telling && any("selection")) revealChosen();
  // What stands beside the map: the story hides it, and draws it anew when it is left.
  if (!telling && any("era", "year", "layers", "lang", "selection", "background")) stale("panel");
  if (any("era", "year", "layers", "lang", "selection")) stale("marks");
}

/** A layer that did not come is asked for again when it is switched on. */
async function bringLate() {
  const late = SITE.layers.filter((info) => view.layers.has(info.id) && !isHere(info));
  const came = await Promise.all(late.map((info) => bring(info)));
  if (came.includes(true)) drawAgain();
}

/** Everything that can change the view from now on. */
function listen() {
  watch(redraw);
  map.on("zoomend", () => stale("marks", "chosen"));
  map.on("click", () => { if (opened) { openGroup(null); stale("marks"); } });
  dark.addEventListener("change", () => { applyTheme(); patterns(); bringGround(); stale(...EVERYTHING); });
  watchWindow();
  watchMenu();
  watchHistory();
  if (!slideAsked()) writeLink(); // a story that begins says its slide itself: the link never lacks it
  watchHearing();
}

/** What the map shows now, for tests and for hosts. */
function state() {
  const center = map.getCenter();
  const layers = Object.fromEntries(SITE.layers.map((info) => [info.id, {
    shown: view.layers.has(info.id), drawn: view.layers.has(info.id) ? (drawn.get(info.id)?.size ?? 0) + (crowded.get(info.id) ?? 0) : 0,
    unplaced: info.file[view.era]?.unplaced ?? 0,
  }]));
  return {
    ready: document.documentElement.dataset.atlas === "ready", era: view.era, lang: view.lang, year: view.year, layers,
    selection: featureOf(view.selection) || unitOf(view.selection) ? view.selection : null, background: view.background, slide: telling
      ? telling.at + 1 : null, version: SITE.version.id, center: [center.lat, center.lng], zoom: map.getZoom(),
  };
}

window.atlas = {
  start: begin, state, settled, written: () => unwritten === null && standsStill(), story: (/** @type {number} */ number) => acts.story(number),
    slide: (/** @type {number} */ number) => acts.slide(number - 1), help: () => acts.tour(), boxes: boxesOnScreen, signs: signsOnScreen, layout: standNow, show: showLayer,
    select: (/** @type {string | null} */ id) => change({ selection: id }), era: switchEra,
  year: (/** @type {number} */ year) => { if (SITE.view.parts.year.among.includes(year)) change({ year }); },
  lang: (/** @type {Lang} */ lang) => { if (SITE.view.parts.lang.among.includes(lang)) change({ lang }); },
};

const alone = document.documentElement.dataset.host;
if (alone === "xem" || alone === "site" || alone === "embed" || alone === "file") {
  // In a page of others one finger and the wheel scroll that page; geo/client/embed/gestures.js says what moves the map.
  const own = { dragging: !embedded, scrollWheelZoom: !embedded };
  begin(L.map("map_div", { ...own, zoomSnap: 0.25, zoomControl: false, attributionControl: false, trackResize: false }), { host: alone });
} else load(SITE.files.communes[SITE.view.parts.era.default]).catch(() => undefined);
