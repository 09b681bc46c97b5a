// A list of any length: so many rows at a time, the next at a button, so that ten thousand rows cost no more than a hundred.

import { word } from "../core/index.js";
import { button, make } from "./element.js";

const STEP = 100;

/** @template Item @param {Item[]} items @param {(item: Item) => Node} row */
export function longList(items, row) {
  const list = make("ul", {}, ...items.slice(0, STEP).map(row));
  if (items.length <= STEP) return list;
  const more = button(moreWords(items.length - STEP), { class: "quiet-button more-rows", "data-act": "more-rows", onclick: grow });

  /** The focus goes on with the first of the new rows. */
  function grow() {
    const from = list.childElementCount;
    list.append(...items.slice(from, from + STEP).map(row));
    const left = items.length - list.childElementCount;
    if (left) more.textContent = moreWords(left);
    else more.remove();
    list.children[from].querySelector("button")?.focus();
  }

  return make("div", {}, list, more);
}

/** @param {number} left */
function moreWords(left) {
  return word("more_rows", { count: Math.min(STEP, left), left });
}
