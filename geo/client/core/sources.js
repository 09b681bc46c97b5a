// Who said it: what bar and panel cite stands in the site, every other source comes after the map, or with the first card.

import { bringIn, load } from "./data.js";
import { addSources, word } from "./words.js";

/** @type {Promise<boolean> | null} */
let asked = null;

/** All sources, asked for once; one that did not come is asked for again with the rest. */
export function bringSources() {
  return asked ??= bringIn("sources", {
    name: () => word("sources"), ask: () => load(SITE.files.sources), paint: ({ sources }) => addSources(sources),
  });
}
