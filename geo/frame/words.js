// Words and names in the reader's language.

/** @type {Lang} */
let speech = "vi";

/** @param {Lang} lang */
function speak(lang) {
  speech = lang;
  document.documentElement.lang = lang;
}

/**
 * The text of a pair of words.
 * @param {Words | null | undefined} words
 */
function say(words) {
  return words ? words[speech] || words.vi : "";
}

/**
 * A sentence of the frame, its {places} filled in.
 * @param {string} key
 * @param {{[name: string]: string | number}} [values]
 */
function word(key, values = {}) {
  const text = SITE.words[speech][key] ?? SITE.words.vi[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** @param {{name_vi: string, name_en: string}} named */
function nameOf(named) {
  return speech === "en" ? named.name_en || named.name_vi : named.name_vi;
}

/** @param {UnitProperties} unit */
function labelOf(unit) {
  return speech === "en" ? unit.label_en || unit.label_vi : unit.label_vi;
}

/** The browser's language; Vietnamese when in doubt. @returns {Lang} */
function browserLanguage() {
  return /^en\b/i.test(navigator.language || "") ? "en" : "vi";
}
