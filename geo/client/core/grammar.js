// The grammar of a link: parts that the server hands on (geo/view/grammar.py), read and written as it does.

/** How a text of each kind is read; null: it says nothing. @type {{[kind: string]: (part: LinkPart, text: string) => any}} */
const READ = {
  one: ({ among }, text) => among.find((value) => String(value) === text) ?? null,
  some: ({ among }, text) => {
    const ids = text.split(",").filter(Boolean);
    const known = among.filter((id) => ids.includes(id));
    return known.length || !ids.length ? known : null;
  },
  match: (part, text) => (fits(part, text) ? nowOf(part, text) : null),
  matches: (part, text) => [...new Set(text.split(",").filter((item) => fits(part, item)).map((item) => nowOf(part, item)))].slice(0, part.most),
  numbers: (part, text) => {
    const texts = text.split(",");
    const within = texts.every((number, at) => fits(part, number) && Number(number) >= part.bounds[at]?.[0] && Number(number) <= part.bounds[at][1]);
    if (texts.length !== part.bounds.length || !within) return null;
    const values = texts.map((number) => rounded(part, Number(number)));
    return values.length > 1 ? values : values[0];
  },
  range: (part, text) => {
    if (!fits(part, text)) return null;
    const [low, high] = text.split("-").map((end) => (end ? Number(end) : null));
    return low !== null && high !== null && low > high ? null : [low, high];
  },
  yes: (_, text) => (text === "1" ? true : null),
  text: ({ most }, text) => [...text.replace(/[\u0000-\u001f\u007f-\u009f\ufeff]/g, " ").trim()].slice(0, most).join("").trim(),
};

/** @param {LinkPart} part @param {string} text */
function fits({ pattern }, text) {
  return new RegExp(`^(?:${pattern})$`).test(text);
}

/** What moved to another id goes by that. @param {LinkPart} part @param {string} text */
function nowOf({ moved }, text) {
  return moved.find(([before]) => before === text)?.[1] ?? text;
}

/** @param {LinkPart} part @param {number} value */
function rounded({ steps }, value) {
  return Math.floor(value * steps + 0.5) / steps;
}

/** @param {LinkPart} part @param {string | null} text null: not said */
export function readPart(part, text) {
  return (text === null ? null : READ[part.kind](part, text)) ?? part.default;
}

/** What the texts of a link say; a part that says nothing we know is as at first. @param {LinkParts} parts @param {(name: string) => string | null} textOf @returns {any} */
export function valuesIn(parts, textOf) {
  return Object.fromEntries(Object.entries(parts).map(([field, part]) => [field, readPart(part, textOf(part.name))]));
}

/** A value as a link writes it. @param {LinkPart} part @param {any} value @returns {string} */
function spellPart(part, value) {
  const { kind, among } = part;
  if (kind === "some") return among.filter((id) => value.includes(id)).join(",");
  if (kind === "numbers" && value !== null) return [value].flat().map((number) => rounded(part, number)).join(",");
  if (Array.isArray(value)) return value.map((item) => item ?? "").join(kind === "range" ? "-" : ",");
  return value === true ? "1" : String(value ?? "");
}

/** Write values into a link: what is always said, and what is not as at first. @param {URLSearchParams} link @param {LinkParts} parts @param {any} values */
export function spellParts(link, parts, values) {
  for (const [field, part] of Object.entries(parts)) {
    const text = spellPart(part, values[field]);
    if (part.always || text !== spellPart(part, part.default)) link.set(part.name, text);
  }
  return link;
}
