// Where the client lives: in the Streamlit page, alone at /xem, or in one file; and how it speaks to that host.

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

/** @type {"page" | "xem" | "file"} */
export let host = "page";

/** @param {"page" | "xem" | "file"} given */
export function setHost(given) {
  host = given;
}

/** The window whose address bar the reader sees. @returns {Window} */
export function outside() {
  return host === "page" && attempt(() => window.parent.location.href, "") ? window.parent : window;
}

/** Keys of elements of the page around: what the client looks for there by name (held against geo/ui by a test). */
export const PAGE_KEYS = { menu: "bar", arranged: "arranged-story", play: "story-play" };

/** An element of the page around, where there is one. @param {keyof typeof PAGE_KEYS} name @param {string} [inside] a selector within it */
export function inPage(name, inside = "") {
  return host === "page" ? outside().document.querySelector(`.st-key-${PAGE_KEYS[name]} ${inside}`) : null;
}

/** The link the reader sees, as parameters. */
export function readAddress() {
  const place = outside().location;
  return new URLSearchParams(host === "file" ? place.hash.slice(1) || document.documentElement.dataset.view : place.search);
}

/** Tell Python what it answers below the map: never a pan, a zoom or a switch. @param {View} view */
export function tellPython(view) {
  if (host !== "page" || !window.Streamlit) return;
  const center = view.center?.map((degree) => degree.toFixed(5)).join(",");
  window.Streamlit.setComponentValue({ selection: view.selection, lang: view.lang, era: view.era, year: view.year, layers: [...view.layers].join(","), center, zoom: view.zoom, n: Date.now(), ...Object.assign({}, ...slots.told.map((part) => part())) });
}

/** The page of this host by its name; the first page is "map". */
export function pageHere() {
  return host === "page" ? outside().location.pathname.slice(1) || "map" : "map";
}

/** Whether the client stands in the investors' page. */
export function seeking() {
  return host === "page" && /\/invest\/?$/.test(outside().location.pathname);
}
