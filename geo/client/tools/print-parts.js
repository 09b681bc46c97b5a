// What a printed map says: its title, legend, dates and sources, as parts before and behind the map in the flow of the page.

import { citation, citedBy, eraTitle, featuresOf, layersOn, say, slots, sourceOf, spans, speech, statusLayer, unplaced, view, word } from "../core/index.js";
import { isWebAddress, make } from "../dom/index.js";
import { classLegend, classMark, counted, precisionBlock, statusLegend } from "../panel/legend.js";

/** @typedef {{ids: string[], numbers: Map<string, number[]>}} PaperSources */

export function paperHead() {
  const status = statusLayer();
  const today = new Intl.DateTimeFormat(speech === "en" ? "en-GB" : "vi-VN", { day: "numeric", month: speech === "en" ? "short" : "numeric", year: "numeric" }).format(new Date());
  return make("div", { class: "paper paper-head" }, make("div", {}, make("h1", {}, say(SITE.title)), make("p", {}, say(SITE.subtitle))),
    make("div", { class: "paper-right" }, make("p", { class: "paper-era" }, status ? `${eraTitle(view.era)} · ${say(status.title)} ${view.year}` : eraTitle(view.era)),
      make("p", {}, `${word("print_on", { date: today })} · ${say(SITE.version.text)}`)));
}

/** @param {PaperSources} sources */
export function paperLegend({ numbers }) {
  const layers = layersOn().map((info) => paperLayer(info, numbers.get(info.id) ?? []));
  return make("div", { class: "paper paper-legend" }, ...layers, precisionBlock(), paperGround(), paperTray());
}

/** @param {PaperSources} sources @param {boolean} many they have a sheet of their own, with their addresses */
export function paperFoot({ ids }, many) {
  const where = ids.length ? ` ${word(many ? "print_sources_beside" : "print_sources", { count: ids.length })}` : null;
  const reference = make("p", { class: "paper-said" }, make("b", {}, word("print_reference")), where);
  return make("div", { class: "paper paper-foot" }, reference, !ids.length ? null
    : make("section", { class: `paper-sources${many ? " many" : ""}` }, many ? make("h2", {}, `${say(SITE.title)} · ${word("print_sources")}`) : null,
      make("ol", { role: "list" }, ...ids.flatMap((id, index) => [paperSource(id, index + 1, many), " "]))));
}

/** Numbered as text: what stands in a line has no marker, and some browsers lose columns over sheets. @param {string} id @param {number} number @param {boolean} full */
function paperSource(id, number, full) {
  const source = sourceOf(id);
  const url = full && !source?.title && isWebAddress(source?.url) ? String(source?.url).replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "") : "";
  return make("li", {}, make("b", {}, `${number}.`), ` ${citation(id)}`, url ? make("span", { class: "url" }, ` ${url}`) : null);
}

/** @param {LayerInfo} info @param {number[]} numbers */
function paperLayer(info, numbers) {
  const sign = info.shape === "status" ? null : classMark(info);
  return make("section", {}, make("h2", {}, sign, make("span", {}, say(info.title)), make("span", { class: "count" }, counted(info))),
    info.shape === "status" ? statusLegend(info) : classLegend(info),
    numbers.length ? make("p", { class: "paper-cites" }, word("print_cites", { numbers: spans(numbers) })) : null);
}

function paperGround() {
  const drawn = slots.legends.flatMap((legend) => legend() ?? []);
  return drawn.length ? make("section", {}, make("h2", {}, make("span", {}, word("ground_title"))), ...drawn) : null;
}

function paperTray() {
  const count = unplaced().length;
  return count ? make("p", { class: "paper-tray" }, word("print_unplaced", { count })) : null;
}

/** The sources of the layers that are on, numbered once in the order of the layers. */
export function paperSources() {
  /** @type {string[]} */
  const ids = [];
  /** @type {Map<string, number[]>} */
  const numbers = new Map();
  for (const info of layersOn()) {
    const cites = new Set([...(info.totals?.[String(view.year)] ?? []).flatMap((total) => total.cite), ...(citedBy.get(info.id) ?? featuresOf(info.id).flatMap(citesOf))]);
    for (const id of cites) if (!ids.includes(id)) ids.push(id);
    numbers.set(info.id, [...cites].map((id) => ids.indexOf(id) + 1).sort((a, b) => a - b));
  }
  return { ids, numbers };
}

/** What a layer that speaks of units says of one. @param {Feature} feature */
function citesOf(feature) {
  return (feature.properties.card_rows ?? []).flatMap((row) => [...(row.cite ?? []), ...(row.more ?? []).flatMap((more) => more.cite ?? [])]);
}
