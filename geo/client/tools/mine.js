// "My commune": a unit that this browser remembers when a reader says so, offered first where something is looked for; and each card's own page.

import { embedded, isServed, keep, kept, pageOf, register, unitOf, word } from "../core/index.js";
import { button, make } from "../dom/index.js";

/** Pages of single units (geo/gazetteer/mine.js) keep it under the same name. */
const MINE = "atlas.mine";

/** The unit that is remembered, where there still is one. */
function myUnit() {
  const [, id] = /"id":"([0-9a-z]{1,16}-[0-9]{5})"/.exec(kept(MINE) ?? "") ?? [];
  return unitOf(id ?? null);
}

/** @param {UnitProperties} unit */
function toggleMine(unit) {
  const forget = myUnit()?.id === unit.id;
  keep(MINE, forget ? "null" : JSON.stringify({ id: unit.id, vi: unit.name_vi, en: unit.name_en }));
}

/** At the foot of a unit's card: whether it is one's own. @param {string} ref */
function mineLine(ref) {
  const unit = embedded ? null : unitOf(ref);
  if (!unit) return null;
  const line = button("", { class: "item link", "data-act": "card-mine", onclick: () => { toggleMine(unit); paint(); } });
  const paint = () => {
    const on = myUnit()?.id === unit.id;
    line.setAttribute("aria-pressed", String(on));
    line.textContent = on ? `★ ${word("mine.unset")}` : `☆ ${word("mine.set")}`;
  };
  paint();
  return line;
}

/** At the foot of every card: its own page, and where a server draws one, the same on one sheet. @param {string} ref */
function pageLine(ref) {
  const page = ref && pageOf(ref);
  if (!page) return null;
  /** @param {string} href @param {string} name */
  const way = (href, name) => make("a", { class: "item link", href, target: "_blank", rel: "noopener", "data-act": `card-${name}` }, word(`mine.${name}`));
  return make("div", { class: "own-page" }, way(page, "page"), isServed() ? way(`${page}.pdf`, "pdf") : null);
}

register("cardLines", mineLine);
register("cardLines", pageLine);
register("wishes", () => (embedded ? null : myUnit()));
