// The chart of a slide, where other slides show the map: bars or columns as the story's document says where they stand.

import { say } from "../core/index.js";
import { make } from "../dom/index.js";

/** @param {StoryChart} chart */
export function storyChart(chart) {
  const field = make("div", { class: `chart-field ${chart.form}` }, ...chart.rows.map((row) => (chart.form === "bars" ? barRow(chart, row) : columnRow(chart, row))));
  const measure = chart.form === "columns" ? say(chart.measure) : "";
  return make("figure", { class: `story-exhibit story-chart ${chart.form}` },
    make("figcaption", {}, say(chart.title), measure ? make("span", { class: "quiet" }, ` · ${measure}`) : null),
    make("div", { class: "chart-seen", role: "img", "aria-label": say(chart.alt) }, field), chart.series.length > 1 ? chartKey(chart) : null);
}

/** @param {StoryChart} chart @param {StoryChartRow} row */
function barRow(chart, row) {
  const bar = make("div", { class: chart.whole ? "chart-bar whole" : "chart-bar" }, ...row.parts.map(([series, share]) => chartSegment(chart, series, "width", share)));
  return make("div", { class: "chart-row" }, make("div", { class: "chart-words" }, make("span", {}, say(row.label), ...numbersOf(row)), make("b", {}, say(row.text))), bar);
}

/** @param {StoryChart} chart @param {StoryChartRow} row */
function columnRow(chart, row) {
  const { from = 0, to = 0, lift = 0 } = row;
  const column = make("div", { class: "chart-column" }, make("b", {}, say(row.text)),
    ...row.parts.map(([series, share]) => chartSegment(chart, series, "height", share)), make("span", {}, say(row.label), ...numbersOf(row)));
  Object.assign(column.style, { left: `${100 * from}%`, width: `${100 * (to - from)}%` });
  column.style.setProperty("--lift", String(lift));
  return column;
}

/** @param {{cite: number[]}} row */
export function numbersOf({ cite }) {
  return cite.map((number) => make("sup", {}, String(number)));
}

/** @param {StoryChart} chart @param {number} series @param {"width" | "height"} side @param {number} share */
function chartSegment(chart, series, side, share) {
  const part = tinted("i", chart.series[series]);
  part.style[side] = `${100 * share}%`;
  return part;
}

/** What the colours mean. @param {StoryChart} chart */
function chartKey({ series }) {
  return make("ul", { class: "chart-key" }, ...series.map((one) => make("li", {}, tinted("i", one), make("span", {}, say(one.name)))));
}

/** @param {"i"} tag @param {StoryChartSeries} series */
function tinted(tag, { light, dark, hollow }) {
  const part = make(tag, { class: hollow ? "hollow" : null });
  part.style.setProperty("--on-light", light);
  part.style.setProperty("--on-dark", dark);
  return part;
}
