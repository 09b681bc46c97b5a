// What stands in front of the map: whoever puts it there says so, and the camera keeps clear of it.

/** @type {HTMLElement} */
export let bar;
/** @type {HTMLElement} */
export let panel;
/** @type {HTMLElement | null} */
export let card = null;
/** Where a point is told in every form. @type {HTMLElement | null} */
export let positionSheet = null;
/** What has been measured. @type {HTMLElement | null} */
export let readout = null;

/** Say what stands there now. @param {{bar?: HTMLElement, panel?: HTMLElement, card?: HTMLElement | null, positionSheet?: HTMLElement, readout?: HTMLElement | null}} now */
export function cover(now) {
  ({ bar = bar, panel = panel, card = card, positionSheet = positionSheet, readout = readout } = now);
}
