// The keyboard: one map of keys, answered here and shown by the help; Escape closes the topmost thing.

/**
 * @typedef {{key: string, word: string, act?: (event: KeyboardEvent) => void}} Key without `act` it is only told of: others answer it
 * @typedef {{order: number, open: () => boolean, close: () => void}} Closer the highest order that is open is closed first
 */

/** @type {Key[]} */
const keyParts = [];
/** @type {Closer[]} */
const closers = [];

/** @param {Key} key replaces an earlier one of the same key */
function offerKey(key) {
  const before = keyParts.findIndex((one) => one.key === key.key);
  if (before < 0) keyParts.push(key);
  else keyParts[before] = key;
}

/** @param {Closer} closer */
function offerCloser(closer) {
  closers.push(closer);
  closers.sort((one, other) => other.order - one.order);
}

/** Every key of this host with what it does, for the help and for the handler. @returns {Key[]} */
function keysHere() {
  const fromTools = toolParts.filter((tool) => tool.key && (tool.here?.() ?? true)).map((tool) => ({ key: tool.key ?? "", word: tool.word, act: tool.act }));
  return [...keyParts, ...fromTools];
}

/** Whether letters typed here belong to a field. @param {any} target may come from the host's own window */
function isField(target) {
  const tag = String(target?.tagName ?? "").toLowerCase();
  if (tag === "input") return !["checkbox", "radio", "range", "button"].includes(target.type);
  return tag === "textarea" || tag === "select" || Boolean(target?.isContentEditable);
}

/** @param {KeyboardEvent} event */
function answerKey(event) {
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
  const top = closers.find((one) => one.open());
  if (!top) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  top.close();
}

/** @param {string} key @returns {LayerInfo | undefined} */
function layerOfKey(key) {
  return /^[1-9]$/.test(key) ? SITE.layers[Number(key) - 1] : undefined;
}

/** Said to screen readers only: what a key has changed. @param {string} text */
function announce(text) {
  let box = document.querySelector(".announcer");
  if (!box) {
    box = make("div", { class: "announcer hidden", role: "status", "aria-live": "polite" });
    document.body.append(box);
  }
  box.textContent = text;
}

/** @param {KeyboardEvent} event */
function toggleLayer(event) {
  const info = layerOfKey(event.key);
  if (!info || (info.offer && seeking())) return;
  const on = !view.layers.has(info.id);
  showLayer(info.id, on);
  announce(word(on ? "layer_on" : "layer_off", { layer: say(info.title) }));
}

/** The field of names, or of the projects that investors look for. */
function toSearch() {
  /** @type {HTMLElement | null} */ (document.querySelector(".search-input, .find-text"))?.focus();
}

function nextEra() {
  const eras = SITE.view.eras;
  switchEra(eras[(eras.indexOf(view.era) + 1) % eras.length]);
  announce(say(SITE.eras.find((era) => era.id === view.era)?.title));
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
  const target = outside();
  if (target === window) return;
  /** @param {KeyboardEvent} event */
  const forward = (event) => {
    const idle = target.document.activeElement === target.document.body;
    const seen = (window.frameElement?.getBoundingClientRect().bottom ?? 0) > 120;
    if (telling || !idle || !seen) return;
    answerKey(event);
    moveMap(event);
  };
  target.addEventListener("keydown", forward, true);
  window.addEventListener("pagehide", () => target.removeEventListener("keydown", forward, true));
}

offerKey({ key: "/", word: "key_search", act: toSearch });
offerKey({ key: "← ↑ → ↓", word: "key_move" });
offerKey({ key: "E", word: "key_era", act: nextEra });
offerKey({ key: "1–6", word: "key_layers", act: toggleLayer });
offerKey({ key: "Esc", word: "key_escape" });
offerCloser({ order: 0, open: () => view.selection !== null, close: () => change({ selection: null }) });

document.addEventListener("keydown", answerKey);
document.addEventListener("keydown", moveMap);
let heard = false;
offerPaint(() => {
  if (!heard) { hearHost(); hearStory(); hearPlay(); }
  heard = true;
});
