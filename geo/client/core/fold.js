// The key of a text: the same rule as `fold` in geo/language/search_key.py.

/** No accents, lower case, đ as d, anything between words as one space. @param {string} text */
export function fold(text) {
  return text.replace(/[đĐðÐ]/g, "d").normalize("NFKD").replace(/\p{M}/gu, "").replace(/[đĐðÐ]/g, "d").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}
