// Back and forward in the browser's history.

import {
  beginHistory, change, DEPTH, enterEntry, flushAddress, leaveEntry, outside, readAddress, telling, viewOf, writeLink,
} from "../core/index.js";
import { placeMap } from "./camera.js";

/** Back and forward: what one looks at, as it was then; language, year and layers stay as they are now. @param {PopStateEvent} event */
function goBack(event) {
  const at = event.state?.[DEPTH];
  if (telling || typeof at !== "number") return;
  event.stopImmediatePropagation(); // Streamlit would run its page again
  const { era, selection, center, zoom } = viewOf(leaveEntry(at) ?? readAddress());
  if (!enterEntry(at, selection)) return outside().history.back();
  change({ era, selection, center, zoom });
  change({ center, zoom }); // a card that opens brings its feature out from under it: here the map stands where it stood
  placeMap();
  writeLink();
}

/** From now on. */
export function watchHistory() {
  const target = outside();
  const page = target.location.pathname;
  beginHistory();
  /** @param {PopStateEvent} event */
  const hear = (event) => { if (target.location.pathname === page) goBack(event); };
  target.addEventListener("popstate", hear, true);
  window.addEventListener("pagehide", () => { flushAddress(); target.removeEventListener("popstate", hear, true); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) flushAddress(); });
}
