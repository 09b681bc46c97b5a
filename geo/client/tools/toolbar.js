// Tools on the map: zoom, home, full screen, scale, and what stands below.

import { host, register, registerPainter, say, scrollBelow, speech, toolsHere, view, word } from "../core/index.js";
import { button, drawSign, fillsScreen, fullScreen, inPlace, make, TOOL_SIGNS } from "../dom/index.js";
import { addScale, goHome, map, moveForReader } from "../map/index.js";

/** @type {HTMLElement} */
let tools;
/** What our own ground says of itself, in the language it was last said. */
let credit = "";

function drawTools() {
  inPlace(paintTools);
  if (!map.attributionControl) L.control.attribution({ prefix: false }).addTo(map); 
  addScale();
  map.attributionControl.removeAttribution(credit).addAttribution(credit = ownCredit());
  map.attributionControl.getContainer()?.setAttribute("lang", speech);
}

/** Whose the outlines are, and the ground where it is drawn. */
function ownCredit() {
  const ground = view.background === "own" && SITE.ground_credit;
  return [word("credit"), ...(ground ? [say(ground)] : [])].join(" · ");
}

function paintTools() {
  const before = tools;
  const offered = toolsHere();
  /** @param {string} kind @param {Tool[]} part @param {HTMLElement} [more] */
  const stack = (kind, part, more) => part.length || more ? make("div", { class: `stack ${kind}` }, ...part.map(toolButton), more) : null;
  tools = make("nav", { class: "tools", "aria-label": word("tools") }, stack("doing", offered.filter((tool) => tool.order >= 50)),
    stack("moving", offered.filter((tool) => tool.order < 50), offered.some((tool) => tool.order >= 50) ? moreButton() : undefined));
  if (before) before.replaceWith(tools);
  else document.body.append(tools);
}

/** @param {Tool} tool */
function toolButton(tool) {
  const key = tool.key ? ` (${tool.key})` : "";
  return button(word(tool.word), { class: "tool", title: null, "data-act": `tool-${tool.id}`, "aria-keyshortcuts": tool.key,
    "aria-pressed": tool.pressed ? String(tool.pressed()) : null, onclick: () => { unfoldTools(false); tool.act(); } }, drawSign(tool.sign, 18),
    make("span", { class: "tool-name", "aria-hidden": "true" }, word(tool.word), make("span", { class: "tool-key" }, key)));
}

/** On a phone the tools that do something stand behind one button. */
function moreButton() {
  return button(word("more_tools"), { class: "tool more", title: null, "data-act": "tool-more", "aria-expanded": "false",
    onclick: () => unfoldTools(tools.dataset.more !== "open") }, drawSign(TOOL_SIGNS.more, 18));
}

/** @param {boolean} open */
function unfoldTools(open) {
  tools.dataset.more = open ? "open" : "";
  tools.querySelector(".more")?.setAttribute("aria-expanded", String(open));
}

registerPainter("tools", drawTools);
register("yields", { leave: () => unfoldTools(false), to: ["found"] });
register("tools", { id: "plus", order: 10, word: "zoom_in", sign: TOOL_SIGNS.plus, key: "+", act: () => moveForReader(() => map.zoomIn(1)) });
register("tools", { id: "minus", order: 11, word: "zoom_out", sign: TOOL_SIGNS.minus, key: "-", act: () => moveForReader(() => map.zoomOut(1)) });
register("tools", { id: "home", order: 12, word: "home", sign: TOOL_SIGNS.home, key: "H", act: goHome });
register("tools", { id: "full", order: 13, word: "full_screen", sign: TOOL_SIGNS.full, key: "F", act: fullScreen, here: fillsScreen });
register("tools", { id: "below", order: 14, word: "below", sign: TOOL_SIGNS.below, act: scrollBelow, here: () => host === "page" });
