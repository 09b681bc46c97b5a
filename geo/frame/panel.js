// The panel: era, layers with their legends, precision, what has no place, background.

/** @type {HTMLElement} */
let panel;
/** Legends the reader has folded or unfolded. @type {Map<string, boolean>} */
const folds = new Map();

/** The parts below the search field are made anew; the field itself stays where it is, with the caret and the list of what was found. */
function drawPanel() {
  inPlace(paintPanel, ".panel-body, .find-filters", () => panel.querySelector(".panel-body"));
}

function paintPanel() {
  const other = panelBodies.find((one) => one.here());
  const body = make("div", { class: "panel-body", tabindex: -1 }, ...(other ? other.body() : layersBody()));
  const top = panelTop();
  panel.setAttribute("aria-label", word("layers"));
  while (top.nextSibling) top.nextSibling.remove();
  panel.append(panelHead(), body);
  if (wide() && !other) foldLongest(body);
}

function layersBody() {
  return [...SITE.groups.map(groupBlock), precisionBlock(), trayBlock(), backgroundBlock(), ...blocks((part) => part.order >= 0)];
}

/** What stands above the panel's head. */
function panelTop() {
  const top = panel.querySelector(".panel-top") ?? make("div", { class: "panel-top" });
  for (const block of panelBodies.some((one) => one.here()) ? [] : blocks((part) => part.order < 0)) if (block && block.parentElement !== top) top.append(block);
  if (top.parentElement !== panel) panel.prepend(top);
  return top;
}

/** Fold the longest legend that the reader has not opened, as long as the panel is taller than the window. @param {HTMLElement} body */
function foldLongest(body) {
  const open = SITE.layers.filter((info) => info.shape !== "status" && view.layers.has(info.id) && !folds.has(info.id));
  if (!open.length || body.scrollHeight <= body.clientHeight + 1) return;
  const longest = open.reduce((one, other) => (other.classes.length > one.classes.length ? other : one));
  folds.set(longest.id, false);
  paintPanel();
}

/** Panels stand beside the map; on a phone they are sheets over it. */
function wide() {
  return window.innerWidth > 640;
}

/** The window has room for the panel, a card and the map side by side: not at a screen zoom, not on a phone laid down. */
const roomy = window.matchMedia("(min-width: 641px) and (min-height: 481px)");

/** Panels beside the map, but one row of them only until the reader unfolds it. */
function low() {
  return wide() && !roomy.matches;
}

/** Whether the panel begins unfolded; the list of projects does wherever it stands beside the map. */
function panelAtFirst() {
  return roomy.matches || (wide() && panelBodies.some((one) => one.here())) ? "yes" : "no";
}

/** @param {string} open */
function foldPanelTo(open) {
  if (!panel || panel.dataset.open === open) return;
  panel.dataset.open = open;
  drawPanel();
}

function panelHead() {
  const eras = SITE.eras.map((era) => button(say(era.title), {
    role: "radio", "aria-checked": String(view.era === era.id), "data-act": `era-${era.id}`, onclick: () => switchEra(era.id),
  }));
  const fold = button(word("fold_panel"), { class: "plain fold", "data-act": "fold", "aria-expanded": String(panel?.dataset.open !== "no"), onclick: foldPanel }, toolSign("chevron"));
  return make("div", { class: "panel-head" }, make("div", { class: "segments eras", role: "radiogroup", "aria-label": word("era") }, ...eras), fold);
}

/** @param {string} name */
function toolSign(name) {
  return draw("svg", { viewBox: "0 0 24 24", width: 18, height: 18, class: `sign ${name}`, "aria-hidden": "true" }, draw("path", { d: TOOL_SIGNS[name] }));
}

function foldPanel() {
  foldPanelTo(panel.dataset.open === "no" ? "yes" : "no");
}

/** @param {{id: string, title: Words}} group */
function groupBlock(group) {
  const infos = SITE.layers.filter((info) => info.group === group.id);
  return infos.length ? make("section", { class: "group" }, make("h2", {}, say(group.title)), ...infos.map(layerBlock)) : null;
}

