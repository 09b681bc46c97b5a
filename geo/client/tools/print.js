// Printing: the map takes the place on paper that it has beside its title, legend, dates and sources; screen and paper change places and back.

import { completeTool, embedded, makeWayFor, speech, stale, units, view } from "../core/index.js";
import { make } from "../dom/index.js";
import { bindWindow, dark, fitQuietly, map } from "../map/index.js";
import { furniture } from "./print-furniture.js";
import { paperFoot, paperHead, paperLegend, paperSources } from "./print-parts.js";

/** The map on paper in CSS pixels: it fits an upright A4 or Letter sheet too, and WebKit's larger pixels; lower where its few sources stand on the same sheet. */
const ON_PAPER = { width: 660, few: 530, many: 600 };
const FEW_SOURCES = 12;
/** Letters of the legend are never smaller than 6.5 points. */
const LEAST_SMALL = 0.79;

/** @type {{parts: Element[], snap: number | undefined, container: string, center: L.LatLng, zoom: number} | null} */
let printing = null;

function printMap() {
  makeWayFor("print");
  layPaper(false);
  // The fills and the ground follow in the next task; the browser's own dialogue waits for it.
  setTimeout(() => window.print());
}

/** Put everything on paper; does nothing while it lies there already. @param {boolean} page the page around the frame is printed, and the frame in it */
function layPaper(page) {
  if (printing || !document.documentElement.dataset.atlas || !units[view.era]) return;
  const container = map.getContainer();
  const seen = view.center ? map.getBounds() : L.latLngBounds(SITE.bounds.district);
  const before = { snap: map.options.zoomSnap, container: container.style.cssText, center: map.getCenter(), zoom: map.getZoom() };
  if (dark.matches) lightPaper(false);
  const sources = paperSources();
  const many = page || sources.ids.length > FEW_SOURCES;
  const [head, aside, foot] = [paperHead(), paperLegend(sources), paperFoot(sources, many)];
  const size = { width: ON_PAPER.width, height: many ? ON_PAPER.many : ON_PAPER.few };
  document.documentElement.dataset.print = page ? "page" : "frame";
  container.style.cssText = `position:relative;float:left;margin-right:16px;width:${size.width}px;height:${size.height}px;background:var(--sea)`;
  container.before(head);
  container.after(aside, foot);
  shrink(aside, size.height);
  map.options.zoomSnap = 0; // paper is filled, not the next step of the screen
  fitQuietly(() => { map.fitBounds(seen, { animate: false, padding: view.center ? [0, 0] : [16, 22] }); });
  const around = furniture(size);
  container.append(around);
  printing = { ...before, parts: [around, ...(page ? besideFrame(head, aside, foot) : [head, aside, foot])] };
  stale("ways", "marks");
}

/** The parts of a sheet in the page around the frame, before and behind it; a shadow root keeps the styles of both apart. @param {...HTMLElement} parts */
function besideFrame(...parts) {
  const [head, ...rest] = parts.map((part) => {
    const guest = make("div", { class: part.className, lang: speech });
    for (const [name, colour] of Object.entries(SITE.tones.ground.light)) guest.style.setProperty(`--${name}`, colour);
    guest.attachShadow({ mode: "open" }).append(make("style", {}, SHEET), part);
    return guest;
  });
  window.frameElement?.before(head);
  window.frameElement?.after(...rest);
  return [head, ...rest];
}

/** A legend that is higher than the map is set smaller. @param {HTMLElement} part @param {number} most */
function shrink(part, most) {
  for (let size = 0.97; size >= LEAST_SMALL && part.scrollHeight > most; size -= 0.03) part.style.setProperty("--small", String(size));
}

function takePaper() {
  if (!printing) return;
  const { parts, snap, container, center, zoom } = printing;
  printing = null;
  for (const part of parts) part.remove();
  delete document.documentElement.dataset.print;
  map.getContainer().style.cssText = container;
  map.options.zoomSnap = snap;
  fitQuietly(() => map.setView(center, zoom, { animate: false }));
  bindWindow();
  if (dark.forced === false) lightPaper(null);
  stale("ways", "marks");
}

/** Paper is white: what is dark on the screen is drawn light, and back. @param {boolean | null} forced */
function lightPaper(forced) {
  dark.forced = forced;
  dark.dispatchEvent(new Event("change"));
}

completeTool("print", { act: printMap });

/** Listen to a window that may be printed, as long as this frame lives. @param {Window} printed @param {boolean} page */
function watchPrinting(printed, page) {
  const until = new AbortController();
  window.addEventListener("pagehide", (event) => { if (!event.persisted) until.abort(); });
  printed.addEventListener("beforeprint", () => layPaper(page), { signal: until.signal });
  printed.addEventListener("afterprint", takePaper, { signal: until.signal });
  // Some browsers do not say that they have printed: the reader's next touch brings the screen back.
  for (const sign of ["pointerdown", "keydown"]) printed.addEventListener(sign, takePaper, { capture: true, signal: until.signal });
}

if (!embedded) watchPrinting(window, false); // a frame is printed as its page shows it
if (window.frameElement && !embedded) watchPrinting(window.parent, true);
