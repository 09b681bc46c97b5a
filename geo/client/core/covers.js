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

/** @param {HTMLElement} element */
export function setBar(element) {
  bar = element;
}

/** @param {HTMLElement} element */
export function setPanel(element) {
  panel = element;
}

/** @param {HTMLElement | null} element */
export function setCard(element) {
  card = element;
}

/** @param {HTMLElement} element */
export function setPositionSheet(element) {
  positionSheet = element;
}

/** @param {HTMLElement | null} element */
export function setReadout(element) {
  readout = element;
}
