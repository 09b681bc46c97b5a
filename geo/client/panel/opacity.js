// How strongly the areas are coloured; kept while this tab is open, one value on our own ground and one on an online background.

import { attempt, BASE_ERA, folds, register, stale, units, watch, word } from "../core/index.js";
import { button, draw, drawSign, make } from "../dom/index.js";
import { ground, map, onlineBackground, shapes } from "../map/index.js";

const STRENGTH = "atlas.strength";
const STRENGTH_SIGN = "M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17z";
const STRENGTH_HALF = "M12 3.500a8.500 8.500 0 0 1 0 17z";
const STRENGTHS = { own: 100, online: 55 };
/** What lies under areas that can be seen through: land, not sea. @type {L.LayerGroup | null} */
let underlay = null;

function groundKind() {
  return onlineBackground() ? "online" : "own";
}

/** @returns {number} percent */
function strength() {
  const percent = Number(attempt(() => sessionStorage.getItem(`${STRENGTH}.${groundKind()}`), null) ?? NaN);
  return percent >= 20 && percent <= 100 ? percent : STRENGTHS[groundKind()];
}

function applyStrength() {
  const share = strength();
  document.documentElement.style.setProperty("--area", String(share / 100));
  document.documentElement.dataset.area = share === 100 ? "full" : "thin";
  underlay?.remove();
  underlay = null;
  if (share === 100 || groundKind() !== "own" || !units[BASE_ERA]) return;
  const { land } = ground();
  const style = { fillColor: land, fillOpacity: 1, color: land, weight: 1, className: "underlay" };
  underlay = L.layerGroup([...units[BASE_ERA].values()].map((unit) => shapes(unit, "land", style))).addTo(map);
}

export function opacityOpen() {
  return folds.get("opacity") ?? false;
}

/** The button beside the layer's name that shows and hides the range. */
export function opacityFold() {
  const sign = drawSign(STRENGTH_SIGN, 18);
  sign.append(draw("path", { d: STRENGTH_HALF, class: "half" }));
  return button(word("opacity"), { class: "plain fold-strength small", "aria-expanded": String(opacityOpen()), "data-act": "opacity-fold",
    onclick: () => { folds.set("opacity", !opacityOpen()); stale("panel"); } }, sign);
}

/** The range that stands under the legend of the areas. */
export function opacityRow() {
  const range = make("input", { type: "range", id: "opacity", min: 20, max: 100, step: 5, value: strength(), "data-act": "opacity", oninput: () => {
    attempt(() => sessionStorage.setItem(`${STRENGTH}.${groundKind()}`, range.value), undefined);
    applyStrength();
    showPercent();
  } });
  const percent = make("output", { for: "opacity", class: "count" });
  const showPercent = () => {
    percent.textContent = word("percent", { n: range.value });
    range.setAttribute("aria-valuetext", percent.textContent);
  };
  showPercent();
  return make("div", { class: "opacity" }, make("label", { for: "opacity" }, word("opacity")), range, percent);
}

register("paints", () => { if (strength() !== 100 || underlay) applyStrength(); });
watch((changed) => { if (changed.has("background")) queueMicrotask(applyStrength); });
