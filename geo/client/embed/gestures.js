// In a page of others: one finger and the wheel scroll that page, two fingers and Ctrl with the wheel move the map; on the whole screen everything moves it.

import { embedded, register, word } from "../core/index.js";
import { make } from "../dom/index.js";
import { map } from "../map/index.js";

/** Milliseconds that the hint stays, and pixels that a finger goes before it is one that moves. */
const HINT_STAYS = 1200;
const FINGER_MOVES = 10;
const hint = make("div", { class: "gesture", "aria-hidden": "true" });
/** @type {ReturnType<typeof setTimeout>} */
let hintLeaves;
/** Where one finger touched the map. @type {{x: number, y: number} | null} */
let touchedAt = null;

/** What the browser itself does with a finger. */
function leaveFingers() {
  map.getContainer().style.touchAction = isAlone() ? "none" : "pan-x pan-y";
}

/** @param {string} text */
function showHint(text) {
  hint.textContent = text;
  hint.dataset.shown = "yes";
  clearTimeout(hintLeaves);
  hintLeaves = setTimeout(() => { delete hint.dataset.shown; }, HINT_STAYS);
}

function isAlone() {
  return Boolean(document.fullscreenElement); // eslint-disable-line compat/compat -- missing is no
}

/** Before the library hears of it: only what is no finger drags. @param {PointerEvent} event */
function allowDrag({ pointerType, isPrimary, x, y }) {
  map.dragging[pointerType === "touch" && !isAlone() ? "disable" : "enable"]();
  touchedAt = pointerType === "touch" && isPrimary && !isAlone() ? { x, y } : null;
}

/** A finger that is about to scroll the page around. @param {TouchEvent} event */
function watchFinger({ touches }) {
  if (touches.length > 1) touchedAt = null;
  if (!touchedAt || Math.hypot(touches[0].clientX - touchedAt.x, touches[0].clientY - touchedAt.y) < FINGER_MOVES) return;
  touchedAt = null;
  showHint(word("embed.touch"));
}

/** What is meant for the page around does not reach the library. @param {WheelEvent} event */
function allowWheel(event) {
  if (event.ctrlKey || event.metaKey || isAlone()) return;
  event.stopPropagation();
  showHint(word("embed.wheel", { key: /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl" }));
}

register("ready", () => {
  if (!embedded) return;
  const container = map.getContainer();
  container.append(hint);
  container.addEventListener("pointerdown", allowDrag, { capture: true });
  container.addEventListener("touchmove", watchFinger, { capture: true, passive: true });
  container.addEventListener("wheel", allowWheel, { capture: true, passive: true });
  document.addEventListener("fullscreenchange", leaveFingers);
  leaveFingers();
  map.dragging.enable();
  map.scrollWheelZoom.enable();
});
