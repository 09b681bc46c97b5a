// The panel: era, layers with their legends, precision, what has no place, background.

import {
  acts, blocks, embedded, folds, layersOn, otherPanel, panel, registerPainter, roomy, say, stale, switchEra, view, wide, word,
} from "../core/index.js";
import { button, drawSign, inPlace, make, segments, TOOL_SIGNS } from "../dom/index.js";
import { precisionBlock } from "./legend.js";
import { backgroundBlock, groundFold, groupBlock, trayBlock } from "./layer-row.js";

/** The parts below the search field are made anew; the field itself stays where it is, with the caret and the list of what was found. */
function paintPanel() {
  const other = otherPanel();
  const body = make("div", { class: "panel-body", tabindex: -1 }, ...(other ? other.body() : layersBody()));
  paintTop();
  panel.setAttribute("aria-label", word("layers"));
  const [, head, before = body] = panel.children;
  if (head) { head.replaceWith(panelHead()); renew(before, body); } else panel.append(panelHead(), body);
  if (wide() && !other) foldLongest(/** @type {HTMLElement} */ (before));
}

/** The rows of layers that are as they were stay: they are neither styled nor laid out anew. @param {Element} before @param {Element} now */
function renew(before, now) {
  const parts = [...now.children];
  for (const [index, part] of parts.entries()) {
    const old = before.children[index];
    if (!old) before.append(part);
    else if (part.matches(".of-layers") && old.matches(".of-layers")) renew(old, part);
    else if (!part.matches(".layer-block, h2") || !old.isEqualNode(part)) old.replaceWith(part);
  }
  while (before.children.length > parts.length) before.lastElementChild?.remove();
}

function layersBody() {
  return [...SITE.groups.map(groupBlock), precisionBlock(), trayBlock(), backgroundBlock(), groundFold(), ...blocks((part) => part.order >= 0)];
}

/** What stands above the panel's head. */
function paintTop() {
  const top = panel.querySelector(".panel-top") ?? make("div", { class: "panel-top" });
  for (const block of otherPanel() ? [] : blocks((part) => part.order < 0)) if (block && block.parentElement !== top) top.append(block);
  if (top.parentElement !== panel) panel.prepend(top);
}

/** Fold the longest legend that the reader has not opened, as long as the panel is taller than the window. @param {HTMLElement} body */
function foldLongest(body) {
  const open = layersOn().filter((info) => info.shape !== "status" && !folds.has(info.id));
  if (!open.length || body.scrollHeight <= body.clientHeight + 1) return;
  const [longest] = open.sort((a, b) => b.classes.length - a.classes.length);
  folds.set(longest.id, false);
  paintPanel();
}

/** Whether the panel begins unfolded; the list of projects does wherever it stands beside the map. */
export function panelAtFirst() {
  return !embedded && (roomy.matches || (wide() && otherPanel())) ? "yes" : "no";
}

/** @param {string} open */
export function foldPanelTo(open) {
  if (!panel || panel.dataset.open === open) return;
  panel.dataset.open = open;
  stale("panel");
}

function panelHead() {
  const eras = SITE.eras.map(({ id, title }) => ({ text: say(title), name: `era-${id}`, on: view.era === id, act: () => switchEra(id) }));
  const open = String(panel.dataset.open !== "no");
  const fold = button(word("fold_panel"), { class: "plain fold", "data-act": "fold", "aria-expanded": open, onclick: foldPanel }, drawSign(TOOL_SIGNS.chevron, 18));
  const merge = SITE.files.merger
    ? button(word("merger.start"), { class: "plain", "data-act": "merger", onclick: () => acts.merger() }, drawSign(TOOL_SIGNS.merge, 20)) : null;
  return make("div", { class: "panel-head" }, eras.length > 1 ? segments({ class: "eras", "aria-label": word("era") }, eras) : null, merge, fold);
}

export function foldPanel() {
  foldPanelTo(panel.dataset.open === "no" ? "yes" : "no");
}

roomy.addEventListener("change", () => foldPanelTo(panelAtFirst()));

registerPainter("panel", () => inPlace(paintPanel, ".panel-body, .find-filters", () => panel.querySelector(".panel-body")));
