// The investor's part of a link: the same rules as geo/view/project_filter.py.

/** @type {Finding} */
export const OPEN = { text: "", sectors: [], stages: [], unit: "", area: [null, null], capital: [null, null], years: [null, null], placed: false, bare: false, sort: "name", picks: [] };

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
export function typedText(text) {
  return [...text.replace(/[\u0000-\u001f\u007f-\u009f\ufeff]/g, " ").trim()].slice(0, SITE.finding.text).join("").trim();
}

/** @param {string} text @returns {string[]} */
function picksOf(text) {
  return [...new Set(text.split(",").filter((ref) => fits(SITE.finding.pick, ref)))].slice(0, SITE.finding.picks);
}

/** The finding of a link; whatever is not understood is left at its default. @param {URLSearchParams} link @returns {Finding} */
export function findingOf(link) {
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
export function spellFinding(link, asked) {
  for (const [part, name] of Object.entries(SITE.finding.names)) {
    const value = /** @type {any} */ (asked)[part];
    const standard = /** @type {any} */ (OPEN)[part];
    if (spelled(value, part) !== spelled(standard, part)) link.set(name, spelled(value, part));
  }
  return link;
}
