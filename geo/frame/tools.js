// Tools on the map: zoom, home, full screen, scale, and what stands below.

/** Signs of the tools, on the same 24 × 24 grid as the symbols. @type {{[name: string]: string}} */
const TOOL_SIGNS = {
  chevron: "M6 9l6 6 6-6", plus: "M12 5v14 M5 12h14", minus: "M5 12h14", home: "M4 11l8-7 8 7 M6.500 9.500V20h11V9.500",
  full: "M4 9V4h5 M15 4h5v5 M20 15v5h-5 M9 20H4v-5", below: "M12 4v14 M6 13l6 6 6-6",
  more: "M4 12h2 M11 12h2 M18 12h2",
};

/** @type {HTMLElement} */
let tools;
/** @type {L.Control.Scale} */
let scale;
/** What our own ground says of itself, in the language it was last said. */
let credit = "";

function drawTools() {
  inPlace(paintTools);
  if (!map.attributionControl) L.control.attribution({ prefix: false }).addTo(map); // before the scale, which then stands above it
  if (!scale) scale = L.control.scale({ imperial: false, maxWidth: 110, position: "bottomright" }).addTo(map);
  map.attributionControl.removeAttribution(credit).addAttribution(credit = word("credit"));
  map.attributionControl.getContainer()?.setAttribute("lang", speech);
}

function paintTools() {
  const before = tools;
  const here = toolParts.filter((tool) => tool.here?.() ?? true);
  /** @param {string} kind @param {Tool[]} some @param {HTMLElement} [more] */
  const stack = (kind, some, more) => some.length ? make("div", { class: `stack ${kind}` }, ...some.map(toolButton), more) : null;
  tools = make("nav", { class: "tools", "aria-label": word("tools") }, stack("doing", here.filter((tool) => tool.order >= 50)),
    stack("moving", here.filter((tool) => tool.order < 50), moreButton()));
  if (before) before.replaceWith(tools);
  else document.body.append(tools);
}

/** @param {Tool} tool */
function toolButton(tool) {
  const key = tool.key ? ` (${tool.key})` : "";
  return button(word(tool.word), { class: "tool", title: null, "data-act": `tool-${tool.id}`, "aria-keyshortcuts": tool.key, "aria-pressed": tool.pressed ? String(tool.pressed()) : null,
    onclick: () => { foldTools(); tool.act(); } }, draw("svg", { viewBox: "0 0 24 24", width: 18, height: 18, class: "sign", "aria-hidden": "true" }, draw("path", { d: tool.sign })),
    make("span", { class: "tool-name", "aria-hidden": "true" }, word(tool.word), make("span", { class: "tool-key" }, key)));
}

/** On a phone the tools that do something stand behind one button. */
function moreButton() {
  const more = button(word("more_tools"), { class: "tool more", title: null, "data-act": "tool-more", "aria-expanded": "false", onclick: () => {
    tools.dataset.more = tools.dataset.more === "open" ? "" : "open";
    more.setAttribute("aria-expanded", String(tools.dataset.more === "open"));
  } }, draw("svg", { viewBox: "0 0 24 24", width: 18, height: 18, class: "sign", "aria-hidden": "true" }, draw("path", { d: TOOL_SIGNS.more })));
  return more;
}

function foldTools() {
  tools.dataset.more = "";
  tools.querySelector(".more")?.setAttribute("aria-expanded", "false");
}

offerTool({ id: "plus", order: 10, word: "zoom_in", sign: TOOL_SIGNS.plus, key: "+", act: () => moveForReader(() => map.zoomIn(1)) });
offerTool({ id: "minus", order: 11, word: "zoom_out", sign: TOOL_SIGNS.minus, key: "-", act: () => moveForReader(() => map.zoomOut(1)) });
offerTool({ id: "home", order: 12, word: "home", sign: TOOL_SIGNS.home, key: "H", act: goHome });
offerTool({ id: "full", order: 13, word: "full_screen", sign: TOOL_SIGNS.full, key: "F", act: fullScreen, here: fillsScreen });
offerTool({ id: "below", order: 14, word: "below", sign: TOOL_SIGNS.below, act: scrollBelow, here: () => host === "page" });

