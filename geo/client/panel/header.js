// The bar at the top: headline figures with their sources, and the language. Its left part belongs to the host's menu.

import {
  acts, asOf, bar, change, citation, cover, embedded, host, inPage, legible, linkOf, registerPainter, say, sourceOf, view, wholeMap, word,
} from "../core/index.js";
import { button, inPlace, make, toMap, toSearch, webLink } from "../dom/index.js";

function drawBar() {
  inPlace(() => {
    const before = bar;
    cover({ bar: make("header", { class: "bar" }, skip("search", toSearch), skip("map", toMap), host === "page" ? null : barTitle(),
      make("div", { class: "headlines" }, ...SITE.headlines.map(headline)), languages()) });
    before.replaceWith(bar);
  });
  fitHeadlines();
}

/** The first stops of the keyboard, seen while they have the focus. @param {string} to @param {() => void} act */
function skip(to, act) {
  return button(word(`skip_${to}`), { class: "skip strong", "data-act": `skip-${to}`, onclick: act });
}

/** The menu is drawn by the page, in its own time and language. */
export function watchMenu() {
  const menu = inPage("menu");
  if (menu) new ResizeObserver(fitHeadlines).observe(menu);
}

/** Headlines that find no room in the bar, beside what the page's own menu covers of it, are left out, for the keyboard too. */
function fitHeadlines() {
  const menu = inPage("menu");
  bar.style.paddingLeft = menu ? `${Math.ceil(menu.getBoundingClientRect().right) + 16}px` : "";
  const figures = /** @type {HTMLElement[]} */ ([...bar.querySelectorAll(".headline")]);
  for (const figure of figures) figure.hidden = false;
  const top = figures[0]?.offsetTop;
  for (const figure of figures.filter(({ offsetTop }) => offsetTop > top)) figure.hidden = true;
}

/** Hosts without a menu of their own get the title here. */
function barTitle() {
  const title = make("div", { class: "bar-title" }, make("h1", {}, say(SITE.title)), make("p", {}, say(SITE.subtitle)));
  const story = button(word("story.start"), { class: "bar-story", "data-act": "bar-story", onclick: () => acts.story() });
  if (embedded) return make("div", { class: "bar-left" }, title, openWhole());
  if (asOf) return make("div", { class: "bar-left" }, title, story);
  if (host === "site") return make("div", { class: "bar-left" }, title, story, make("a", { class: "bar-link", href: word("site_page") }, word("site_files")));
  if (host !== "xem") return make("div", { class: "bar-left" }, title, story);
  const link = make("a", { class: "bar-link", href: `./?${linkOf(view)}`, "data-act": "full-page" }, word("full_page"));
  link.addEventListener("pointerdown", () => link.setAttribute("href", `./?${linkOf(view)}`));
  return make("div", { class: "bar-left" }, title, story, link);
}

/** From a frame to the same view of the whole map, in a window of its own. */
function openWhole() {
  const link = make("a", { class: "bar-link", href: wholeMap(legible(linkOf(view))), target: "_blank", rel: "noopener", "data-act": "whole-map" }, word("embed.open"));
  for (const begin of ["pointerdown", "focus"]) link.addEventListener(begin, () => link.setAttribute("href", wholeMap(legible(linkOf(view)))));
  return link;
}

/** @param {{value: Words, label: Words, cite: string[]}} figure @param {number} index */
function headline(figure, index) {
  const source = sourceOf(figure.cite[0]);
  const title = source ? `${word("source")}: ${citation(figure.cite[0])}` : null;
  return webLink(source?.url, "div", { class: "headline", "data-act": `headline-${index}`, title }, make("b", {}, say(figure.value)), make("span", {}, say(figure.label)));
}

function languages() {
  const choices = SITE.view.parts.lang.among.map((lang) => button(lang.toUpperCase(), {
    "aria-pressed": String(view.lang === lang), lang, "data-act": `lang-${lang}`, title: lang === "vi" ? "Tiếng Việt" : "English",
    onclick: () => change({ lang: /** @type {Lang} */ (lang) }),
  }));
  return make("div", { class: "segments languages", role: "group", "aria-label": word("language") }, ...choices);
}

registerPainter("header", drawBar);
registerPainter("headlines", fitHeadlines);
