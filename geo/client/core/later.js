// The parts of the client that come when the map stands (geo/client/later.js): what opens at a reader's wish, the story, the investors' panel.

import { bringIn } from "./data.js";
import { siteAddress } from "./host.js";
import { stale } from "./redraw.js";
import { beginLate, otherPanel, register, toolNamed } from "./slots.js";
import { view } from "./state.js";
import { word } from "./words.js";

let here = false;

/** Ask for them; whoever asks again waits for the same. @returns {Promise<boolean>} whether they are there */
export function bringLater() {
  return here ? Promise.resolve(true) : bringIn("later", { name: () => word("missing_tools"), ask: () => askLater().catch(askLater) });
}

/** @returns {Promise<void>} */
function askLater() {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.onload = () => (here ? done() : failed());
    script.onerror = failed;
    script.src = siteAddress(SITE.later);
    document.head.append(script);
  });
}

/** Said by them when they are there: what has begun begins for them too, and what stands already takes up what they add. */
export function laterCame() {
  here = true;
  beginLate();
  if (!document.documentElement.dataset.atlas) return;
  stale("tools", ...(view.selection ? ["card"] : []), ...(otherPanel() ? ["panel"] : []));
}

/** Do something that only they can. @param {() => void | Promise<void>} act */
export async function withLater(act) {
  if (await bringLater()) await act();
}

/** A tool that stands in the bar at once, and whose act comes with them (`completeTool`). @param {Omit<Tool, "act">} tool */
export function registerLate(tool) {
  register("tools", { ...tool, act: () => withLater(() => toolNamed(tool.id)?.act()) });
}
