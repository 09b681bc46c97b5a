// Coordinates as people write them: every reading of what somebody typed, or the reason why it cannot be placed.

import { word } from "../core/words.js";
import { isWithin } from "../core/config.js";
import { fromVn2000, unproject, zoneWidth } from "./vn2000.js";
import { readPlusCode } from "./plus-codes.js";
import { degreesInLink, linkIn, placeOfLink } from "./map-links.js";
import { zoneName } from "./coordinates-forms.js";
import { angleOf, GRID_NAME, inSigns, labelled, tidy } from "./coordinates-text.js";

/** A zone that is written out: "107°30', múi 3°", "107°30', 3° zone", "KTT 107 45, múi chiếu 3 độ", "107.75". */
const ZONE = /\(?\s*(?:ktt|kinh\s*tuyến\s*(?:trục|tt)|kinh\s*tuyen\s*truc|central\s*meridian|cm)?[\s:=]*(1\d{2})(?:[.,](\d+)|\s*[°d]?\s*(\d{1,2})?\s*'?(?:\s*00\s*")?)\s*[,;/-]?\s*(?:múi(?:\s*chiếu)?\s*(\d)\s*°?(?:\s*độ)?|(\d)\s*°?\s*zone|zone\s*(\d)(?!\d))\s*[):;,]*/iu;
/** The meridian alone, named as one: "KTT 107°45'"; the provincial width is meant. */
const MERIDIAN = /(?:ktt|kinh\s*tuyến\s*trục|kinh\s*tuyen\s*truc|central\s*meridian)[\s:=]*(1\d{2})(?:[.,](\d+)|\s*[°d]?\s*(\d{1,2})?\s*'?(?:\s*00\s*")?)\s*[,;:]*/iu;
/** "múi 3" and "UTM 48N" without a meridian. */
const WIDTH = /múi(?:\s*chiếu)?\s*\d\s*(?:°|độ)?|3\s*°?\s*zone/giu;
const UTM = /(?:(?:utm|zone|múi)[\s:]*)+(4[789])\s*[nq]?(?![\p{L}\d])|^\s*(4[789])\s*[nq]\s+(?=\d{6})/iu;

/** What was typed as coordinates; null when it is no such feature. @param {string} typed @returns {Spoken | null} */
export function readCoordinates(typed) {
  const text = tidy(typed);
  const link = linkIn(text);
  if (link !== null) return readLink(link);
  const code = readPlusCode(text);
  if (code) return chooseReadings({ at: code.at, how: code.short ? word("read_short_code") : "" }, []);
  if (!/\d/.test(text)) return null;
  const zone = zoneSaid(text);
  const signs = inSigns(text.replace(ZONE, " ").replace(MERIDIAN, " ").replace(WIDTH, " ").replace(zone ? UTM : /(?!)/, " "));
  if (signs === null || !/\d/.test(signs)) return null;
  const lonFirst = /^(?:srid=\d+;)?point\b/i.test(text);
  const parts = labelled(signs);
  if (parts) return readLabelled(parts, zone, typed);
  return /[°'"]/.test(signs) ? readAngles(signs) : readNumbers(signs, zone, lonFirst);
}

/** @param {string} link @returns {Spoken} */
function readLink(link) {
  const degrees = degreesInLink(link);
  const spoken = degrees ? readCoordinates(degrees) : null;
  if (spoken) return spoken;
  const at = placeOfLink(link);
  return at ? readDegrees(at[0], at[1], "") : refuse("coordinates_link");
}

/** @param {string} reason a key of the locale files @returns {Spoken} */
function refuse(reason) {
  return { readings: [], outside: null, refused: word(reason) };
}

/** @param {string} text @returns {Zone | null} */
function zoneSaid(text) {
  const written = text.match(ZONE) ?? text.match(MERIDIAN);
  const utm = text.match(UTM);
  if (!written) return utm ? utmZone(Number(utm[1] ?? utm[2]), text.search(GRID_NAME) >= 0) : null;
  const lon = Number(written[1]) + (written[2] ? Number(`0.${written[2]}`) : Number(written[3] ?? 0) / 60);
  const width = Number(written[4] ?? written[5] ?? written[6] ?? 3);
  return zones().find((zone) => Math.abs(zone.lon - lon) < 1e-6 && zoneWidth(zone) === width) ?? null;
}

/** A zone of UTM, in the national grid where that is said; else its metres are those of WGS 84. @param {number} number @param {boolean} national @returns {Zone | null} */
function utmZone(number, national) {
  const zone = zones().find((wide) => wide.lon === number * 6 - 183 && zoneWidth(wide) === 6);
  return zone ? { ...zone, world: !national } : null;
}

/** @param {Metres} metres @param {Zone} zone @returns {LatLon} WGS 84 */
function placeOf(metres, zone) {
  return zone.world ? unproject(metres, zone) : fromVn2000(metres, zone);
}

/** @returns {Zone[]} */
function zones() {
  return SITE.grid.zones.map(([lon, k]) => ({ ...SITE.grid.home, lon, k }));
}

/** Two values with their names. @param {{kind: string, text: string}[]} parts @param {Zone | null} zone @param {string} typed @returns {Spoken | null} */
function readLabelled(parts, zone, typed) {
  const meant = /[°φλ]|\d[.,]\d{3}|\d{6}|(?:lat|lon|vĩ|kinh)/iu.test(typed);
  const own = parts.filter((part) => /\d/.test(part.text));
  if (parts.length === 2 && own.length === 1) return readListed(parts, own[0].text, zone) ?? (meant ? refuse("coordinates_one") : null);
  if (parts.length < 2) return meant ? refuse("coordinates_one") : null;
  if (parts.length > 2) return refuse("coordinates_many");
  const metres = parts.map((part) => numberOf(part.text.replace(/^[\s,;:=|/~-]+|[\s,;:=|/~.-]+$/g, "")));
  if (metres.every((value) => value >= 1e5)) return isMetres(metres) ? readMetres([metres], zone) : refuse("coordinates_metres");
  const [first, second] = parts.map((part) => angleOf(part.text) * (/[SW]/.test(part.kind) ? -1 : 1));
  if (Number.isNaN(first) || Number.isNaN(second)) return refuse("coordinates_minutes");
  /** @param {string} kind */
  const isLat = (kind) => /[φNS]/.test(kind);
  if (/[XY]/.test(parts[0].kind)) return Math.abs(first) <= 180 && Math.abs(second) <= 180 ? readPlain(ordered(first, second)) : refuse("coordinates_range");
  if (isLat(parts[0].kind) === isLat(parts[1].kind)) return meant ? refuse("coordinates_twice") : null;
  return isLat(parts[0].kind) ? readDegrees(first, second, "") : readDegrees(second, first, "");
}

/** Two names and then two values: "(lat, lon) = (21.35, 107.6)". @param {{kind: string}[]} parts @param {string} text @param {Zone | null} zone @returns {Spoken | null} */
function readListed(parts, text, zone) {
  const values = text.match(/[+-]?\d[\d.,]*\d/g) ?? [];
  return values.length === 2 ? readLabelled(parts.map(({ kind }, at) => ({ kind, text: values[at] })), zone, text) : null;
}

/** @param {number} lat @param {number} lon @param {string} how @returns {Spoken} */
function readDegrees(lat, lon, how) {
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return readPlain([[lat, lon, how]]);
  return Math.abs(lon) <= 90 && Math.abs(lat) <= 180 && !how ? readPlain([[lon, lat, word("swapped")]]) : refuse("coordinates_range");
}

/** Angles with their marks and without names: latitude first, unless it can only be the other. @param {string} signs @returns {Spoken | null} */
function readAngles(signs) {
  const angles = (/°/.test(signs) ? signs.match(/[+-]?\s*\d+(?:[.,]\d+)?\s*°[^°]*?(?=[+-]?\s*\d+(?:[.,]\d+)?\s*°|$)/g)
    : signs.match(/-?\d+[\s:-]+\d+(?:[.,]\d+)?\s*'(?:\s*\d+(?:[.,]\d+)?\s*")?/g)) ?? [];
  if (angles.length !== 2) return refuse(angles.length < 2 ? "coordinates_one" : "coordinates_many");
  const [first, second] = angles.map((angle) => angleOf(angle.replace(/[\s,;:|/~-]+$/, "")));
  if (Number.isNaN(first) || Number.isNaN(second)) return refuse("coordinates_minutes");
  return Math.max(Math.abs(first), Math.abs(second)) <= 180 && Math.min(Math.abs(first), Math.abs(second)) <= 90 ? readPlain(ordered(first, second)) : refuse("coordinates_range");
}

/** Latitude and longitude in either order; a swap is said. @param {number} a @param {number} b @returns {[number, number, string][]} */
function ordered(a, b) {
  return Math.abs(a) <= 90 ? [[a, b, ""], [b, a, word("swapped")]] : [[b, a, word("swapped")]];
}

/** Numbers and nothing else. @param {string} signs @param {Zone | null} zone @param {boolean} lonFirst as well-known text has it @returns {Spoken | null} */
function readNumbers(signs, zone, lonFirst) {
  const lines = signs.split(/\n+/).filter((line) => /\d/.test(line));
  if (lines.length > 1 && lines.every((line) => readNumbers(line, zone, lonFirst))) return refuse("coordinates_many");
  const spaced = signs.replace(/=|~/g, " ");
  const tokens = spaced.split(/[\s;/|:]+/).map((token) => token.replace(/^,|[,.]$/g, "")).filter((token) => /\d/.test(token));
  const commas = tokens.length === 1 ? tokens[0].split(",") : [];
  const cells = commas.length === 3 ? commas : tokens;
  return readPairs(tokens, zone, lonFirst) ?? readSixties(tokens, spaced)
    ?? (/^\d{1,3}$/.test(cells[0]) ? readCells(cells.slice(1), zone, lonFirst) : null) ?? readCells(cells.slice(0, -1), zone, lonFirst) ?? tooLarge(tokens);
}

/** What is left of a row without its number or its height, where it is as fine as a coordinate. @param {string[]} cells @param {Zone | null} zone @param {boolean} lonFirst */
function readCells(cells, zone, lonFirst) {
  return cells.length > 1 && cells.every((cell) => /[.,]\d|\d{6}/.test(cell)) ? readPairs(cells, zone, lonFirst) : null;
}

/** Two numbers that look like degrees and are beyond them. @param {string[]} tokens @returns {Spoken | null} */
function tooLarge(tokens) {
  return tokens.length === 2 && tokens.every((token) => /^-?\d{1,3}[.,]\d{3,}$/.test(token)) ? refuse("coordinates_range") : null;
}

/** Every way to take the separators of two plain numbers. @param {string[]} tokens @param {Zone | null} zone @param {boolean} lonFirst @returns {Spoken | null} */
function readPairs(tokens, zone, lonFirst) {
  const pairs = splits(tokens).map(([a, b]) => [numberOf(a), numberOf(b)]).filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
  const metres = pairs.filter(isMetres);
  if (metres.length) return readMetres(metres, zone);
  const degrees = pairs.filter(([a, b]) => Math.abs(a) <= 180 && Math.abs(b) <= 180 && Math.min(Math.abs(a), Math.abs(b)) <= 90);
  if (lonFirst && degrees.length) return readDegrees(degrees[0][1], degrees[0][0], "");
  return degrees.length ? readPlain(degrees.flatMap(([a, b]) => ordered(a, b))) : null;
}

/** Whether two numbers can be northing and easting in Việt Nam, in either order. @param {number[]} pair */
function isMetres([a, b]) {
  return Math.max(a, b) >= 8e5 && Math.max(a, b) < 3e6 && Math.min(a, b) >= 1e5 && Math.min(a, b) < 9e5;
}

/** Degrees, minutes and seconds with nothing but spaces or colons between. @param {string[]} tokens @param {string} text @returns {Spoken | null} */
function readSixties(tokens, text) {
  const cells = tokens.length % 2 && /^\d{1,3}$/.test(tokens[0]) && tokens.length > 4 ? tokens.slice(1) : tokens;
  if ((cells.length !== 4 && cells.length !== 6) || /\d,\d/.test(text.replace(/\d,\d+(?=\s|$|;)/g, ""))) return null;
  const half = cells.length / 2;
  const [first, second] = [angleOf(cells.slice(0, half).join(" ")), angleOf(cells.slice(half).join(" "))];
  if (Number.isNaN(first) || Number.isNaN(second)) return refuse("coordinates_minutes");
  return Math.max(first, second) <= 180 && Math.min(first, second) <= 90 ? readPlain(ordered(first, second)) : null;
}

/** Two texts out of some: at every gap, or at the middle comma of one. @param {string[]} tokens @returns {[string, string][]} */
function splits(tokens) {
  if (tokens.length > 1) return tokens.slice(1).map((_, index) => [tokens.slice(0, index + 1).join(" "), tokens.slice(index + 1).join(" ")]);
  const parts = (tokens[0] ?? "").split(",");
  const half = parts.length / 2;
  return Number.isInteger(half) ? [[parts.slice(0, half).join(","), parts.slice(half).join(",")]] : [];
}

/** One number with a decimal comma or point, its thousands grouped or not; NaN for anything else. @param {string} text */
function numberOf(text) {
  if (/^-?\d+([.,]\d+)?$/.test(text)) {
    const plain = Number(text.replace(",", "."));
    return plain > 180 && plain < 1000 && /[.,]\d{3}$/.test(text) ? plain * 1000 : plain;
  }
  const grouped = text.match(/^(\d{1,3}(?:([ .,])\d{3})(?:\2\d{3})*)(?:[.,](\d+))?$/);
  if (!grouped || (grouped[3] && text[grouped[1].length] === grouped[2])) return NaN;
  return Number(`${grouped[1].replaceAll(grouped[2], "")}.${grouped[3] ?? "0"}`);
}

/** @param {[number, number, string][]} candidates latitude, longitude, what was assumed @returns {Spoken} */
function readPlain(candidates) {
  const readings = candidates.map(([lat, lon, how]) => ({ at: /** @type {LatLon} */ ([lat, lon]), how }));
  return chooseReadings(readings[0], readings.slice(1));
}

/** @param {number[][]} pairs @param {Zone | null} zone the zone that was written @returns {Spoken} */
function readMetres(pairs, zone) {
  const all = pairs.map(([a, b]) => ({ northing: Math.max(a, b), easting: Math.min(a, b) }));
  /** @type {Zone} */
  const home = zone ?? SITE.grid.home;
  const how = home.world ? word("read_utm", { zone: zoneName(home) }) : zone && zone.lon !== SITE.grid.home.lon ? word("read_zone", { zone: zoneName(zone) }) : "";
  const plain = all.map((metres) => ({ at: placeOf(metres, home), how }));
  if (zone) return chooseReadings(plain[0], plain.slice(1));
  const other = zones().filter((candidate) => candidate.lon !== home.lon || candidate.k !== home.k)
    .flatMap((candidate) => all.map((metres) => ({ at: fromVn2000(metres, candidate), how: word("read_zone", { zone: zoneName(candidate) }) })));
  return chooseReadings(plain[0], [...plain.slice(1), ...other]);
}

/** The plain reading where it falls into the district; else it stands beside those that do. @param {Reading} plain @param {Reading[]} others @returns {Spoken} */
function chooseReadings(plain, others) {
  const seen = isWithin(SITE.bounds.window, plain.at);
  if (isWithin(SITE.bounds.district, plain.at)) return { readings: [plain], outside: null };
  const better = others.filter((reading) => isWithin(SITE.bounds.district, reading.at));
  return { readings: seen ? [...better, plain] : better, outside: seen ? null : plain.at };
}
