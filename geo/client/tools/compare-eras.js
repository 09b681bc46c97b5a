// Comparing: the era that is not chosen, drawn in panes of its own, and a divider between the two: the earlier era on the left.

import {
  BASE_ERA, bring, bringUnits, completeTool, ERAS, inView, register, say, stale, toolNamed, units, view, watch, word,
} from "../core/index.js";
import { button, drawSign, dress, focusOn, inPlace, make } from "../dom/index.js";
import { laySurface, map, paddings } from "../map/index.js";
import { layMarks, standNow } from "../marks/layout.js";

/** Panes that differ between the eras. */
const ERA_PANES = ["casing", "surface", "lines", "discs", "shapes", "chosen", "leaders", "marker"];

/** @type {{share: number, handle: HTMLElement, other: L.LayerGroup | null} | null} `share`: of the width, the earlier era's */
let comparing = null;

/** Of very many lines and areas, as the pane of this era has one. @type {L.Renderer | undefined} */
let otherPicture;

async function toggleCompare() {
  if (comparing) return stopComparing();
  const { paddingTopLeft: start, paddingBottomRight: end } = paddings();
  const width = map.getSize().x;
  comparing = { share: (start.x + width - end.x) / 2 / width, handle: drawHandle(), other: null };
  document.documentElement.dataset.compare = "yes";
  map.on("move zoom viewreset resize", clipEras);
  window.addEventListener("resize", clipEras);
  stale("tools");
  focusOn(".divider .grip");
  clipEras();
  if (!(await bringUnits(otherEra()))) return stopComparing();
  await Promise.all(SITE.layers.map((info) => bring(info, otherEra())));
  drawOther();
}

function stopComparing() {
  if (!comparing) return;
  const { handle } = comparing;
  inPlace(() => handle.remove(), "", () => document.querySelector('[data-act="tool-compare"]'));
  comparing.other?.remove();
  comparing = null;
  delete document.documentElement.dataset.compare;
  map.off("move zoom viewreset resize", clipEras);
  window.removeEventListener("resize", clipEras);
  for (const pane of Object.values(map.getPanes())) pane.style.clip = "";
  stale("tools");
}

function otherEra() {
  return ERAS.find((era) => era !== view.era) ?? view.era;
}

/** Draw the other era anew, in its own panes. */
function drawOther() {
  const outlines = units[otherEra()];
  if (!comparing || !outlines) return;
  comparing.other?.remove();
  const group = inView({ era: otherEra(), selection: null }, () => L.layerGroup([laySurface(outlines), ...layMarks(standNow())]));
  toOwnPanes(group);
  comparing.other = group.addTo(map);
  nameSides();
  clipEras();
}

/** @param {any} layer */
function toOwnPanes(layer) {
  if (layer.eachLayer) layer.eachLayer(toOwnPanes);
  if (layer.options?.pane) layer.options.pane = ownPane(layer.options.pane.replace("Pane", ""));
  if (layer.options?.renderer) layer.options.renderer = otherPicture ??= L.canvas({ pane: layer.options.pane, padding: 0.5 });
}

/** @param {string} name @returns {string} the pane of the same height for the other era */
function ownPane(name) {
  const own = `other-${name}`;
  const model = map.getPane(name === "marker" ? "markerPane" : name);
  if (ERA_PANES.includes(name) && model && !map.getPane(own)) {
    const pane = map.createPane(own);
    pane.style.zIndex = getComputedStyle(model).zIndex;
  }
  return ERA_PANES.includes(name) ? own : name;
}

/** Each era's panes end at the divider, wherever the map has been moved to. */
function clipEras() {
  if (!comparing) return;
  const size = map.getSize();
  const x = Math.round(comparing.share * size.x);
  const from = map.containerPointToLayerPoint([0, 0]);
  // `clip`, not `clip-path`: of panes, which have no size, WebKit paints nothing that a clip-path cuts out.
  /** @param {number} left @param {number} right */
  const box = (left, right) => `rect(${from.y}px, ${from.x + right}px, ${from.y + size.y}px, ${from.x + left}px)`;
  const [earlier, later] = [box(0, x), box(x, size.x)];
  const own = view.era === BASE_ERA ? earlier : later;
  for (const name of ERA_PANES) {
    const [pane, other] = [map.getPane(name === "marker" ? "markerPane" : name), map.getPane(`other-${name}`)];
    if (pane) pane.style.clip = own;
    if (other) other.style.clip = own === earlier ? later : earlier;
  }
  placeHandle(x, size.x);
}

/** @param {number} x @param {number} width */
function placeHandle(x, width) {
  if (!comparing) return;
  comparing.handle.style.left = `${x}px`;
  const share = Math.round((100 * x) / width);
  const [left, right] = SITE.eras.map((era) => say(era.title));
  const grip = comparing.handle.querySelector("[role=slider]");
  if (grip) dress(grip, { "aria-valuenow": share, "aria-valuetext": word("compare_value", { share, left, right }), "aria-label": word("compare_handle") });
}

function nameSides() {
  const names = comparing?.handle.querySelectorAll(".side") ?? [];
  names.forEach((name, index) => { name.textContent = say(SITE.eras[index].title); });
  comparing?.handle.setAttribute("aria-label", word("compare"));
  comparing?.handle.querySelector(".plain")?.setAttribute("aria-label", word("compare_leave"));
}

/** @param {number} share of the width */
function divide(share) {
  if (!comparing) return;
  comparing.share = Math.min(0.98, Math.max(0.02, share));
  clipEras();
}

function drawHandle() {
  const grip = make("div", { class: "grip", role: "slider", tabindex: 0, "aria-orientation": "horizontal", "aria-valuemin": 2, "aria-valuemax": 98, onkeydown: slideByKey },
    drawSign(toolNamed("compare")?.sign ?? "", 22));
  const divider = make("section", { class: "divider", "aria-label": word("compare") }, make("div", { class: "sides",
    "aria-hidden": "true" }, make("span", { class: "side" }), make("span", { class: "side" })),
    button(word("compare_leave"), { class: "plain", "data-act": "compare-leave", onclick: stopComparing }, "×"), grip);
  divider.addEventListener("pointerdown", (event) => {
    if (/** @type {Element} */ (event.target).closest("button")) return;
    event.preventDefault();
    grip.focus();
    divider.setPointerCapture(event.pointerId);
  });
  divider.addEventListener("pointermove", (event) => { if (divider.hasPointerCapture(event.pointerId)) divide(event.clientX / map.getSize().x); });
  document.body.append(divider);
  return divider;
}

/** @param {KeyboardEvent} event */
function slideByKey(event) {
  /** @type {{[key: string]: number}} */
  const steps = { ArrowLeft: -0.02, ArrowDown: -0.02, ArrowRight: 0.02, ArrowUp: 0.02, PageDown: -0.1, PageUp: 0.1 };
  const step = steps[event.key];
  if (!comparing || (step === undefined && event.key !== "Home" && event.key !== "End")) return;
  event.preventDefault();
  event.stopPropagation();
  divide(event.key === "Home" ? 0 : event.key === "End" ? 1 : comparing.share + step);
}

completeTool("compare", { act: toggleCompare, pressed: () => comparing !== null });
register("closers", { order: 30, open: () => comparing !== null, close: stopComparing });
register("yields", { leave: stopComparing, to: ["story", "print"] });
register("paints", () => { if (comparing?.other) drawOther(); });
watch((changed) => { if (comparing?.other && changed.has("background")) queueMicrotask(drawOther); });
