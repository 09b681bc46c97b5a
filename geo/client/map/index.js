// The Leaflet map: all that this folder hands on.

export * from "./background.js";
export * from "./camera.js";
export * from "./found-place.js";
export * from "./history.js";
export * from "./likeness.js";
export * from "./map.js";
export * from "./markers.js";
export * from "./symbols.js";
export * from "./theme.js";
export * from "./units.js";
