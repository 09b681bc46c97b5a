// A newer version than the one that is open: looked for at what the reader does next, told by a quiet line; nothing changes under the reader's hands.

import { asOf, embedded, host, register, reloadPage, siteAddress, watch, word } from "../core/index.js";
import { dropNotice, notice } from "../dom/index.js";

/** Milliseconds between two looks. */
const EVERY = 5000;
let last = 0;
/** The line that tells of it, while it stands. @type {HTMLElement | null} */
let newerLine = null;

async function lookForNewer() {
  if (newerLine || document.hidden || performance.now() - last < EVERY) return;
  last = performance.now();
  const catalog = await fetch(siteAddress("/data/catalog.json"), { cache: "no-cache" }).then((answer) => answer.json(), () => null);
  if (catalog?.digest && catalog.digest !== SITE.digest && !newerLine) tellNewer();
}

function tellNewer() {
  newerLine = notice(word("newer"), { label: word("saved_reload"), act: reloadPage, drop: () => undefined });
}

register("ready", () => {
  if (host === "file" || embedded || asOf) return;
  last = performance.now();
  watch((changed) => {
    if (changed.has("lang") && newerLine?.isConnected) { dropNotice(newerLine); tellNewer(); }
    lookForNewer();
  });
  document.addEventListener("visibilitychange", lookForNewer);
});
