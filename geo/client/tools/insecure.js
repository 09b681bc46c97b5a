// What a browser does not allow a page that came over http, said where a reader meets it; what was not copied is marked for the reader's own hands.

import { outside, registerActs, word } from "../core/index.js";
import { make, notice } from "../dom/index.js";

/** Whether the browser takes this page for one that anybody on the way may have changed. */
function overHttp() {
  return !outside().isSecureContext;
}

/** Why a text was not copied, and what to do now that it is marked. */
export function uncopied() {
  return word(overHttp() ? "insecure.copy" : "copy_failed");
}

/** @param {Element | null} element its text was to be copied */
function markUncopied(element) {
  if (element) window.getSelection()?.selectAllChildren(element);
  notice(uncopied());
}

/** Where the copy for a lost network is spoken of: that there is none, and what to do instead. */
export function noCopyNote() {
  return overHttp() ? make("p", { class: "quiet", "data-about": "insecure" }, word("insecure.offline")) : null;
}

registerActs({ uncopied: markUncopied });
