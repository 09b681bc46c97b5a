// Coordinates as people write them: the forms of a point, and every reading of what somebody typed.

/**
 * @typedef {{at: LatLon, how: string}} Reading how: what was assumed, in words; empty when nothing was
 * @typedef {{readings: Reading[], outside: LatLon | null}} Spoken outside: the plain reading when it lies outside the window
 */

/** A number as the reader's language writes it, without grouping: these are to be copied. @param {number} value @param {number} digits */
function decimal(value, digits) {
  const text = value.toFixed(digits);
  return speech === "vi" ? text.replace(".", ",") : text;
}

/** @param {LatLon} at */
function degreesOf([lat, lon]) {
  return `${decimal(lat, 5)}° ${word("north")}, ${decimal(lon, 5)}° ${word("east")}`.replace(", ", speech === "vi" ? "; " : ", ");
}

/** @param {number} value */
function sexagesimal(value) {
  const tenths = Math.round(Math.abs(value) * 36000);
  const [degrees, minutes, seconds] = [Math.floor(tenths / 36000), Math.floor(tenths / 600) % 60, (tenths % 600) / 10];
  return `${value < 0 ? "-" : ""}${degrees}°${String(minutes).padStart(2, "0")}′${decimal(seconds, 1).padStart(4, "0")}″`;
}

/** @param {LatLon} at */
function dmsOf([lat, lon]) {
  return `${sexagesimal(lat)} ${word("north")}, ${sexagesimal(lon)} ${word("east")}`.replace(", ", speech === "vi" ? "; " : ", ");
}

/** @param {LatLon} at @param {number} digits */
function metresOf(at, digits) {
  const { northing, easting } = vn2000(at);
  return `${word("northing")} ${decimal(northing, digits)}; ${word("easting")} ${decimal(easting, digits)}`;
}

/** "107°45′, múi 3°" @param {Zone} zone */
function zoneName(zone) {
  const minutes = Math.round((zone.lon % 1) * 60);
  return word("zone", { meridian: `${Math.floor(zone.lon)}°${String(minutes).padStart(2, "0")}′`, width: zoneWidth(zone) });
}

/** Every form of a point, as it is shown and copied. @param {LatLon} at @returns {{label: string, text: string}[]} */
function formsOf(at) {
  return [
    { label: "WGS 84", text: degreesOf(at) },
    { label: "WGS 84", text: dmsOf(at) },
    { label: `VN-2000, ${zoneName(SITE.grid.home)}`, text: metresOf(at, 2) },
  ];
}

/** Words that may stand beside coordinates. */
const BESIDE = /vn-?\s?2000|wgs-?\s?84|vĩ độ|kinh độ|bắc|đông|north|east|lat(itude)?|lon(gitude)?|[xynebđdstwm](?![\p{L}])/giu;

