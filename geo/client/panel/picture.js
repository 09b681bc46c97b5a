// A picture with its words and whose it is; its room is kept before it has come.

import { say, siteAddress } from "../core/index.js";
import { make } from "../dom/index.js";

/** Where its bytes are; null: the one file had no room for them. @param {string} url */
function pictureAt(url) {
  if (!SITE.inline) return siteAddress(url);
  return SITE.inline[url] ? `data:image/jpeg;base64,${SITE.inline[url]}` : null;
}

/** What does not come leaves its words. @param {Picture} picture @param {...Child} between what stands below it, above its words */
export function pictureFigure({ url, size: [width, height], words, credit }, ...between) {
  const src = pictureAt(url);
  const image = src ? make("img", { loading: "lazy", decoding: "async", alt: say(words), width, height, draggable: "false", src, onerror: () => image?.remove() }) : null;
  return make("figure", { class: "picture" }, image, ...between, make("figcaption", {}, say(words), make("small", {}, say(credit))));
}
