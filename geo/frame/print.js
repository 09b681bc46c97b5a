// Printing: the map fitted to an A4 sheet with its title, legend, scale, dates and sources; screen and paper change places and back.

const PRINT_SIGN = "M7 9V4h10v5 M7 17H4.500v-7.500h15V17H17 M7 14h10v6H7z";
/** The part of an A4 sheet that the map takes, in CSS pixels; with many sources these have a sheet of their own. */
const ON_PAPER = { left: 0, top: 62, width: 768, few: 580, many: 638 };
const FEW_SOURCES = 20;

/** @type {{paper: HTMLElement, container: string, center: L.LatLng, zoom: number} | null} */
let printing = null;

function printMap() {
  if (comparing) stopComparing();
  layPaper();
  // The fills and the ground follow in the next task; the browser's own dialogue waits for it.
  setTimeout(() => window.print());
}

/** Put everything on paper; does nothing while it lies there already. */
function layPaper() {
  if (printing || !document.documentElement.dataset.atlas) return;
  const container = map.getContainer();
  const seen = view.center ? map.getBounds() : L.latLngBounds(SITE.bounds.district);
  const before = { container: container.style.cssText, center: map.getCenter(), zoom: map.getZoom() };
  if (dark.matches) lightPaper(false);
  const sources = paperSources();
  const many = sources.ids.length > FEW_SOURCES;
  printing = { ...before, paper: make("div", { class: "papers" }, paperSheet(sources, many), many ? sourceSheet(sources.ids) : null) };
  document.documentElement.dataset.print = many ? "two" : "one";
  document.body.append(printing.paper);
  for (const part of printing.paper.querySelectorAll("aside, .paper-sources")) shrink(/** @type {HTMLElement} */ (part));
  const { left, top, width, few } = ON_PAPER;
  const height = many ? ON_PAPER.many : few;
  container.style.cssText = `position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px;background:#fff`;
  fitQuietly(() => { map.fitBounds(seen, { animate: false, padding: view.center ? [0, 0] : [16, 16] }); });
  drawMarks();
}

/** What does not fit is set smaller until it does. @param {HTMLElement} part */
function shrink(part) {
  for (let size = 0.97; size > 0.6 && part.scrollHeight > part.clientHeight + 1; size -= 0.03) part.style.setProperty("--small", String(size));
}

function takePaper() {
  if (!printing) return;
  const { paper, container, center, zoom } = printing;
  printing = null;
  paper.remove();
  delete document.documentElement.dataset.print;
  map.getContainer().style.cssText = container;
  fitQuietly(() => map.setView(center, zoom, { animate: false }));
  bindWindow();
  if (dark.forced === false) lightPaper(null);
  drawMarks();
}

/** Such moves are not the reader's and do not enter the link. @param {() => void} move */
function fitQuietly(move) {
  homing = true;
  map.setMaxBounds(/** @type {any} */ (null));
  map.setMinZoom(5);
  map.invalidateSize({ animate: false, pan: false });
  move();
  homing = false;
}

/** Paper is white: what is dark on the screen is drawn light, and back. @param {boolean | null} forced */
function lightPaper(forced) {
  dark.forced = forced;
  dark.dispatchEvent(new Event("change"));
}

