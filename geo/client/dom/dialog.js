// A sheet over the map for one of the longer features (list, help, settings): one at a time, closed by Escape, never in the map's way for good.

import { completeTool, register, registerPainter, stale, word } from "../core/index.js";
import { inPlace } from "./in-place.js";
import { closeButton, make } from "./element.js";

/** @type {{sheet: Sheet, element: HTMLElement} | null} */
export let openedSheet = null;

/** @param {Sheet} sheet */
export function toggleSheet(sheet) {
  const same = openedSheet?.sheet.id === sheet.id;
  closeSheet();
  if (same) return;
  openedSheet = { sheet, element: make("section", { class: `sheet ${sheet.id}-sheet${sheet.near ? " near" : ""}`, "aria-labelledby": "sheet-title", tabindex: -1 }) };
  document.body.append(openedSheet.element);
  drawSheet();
  stale("tools");
  openedSheet.element.focus({ preventScroll: true });
}

function closeSheet() {
  if (!openedSheet) return;
  const { sheet, element } = openedSheet;
  inPlace(() => element.remove(), "", () => document.querySelector(`[data-act="tool-${sheet.id}"]`));
  openedSheet = null;
  stale("tools");
}

/** Draw what the sheet says anew; where the reader was in it stays. */
function drawSheet() {
  if (!openedSheet) return;
  const { sheet, element } = openedSheet;
  inPlace(() => element.replaceChildren(
    make("header", {}, make("h2", { id: "sheet-title" }, word(sheet.word)), closeButton("sheet", closeSheet)),
    make("div", { class: "sheet-body", tabindex: 0, "data-act": "sheet-body" }, ...sheet.body()),
  ), ".sheet-body", () => element);
}

/** @param {string} id */
export function sheetIsOpen(id) {
  return openedSheet?.sheet.id === id;
}

/** A sheet is what the tool of its name opens. @param {Sheet} sheet */
export function registerSheet(sheet) {
  completeTool(sheet.id, { act: () => toggleSheet(sheet), pressed: () => sheetIsOpen(sheet.id) });
}

register("closers", { order: 10, open: () => openedSheet !== null, close: closeSheet });
register("yields", { leave: closeSheet, to: ["found", "story"] });
register("paints", () => { if (openedSheet) drawSheet(); });
registerPainter("sheet", drawSheet);
