// What a printed map carries beside its marks: degrees along its frame, north and scale, and where the district lies.

import { figure, nameOf, slots, units, view, word } from "../core/index.js";
import { draw, make } from "../dom/index.js";
import { DEGREE } from "../geodesy/vn2000.js";
import { ringsOf } from "../geodesy/outlines.js";
import { map, surroundings } from "../map/index.js";

const MINUTES = [0.5, 1, 2, 3, 6, 12, 30];
const MOST_DEGREES = 6;
const BAR_METRES = [20000, 10000, 5000, 2000, 1000, 500, 200, 100];
const INSET_WIDE = 132;

/** @param {{width: number, height: number}} size of the map in pixels */
export function furniture(size) {
  const [inset] = slots.insets.flatMap((make) => make() ?? []);
  return make("div", { class: "furniture", "aria-hidden": "true" }, degreesAround(size), inset ?? whereItLies(), northAndScale(size.width / 4));
}

/** @param {string} text @param {Attributes} at */
function svgText(text, at) {
  return draw("text", at, document.createTextNode(text));
}

/** 107.1 as 107°06′, and its seconds where there are some. @param {number} degrees @param {string} side */
function degreeWords(degrees, side) {
  const seconds = Math.round(degrees * 3600);
  const [minutes, rest] = [Math.floor(seconds / 60) % 60, seconds % 60];
  /** @param {number} n */
  const two = (n) => String(n).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}°${two(minutes)}′${rest ? `${two(rest)}″` : ""} ${word(side)}`;
}

/** Every multiple of a step between two degrees. @param {number} low @param {number} high @param {number} minutes */
function degreesBetween(low, high, minutes) {
  const [first, last] = [Math.ceil((low * 60) / minutes), Math.floor((high * 60) / minutes)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ((first + index) * minutes) / 60);
}

/** Ticks on all sides of the frame, their degrees above and at the left. @param {{width: number, height: number}} size */
function degreesAround({ width, height }) {
  const seen = map.getBounds();
  const [south, west, north, east] = [seen.getSouth(), seen.getWest(), seen.getNorth(), seen.getEast()];
  const span = Math.max(east - west, north - south) * 60;
  const step = MINUTES.find((minutes) => span / minutes <= MOST_DEGREES) ?? 30;
  const box = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "degrees" });
  for (const lon of degreesBetween(west, east, step)) {
    const { x } = map.latLngToContainerPoint([north, lon]);
    box.append(draw("path", { d: `M${x} 0v8 M${x} ${height}v-8` }));
    if (x > 40 && x < width - 40) box.append(svgText(degreeWords(lon, "east"), { x, y: 19, "text-anchor": "middle" }));
  }
  for (const lat of degreesBetween(south, north, step)) {
    const { y } = map.latLngToContainerPoint([lat, west]);
    box.append(draw("path", { d: `M0 ${y}h8 M${width} ${y}h-8` }));
    if (y > 40 && y < height - 40) box.append(svgText(degreeWords(lat, "north"), { transform: `translate(19 ${y}) rotate(-90)`, "text-anchor": "middle" }));
  }
  return box;
}

/** An arrow to the north, and a bar of a round length. @param {number} most pixels of the bar */
function northAndScale(most) {
  const metre = (2 ** map.getZoom() * 256) / (40075016.686 * Math.cos(map.getCenter().lat * DEGREE));
  const metres = BAR_METRES.find((length) => length * metre <= most) ?? 100;
  const [long, left] = [metres * metre, 42];
  const box = draw("svg", { width: long + left + 30, height: 44, class: "plate scale" }, draw("rect", { class: "sheet-white", width: "100%", height: "100%", rx: 6 }),
    draw("path", { class: "ink", d: "M17 5l-7 20 7-5z" }), draw("path", { class: "hollow", d: "M17 5l7 20-7-5z" }),
    svgText(word("north"), { class: "strong", x: 17, y: 39, "text-anchor": "middle" }));
  for (let part = 0; part < 4; part++) box.append(draw("rect", { class: part % 2 ? "hollow" : "ink", x: left + (long * part) / 4, y: 12, width: long / 4, height: 6 }));
  for (const share of [0, 0.5, 1]) box.append(svgText(barWords(metres, share), { x: left + long * share, y: 34, "text-anchor": "middle" }));
  return box;
}

/** @param {number} metres @param {number} share */
function barWords(metres, share) {
  const whole = metres < 1000 ? metres * share : (metres * share) / 1000;
  return figure(whole, Number.isInteger(whole) ? 0 : 1) + (share === 1 ? (metres < 1000 ? " m" : " km") : "");
}

/** The surroundings with the district and what the map shows of them. */
function whereItLies() {
  const [[south, west], [north, east]] = SITE.bounds.window;
  const [first, last] = [map.project([north, west], 8), map.project([south, east], 8)];
  const scaled = INSET_WIDE / (last.x - first.x);
  const high = (last.y - first.y) * scaled;
  /** @param {LatLon} at as [lon, lat] */
  const spot = ([lon, lat]) => map.project([lat, lon], 8).subtract(first).multiplyBy(scaled);
  /** @param {LatLon[][]} lines */
  const path = (lines) => lines.map((line) => `M${line.map((at) => { const { x, y } = spot(at); return `${x.toFixed(1)} ${y.toFixed(1)}`; }).join("L")}`).join("");
  const box = draw("svg", { viewBox: `0 0 ${INSET_WIDE} ${high}`, width: INSET_WIDE, height: high, class: "plate inset" },
    draw("rect", { class: "sea", width: INSET_WIDE, height: high }));
  for (const area of surroundings) if (/Polygon/.test(area.geometry.type)) box.append(draw("path", { class: "land", d: path(ringsOf(area)) }));
  for (const edge of surroundings) if (edge.properties.kind === "border") box.append(draw("path", { class: "border", d: path([edge.geometry.coordinates]) }));
  box.append(draw("path", { class: "district-here", d: path([...units[view.era].values()].flatMap(ringsOf)) }));
  const seen = map.getBounds();
  const [near, far] = [spot([seen.getWest(), seen.getNorth()]), spot([seen.getEast(), seen.getSouth()])];
  box.append(draw("rect", { class: "seen", x: near.x, y: near.y, width: far.x - near.x, height: far.y - near.y }));
  for (const name of surroundings) if (name.properties.kind === "name") {
    const { x, y } = spot(name.geometry.coordinates);
    const clear = y > near.y - 2 && y < far.y + 9 ? far.y + 9 : y;
    box.append(svgText(nameOf(name.properties), { x: Math.min(Math.max(x, 32), INSET_WIDE - 32), y: Math.min(Math.max(clear, 12), high - 6), "text-anchor": "middle" }));
  }
  return box;
}
