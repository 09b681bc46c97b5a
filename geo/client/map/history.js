// Back and forward in the browser's history.

import {
  beginHistory, change, DEPTH, enterEntry, flushAddress, hearOutside, leaveEntry, outside, readAddress, telling, viewOf,
  writeLink,
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
  const { location } = outside();
  const page = location.pathname;
  beginHistory();
  hearOutside("popstate", (event) => { if (location.pathname === page) goBack(event); });
  window.addEventListener("pagehide", () => flushAddress());
  document.addEventListener("visibilitychange", () => { if (document.hidden) flushAddress(); });
}