/** @param {{ids: string[], numbers: Map<string, number[]>}} sources @param {boolean} many they have a sheet of their own */
function paperSheet({ ids, numbers }, many) {
  const era = SITE.eras.find((one) => one.id === view.era);
  const today = new Intl.DateTimeFormat(speech === "en" ? "en-GB" : "vi-VN", { day: "numeric", month: speech === "en" ? "short" : "numeric", year: "numeric" }).format(new Date());
  return make("div", { class: "paper" },
    make("header", {}, make("div", {}, make("h1", {}, say(SITE.title)), make("p", {}, say(SITE.subtitle))),
      make("div", { class: "paper-right" }, make("p", { class: "paper-era" }, [say(era?.title), statusLayer() ? `${say(statusLayer()?.title)} ${view.year}` : ""].filter(Boolean).join(" · ")),
        make("p", {}, `${word("print_on", { date: today })} · ${word("print_version", { digest: SITE.digest.slice(0, 8) })}`))),
    make("aside", {}, ...SITE.layers.filter((info) => view.layers.has(info.id)).map((info) => paperLayer(info, numbers.get(info.id) ?? [])), precisionBlock(), paperTray()),
    make("footer", {}, make("p", {}, make("b", {}, word("print_reference")), ` ${word(many ? "print_sources_beside" : "print_sources", { count: ids.length })}`), many ? null : sourcesOnPaper(ids, false)));
}

/** @param {string[]} ids */
function sourceSheet(ids) {
  return make("div", { class: "paper paper-sources" }, make("h2", {}, `${say(SITE.title)} · ${word("print_sources")}`), sourcesOnPaper(ids, true));
}

/** @param {string[]} ids @param {boolean} full with their addresses */
function sourcesOnPaper(ids, full) {
  return make("ol", {}, ...ids.map((id) => {
    const source = SITE.sources[id];
    const url = full && isWebAddress(source?.url) ? String(source.url).replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "") : "";
    return make("li", {}, [source?.title ?? "", say(source?.text) || id].filter(Boolean).join(" – "), url ? make("span", { class: "url" }, ` ${url}`) : null);
  }));
}

/** @param {LayerInfo} info @param {number[]} numbers */
function paperLayer(info, numbers) {
  const symbol = info.shape === "status" ? null : mark(info.id, info.classes[0].id, info.shape === "check" ? "round" : "square");
  return make("section", {}, make("h2", {}, symbol, make("span", {}, say(info.title)), make("span", { class: "count" }, counted(info))),
    info.shape === "status" ? statusLegend(info) : classLegend(info), numbers.length ? make("p", { class: "paper-cites" }, word("print_cites", { numbers: spans(numbers) })) : null);
}

function paperTray() {
  const lost = shown("place").flatMap((info) => thingsOf(info.id).filter((thing) => thing.properties.unplaced)).length;
  return lost ? make("p", { class: "paper-tray" }, word("print_unplaced", { count: lost })) : null;
}

/** The sources of the layers that are on, numbered once in the order of the layers. */
function paperSources() {
  /** @type {string[]} */
  const ids = [];
  /** @type {Map<string, number[]>} */
  const numbers = new Map();
  for (const info of SITE.layers.filter((one) => view.layers.has(one.id))) {
    const cites = new Set([...(info.totals?.[String(view.year)] ?? []).flatMap((total) => total.cite), ...thingsOf(info.id).flatMap(citesOf)]);
    for (const id of cites) if (!ids.includes(id)) ids.push(id);
    numbers.set(info.id, [...cites].map((id) => ids.indexOf(id) + 1).sort((a, b) => a - b));
  }
  return { ids, numbers };
}

/** @param {Thing} thing */
function citesOf(thing) {
  const rows = [...(thing.properties.card?.rows ?? []), ...(thing.properties.card_rows ?? [])];
  return rows.flatMap((row) => [...(row.cite ?? []), ...(row.more ?? []).flatMap((more) => more.cite ?? [])]);
}

/** 1, 2, 3, 7 as "1–3, 7". @param {number[]} numbers ascending */
function spans(numbers) {
  /** @type {number[][]} */
  const runs = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === n - 1) run[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first}–${last}`)).join(", ");
}

offerTool({ id: "print", order: 56, word: "print", sign: PRINT_SIGN, key: "P", act: printMap, here: () => "print" in window });
window.addEventListener("beforeprint", layPaper);
window.addEventListener("afterprint", takePaper);
// Some browsers do not say that they have printed: the reader's next touch brings the screen back.
for (const sign of ["pointerdown", "keydown"]) window.addEventListener(sign, takePaper, true);
