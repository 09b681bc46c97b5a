// Words and names in the reader's language.

/** @type {Lang} */
let speech = "vi";

/** @param {Lang} lang */
function speak(lang) {
  speech = lang;
  for (const page of [document, outside().document]) page.documentElement.lang = lang;
  if (host === "xem") document.title = say(SITE.title);
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

/** How a source is named: its title first where one is known, then who said it and when. @param {string} id */
function citation(id) {
  const source = SITE.sources[id];
  return [source?.title, say(source?.text) || id].filter(Boolean).join(" – ");
}

/** @param {{name_vi: string, name_en: string}} named */
function nameOf(named) {
  return speech === "en" ? named.name_en || named.name_vi : named.name_vi;
}

/** @param {UnitProperties} unit */
function labelOf(unit) {
  return speech === "en" ? unit.label_en || unit.label_vi : unit.label_vi;
}

/** The first of our languages that the browser asks for; English for readers of others, Vietnamese where it says nothing. @returns {Lang} */
function browserLanguage() {
  const wanted = (navigator.languages?.length ? navigator.languages : [navigator.language]).filter(Boolean).map((one) => one.slice(0, 2).toLowerCase());
  const ours = wanted.find((one) => SITE.view.langs.includes(one));
  return /** @type {Lang} */ (ours ?? (wanted.length ? "en" : "vi"));
}
