// Light or dark, and how large the text is: as the reader chose here, else as the system says.

import { kept } from "../core/index.js";
import { draw } from "../dom/index.js";

export const COMFORT = "atlas.comfort";
const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

/** What this browser keeps of the reader's choices. @type {Comfort} */
export const comfort = { theme: "auto", text: "normal" };

/** Answers like the system's own question, after the reader's choice; `forced` is stronger than both (paper is white). */
class Dark extends EventTarget {
  /** @type {boolean | null} */
  forced = null;

  get matches() {
    return this.forced ?? (comfort.theme === "auto" ? systemDark.matches : comfort.theme === "dark");
  }
}

export const dark = new Dark();
systemDark.addEventListener("change", () => { if (comfort.theme === "auto") dark.dispatchEvent(new Event("change")); });

/** The choices of an earlier visit, before anything is drawn. */
function recallComfort() {
  const choices = new URLSearchParams(kept(COMFORT) ?? "");
  const theme = choices.get("theme");
  if (theme === "light" || theme === "dark") comfort.theme = theme;
  if (choices.get("text") === "large") comfort.text = "large";
  document.documentElement.dataset.text = comfort.text;
}
recallComfort();

/** The colour of a swatch in the reader's theme. @param {Swatch} swatch */
export function themed(swatch) {
  return dark.matches ? swatch.dark : swatch.light;
}

/** The colours of the ground in the reader's theme. */
export function ground() {
  return SITE.tones.ground[dark.matches ? "dark" : "light"];
}

/** Grounds and tones as custom properties, so that the sheet needs no colour of its own. */
export function applyTheme() {
  const root = document.documentElement;
  root.dataset.theme = dark.matches ? "dark" : "light";
  for (const [name, colour] of Object.entries(ground())) root.style.setProperty(`--${name}`, colour);
}

/** A dot pattern that paths can be filled with. */
export function patterns() {
  const fill = themed(SITE.tones.dot);
  const dots = draw("pattern", { id: "atlas-dots", width: 14, height: 14, patternUnits: "userSpaceOnUse" },
    draw("circle", { cx: 3.5, cy: 3.5, r: 1.5, fill }), draw("circle", { cx: 10.5, cy: 10.5, r: 1.5, fill }));
  const holder = draw("svg", { width: 0, height: 0, class: "patterns", "aria-hidden": "true" }, draw("defs", {}, dots));
  document.querySelector("svg.patterns")?.remove();
  document.body.append(holder);
}
