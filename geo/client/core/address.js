// The address bar and the browser's history: written seldom enough for every browser, and an entry of its own for each card.

import { attempt, host, outside } from "./host.js";
import { view } from "./state.js";
import { telling } from "./stage.js";

/** Browsers refuse an address that is written too often (Safari: 100 times in 10 s), and throw: twice a second is enough. */
const WRITE_EVERY = 500;
/** What we note in an entry of the history: how many cards were opened since the first of ours. */
export const DEPTH = "atlas";

/** What the address is to say, and of which page. @type {{url: string, page: string, parameters: URLSearchParams} | null} */
export let unwritten = null;
/** What an entry of the history was left with before it could be written, by its depth. @type {Map<number, URLSearchParams>} */
const late = new Map();
/** When it was written last, and who writes next. */
const writing = { last: -Infinity, timer: 0 };
/** Where in the history we are. */
let depth = 0;
/** The selection that the entry of the history stands for. @type {string | null} */
let entered = null;

/** Whether the view deserves an entry of its own: a card has been opened that this entry does not show; one whose card was closed is used again. */
export function opensEntry() {
  const opens = !telling && view.selection !== null && view.selection !== entered && !(depth > 0 && entered === null);
  entered = view.selection;
  return opens;
}

/** Where in the history the map begins. */
export function beginHistory() {
  depth = outside().history.state?.[DEPTH] ?? 0;
  entered = view.selection;
}

/** On the way to another entry: what that one was left with, if it could not be written. @param {number} at */
export function leaveEntry(at) {
  if (unwritten) late.set(depth, unwritten.parameters);
  unwritten = null;
  const left = late.get(at) ?? null;
  late.delete(at);
  return left;
}

/** The entry has been reached. Says whether it is one to stay at: nothing is left of that of a card that was closed. @param {number} at @param {string | null} selection */
export function enterEntry(at, selection) {
  const closed = at < depth && entered === null && selection === null;
  depth = at;
  if (!closed) entered = selection;
  return !closed;
}

/** The last one wins; an entry of its own is written at once. @param {URLSearchParams} parameters @param {boolean} entry */
export function writeAddress(parameters, entry) {
  const { pathname, hash } = outside().location;
  const text = legible(parameters);
  if (entry) flushAddress();
  unwritten = { url: host === "file" ? `#${text}` : pathname + (text ? `?${text}` : "") + hash, page: pathname, parameters };
  if (entry) late.delete(depth += 1);
  const wait = writing.last + WRITE_EVERY - performance.now();
  if (entry || wait <= 0) flushAddress(entry);
  else if (!writing.timer) writing.timer = window.setTimeout(flushAddress, wait);
}

/** Write what waits to be written, unless the page around has become another one. @param {boolean} [entry] */
export function flushAddress(entry = false) {
  clearTimeout(writing.timer);
  writing.timer = 0;
  const { history, location } = outside();
  const next = unwritten?.page === location.pathname ? unwritten.url : null;
  unwritten = null;
  if (next === null) return;
  writing.last = performance.now();
  const state = { ...history.state, [DEPTH]: depth };
  attempt(() => (entry ? history.pushState(state, "", next) : history.replaceState(state, "", next)), undefined);
}

/** The page anew, at the view as it is now: a browser takes the address that stood when it was asked. */
export function reloadPage() {
  flushAddress();
  outside().location.reload();
}

/** A link as people read it: commas and slashes stay. @param {URLSearchParams} link */
export function legible(link) {
  return link.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
}
