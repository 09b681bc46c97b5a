// The keyboard: one map of keys, answered here and shown by the help; Escape closes the topmost feature.

import {
  change, ERAS, eraTitle, hearOutside, layerOfKey, outside, register, say, seeking, showLayer, switchEra, telling, view, word,
} from "../core/index.js";
import { announce, answerKey, openedSheet, toSearch } from "../dom/index.js";
import { map, moveForReader } from "../map/index.js";

/** @param {KeyboardEvent} event */
function toggleLayer(event) {
  const info = layerOfKey(event.key);
  if (!info || (info.offer && seeking())) return;
  const on = !view.layers.has(info.id);
  showLayer(info.id, on);
  announce(word(on ? "layer_on" : "layer_off", { layer: say(info.title) }));
}

function nextEra() {
  switchEra(ERAS[(ERAS.indexOf(view.era) + 1) % ERAS.length]);
  announce(eraTitle(view.era));
}

/** Arrows move the map also before anything has the focus; Leaflet answers them while the map has it. @param {KeyboardEvent} event */
function moveMap(event) {
  /** @type {{[key: string]: [number, number]}} */
  const steps = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
  const nothing = document.activeElement === document.body || document.activeElement === null;
  const step = steps[event.key];
  if (telling || !step || !nothing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  moveForReader(() => map.panBy(step));
}

/** Keys that are pressed before anything in the page has the focus are meant for the map that fills it. */
function hearHost() {
  const around = outside();
  if (around !== window) hearOutside("keydown", (event) => {
    const idle = around.document.activeElement === around.document.body;
    const seen = (window.frameElement?.getBoundingClientRect().bottom ?? 0) > 120;
    if (!idle || !seen || (telling && !openedSheet && event.key !== "?")) return; // a story hears all but the help by itself
    answerKey(event);
    moveMap(event);
  });
}
register("keys", { key: "/", word: "key_search", act: toSearch });
register("keys", { key: "← ↑ → ↓", word: "key_move" });
if (ERAS.length > 1) register("keys", { key: "E", word: "key_era", act: nextEra });
register("keys", { key: "1–6", word: "key_layers", act: toggleLayer });
register("keys", { key: "Esc", word: "key_escape" });
register("closers", { order: 50, open: () => view.selection !== null, close: () => change({ selection: null }) });
document.addEventListener("keydown", moveMap);
register("drawn", hearHost);
