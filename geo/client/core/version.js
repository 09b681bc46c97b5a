// The published version that is shown, and how it is cited: title, version, day, and the address under which it stays.

import { legible } from "./address.js";
import { host, isServed, siteAddress } from "./host.js";
import { say } from "./words.js";
import { linkOf } from "./link.js";
import { view } from "./state.js";

/** Where a version stands that somebody asked for by its name: "now" while readers still get it, else "changed"; nothing where today's is shown. */
export const asOf = globalThis.document?.documentElement.dataset.asOf;

/** Where this version can always be read; nothing where no server is known. */
export function versionAddress() {
  if (host === "file" || !SITE.version.id) return "";
  return new URL(siteAddress(isServed() ? SITE.version.at : "/"), window.location.href).href;
}

/** How the whole map is cited. */
export function citeVersion() {
  return [say(SITE.title), say(SITE.version.text), versionAddress()].filter(Boolean).join(". ");
}

/** How minutes of a meeting name what is shown. @param {string} [what] the title of a card */
export function citeView(what) {
  return `${what ? `${what}. ` : ""}${citeVersion()}${versionAddress() && `?${legible(linkOf(view))}`}`;
}
