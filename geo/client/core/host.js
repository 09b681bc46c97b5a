// Where the client lives: in the Streamlit page, alone at /xem, in a page of somebody else's, or in one file; and how it speaks to that host.

import { slots } from "./slots.js";

/** What a browser may refuse, and what holds then: a store for the next visit, another window, the history. @template T @param {() => T} act @param {T} otherwise @returns {T} */
export function attempt(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** Something this browser may keep for the next visit; a browser that keeps nothing gives null. @param {string} name */
export function kept(name) {
  return attempt(() => window.localStorage.getItem(name), null);
}

/** @param {string} name @param {string} value */
export function keep(name, value) {
  attempt(() => window.localStorage.setItem(name, value), undefined);
}

/** @typedef {"page" | "xem" | "site" | "embed" | "file"} Host the Streamlit page, the server's light page, the same on any web host, the frame for others (`embed.js`), one file */

/** @type {Host} */
export let host = "page";

/** @param {Host} given */
export function setHost(given) {
  host = given;
}

/** Whether a server of ours answers: it makes files and codes, and takes reports. */
export function isServed() {
  return host === "page" || host === "xem";
}

/** Whether addresses beside the map are those of a server of ours: without an ending. */
export function hasServer() {
  return isServed() || !["./", undefined].includes(document.documentElement.dataset.map);
}

const script = /** @type {HTMLScriptElement | null} */ (globalThis.document?.currentScript);
/** The folder of the host that the site lies in, with its "/". */
export const ROOT = script?.src ? new URL("..", script.src).pathname : "/";

/** An address of the site as it is here. @param {string} address */
export function siteAddress(address) {
  return ROOT + address.slice(1);
}

/** The style sheet as it is here: its typeface lies where the site does. */
export function sheetHere() {
  return ROOT === "/" ? SHEET : SHEET.replace(/url\((['"]?)\//g, `url($1${ROOT}`);
}

/** More rules behind the sheet of a page: what script adds to a sheet no policy refuses. @param {Document} page @param {string} rules */
export function addRules(page, rules) {
  const sheet = page.adoptedStyleSheets?.at(-1) ?? page.head.querySelector("style")?.sheet;
  sheet?.insertRule(`@media all{${rules}}`, sheet.cssRules.length);
}

/** The window whose address bar the reader sees. @returns {Window} */
export function outside() {
  return host === "page" && attempt(() => window.parent.location.href, "") ? window.parent : window;
}

/**
 * Listen to the window around, before anybody else, as long as this frame lives. @template {keyof WindowEventMap} Type
 * @param {Type} type @param {(event: WindowEventMap[Type]) => void} hear
 */
export function hearOutside(type, hear) {
  const around = outside();
  around.addEventListener(type, hear, true);
  window.addEventListener("pagehide", () => around.removeEventListener(type, hear, true));
}

/** All that the client and the page around it call by one name; a test holds it against geo/ui and geo/server. */
export const PAGE = {
  /** Elements of the page, by the keys of their containers. */
  keys: { menu: "bar", arranged: "arranged-story", play: "story-play" },
  /** What Python is told of: the view, the shortlist, when a view was added to the story, and a story that this browser kept. */
  told: ["selection", "lang", "era", "year", "layers", "center", "zoom", "picks", "add", "story"],
  pages: { invest: "invest", present: "present" },
  /** The attribute (data-) of the page that says whether a story is told, and the event that the choice of light or dark is told by. */
  stage: "stage", theme: "atlas:theme",
};

/** An element of the page around, where there is one. @param {keyof typeof PAGE.keys} name @param {string} [inside] a selector within it */
export function inPage(name, inside = "") {
  return host === "page" ? outside().document.querySelector(`.st-key-${PAGE.keys[name]} ${inside}`) : null;
}

/** The part of the Streamlit page that scrolls. */
export function pageScroll() {
  return outside().document.querySelector('[data-testid="stMain"], section.main');
}

/** The link the reader sees, as parameters. */
export function readAddress() {
  const place = outside().location;
  return new URLSearchParams(host === "file" ? place.hash.slice(1) || document.documentElement.dataset.view : place.search);
}

/** The number of what Python was told last, by which it says what it has heard; 0: nothing yet. */
export let toldLast = 0;

/** Tell Python what it answers below the map: never a pan, a zoom or a switch. @param {View} view @param {string[]} [without] what is not told */
export function tellPython(view, without = []) {
  if (host !== "page" || !window.Streamlit) return;
  const center = view.center?.map((degree) => degree.toFixed(5)).join(",");
  const values = { ...view, layers: [...view.layers].join(","), center, ...Object.assign({}, ...slots.told.map((part) => part())) };
  toldLast = Math.max(Date.now(), toldLast + 1);
  window.Streamlit.setComponentValue({ n: toldLast, ...Object.fromEntries(PAGE.told.filter((name) => !without.includes(name)).map((name) => [name, values[name]])) });
}

/** The path of the page as if the site lay at the root of its host, without its "/". */
export function pathHere() {
  return outside().location.pathname.slice(ROOT.length);
}

/** The page of this host by its name; the first page is "map". */
export function pageHere() {
  return host === "page" ? pathHere() || "map" : "map";
}

/** The page on which slides are arranged. */
export function arranging() {
  return host === "page" && pageHere() === PAGE.pages.present;
}

/** Whether the client stands in the investors' page. */
export function seeking() {
  return host === "page" && pageHere() === PAGE.pages.invest;
}
