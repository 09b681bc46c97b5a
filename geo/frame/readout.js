// What has been measured: the figure in metres and hectares, mẫu and sào, and the buttons beside it.

const SQUARE_METRES_OF_SAO = 360;

/** A number as the reader's language writes it. @param {number} value @param {number} digits decimals */
function figure(value, digits) {
  return new Intl.NumberFormat(speech === "en" ? "en-GB" : "vi-VN", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

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
  if (kind === "line") return { value: lengthWords(lengthOf(all)), beside: all.length > 2 ? word("measure_last", { length: lengthWords(lengthOf(all.slice(-2))) }) : "", note: hint };
  if (all.length < 3) return { value: lengthWords(lengthOf(all)), beside: "", note: word("measure_three") };
  const around = word("measure_around", { length: lengthWords(lengthOf([...all, all[0]])) });
  if (crossesItself(all)) return { value: "–", beside: around, note: word("measure_crosses") };
  const area = areaOf(all);
  return { value: areaWords(area), beside: `${mauWords(area)} · ${around}`, note: word("measure_old_units") };
}

/** The read-out with its buttons, made anew. */
function drawReadout() {
  inPlace(paintReadout, "", () => readout?.querySelector("button"));
}

function paintReadout() {
  readout?.remove();
  if (!measuring) return;
  const { kind, points, done } = measuring;
  const kinds = /** @type {const} */ (["line", "area"]).map((one) => button(word(`measure_${one}`), {
    role: "radio", "aria-checked": String(kind === one), "data-act": `measure-${one}`, onclick: () => { if (measuring) { measuring.kind = one; drawMeasure(); } },
  }));
  /** @param {string} act @param {() => void} does @param {boolean} able */
  const doing = (act, does, able) => button(word(`measure_${act}`), { class: "quiet-button", "data-act": `measure-${act}`, disabled: !able, onclick: does });
  readout = make("section", { class: "readout", "aria-label": word("measure") },
    make("div", { class: "readout-head" }, make("div", { class: "segments", role: "radiogroup", "aria-label": word("measure") }, ...kinds),
      button(word("measure_leave"), { class: "plain", "data-act": "measure-leave", onclick: stopMeasuring }, "×")),
    make("output", { class: "measure-value", "aria-live": "off" }), make("p", { class: "quiet measure-note", title: word("measure_reference") }), make("div", { class: "crosshair", "aria-hidden": "true" }),
    make("div", { class: "readout-acts" }, doing("undo", undoPoint, points.length > 0),
      done ? null : doing("finish", finishMeasure, points.length > (kind === "area" ? 2 : 1)), doing("clear", clearMeasure, points.length > 0)));
  document.body.append(readout);
  showMeasure();
  if (points.length) announce([...new Set(Object.values(measureWords({ ...measuring, cursor: null })))].filter(Boolean).join(", "));
}

/** The figures only, while the pointer moves. */
function showMeasure() {
  if (!measuring || !readout) return;
  const { value, beside, note } = measureWords(measuring);
  readout.querySelector(".measure-value")?.replaceChildren(...(value ? [make("b", {}, value), beside ? make("span", {}, beside) : ""] : []));
  const line = readout.querySelector(".measure-note");
  if (line) line.textContent = note;
}
