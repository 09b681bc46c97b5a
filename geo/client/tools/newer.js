// A newer version than the one that is open, of the data or of the program: looked for at what the reader does next, told by a quiet line; nothing
// changes under the reader's hands.

import { asOf, attempt, embedded, host, register, reloadPage, siteAddress, watch, word } from "../core/index.js";
import { dropNotice, notice } from "../dom/index.js";

/** Milliseconds between two looks. */
const EVERY = 5000;
let last = 0;
/** The line that tells of it, while it stands. @type {HTMLElement | null} */
let newerLine = null;
/** Which of the two is told. @type {"newer" | "updated"} */
let news = "newer";
/** The program that made this page; a page in Streamlit's, or on a host without a server of ours, does not say it (geo/server/updated.js). */
const program = document.documentElement.dataset.release ?? "";
const UPDATED = "atlas.updated";
/** Whether the reader has written something, which a page forgets that is read anew. */
let written = false;

/** @param {string} path @returns {Promise<any>} */
function askFresh(path) {
  return fetch(siteAddress(path), { cache: "no-cache" }).then((answer) => answer.json(), () => null);
}

async function lookForNewer() {
  if (newerLine || document.hidden || performance.now() - last < EVERY) return;
  last = performance.now();
  const [now, catalog] = await Promise.all([program ? askFresh("/data/release.json") : null, embedded ? null : askFresh("/data/catalog.json")]);
  const replaced = Boolean(now?.release && now.release !== program);
  if (newerLine || !(replaced || (catalog?.digest && catalog.digest !== SITE.digest))) return;
  news = replaced ? "updated" : "newer";
  tellNewer();
}

function tellNewer() {
  newerLine = notice(word(news), { label: word("saved_reload"), act: reloadPage, drop: () => undefined });
}

/** A reader who comes back to the page has nothing in hand: another program is taken up by itself, once. */
async function comeBack() {
  if (document.hidden) return;
  await lookForNewer();
  if (!newerLine || news !== "updated" || written || document.fullscreenElement || document.documentElement.dataset.stage) return;
  const first = attempt(() => {
    if (window.sessionStorage.getItem(UPDATED) === program) return false;
    window.sessionStorage.setItem(UPDATED, program);
    return true;
  }, false);
  if (first) reloadPage();
}

register("ready", () => {
  if (host === "file" || asOf || (embedded && !program)) return;
  last = performance.now();
  watch((changed) => {
    if (changed.has("lang") && newerLine?.isConnected) { dropNotice(newerLine); tellNewer(); }
    lookForNewer();
  });
  document.addEventListener("input", () => { written = true; });
  document.addEventListener("visibilitychange", comeBack);
});
