// Help: three short steps on the first visit, and all of it behind "?": signs, eras, what is not published, keys.

import {
  completeTool, embedded, ERAS, keep, kept, keysHere, register, registerActs, say, slots, telling, view, watch, word,
} from "../core/index.js";
import { button, inPlace, make, precisionSign, registerSheet, sheetIsOpen, toggleSheet } from "../dom/index.js";
import { levelColour, map, swatch } from "../map/index.js";
import { legendRow } from "../panel/legend.js";
import { noCopyNote } from "./insecure.js";

const HELPED = "atlas.helped";
const ERA_STEP = { word: "help_eras", body: helpEras };
const HELP_STEPS = [{ word: "help_signs", body: helpSigns }, ...(ERAS.length > 1 ? [ERA_STEP] : []), { word: "help_unpublished", body: helpUnpublished }];

/** @type {Sheet} */
const helpSheet = { id: "help", word: "help", body: () => telling ? [helpStory()] : [...HELP_STEPS
  .map((step) => make("section", { class: "help-part" }, make("h3", {}, word(step.word)), ...step.body())), helpLevels(), noCopyNote(), helpKeys()] };

/** The first steps as they stand now. @type {{step: number, element: HTMLElement} | null} */
let tour = null;

function helpSigns() {
  const rows = ["site", "village", "commune", "district"].map((id) => legendRow(precisionSign(id), word(id === "district" ? "help_tray" : `help_${id}`)));
  return [make("ul", { class: "help-signs" }, ...rows)];
}

function helpEras() {
  return [make("p", {}, word("help_eras_text")), make("p", {}, word("help_eras_more", { compare: word("compare") }))];
}

function helpUnpublished() {
  const status = SITE.layers.find((info) => info.shape === "status");
  const dots = status ? make("ul", { class: "help-signs" }, legendRow(swatch(levelColour(status, status.classes[0].id), true), word("help_dots"))) : null;
  return [make("p", {}, word("help_unpublished_text")), dots, make("p", {}, word("help_figures"))];
}

/** What the numbers of a status layer's legend count. */
function helpLevels() {
  const status = SITE.layers.find((info) => info.shape === "status");
  if (!status) return null;
  const title = make("h3", { id: "help-levels", tabindex: -1 }, say(status.title));
  return make("section", { class: "help-part" }, title, make("p", {}, word("help_criteria")), make("p", {}, word("help_named")));
}

/** The help where it explains the numbers of the legend. */
function openHelp() {
  if (!sheetIsOpen("help")) toggleSheet(helpSheet);
  document.getElementById("help-levels")?.focus();
}

function helpKeys() {
  return make("section", { class: "help-part" }, make("h3", {}, word("help_keys")), make("dl", { class: "keys" }, ...keyRows(keysHere())), helpStory());
}

/** What the keys mean while a story is told. */
function helpStory() {
  return make("section", { class: "help-part" }, make("h3", {}, word("story.keys")), make("dl", { class: "keys-told" }, ...keyRows(slots.storyKeys)));
}

/** @param {Key[]} keys */
function keyRows(keys) {
  return keys.flatMap((key) => [make("dt", {}, make("kbd", {}, key.key)), make("dd", {}, word(key.word))]);
}

/** The first steps, from the beginning. */
function startTour() {
  closeTour();
  tour = { step: 0, element: make("section", { class: "tour", role: "region", "aria-labelledby": "tour-title" }) };
  document.body.append(tour.element);
  drawTour();
}

function closeTour() {
  tour?.element.remove();
  tour = null;
}

function endTour() {
  keep(HELPED, "1");
  inPlace(closeTour, "", () => map.getContainer());
}

function drawTour() {
  if (!tour) return;
  const { step, element } = tour;
  const last = step === HELP_STEPS.length - 1;
  const next = button(word(last ? "help_done" : "help_next"), { class: "quiet-button chief", "data-act": "tour-next",
    onclick: () => { if (!tour || last) return endTour(); tour.step += 1; drawTour(); } });
  const foot = make("div", { class: "tour-foot" }, make("span", { class: "quiet" }, word("help_tour", { n: step + 1, of: HELP_STEPS.length })),
    last ? "" : button(word("help_skip"), { class: "quiet-button", "data-act": "tour-skip", onclick: endTour }), next);
  const body = HELP_STEPS[step].body().filter((part) => part !== null);
  inPlace(() => element.replaceChildren(make("h2", { id: "tour-title" }, word(HELP_STEPS[step].word)), ...body, foot), "", () => next);
}

/** Once, on the first visit, when the map stands and nothing is chosen; never for a machine that drives the browser. */
function greet() {
  if (embedded || navigator.webdriver || kept(HELPED) || view.selection || tour) return;
  startTour();
}

registerSheet(helpSheet);
completeTool("help", { act: () => { if (tour) endTour(); toggleSheet(helpSheet); } });
register("closers", { order: 42, open: () => tour !== null, close: endTour });
watch((changed) => { if (changed.has("lang")) drawTour(); });
register("drawn", () => ("requestIdleCallback" in window ? window.requestIdleCallback : setTimeout)(() => greet())); // eslint-disable-line compat/compat -- asked for
register("yields", { leave: closeTour, to: ["found", "story"] });
registerActs({ help: openHelp, tour: startTour });
