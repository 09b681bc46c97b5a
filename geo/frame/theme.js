// Light or dark, and how large the text is: as the reader chose here, else as the system says.

const COMFORT = "atlas.comfort";
const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

/** @typedef {{theme: "auto" | "light" | "dark", text: "normal" | "large"}} Comfort */

/** What this browser keeps of the reader's choices. @type {Comfort} */
const comfort = { theme: "auto", text: "normal" };

/** Answers like the system's own question, after the reader's choice; `forced` is stronger than both (paper is white). */
class Dark extends EventTarget {
  /** @type {boolean | null} */
  forced = null;

  get matches() {
    return this.forced ?? (comfort.theme === "auto" ? systemDark.matches : comfort.theme === "dark");
  }
}
const dark = new Dark();
systemDark.addEventListener("change", () => { if (comfort.theme === "auto") dark.dispatchEvent(new Event("change")); });

/** Something this browser may keep for the next visit; a browser that keeps nothing gives null. @param {string} name */
function kept(name) {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value */
function keep(name, value) {
  try {
    window.localStorage.setItem(name, value);
  } catch { /* the choice then lasts as long as this page */ }
}

/** The choices of an earlier visit, before anything is drawn. */
function recallComfort() {
  const said = new URLSearchParams(kept(COMFORT) ?? "");
  const theme = said.get("theme");
  if (theme === "light" || theme === "dark") comfort.theme = theme;
  if (said.get("text") === "large") comfort.text = "large";
  document.documentElement.dataset.text = comfort.text;
}
recallComfort();
