// What stands on the screen now, box by box, for tests that ask whether anything covers anything.

/** Selectors of what is drawn, by what it is. @type {[string, string][]} */
const BOXED = [["unit", ".unit-name:not(.probe)"], ["pin", "svg.pin"], ["badge", ".badge"], ["check", ".tick"], ["around", ".around-name:not(.probe)"],
  ["place", ".place-label:not(.probe):not(.pin-name)"], ["pin-name", ".pin-name:not(.probe)"], ["dot", ".place-dot"], ["found", ".spotted"]];

/** @returns {{kind: string, text: string, x: number, y: number, w: number, h: number}[]} left top corner and size in pixels of the window */
function boxesOnScreen() {
  return BOXED.flatMap(([kind, selector]) => [...map.getContainer().querySelectorAll(selector)].map((element) => {
    const { left: x, top: y, width: w, height: h } = element.getBoundingClientRect();
    const named = element.closest("[aria-label]:not(#map_div)")?.getAttribute("aria-label");
    return { kind: /** @type {HTMLElement} */ (element).dataset?.kind ?? kind, text: element.textContent?.trim() || named || "", x, y, w, h };
  })).filter(({ x, y, w, h }) => w > 0 && x < window.innerWidth && y < window.innerHeight && x + w > 0 && y + h > 0);
}
