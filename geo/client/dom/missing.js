// What did not load: said in one notice, whose button asks again.

import { bringIn, EVERYTHING, missing, registerPainter, stale, telling, word } from "../core/index.js";
import { announce, dropNotice, notice } from "./notice.js";

/** @type {HTMLElement | null} */
let missingNotice = null;

function tellMissing() {
  const names = [...new Set([...missing.values()].map((wanted) => wanted.name()))];
  const text = names.length ? word("missing", { what: names.join(", ") }) : "";
  if (missingNotice?.isConnected && missingNotice.firstElementChild?.textContent === text) return;
  if (missingNotice) dropNotice(missingNotice);
  missingNotice = text ? notice(text, { label: word("again"), act: askAgain, drop: () => missing.clear() }) : null;
}

/** What a reader can do about it. */
async function askAgain() {
  if (missingNotice) dropNotice(missingNotice);
  announce(word("asking"));
  const came = await Promise.all([...missing].map(([key, wanted]) => bringIn(key, wanted)));
  if (came.includes(true)) drawAgain();
}

/** What stands on the map and beside it, now that more of it is there. */
export function drawAgain() {
  stale(...(telling ? ["units", "marks", "story"] : EVERYTHING));
}

registerPainter("missing", tellMissing);
window.addEventListener("online", () => { if (missing.size) askAgain(); });
