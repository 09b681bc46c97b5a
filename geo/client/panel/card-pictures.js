// The pictures of what a card is about: one, and the others at a press.

import { register, say, stale, word } from "../core/index.js";
import { announce, button, make } from "../dom/index.js";
import { pictureFigure } from "./picture.js";

/** Which of them is shown, by the address of the first. @type {Map<string, number>} */
const turnedTo = new Map();

/** @param {Card} card */
function cardPictures({ pictures = [] }) {
  if (!pictures.length) return null;
  const at = turnedTo.get(pictures[0].url) ?? 0;
  const next = pictures.length > 1 ? button(word("picture.next", { n: at + 1, of: pictures.length }),
    { class: "quiet-button", "data-act": "card-picture", onclick: () => turnPicture(pictures, (at + 1) % pictures.length) }) : null;
  return make("section", { class: next ? "card-pictures several" : "card-pictures" }, pictureFigure(pictures[at], next));
}

/** @param {Picture[]} pictures @param {number} at */
function turnPicture(pictures, at) {
  turnedTo.set(pictures[0].url, at);
  stale("card");
  announce(say(pictures[at].words));
}

register("cardTops", cardPictures);
