// What is arranged on the page stays in this browser: kept when Python hands it over, told to Python at the next visit, which looks its figures up anew.

import { arranging, attempt, inPage, keep, kept, register, tellPython, view } from "../core/index.js";

const STORY_KEPT = "atlas.story";
/** Milliseconds that Python has to look a kept story up, before the story of the data is told instead. */
const ANSWERED_WITHIN = 8000;

/** What Python is told until it has answered. */
let broughtBack = "";
/** What waits for its answer. @type {(() => void)[]} */
let waiting = [];

/** The story that was arranged in this visit, or kept from the last one; null where there is none. @returns {Promise<Story | null>} */
export async function arrangedStory() {
  if (!followArranged()) return null;
  bringBack();
  if (broughtBack) {
    await new Promise((resolve) => { waiting.push(() => resolve(null)); setTimeout(resolve, ANSWERED_WITHIN); });
  }
  const given = arranged(".told")?.textContent;
  return given ? attempt(() => JSON.parse(given), null) : null;
}

/** A new session knows nothing of it: neither that of a new visit, nor the one after a session that has ended. */
function bringBack() {
  if (broughtBack || arranged(".written, .dropped")) return;
  broughtBack = kept(STORY_KEPT) ?? "";
  if (broughtBack) tellPython(view);
}

/** @param {string} inside */
function arranged(inside) {
  return inPage("arranged", inside);
}

/** @type {MutationObserver | null} */
let follower = null;

/** Follow what the page arranges, where it does. */
function followArranged() {
  const holder = arranging() ? arranged("") : null;
  if (holder && !follower) {
    follower = new MutationObserver(keepArranged);
    follower.observe(holder, { childList: true, subtree: true, characterData: true });
    keepArranged();
  }
  return Boolean(holder);
}

function keepArranged() {
  const written = arranged(".written");
  if (!written && !arranged(".dropped")) {
    if (arranged(".untouched")) bringBack();
    return;
  }
  keep(STORY_KEPT, written?.textContent ?? "");
  broughtBack = "";
  for (const go of waiting) go();
  waiting = [];
}

register("told", () => (broughtBack ? { story: broughtBack } : {}));
register("drawn", followArranged);