/** @param {LayerInfo} info */
function layerBlock(info) {
  const on = view.layers.has(info.id);
  const count = counted(info);
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", role: "switch", id: `layer-${info.id}`, "data-act": `layer-${info.id}`, "aria-describedby": `count-${info.id}`,
    onchange: () => showLayer(info.id, box.checked) }));
  box.checked = on;
  const symbol = info.shape === "status" ? swatch(rung(info, info.classes[0].id), false) : mark(info.id, info.classes[0].id, info.shape === "check" ? "round" : "square");
  const row = make("div", { class: "layer" }, make("label", { title: say(info.about) }, box, make("span", { class: "track", "aria-hidden": "true" }), symbol, make("span", { class: "title" }, say(info.title))),
    on ? (info.shape === "status" ? opacityFold() : legendFold(info)) : null, make("span", { class: "count", id: `count-${info.id}` }, count));
  return make("div", { class: "layer-block" }, row, on ? legendOf(info) : null);
}

/** How many rows a layer has. @param {LayerInfo} info */
function counted(info) {
  const file = info.file[view.era];
  if (!file) return "";
  if (info.shape === "place") return String(file.features);
  if (!isHere(info)) return "";
  const list = thingsOf(info.id);
  if (info.shape === "check") return word("units_of", { count: list.filter((thing) => thing.properties.class === info.classes[0].id).length, total: list.length });
  return word("communes", { count: list.filter((thing) => standing(info, thing.properties.id)?.class !== "absent").length });
}

/** @param {LayerInfo} info */
function unfolded(info) {
  return folds.get(info.id) ?? true;
}

/** @param {LayerInfo} info */
function legendFold(info) {
  const open = unfolded(info);
  return button(word(open ? "fold_legend" : "unfold_legend", { layer: say(info.title) }), {
    class: "plain fold small", "aria-expanded": String(open), "data-act": `legend-${info.id}`, onclick: () => { folds.set(info.id, !open); drawPanel(); },
  }, toolSign("chevron"));
}

/** What each precision looks like on the map; only what is drawn now. */
function precisionBlock() {
  const seen = new Set(shown("place").flatMap((info) => sifted(info.id).filter((thing) => !thing.properties.unplaced).map((thing) => thing.properties.precision ?? "")));
  const rows = Object.keys(SITE.precisions).filter((id) => seen.has(id)).map((id) => make("li", { title: say(SITE.precisions[id]) },
    make("span", { class: `precision ${id}`, "aria-hidden": "true" }), word(`precise_${id}`)));
  return rows.length ? make("section", { class: "group" }, make("ul", { class: "legend flow" }, make("li", { class: "quiet" }, word("precision")), ...rows)) : null;
}

/** The tray: what has no published place in this era. */
function trayBlock() {
  const lost = shown("place").flatMap((info) => thingsOf(info.id).filter((thing) => thing.properties.unplaced).map((thing) => ({ info, thing })));
  if (!lost.length) return null;
  const parts = ["district", "new_units"].map((why) => trayPart(why, lost.filter(({ thing }) => thing.properties.unplaced === why)));
  return make("section", { class: "group tray" }, ...parts);
}

/** @param {string} why @param {{info: LayerInfo, thing: Thing}[]} list */
function trayPart(why, list) {
  if (!list.length) return null;
  const items = list.map(({ info, thing }) => make("li", {}, button(nameOf(thing.properties), {
    class: `item${view.selection === refOf(info, thing) ? " picked" : ""}`, "data-act": refOf(info, thing), "aria-label": null, title: null, onclick: () => choose(refOf(info, thing)),
  }, mark(info.id, thing.properties.class), make("span", {}, nameOf(thing.properties)))));
  return foldBlock(`tray-${why}`, "", [make("span", { class: "precision district", "aria-hidden": "true" }), word(`tray_${why}`), make("span", { class: "count" }, String(list.length))], make("ul", {}, ...items));
}

/**
 * A fold that is drawn anew as the reader left it, known at the click: what is drawn next may come before the browser says that it opened.
 * @param {string} name @param {string} kind @param {(string | HTMLElement)[]} said @param {...HTMLElement | null} inside
 */
function foldBlock(name, kind, said, ...inside) {
  const summary = make("summary", { "data-act": name, onclick: () => folds.set(name, !block.open) }, ...said);
  const block = /** @type {HTMLDetailsElement} */ (make("details", { class: kind, open: folds.get(name) ?? false }, summary, ...inside));
  return block;
}

function backgroundBlock() {
  const options = SITE.backgrounds.map((entry) => make("option", { value: entry.id, selected: entry.id === view.background }, entry.url ? word("online", { name: say(entry.title) }) : say(entry.title)));
  const list = /** @type {HTMLSelectElement} */ (make("select", { id: "background", "data-act": "background", onchange: () => change({ background: list.value }) }, ...options));
  return make("section", { class: "group background" }, make("label", { for: "background" }, word("background")), list);
}

roomy.addEventListener("change", () => foldPanelTo(panelAtFirst()));
