// The investors' page: a list of projects in step with the map; a filter changes what is drawn and the link, nothing is built anew.

import {
  bringIn, ERAS, layerInfo, load, loadUnits, missing, panel, register, registerPainter, scrollBelow, seeking, speech,
  stale, units, watch, word,
} from "../core/index.js";
import { button, inPlace, make } from "../dom/index.js";
import { precisionBlock } from "../panel/legend.js";
import { backgroundBlock, foldBlock, groundFold, layerBlock } from "../panel/layer-row.js";
import { sift } from "./match.js";
import { answering, finding, listing, setAnswering, setListing, togglePick } from "./filter.js";
import { filterFold, settings, sortChoice, textFilter } from "./filter-form.js";
import { pickedLine, resultParts } from "./results.js";

/** @type {{form: HTMLElement, sort: HTMLElement, results: HTMLElement, picked: HTMLElement, lang: Lang, eras: number} | null} */
let finder = null;

/** The form for this language; units of both eras come a moment later than the first. @param {Listing} all */
function finderParts(all) {
  const eras = Object.keys(units).length;
  if (finder && finder.lang === speech && finder.eras === eras) return finder;
  settings.length = 0;
  const form = make("div", { class: "find-form", role: "search" }, textFilter(), filterFold(all));
  const sort = make("label", { class: "find-sort" }, make("span", { class: "quiet" }, word("find_sort")), sortChoice());
  finder = { form, sort, results: make("div", { class: "find-results" }), picked: make("div", {}), lang: speech, eras };
  return finder;
}

/** The list of projects, and the units of both eras for its filter. */
async function askProspects() {
  const came = await bringIn("prospects", {
    name: () => word("missing_prospects"),
    ask: () => Promise.all([load(SITE.files.prospects), ...ERAS.map((era) => (units[era] ? null : loadUnits(era)))]),
    paint: ([all]) => { setListing(all); stale("panel", "marks"); },
  });
  if (!came) stale("panel");
}

/** What the panel holds instead of the layers. */
function finderBody() {
  if (!listing) {
    if (!missing.has("prospects")) askProspects();
    return [make("p", { class: "quiet" }, word(missing.has("prospects") ? "find_failed" : "find_loading"))];
  }
  const { form, sort, results, picked } = finderParts(listing);
  drawFinder();
  return [form, picked, sort, results, contextBlock(), precisionBlock(), backgroundBlock(), groundFold()];
}

/** Set the controls and write the results for the finding as it is. */
function drawFinder() {
  if (!listing || !finder) return;
  const { picked, results } = finder;
  const every = listing.rows;
  const rows = sift(every, finding, speech);
  setAnswering(rows);
  for (const set of settings) set();
  inPlace(() => {
    picked.replaceChildren(pickedLine());
    results.replaceChildren(...resultParts(rows, every).filter((part) => part !== null));
  }, "", () => panel.querySelector(".panel-body"));
}

/** Layers that hold no projects, as a ground to judge by. */
function contextBlock() {
  const others = SITE.layers.filter((info) => !info.offer);
  return foldBlock("find-context", "find-more", [word("find_context")], ...others.map(layerBlock));
}

/** At the foot of a card: onto the shortlist, and down to the whole profile. @param {string} ref */
function cardActions(ref) {
  if (!seeking() || !listing?.rows.some((row) => row.ref === ref)) return null;
  const on = finding.picks.includes(ref);
  return make("div", { class: "find-actions" },
    button(word(on ? "find_card_unpick" : "find_card_pick"), { class: "find-asked", "data-act": "card-pick", "aria-pressed": String(on), onclick: () => togglePick(ref) }),
    button(word("find_profile"), { class: "find-asked", "data-act": "card-profile", onclick: scrollBelow }));
}

register("panels", { here: seeking, body: finderBody });
register("sieves", (layerId) => (seeking() && layerInfo(layerId)?.offer ? answering : null));
register("cardLines", cardActions);
watch((changed) => { if (seeking() && changed.has("era")) stale("projects"); });

registerPainter("projects", drawFinder);
