// The filters of the investors' page: made once for a language, set from the finding, never in the way of who types.

/** Sets a control to what the finding says. @type {(() => void)[]} */
let settings = [];

/** @param {string} label @param {(HTMLElement | null)[]} inside */
function filterGroup(label, ...inside) {
  return make("fieldset", { class: "find-group" }, make("legend", {}, label), ...inside);
}

function textFilter() {
  const input = /** @type {HTMLInputElement} */ (make("input", {
    type: "search", class: "find-text", "data-act": "find-text", maxlength: SITE.finding.text, autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    placeholder: word("find_text_hint"), "aria-label": word("find_text"), oninput: () => changeFinding({ text: typedText(input.value) }),
  }));
  settings.push(() => { if (typedText(input.value) !== finding.text) input.value = finding.text; });
  return input;
}

/** Several of a list: pressed ones count. @param {"sectors" | "stages"} part @param {{id: string, title: Words}[]} options */
function someFilter(part, options) {
  const buttons = options.map(({ id, title }) => {
    const toggle = () => changeFinding({ [part]: finding[part].includes(id) ? finding[part].filter((one) => one !== id) : SITE.finding[part].filter((one) => one === id || finding[part].includes(one)) });
    const one = button(say(title), { class: "find-chip", "data-act": `find-${part}-${id}`, onclick: toggle });
    settings.push(() => one.setAttribute("aria-pressed", String(finding[part].includes(id))));
    return one;
  });
  return filterGroup(word(`find_${part}`), make("div", { class: "find-chips" }, ...buttons));
}

/** Units of both eras in one list, each under the time it existed in. */
function unitFilter() {
  const groups = SITE.eras.map((era) => make("optgroup", { label: say(era.title) },
    ...[...(units[era.id]?.values() ?? [])].map((unit) => make("option", { value: unit.properties.id }, nameOf(unit.properties)))));
  const list = /** @type {HTMLSelectElement} */ (make("select", { "data-act": "find-unit", "aria-label": word("find_unit"), onchange: () => changeFinding({ unit: list.value }) },
    make("option", { value: "" }, word("find_any_unit")), ...groups));
  settings.push(() => { list.value = finding.unit; });
  return filterGroup(word("find_unit"), list);
}

/** @param {HTMLInputElement} input @param {number} digits @returns {number | null} */
function numberIn(input, digits) {
  const value = input.valueAsNumber;
  return Number.isFinite(value) && value >= 0 && value < 1e7 ? Number(value.toFixed(digits)) : null;
}

/** From and to; a range upside down is said and asks nothing. @param {"area" | "capital" | "years"} part @param {number} digits after the decimal point */
function rangeFilter(part, digits) {
  const fault = make("p", { class: "find-fault", role: "status", hidden: true }, word("find_upside_down"));
  const [low, high] = ["from", "to"].map((end) => /** @type {HTMLInputElement} */ (make("input", {
    type: "number", min: 0, step: "any", inputmode: digits ? "decimal" : "numeric", "data-act": `find-${part}-${end}`, placeholder: word(`find_${end}`), "aria-label": `${word(`find_${part}`)}: ${word(`find_${end}`)}`, oninput: () => heard(),
  })));
  const heard = () => {
    const [from, to] = [numberIn(low, digits), numberIn(high, digits)];
    fault.hidden = !(from !== null && to !== null && from > to);
    changeFinding({ [part]: fault.hidden ? [from, to] : [null, null] });
  };
  settings.push(() => {
    if ([low, high].some((input) => input === document.activeElement) || !fault.hidden) return;
    [low.value, high.value] = finding[part].map((end) => String(end ?? ""));
  });
  return filterGroup(word(`find_${part}`), make("div", { class: "find-range" }, low, make("span", { "aria-hidden": "true" }, "–"), high), fault);
}

/** @param {"placed" | "bare"} part */
function yesFilter(part) {
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", "data-act": `find-${part}`, onchange: () => changeFinding({ [part]: box.checked }) }));
  const said = make("span", {});
  const label = make("label", { class: "find-yes" }, box, said);
  settings.push(() => {
    box.checked = finding[part];
    said.textContent = word(`find_${part}`, { count: part === "bare" ? withoutFigure(listing?.rows ?? [], finding) : 0 });
    if (part === "bare") label.hidden = ![finding.area, finding.capital, finding.years].some(limited);
  });
  return label;
}

/** How the list is sorted. */
function sortChoice() {
  const list = /** @type {HTMLSelectElement} */ (make("select", { "data-act": "find-sort", "aria-label": word("find_sort"), onchange: () => changeFinding({ sort: list.value }) },
    ...SITE.finding.sorts.map((sort) => make("option", { value: sort }, word(`find_sort_${sort}`)))));
  settings.push(() => { list.value = finding.sort; });
  return list;
}

/** All filters but the text, folded until they are asked for; they scroll by themselves, so that the list stays in sight. @param {Listing} found */
function filterFold(found) {
  const inside = make("div", { class: "find-filters", tabindex: -1 }, someFilter("sectors", found.sectors), someFilter("stages", found.stages), unitFilter(),
    rangeFilter("area", 2), rangeFilter("capital", 2), rangeFilter("years", 0), yesFilter("placed"), yesFilter("bare"));
  return make("details", { class: "find-more" }, make("summary", { "data-act": "find-more" }, word("find_filters")), inside);
}

/** What a filter asks, in words. @param {string} part */
function filterSaid(part) {
  const asked = finding;
  if (part === "text") return `“${asked.text}”`;
  if (part === "placed") return word("find_placed");
  if (part === "unit") return nameOf(unitOf(asked.unit) ?? { name_vi: asked.unit, name_en: asked.unit });
  if (part === "sectors" || part === "stages") return asked[part].map((id) => say(listing?.[part].find((one) => one.id === id)?.title) || id).join(", ");
  const [low, high] = asked[/** @type {"area" | "capital" | "years"} */ (part)].map((end) => (end === null ? "" : new Intl.NumberFormat(speech, { useGrouping: part !== "years" }).format(end)));
  return `${word(`find_${part}`)}: ${low && high ? `${low}–${high}` : low ? word("find_least", { n: low }) : word("find_most", { n: high })}`;
}

/** A filter let go of. @param {string} part @returns {Partial<Finding>} */
function openPart(part) {
  return { [part]: /** @type {any} */ (OPEN)[part] };
}
