// Whether Python has heard what it was told last: not when the connection had a gap, nor when the server began anew. Then it is told again.

import { outside, tellPython, toldLast } from "./host.js";
import { telling } from "./stage.js";
import { view } from "./state.js";

const LISTEN_EVERY = 1000;
/** Milliseconds that Python has for an answer, and how often it is told before the next gap or the next choice. */
const ANSWER_WITHIN = 3000;
const TELL_AGAIN = 3;
let again = 0;
let lastOwn = 0;

/** Whether a page that could have answered did not. */
function unheard() {
  const page = outside().document;
  const app = page.querySelector("[data-test-connection-state]");
  const foot = /** @type {HTMLElement | null} */ (page.querySelector(".page-foot"));
  if (!foot || app?.getAttribute("data-test-connection-state") !== "CONNECTED" || foot.dataset.heard === String(toldLast)) {
    again = 0;
    return false;
  }
  return !telling && app.getAttribute("data-test-script-state") === "notRunning" && Date.now() - toldLast > ANSWER_WITHIN;
}

/** From now on see to it that card, answer and downloads speak of the same. */
export function watchHearing() {
  setInterval(() => {
    if (!toldLast || !unheard()) return;
    if (toldLast !== lastOwn) again = 0; // a choice since
    if (again >= TELL_AGAIN) return;
    again += 1;
    tellPython(view, ["add"]); // whatever was added to a story: once only
    lastOwn = toldLast;
  }, LISTEN_EVERY);
}
