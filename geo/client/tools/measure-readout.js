// What has been measured: the figure in metres and hectares, mẫu and sào, and the buttons beside it.

import { cover, figure, readout, word } from "../core/index.js";
import { announce, button, inPlace, make, segments } from "../dom/index.js";
import { areaOf, crossesItself, lengthOf } from "../geodesy/geodesic.js";

const SQUARE_METRES_OF_SAO = 360;

/** @param {number} metres */
function lengthWords(metres) {
  if (metres < 999.5) return `${figure(metres, 0)} m`;
  return `${figure(metres / 1000, metres < 99995 ? 2 : 1)} km`;
}

/** @param {number} squareMetres */
function areaWords(squareMetres) {
  if (squareMetres < 9999.5) return `${figure(squareMetres, 0)} m²`;
  if (squareMetres < 999950) return `${figure(squareMetres / 1e4, 2)} ha`;
  return `${figure(squareMetres / 1e6, squareMetres < 99.995e6 ? 2 : 1)} km²`;
}

/** Mẫu and sào of northern Vietnam: 1 mẫu = 10 sào = 3,600 m². @param {number} squareMetres */
function mauWords(squareMetres) {
  const tenths = Math.round((squareMetres * 10) / SQUARE_METRES_OF_SAO);
  if (tenths >= 10000) return word("measure_only_mau", { mau: figure(tenths / 100, 0) });
  const mau = Math.floor(tenths / 100);
  const sao = figure((tenths % 100) / 10, 1);
  if (!mau) return word("measure_only_sao", { sao });
  return word("measure_mau", { mau: figure(mau, 0), sao });
}

/** What the points say so far, the cursor taken as one more. @param {Measuring} now @returns {{value: string, beside: string, note: string}} */
function measureWords({ kind, points, cursor, done }) {
  const all = cursor && !done ? [...points, cursor] : points;
  if (!points.length) return { value: "", beside: "", note: word("measure_start") };
  const hint = done ? "" : word("measure_more");
  /** @param {LatLon[]} line */
  const length = (line) => lengthWords(lengthOf(line));
  if (kind === "line") return { value: length(all), beside: all.length > 2 ? word("measure_last", { length: length(all.slice(-2)) }) : "", note: hint };
  if (all.length < 3) return { value: length(all), beside: "", note: word("measure_three") };
  const around = word("measure_around", { length: length([...all, all[0]]) });
  if (crossesItself(all)) return { value: "–", beside: around, note: word("measure_crosses") };
  const area = areaOf(all);
  return { value: areaWords(area), beside: `${mauWords(area)} · ${around}`, note: word("measure_old_units") };
}

/** @typedef {{kind: (kind: Measuring["kind"]) => void, leave: () => void, undo: () => void, finish: () => void, clear: () => void}} Acts */

/** The read-out with its buttons, made anew. @param {Measuring} now @param {Acts} acts */
export function drawReadout(now, acts) {
  inPlace(() => paintReadout(now, acts), "", () => readout?.querySelector("button"));
}

/** The focus that was in it goes to its tool. */
export function dropReadout() {
  inPlace(() => readout?.remove(), "", () => document.querySelector('[data-act="tool-measure"]'));
  cover({ readout: null });
}

/** @param {Measuring} now @param {Acts} acts */
function paintReadout(now, acts) {
  readout?.remove();
  const { kind, points, done } = now;
  const kinds = /** @type {const} */ (["line", "area"]).map((id) => ({ text: word(`measure_${id}`), name: `measure-${id}`, on: kind === id, act: () => acts.kind(id) }));
  /** @param {string} act @param {() => void} does @param {boolean} able */
  const doing = (act, does, able) => button(word(`measure_${act}`), { class: "quiet-button", "data-act": `measure-${act}`, disabled: !able, onclick: does });
  const section = make("section", { class: "readout", "aria-label": word("measure") },
    make("div", { class: "readout-head" }, segments({ "aria-label": word("measure") }, kinds),
      button(word("measure_leave"), { class: "plain", "data-act": "measure-leave", onclick: acts.leave }, "×")),
    make("output", { class: "measure-value", "aria-live": "off" }), make("p", { class: "quiet measure-note",
      title: word("measure_reference") }), make("div", { class: "crosshair", "aria-hidden": "true" }),
    make("div", { class: "readout-acts" }, doing("undo", acts.undo, points.length > 0),
      done ? null : doing("finish", acts.finish, points.length > (kind === "area" ? 2 : 1)), doing("clear", acts.clear, points.length > 0)));
  cover({ readout: section });
  document.body.append(section);
  showMeasure(now);
  if (points.length) announce([...new Set(Object.values(measureWords({ ...now, cursor: null })))].filter(Boolean).join(", "));
}

/** The figures only, while the pointer moves. @param {Measuring} now */
export function showMeasure(now) {
  if (!readout) return;
  const { value, beside, note } = measureWords(now);
  readout.querySelector(".measure-value")?.replaceChildren(...(value ? [make("b", {}, value), beside ? make("span", {}, beside) : ""] : []));
  readout.querySelector(".measure-note")?.replaceChildren(note);
}