/** A zone that is written out: "107°30', múi 3°", "107°30', 3° zone". */
const ZONE = /\(?\s*(\d{3})°\s*(\d{1,2})?'?\s*,?\s*(?:múi\s*(\d)°?|(\d)°?\s*zone)\s*[):]*/i;

/** What was typed as coordinates; null when it is no such thing. @param {string} typed @returns {Spoken | null} */
function readCoordinates(typed) {
  const text = typed.normalize("NFC").replace(/[′’‘´]/g, "'").replace(/[″”“]|''/g, '"').replace(/[º˚]/g, "°").replace(/[−–]/g, "-").trim();
  const zone = zoneSaid(text);
  const bare = text.replace(ZONE, " ").replace(/vn-?\s?2000[\s,:]*|wgs-?\s?84[\s,:]*/gi, " ");
  if (!/\d/.test(bare) || /[^\d\s.,;:=/|°'"+-]/.test(bare.replace(BESIDE, ""))) return null;
  return readDegrees(bare) ?? readPairs(bare, zone);
}

/** @param {string} text @returns {Zone | null} */
function zoneSaid(text) {
  const said = text.match(ZONE);
  if (!said) return null;
  const lon = Number(said[1]) + Number(said[2] ?? 0) / 60;
  const found = zones().find((one) => Math.abs(one.lon - lon) < 1e-6 && zoneWidth(one) === Number(said[3] ?? said[4]));
  return found ?? null;
}

/** @returns {Zone[]} */
function zones() {
  return SITE.grid.zones.map(([lon, k]) => ({ ...SITE.grid.home, lon, k }));
}

/** Degrees with signs or letters. @param {string} text @returns {Spoken | null} */
function readDegrees(text) {
  if (!/°/.test(text) && !/\d\s*[NEBĐD]\b|\b[NEBĐD]\s*\d/iu.test(text)) return null;
  const one = /([NEBĐDSTW]?)[\s:=]*(-?\d+(?:[.,]\d+)?)\s*°?\s*(?:(\d+(?:[.,]\d+)?)\s*'\s*)?(?:(\d+(?:[.,]\d+)?)\s*"\s*)?([NEBĐDSTW]?)/giu;
  const prefixed = /^\s*[NEBĐDSTW]/iu.test(text);
  const found = [...(prefixed ? text.matchAll(new RegExp(one.source.replace(/\(\[NEBĐDSTW\]\?\)$/, "()"), "giu")) : text.matchAll(one))];
  if (found.length !== 2) return null;
  const [first, second] = found.map((part) => ({
    value: asDegrees(part[2], part[3], part[4]), letter: (part[1] || part[5] || "").toUpperCase(),
  }));
  if (first.value > 180 || second.value > 180) return null;
  const east = /[EĐD]/.test(first.letter) || /[NB]/.test(second.letter) && !/[NB]/.test(first.letter);
  return east ? readPlain([[second.value, first.value, ""]]) : readPlain(ordered(first.value, second.value));
}

/** @param {string} degrees @param {string} [minutes] @param {string} [seconds] */
function asDegrees(degrees, minutes, seconds) {
  /** @param {string | undefined} text */
  const value = (text) => Number((text ?? "0").replace(",", "."));
  return value(degrees) + value(minutes) / 60 + value(seconds) / 3600;
}

/** Latitude and longitude in either order; a swap is said. @param {number} a @param {number} b @returns {[number, number, string][]} */
function ordered(a, b) {
  return Math.abs(a) <= 90 ? [[a, b, ""], [b, a, word("swapped")]] : [[b, a, word("swapped")]];
}

/** Every way to take the separators of two plain numbers. @param {string} text @param {Zone | null} zone @returns {Spoken | null} */
function readPairs(text, zone) {
  const tokens = text.replace(/[xynebđdm:=+]/giu, " ").split(/[\s;/|]+/).map((token) => token.replace(/^,|,$/g, "")).filter(Boolean);
  const pairs = splits(tokens).map(([a, b]) => [numberOf(a), numberOf(b)]).filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
  const metres = pairs.filter(([a, b]) => Math.max(a, b) >= 8e5 && Math.max(a, b) < 3e6 && Math.min(a, b) >= 1e5 && Math.min(a, b) < 9e5);
  if (metres.length) return readMetres(metres, zone);
  const degrees = pairs.filter(([a, b]) => Math.abs(a) <= 180 && Math.abs(b) <= 180 && Math.min(Math.abs(a), Math.abs(b)) <= 90);
  return degrees.length ? readPlain(degrees.flatMap(([a, b]) => ordered(a, b))) : null;
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
  const home = zone ?? SITE.grid.home;
  const plain = all.map((metres) => ({ at: fromVn2000(metres, home), how: zone && zone.lon !== SITE.grid.home.lon ? word("read_zone", { zone: zoneName(zone) }) : "" }));
  const other = zones().filter((one) => one.lon !== home.lon || one.k !== home.k)
    .flatMap((one) => all.map((metres) => ({ at: fromVn2000(metres, one), how: word("read_zone", { zone: zoneName(one) }) })));
  return chooseReadings(plain[0], [...plain.slice(1), ...other]);
}

/** The plain reading where it falls into the district; else it stands beside those that do. @param {Reading} plain @param {Reading[]} others @returns {Spoken} */
function chooseReadings(plain, others) {
  const seen = inWindow(...plain.at);
  if (nearDistrict(plain.at)) return { readings: [plain], outside: null };
  const better = others.filter((one) => nearDistrict(one.at));
  return { readings: seen ? [...better, plain] : better, outside: seen ? null : plain.at };
}

/** @param {LatLon} at */
function nearDistrict([lat, lon]) {
  const [[south, west], [north, east]] = SITE.bounds.district;
  return lat >= south && lat <= north && lon >= west && lon <= east;
}
