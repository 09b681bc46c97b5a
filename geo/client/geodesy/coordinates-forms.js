// The forms of a point, as they are shown and copied.

import { speech, word } from "../core/words.js";
import { vn2000, zoneWidth } from "./vn2000.js";

/** A number as the reader's language writes it, without grouping: these are to be copied. @param {number} value @param {number} digits */
function decimal(value, digits) {
  const text = value.toFixed(digits);
  return speech === "vi" ? text.replace(".", ",") : text;
}

/** @param {LatLon} at */
export function degreesOf([lat, lon]) {
  return `${decimal(lat, 5)}° ${word("north")}, ${decimal(lon, 5)}° ${word("east")}`.replace(", ", speech === "vi" ? "; " : ", ");
}

/** @param {number} value */
function sexagesimal(value) {
  const tenths = Math.round(Math.abs(value) * 36000);
  const [degrees, minutes, seconds] = [Math.floor(tenths / 36000), Math.floor(tenths / 600) % 60, (tenths % 600) / 10];
  return `${value < 0 ? "-" : ""}${degrees}°${String(minutes).padStart(2, "0")}′${decimal(seconds, 1).padStart(4, "0")}″`;
}

/** @param {LatLon} at */
function dmsOf([lat, lon]) {
  return `${sexagesimal(lat)} ${word("north")}, ${sexagesimal(lon)} ${word("east")}`.replace(", ", speech === "vi" ? "; " : ", ");
}

/** @param {LatLon} at @param {number} digits */
export function metresOf(at, digits) {
  const { northing, easting } = vn2000(at);
  return `${word("northing")} ${decimal(northing, digits)}; ${word("easting")} ${decimal(easting, digits)}`;
}

/** "107°45′, múi 3°" @param {Zone} zone */
export function zoneName(zone) {
  const minutes = Math.round((zone.lon % 1) * 60);
  return word("zone", { meridian: `${Math.floor(zone.lon)}°${String(minutes).padStart(2, "0")}′`, width: zoneWidth(zone) });
}

/** Every form of a point, as it is shown and copied. @param {LatLon} at @returns {{label: string, text: string}[]} */
export function formsOf(at) {
  return [
    { label: "WGS 84", text: degreesOf(at) },
    { label: "WGS 84", text: at.map((value) => value.toFixed(5)).join(", ") },
    { label: "WGS 84", text: dmsOf(at) },
    { label: `${word("grid")}, ${zoneName(SITE.grid.home)}`, text: metresOf(at, 2) },
  ];
}
