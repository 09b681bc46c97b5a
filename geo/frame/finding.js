// What an investor looks for and has put aside, and its part of the link: the same rules as geo/invest/finding.py.

/** @type {Finding} */
const OPEN = { text: "", sectors: [], stages: [], unit: "", area: [null, null], capital: [null, null], years: [null, null], placed: false, bare: false, sort: "name", picks: [] };

/** @type {Finding} */
let finding = OPEN;

/** @param {string} pattern @param {string} text */
function fits(pattern, text) {
  return new RegExp(`^(?:${pattern})$`).test(text);
}

/** @param {string} text @returns {Span} */
function spanOf(text) {
  if (!fits(SITE.finding.range, text)) return [null, null];
  const [low, high] = text.split("-").map((part) => (part ? Number(part) : null));
  return low !== null && high !== null && low > high ? [null, null] : [low, high];
}

/** @param {string} text */
function typedText(text) {
  return [...text.replace(/[\u0000-\u001f\u007f-\u009f\ufeff]/g, " ").trim()].slice(0, SITE.finding.text).join("").trim();
}

/** @param {string} text @returns {string[]} */
function picksOf(text) {
  return [...new Set(text.split(",").filter((ref) => fits(SITE.finding.pick, ref)))].slice(0, SITE.finding.picks);
}

/** The finding of a link; whatever is not understood is left at its default. @param {URLSearchParams} link @returns {Finding} */
function findingOf(link) {
  const { names, sectors, stages, sorts, unit } = SITE.finding;
  /** @param {string} part */
  const said = (part) => link.get(names[part]) ?? "";
  /** @param {string[]} known @param {string} part */
  const some = (known, part) => known.filter((id) => said(part).split(",").includes(id));
  return {
    text: typedText(said("text")), sectors: some(sectors, "sectors"), stages: some(stages, "stages"), unit: fits(unit, said("unit")) ? said("unit") : "",
    area: spanOf(said("area")), capital: spanOf(said("capital")), years: spanOf(said("years")), placed: said("placed") === "1", bare: said("bare") === "1",
    sort: sorts.includes(said("sort")) ? said("sort") : OPEN.sort, picks: picksOf(said("picks")),
  };
}

/** @param {any} value @param {string} part */
function spelled(value, part) {
  if (Array.isArray(value)) return value.map((one) => one ?? "").join(["area", "capital", "years"].includes(part) ? "-" : ",");
  return value === true ? "1" : String(value);
}

/** Write what differs from the default. @param {URLSearchParams} link @param {Finding} asked */
function spellFinding(link, asked) {
  for (const [part, name] of Object.entries(SITE.finding.names)) {
    const value = /** @type {any} */ (asked)[part];
    const standard = /** @type {any} */ (OPEN)[part];
    if (spelled(value, part) !== spelled(standard, part)) link.set(name, spelled(value, part));
  }
  return link;
}

/** Whether the frame stands in the investors' page. */
function seeking() {
  return host === "page" && /\/invest\/?$/.test(outside().location.pathname);
}

/** All undertakings are drawn here whatever the link says of layers; without a word of it, nothing else is. @param {URLSearchParams} link @param {View} opened @returns {View} */
function seekingView(link, opened) {
  const offers = SITE.layers.filter((info) => info.offer).map((info) => info.id);
  const others = link.has(SITE.view.names.layers) ? [...opened.layers].filter((id) => !offers.includes(id)) : [];
  return { ...opened, layers: new Set([...offers, ...others]) };
}

offerLink({
  here: seeking, names: Object.values(SITE.finding.names),
  read: (link, opened) => {
    document.documentElement.dataset.seeking = "yes";
    finding = findingOf(link);
    return seekingView(link, opened);
  },
  write: (link) => spellFinding(link, finding),
});
offerTold(() => (seeking() ? { picks: finding.picks.join(",") } : {}));
