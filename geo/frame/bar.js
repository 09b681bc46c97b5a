// The bar at the top: headline figures with their sources, and the language. Its left part belongs to the host's menu.

/** @type {HTMLElement} */
let bar;

function drawBar() {
  bar?.remove();
  bar = make("header", { class: "bar" }, host === "page" ? null : barTitle(), make("div", { class: "headlines" }, ...SITE.headlines.map(headline)), languages());
  document.body.append(bar);
  fitHeadlines();
}

/** What the page's own menu covers of the bar. */
function menuWidth() {
  const menu = host === "page" ? outside().document.querySelector(".st-key-bar") : null;
  return menu ? `${Math.ceil(menu.getBoundingClientRect().right) + 16}px` : "";
}

/** The menu is drawn by the page, in its own time and language. */
function watchMenu() {
  const menu = host === "page" ? outside().document.querySelector(".st-key-bar") : null;
  if (menu) new ResizeObserver(fitHeadlines).observe(menu);
}

/** Headlines that find no room in the bar are left out, for the keyboard too. */
function fitHeadlines() {
  bar.style.paddingLeft = menuWidth();
  const figures = /** @type {HTMLElement[]} */ ([...bar.querySelectorAll(".headline")]);
  for (const figure of figures) figure.hidden = false;
  const top = figures[0]?.offsetTop;
  for (const figure of figures.filter((one) => one.offsetTop > top)) figure.hidden = true;
}

/** Hosts without a menu of their own get the title here. */
function barTitle() {
  const title = make("div", { class: "bar-title" }, make("h1", {}, say(SITE.title)), make("p", {}, say(SITE.subtitle)));
  const story = button(word("story.start"), { class: "bar-story", "data-act": "bar-story", onclick: () => { startStory(); } });
  if (host !== "xem") return make("div", { class: "bar-left" }, title, story);
  const link = make("a", { class: "bar-link", href: `/?${linkOf(view)}` }, word("full_page"));
  link.addEventListener("pointerdown", () => link.setAttribute("href", `/?${linkOf(view)}`));
  return make("div", { class: "bar-left" }, title, story, link);
}

/** @param {{value: Words, label: Words, cite: string[]}} figure */
function headline(figure) {
  const source = SITE.sources[figure.cite[0]];
  const said = source ? `${word("source")}: ${say(source.text)}` : null;
  const inside = [make("b", {}, say(figure.value)), make("span", {}, say(figure.label))];
  return isWebAddress(source?.url)
    ? make("a", { class: "headline", href: source.url, target: "_blank", rel: "noopener noreferrer", title: said }, ...inside)
    : make("div", { class: "headline", title: said }, ...inside);
}

function languages() {
  const choices = SITE.view.langs.map((lang) => button(lang.toUpperCase(), {
    "aria-pressed": String(view.lang === lang), lang, title: lang === "vi" ? "Tiếng Việt" : "English",
    onclick: () => change({ lang: /** @type {Lang} */ (lang) }),
  }));
  return make("div", { class: "segments languages", role: "group", "aria-label": word("language") }, ...choices);
}
