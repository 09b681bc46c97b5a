// Signs: a layer's symbol on a pin, a badge or a legend swatch, in the layer's tone.

/** The colour of a swatch in the reader's theme. @param {Swatch} swatch */
function tint(swatch) {
  return dark.matches ? swatch.dark : swatch.light;
}

/** @param {string} layerId */
function toneOf(layerId) {
  const info = layerInfo(layerId);
  return tint(SITE.tones.marks[info.tone]);
}

/** @param {string} id @returns {LayerInfo} */
function layerInfo(id) {
  return /** @type {LayerInfo} */ (SITE.layers.find((layer) => layer.id === id));
}

/** The sign of a class; the layer's first one where the class has none. @param {LayerInfo} info @param {string | undefined} classId */
function symbolOf(info, classId) {
  return (info.classes.find((entry) => entry.id === classId) || info.classes[0]).symbol;
}

/** @param {string} symbol @param {number} size */
function sign(symbol, size) {
  return draw("svg", { viewBox: "0 0 24 24", width: size, height: size, class: "sign", "aria-hidden": "true" },
    draw("path", { d: SITE.symbols[symbol] || SITE.symbols.star }));
}

/** A round or square mark with a sign, as cards, lists and the legend show it. @param {string} layerId @param {string | undefined} classId @param {string} form */
function mark(layerId, classId, form = "round") {
  const info = layerInfo(layerId);
  const box = make("span", { class: `mark ${form}`, "aria-hidden": "true" }, sign(symbolOf(info, classId), 16));
  box.style.background = toneOf(layerId);
  return box;
}

/** A pin whose tip stands on its point. @param {string} layerId @param {string | undefined} classId */
function pin(layerId, classId) {
  const symbol = symbolOf(layerInfo(layerId), classId);
  const drop = draw("path", { d: "M17 41C17 41 4 26 4 16.500a13 13 0 1 1 26 0C30 26 17 41 17 41", class: "drop", fill: toneOf(layerId) });
  const glyph = draw("g", { transform: "translate(8 7.500) scale(.75)", class: "sign" }, draw("path", { d: SITE.symbols[symbol] || SITE.symbols.star }));
  return draw("svg", { viewBox: "0 0 34 43", width: 34, height: 43, class: "pin", "aria-hidden": "true" }, drop, glyph);
}

/** The fill of a status class. @param {LayerInfo} info @param {string} level */
function rung(info, level) {
  if (level === "absent") return tint(SITE.tones.absent);
  const index = info.classes.findIndex((entry) => entry.id === level);
  return tint(SITE.tones.rungs[index] || SITE.tones.unknown);
}

/** A swatch of a status class for the legend, dotted where a higher level is not published. @param {string} fill @param {boolean} open */
function swatch(fill, open) {
  const box = draw("svg", { viewBox: "0 0 22 16", width: 22, height: 16, class: "swatch", "aria-hidden": "true" },
    draw("rect", { width: 22, height: 16, rx: 3, fill }));
  if (open) for (const [x, y] of [[5, 5], [11, 11], [17, 5]]) box.append(draw("circle", { cx: x, cy: y, r: 1.6, fill: tint(SITE.tones.dot) }));
  return box;
}

/** Grounds and tones as custom properties, so that the sheet needs no colour of its own. */
function dye() {
  const root = document.documentElement;
  root.dataset.theme = dark.matches ? "dark" : "light";
  const ground = SITE.tones.ground[dark.matches ? "dark" : "light"];
  for (const [name, colour] of Object.entries(ground)) root.style.setProperty(`--${name}`, colour);
}

/** A dot pattern that paths can be filled with. */
function patterns() {
  const fill = tint(SITE.tones.dot);
  const dots = draw("pattern", { id: "atlas-dots", width: 14, height: 14, patternUnits: "userSpaceOnUse" },
    draw("circle", { cx: 3.5, cy: 3.5, r: 1.5, fill }), draw("circle", { cx: 10.5, cy: 10.5, r: 1.5, fill }));
  const holder = draw("svg", { width: 0, height: 0, class: "patterns", "aria-hidden": "true" }, draw("defs", {}, dots));
  document.querySelector("svg.patterns")?.remove();
  document.body.append(holder);
}
