// The address bar and the browser's history: written seldom enough for every browser, and an entry of its own for each card.

/** Browsers refuse an address that is written too often (Safari: 100 times in 10 s), and throw: twice a second is enough. */
const WRITE_EVERY = 500;
/** What we note in an entry of the history: how many cards were opened since the first of ours. */
const DEPTH = "atlas";

/** What the address is to say, and of which page. @type {{url: string, page: string, parameters: URLSearchParams} | null} */
let unwritten = null;
/** What an entry of the history was left with before it could be written, by its depth. @type {Map<number, URLSearchParams>} */
const late = new Map();
/** When it was written last, and who writes next. */
const writing = { last: -Infinity, timer: 0 };
/** Where in the history we are. */
let depth = 0;
/** The selection that the entry of the history stands for. @type {string | null} */
let entered = null;

/** Whether the view deserves an entry of its own: a card has been opened that this entry does not show; one whose card was closed is used again. */
function opensEntry() {
  const opens = !telling && view.selection !== null && view.selection !== entered && !(depth > 0 && entered === null);
  entered = view.selection;
  return opens;
}

/** The last one wins; an entry of its own is written at once. @param {URLSearchParams} parameters @param {boolean} entry */
function writeAddress(parameters, entry) {
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
function flushAddress(entry = false) {
  clearTimeout(writing.timer);
  writing.timer = 0;
  const { history, location } = outside();
  const next = unwritten?.page === location.pathname ? unwritten.url : null;
  unwritten = null;
  if (next === null) return;
  writing.last = performance.now();
  const state = { ...history.state, [DEPTH]: depth };
  try {
    if (entry) history.pushState(state, "", next);
    else history.replaceState(state, "", next);
  } catch { /* a browser that refuses still shows the map */ }
}

/** Back and forward: what one looks at, as it was then; language, year and layers stay as they are now. @param {PopStateEvent} event */
function goBack(event) {
  const at = event.state?.[DEPTH];
  if (telling || typeof at !== "number") return;
  event.stopImmediatePropagation(); // Streamlit would run its page again
  if (unwritten) late.set(depth, unwritten.parameters);
  unwritten = null;
  const { era, selection, center, zoom } = viewOf(late.get(at) ?? readAddress());
  late.delete(at);
  const closed = at < depth && entered === null && selection === null;
  depth = at;
  if (closed) return outside().history.back(); // from the entry of a card that was closed: nothing is left of it to go back to
  entered = selection;
  change({ era, selection, center, zoom });
  change({ center, zoom }); // a card that opens brings its thing out from under it: here the map stands where it stood
  placeMap();
  writeLink();
}

/** From now on. */
function watchHistory() {
  const target = outside();
  const page = target.location.pathname;
  depth = target.history.state?.[DEPTH] ?? 0;
  entered = view.selection;
  /** @param {PopStateEvent} event */
  const hear = (event) => { if (target.location.pathname === page) goBack(event); };
  target.addEventListener("popstate", hear, true);
  window.addEventListener("pagehide", () => { flushAddress(); target.removeEventListener("popstate", hear, true); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) flushAddress(); });
}
