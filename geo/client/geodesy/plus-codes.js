// Plus codes (Open Location Code): the middle of the cell that a code names; a short code is completed near the district.

const CODE_LETTERS = "23456789CFGHJMPQRVWX";
const CODE = /^\s*([23456789CFGHJMPQRVWX]{2,8}0{0,6}\+[23456789CFGHJMPQRVWX]{0,7})(?![\p{L}\d])/iu;
/** Degrees that one step of each pair of letters is wide. */
const PAIR_STEPS = [20, 1, 0.05, 0.0025, 0.000125];

/** @param {string} text @returns {{at: LatLon, short: boolean} | null} */
export function readPlusCode(text) {
  const code = text.match(CODE)?.[1].toUpperCase();
  if (!code) return null;
  const before = code.indexOf("+");
  const short = before < 8;
  if (before % 2 || (short && (code.includes("0") || before === 2)) || code.length - before === 2) return null;
  return { at: short ? nearHome(code, before) : middleOf(code), short };
}

/** @param {string} code a whole code @returns {LatLon} */
function middleOf(code) {
  const letters = [...code.replace("+", "").replace(/0+$/, "")].map((letter) => CODE_LETTERS.indexOf(letter));
  const pairs = Math.min(10, letters.length) / 2;
  let [lat, lon, tall, wide] = [-90, -180, 20, 20];
  for (let pair = 0; pair < pairs; pair++) {
    tall = wide = PAIR_STEPS[pair];
    lat += letters[2 * pair] * tall;
    lon += letters[2 * pair + 1] * wide;
  }
  for (const letter of letters.slice(10)) {
    [tall, wide] = [tall / 5, wide / 4];
    lat += Math.floor(letter / 4) * tall;
    lon += (letter % 4) * wide;
  }
  return [lat + tall / 2, lon + wide / 2];
}

/** A short code is that of the nearest cell of its name. @param {string} code @param {number} before letters before its plus @returns {LatLon} */
function nearHome(code, before) {
  const [[south, west], [north, east]] = SITE.bounds.district;
  const home = [(south + north) / 2, (west + east) / 2];
  const missing = (8 - before) / 2;
  const step = PAIR_STEPS[missing - 1];
  let prefix = "";
  let [lat, lon] = [home[0] + 90, home[1] + 180];
  for (let pair = 0; pair < missing; pair++) {
    const [tall, wide] = [Math.floor(lat / PAIR_STEPS[pair]), Math.floor(lon / PAIR_STEPS[pair])];
    prefix += CODE_LETTERS[tall] + CODE_LETTERS[wide];
    lat -= tall * PAIR_STEPS[pair];
    lon -= wide * PAIR_STEPS[pair];
  }
  const middle = middleOf(prefix + code);
  return /** @type {LatLon} */ (middle.map((value, axis) => value - Math.round((value - home[axis]) / step) * step));
}
