// The keyboard: keys are registered (core/slots) and answered here; Escape closes the topmost feature.

import { keysHere, layerOfKey, slots } from "../core/index.js";
import { focusOn } from "./in-place.js";

/** Whether letters typed here belong to a field. @param {any} target may come from the host's own window */
export function isField(target) {
  const tag = String(target?.tagName ?? "").toLowerCase();
  if (tag === "input") return !["checkbox", "radio", "range", "button"].includes(target.type);
  return tag === "textarea" || tag === "select" || Boolean(target?.isContentEditable);
}

/** @param {KeyboardEvent} event */
export function answerKey(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!document.documentElement.dataset.atlas) return;
  if (event.key === "Escape") return closeTopmost(event);
  if (isField(event.target)) return;
  const pressed = event.key === "=" ? "+" : event.key.toUpperCase();
  const found = keysHere().find((one) => one.act && (one.key === pressed || (one.key === "1–6" && layerOfKey(pressed))));
  if (!found?.act) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  found.act(event);
}

/** @param {KeyboardEvent} event */
function closeTopmost(event) {
  const top = slots.closers.find((one) => one.open());
  if (!top) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  top.close();
}

/** The field of names, or of the projects that investors look for. */
export function toSearch() {
  focusOn(".search-input, .find-text");
}

document.addEventListener("keydown", answerKey);
