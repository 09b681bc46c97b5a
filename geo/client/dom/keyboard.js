// The keyboard: keys are registered (core/slots) and answered here; Escape closes the topmost feature.

import { keysHere, layerOfKey, slots } from "../core/index.js";
import { focusOn } from "./in-place.js";

/** Whether letters typed here belong to a field. @param {any} target may come from the host's own window */
export function isField(target) {
  return Boolean(target?.isContentEditable || target?.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button])"));
}

/** @param {KeyboardEvent} event */
export function answerKey(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!document.documentElement.dataset.atlas) return;
  if (event.key === "Escape") return closeTopmost(event);
  if (isField(event.target)) return;
  const pressed = event.key === "=" ? "+" : event.key.toUpperCase();
  const { act } = keysHere().find((key) => key.act && (key.key === pressed || (key.key === "1–6" && layerOfKey(pressed)))) ?? {};
  if (act) answerAlone(event, act);
}

/** @param {KeyboardEvent} event */
function closeTopmost(event) {
  const topmost = slots.closers.find((closer) => closer.open());
  if (topmost) answerAlone(event, topmost.close);
}

/** Nobody else answers this key. @param {KeyboardEvent} event @param {(event: KeyboardEvent) => void} act */
function answerAlone(event, act) {
  event.preventDefault();
  event.stopImmediatePropagation();
  act(event);
}

/** The field of names, or of the projects that investors look for. */
export function toSearch() {
  focusOn(".search-input, .find-text");
}

document.addEventListener("keydown", answerKey);