/** No iPhone and no frame without leave does; there is no button then. */
function fillsScreen() {
  return document.fullscreenEnabled === true; // eslint-disable-line compat/compat -- missing is no
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => notice(word("no_full_screen")));
}

/** A pin stands this high above its place, in pixels. */
const PIN_HIGH = 52;
const NO_PADDINGS = { paddingTopLeft: L.point(24, 24), paddingBottomRight: L.point(24, 24) };

/** Room that the bar and the panels leave for the map, as paddings in pixels. */
function paddings() {
  if (document.documentElement.dataset.story) return storyPaddings();
  const { width, height } = document.documentElement.getBoundingClientRect();
  const top = (bar?.getBoundingClientRect().height ?? 0) + 14;
  const sheet = whereabouts && !whereabouts.sheet.hidden ? whereabouts.sheet : null;
  const over = [card, sheet].flatMap((one) => (one ? [one.getBoundingClientRect()] : []));
  if (!wide()) {
    const field = (readout ?? document.querySelector(".search"))?.getBoundingClientRect().bottom ?? 0;
    const below = Math.min(height - 110, ...over.map((one) => one.top - 12));
    return { paddingTopLeft: L.point(28, Math.max(top, field + 10)), paddingBottomRight: L.point(28, height - below) };
  }
  const stacks = low() ? 110 : height <= 760 ? 126 : 70;
  const right = Math.max(stacks, ...over.map((one) => width - one.left + (card ? stacks : 18)));
  const beside = panel.getBoundingClientRect();
  const left = panel.dataset.open === "no" && roomy.matches ? 14 : beside.right + 18;
  // In a low window more may be left below the folded panel than beside it.
  const under = low() && panel.dataset.open === "no" && width - left - right < height - beside.bottom;
  return { paddingTopLeft: under ? L.point(14, beside.bottom + 10) : L.point(left, top), paddingBottomRight: L.point(right, 24) };
}

/** What the panels leave of the window, in pixels of the world, while the whole district is in it: whatever hangs beside it stays inside. @returns {Edge | null} */
function homeEdge() {
  const { min, max } = map.getPixelBounds();
  if (!min || !max) return null;
  const { paddingTopLeft: near, paddingBottomRight: far } = document.documentElement.dataset.print ? NO_PADDINGS : paddings();
  const slack = wide() ? 10 : 22;
  const edge = { left: min.x + near.x - slack, top: min.y + near.y - 10, right: max.x - far.x + slack, bottom: max.y - far.y + 10 };
  const [southWest, northEast] = SITE.bounds.district.map((corner) => map.project(corner));
  return edge.left < southWest.x && edge.right > northEast.x && edge.top < northEast.y && edge.bottom > southWest.y ? edge : null;
}

/** Bring the chosen thing out from under the panels; what search has found is gone to. */
function revealChosen() {
  if (card && low()) foldPanelTo("no");
  bindWindow();
  if (goToSought()) return;
  if (!view.center) return goHome();
  const unit = unitOf(view.selection);
  const found = thingOf(view.selection);
  const at = unit ? unit.label : found?.thing.geometry ? [found.thing.geometry.coordinates[1], found.thing.geometry.coordinates[0]]
    : units[view.era]?.get(found?.thing.properties.units?.[0] ?? "")?.properties.label;
  const { paddingTopLeft, paddingBottomRight } = paddings();
  const free = { paddingTopLeft: paddingTopLeft.add([24, PIN_HIGH]), paddingBottomRight: paddingBottomRight.add([24, 0]), animate: !calm() };
  if (at) moveForReader(() => map.panInside(/** @type {LatLon} */ (at), free));
}
