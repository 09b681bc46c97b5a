// The Leaflet map itself, made by the host.

/** @type {L.Map} */
export let map;

/** Panes from the ground up; marks and tooltips stand above in Leaflet's own panes. */
export function raisePanes() {
  ["grid", "land", "casing", "surface", "relief", "ways", "lines", "discs", "shapes", "chosen", "crowd", "leaders"].forEach((name, index) => {
    map.createPane(name).style.zIndex = String(210 + 10 * index);
  });
}

/** @param {L.Map} made by the host */
export function setMap(made) {
  map = made;
}

/** @type {L.Control.Scale} */
export let scale;

/** Once the credit stands, so that the bar stands above it. */
export function addScale() {
  scale ??= L.control.scale({ imperial: false, maxWidth: 110, position: "bottomright" }).addTo(map);
}

/** @param {L.LatLng} at @returns {LatLon} */
export function pairOf({ lat, lng }) {
  return [lat, lng];
}

/** Units or other features as shapes that nobody points at. @param {any} features @param {string} pane @param {any} style */
export function shapes(features, pane, style) {
  return L.geoJSON(features, /** @type {any} */ ({ pane, interactive: false, style }));
}
