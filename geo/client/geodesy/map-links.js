// Links of other maps: the place that an address of Google, Apple, OpenStreetMap, Bing or a "geo:" link speaks of.

const WEB_LINK = /\b(?:https?:\/\/|geo:|(?:www\.|maps\.|m\.)?(?:google|openstreetmap|apple|bing|waze|here|goo)\.[a-z.]+\/)\S*/i;
const DECIMALS = "(-?\\d{1,3}(?:\\.\\d+)?)";
const BETWEEN = "\\s*[,~/]\\s*";
/** The feature itself before what the window shows; latitude first. @type {RegExp[]} */
const PLACES_IN_LINKS = [
  new RegExp(`!3d${DECIMALS}!4d${DECIMALS}`),
  new RegExp(`[?&#]mlat=${DECIMALS}&mlon=${DECIMALS}`),
  new RegExp(`[?&](?:q|query|destination|daddr|saddr|coordinate|ll|sll|cbll|viewpoint|cp|center|c|lat_lng|map)=(?:loc:)?${DECIMALS}${BETWEEN}${DECIMALS}`),
  new RegExp(`^geo:(?!0,0\\?)${DECIMALS}${BETWEEN}${DECIMALS}`),
  new RegExp(`/(?:place|search|dir/[^/]*|maps)/${DECIMALS}${BETWEEN}${DECIMALS}`),
  new RegExp(`@${DECIMALS},${DECIMALS}`),
  new RegExp(`#map=[\\d.]+/${DECIMALS}/${DECIMALS}`),
  new RegExp(`[?&]lat(?:itude)?=${DECIMALS}&(?:lon|lng|longitude)=${DECIMALS}`),
];

/** The link in a text, as it would be written without its percent signs; null: none. @param {string} text */
export function linkIn(text) {
  const link = text.match(WEB_LINK)?.[0];
  if (!link) return null;
  try {
    return decodeURIComponent(link.replace(/\+/g, " "));
  } catch {
    return link;
  }
}

/** @param {string} link @returns {LatLon | null} */
export function placeOfLink(link) {
  const spaced = link.replace(/&amp;/g, "&");
  for (const pattern of PLACES_IN_LINKS) {
    const place = spaced.match(pattern);
    if (!place) continue;
    const pair = /** @type {LatLon} */ ([Number(place[1]), Number(place[2])]);
    return /\byandex\./.test(spaced) ? [pair[1], pair[0]] : pair;
  }
  return null;
}

/** Degrees, minutes and seconds in a link: ".../place/21°21'00.0"N 107°36'00.0"E/...". @param {string} link @returns {string | null} */
export function degreesInLink(link) {
  return link.match(/[\d.]+°[^/?&#@]*[EW]\b/)?.[0] ?? null;
}
