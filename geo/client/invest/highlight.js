// List and map in step: what is pointed at in one lights up in the other.

import { calm, seeking } from "../core/index.js";

/** @param {string[]} refs */
function light(refs) {
  for (const element of document.querySelectorAll("[data-refs].lit")) element.classList.remove("lit");
  for (const ref of refs) for (const element of document.querySelectorAll(`[data-refs~="${CSS.escape(ref)}"]`)) element.classList.add("lit");
}

/** @param {Event} event */
function lightPointed(event) {
  if (!seeking()) return;
  const on = event.target instanceof Element ? event.target.closest("[data-refs]") : null;
  const refs = on?.getAttribute("data-refs")?.split(" ") ?? [];
  light(refs);
  const row = on && !on.matches(".find-row") ? document.querySelector(".find-row.lit") : null;
  row?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}

document.addEventListener("pointerover", lightPointed);
document.addEventListener("focusin", lightPointed);
document.documentElement.addEventListener("pointerleave", () => light([]));
