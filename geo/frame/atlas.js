// The start: puts the parts together, answers changes of the view, and is what hosts and tests speak to.

/** Milliseconds that bar and panel may stand empty while the units are on their way. */
const EMPTY = 100;

/** First the sheet: from the script, so that nothing is measured before it counts. */
function wearSheet() {
  if (!document.adoptedStyleSheets) { // Safari before 16.4; the policies name the sheet by its hash
    const style = make("style");
    style.textContent = SHEET;
    return document.head.append(style);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; // eslint-disable-line compat/compat -- asked for above
}

/** A start that fails is seen by the page's first lines (geo/early.js). @param {L.Map} made @param {{host: "page" | "xem" | "file"}} given */
async function begin(made, given) {
  try {
    await start(made, given);
  } catch (error) {
    document.documentElement.dataset.failed = "yes";
    throw error;
  }
}

/** @param {L.Map} made the map that the host has made @param {{host: "page" | "xem" | "file"}} given */
async function start(made, given) {
  map = made;
  host = given.host;
  wearSheet();
  view = openingView();
  speak(view.lang);
  dye();
  const container = map.getContainer();
  container.setAttribute("aria-label", word("map"));
  container.style.cssText = "position:fixed;inset:0;width:auto;height:auto;background:var(--sea)";
  container.setAttribute("role", "main");
  document.querySelector('meta[name="viewport"]')?.setAttribute("content", "width=device-width,initial-scale=1");
  const slide = slideAsked();
  if (slide) setStage(true);
  settleMap();
  raisePanes();
  standIn();
  stretchMap();
  placeMap();
  const first = firstUnits();
  await Promise.race([first, new Promise((late) => setTimeout(late, EMPTY))]);
  patterns();
  drawBar();
  drawPanel();
  await first;
  await Promise.all([...SITE.layers.map((info) => bring(info)), bringGround()]);
  drawEverything();
  tellGone(); // before the address is written anew
  listen();
  for (const fault of SITE.faults) notice(say(fault));
  if (slide) await startStory(slide);
  document.documentElement.dataset.atlas = "ready";
  document.fonts?.ready.then(() => { document.documentElement.dataset.fonts = "ready"; drawMarks(); });
  for (const era of SITE.view.eras) if (!units[era]) loadUnits(era).catch(() => undefined);
}

/** Bar and panel as empty shells: the map is fitted beside them before they are built. */
function standIn() {
  bar = make("header", { class: "bar" });
  panel = make("aside", { class: "panel", "data-open": panelAtFirst() });
  document.body.prepend(bar, panel); // the order of the keyboard: bar, search, panel, map, tools, card
}

/** The district itself, before anything else: its bare units, painted before the panels are built. */
async function firstUnits() {
  await bringUnits();
  if (!units[view.era]) return;
  drawBare();
  document.documentElement.dataset.atlas = "units";
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
}

function drawEverything() {
  drawBar();
  drawPanel();
  drawTools();
  changeBackground();
  drawSurface();
  drawCard();
  drawMarks();
}

/** Which parts answer to which change. @param {Set<string>} changed */
async function redraw(changed) {
  /** @param {...string} keys */
  const any = (...keys) => keys.some((key) => changed.has(key));
  if (any("era")) await newEra();
  if (!telling && any("selection", "lang", "era", "year")) tellPython(view); // first: Python answers while the map is drawn
  if (any("background")) changeBackground();
  if (any("lang")) { drawBar(); drawTools(); bringGround(); }
  if (any("era", "year", "background", "lang") || filled !== (statusLayer()?.id ?? null)) drawSurface();
  else if (any("selection")) drawChosen();
  if (any("selection")) opened = null;
  if (!telling) redrawAround(any);
  if (any("era", "year", "layers", "lang", "selection")) drawMarks();
  writeLink();
  if (any("layers")) bringLate();
}

/** A layer that did not come is asked for again when it is switched on. */
async function bringLate() {
  const late = SITE.layers.filter((info) => view.layers.has(info.id) && !isHere(info));
  const came = await Promise.all(late.map((info) => bring(info)));
  if (came.includes(true)) drawAgain();
}

/** What stands beside the map; the story hides it, and draws it anew when it is left. @param {(...keys: string[]) => boolean} any */
function redrawAround(any) {
  if (any("selection", "era", "year", "lang")) drawCard();
  if (any("selection")) revealChosen();
  if (any("era", "year", "layers", "lang", "selection", "background")) drawPanel();
}

async function newEra() {
  await Promise.all([bringUnits(), ...SITE.layers.map((info) => bring(info))]);
}

/** Everything that can change the view from now on. */
function listen() {
  watch(redraw);
  map.on("zoomend", drawMarks);
  map.on("click", () => { if (opened) { opened = null; drawMarks(); } });
  dark.addEventListener("change", () => { dye(); patterns(); bringGround(); drawEverything(); });
  watchWindow();
  watchMenu();
  const returning = recall() !== "";
  watchHistory();
  if (!slideAsked()) writeLink(); // a story that begins says its slide itself: the link never lacks it
  if (returning || view.selection || view.lang !== browserLanguage()) tellPython(view);
}

/** What the frame shows now, for tests and for hosts. */
function state() {
  const center = map.getCenter();
  const layers = Object.fromEntries(SITE.layers.map((info) => [info.id, {
    shown: view.layers.has(info.id), drawn: view.layers.has(info.id) ? drawn.get(info.id)?.size ?? 0 : 0,
    unplaced: thingsOf(info.id).filter((thing) => thing.properties.unplaced).length,
  }]));
  return {
    ready: document.documentElement.dataset.atlas === "ready", era: view.era, lang: view.lang, year: view.year, layers,
    selection: thingOf(view.selection) || unitOf(view.selection) ? view.selection : null, background: view.background, slide: telling ? telling.at + 1 : null, center: [center.lat, center.lng], zoom: map.getZoom(),
  };
}

window.atlas = {
  start: begin, state, written: () => unwritten === null && !moving, story: startStory, slide: (/** @type {number} */ number) => showSlide(number - 1), help: startTour, boxes: boxesOnScreen, show: showLayer, select: (/** @type {string | null} */ id) => change({ selection: id }), era: switchEra,
  year: (/** @type {number} */ year) => { if (SITE.view.years.includes(year)) change({ year }); },
  lang: (/** @type {Lang} */ lang) => { if (SITE.view.langs.includes(lang)) change({ lang }); },
};

const alone = document.documentElement.dataset.host;
if (alone === "xem" || alone === "file")
  begin(L.map("map_div", { zoomSnap: 0.25, zoomControl: false, attributionControl: false, trackResize: false }), { host: alone });
else load(SITE.files.communes[SITE.view.default.era]).catch(() => undefined);
