// Who said it: what bar and panel cite stands in the site, every other source comes after the map, or with the first card.

import { bringIn, load } from "./data.js";
import { stale } from "./redraw.js";
import { addSources, word } from "./words.js";

/** @type {Promise<boolean> | null} */
let asked = null;

/** All sources, asked for once; when they did not come, again with the next card. */
export function bringSources() {
  return asked ??= bringIn("sources", {
    name: () => word("sources"), ask: () => load(SITE.files.sources), paint: ({ sources }) => { addSources(sources); stale("card"); },
  }).then((came) => {
    if (!came) asked = null;
    return came;
  });
}
