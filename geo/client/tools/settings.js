// Comfort of reading: size of the text, light or dark; kept by this browser.

import { host, keep, outside, PAGE, stale, word } from "../core/index.js";
import { make, registerSheet, segments } from "../dom/index.js";
import { COMFORT, comfort, dark } from "../map/index.js";

function comfortBody() {
  return [
    comfortChoice("text", comfort.text, ["normal", "large"]),
    comfortChoice("theme", comfort.theme, ["auto", "light", "dark"]),
    make("p", { class: "quiet" }, word("comfort_about")),
  ];
}

/** @param {"text" | "theme"} what @param {string} now @param {string[]} choices */
function comfortChoice(what, now, choices) {
  const offered = choices.map((choice) => ({ text: word(`comfort_${choice}`), name: `comfort-${choice}`, on: choice === now, act: () => applyComfort({ [what]: choice }) }));
  return make("div", { class: "comfort-row" }, make("h3", { id: `comfort-${what}` }, word(`comfort_${what}`)),
    segments({ "aria-labelledby": `comfort-${what}` }, offered));
}

/** @param {Partial<Comfort>} choice */
function applyComfort(choice) {
  const before = dark.matches;
  Object.assign(comfort, choice);
  keep(COMFORT, new URLSearchParams({ ...comfort }).toString());
  document.documentElement.dataset.text = comfort.text;
  if (host === "page") outside().dispatchEvent(new CustomEvent(PAGE.theme, { detail: comfort.theme }));
  if (dark.matches !== before) dark.dispatchEvent(new Event("change"));
  else if (choice.text) stale("headlines", "panel", "marks");
  stale("sheet");
}

registerSheet({ id: "comfort", word: "comfort", near: true, body: comfortBody });
