// What people write around the numbers of a coordinate, turned into few signs: φ λ for the two degrees, X Y and N E S W, and ° ' ".

import { word } from "../core/words.js";

/** Words that are taken for a sign; the empty sign: words that may stand there and say nothing. @type {{[sign: string]: string}} */
const COORDINATE_WORDS = {
  "φ": "φ lat latitude vĩ vi vđ vd latitud breite 纬度 緯度 위도", "λ": "λ lon long lng longitude kinh kđ kd 经度 經度 경도",
  N: "n b bắc bac north northing", S: "s nam south", E: "e đ d đông dong east easting", W: "w t tây tay west", X: "x", Y: "y",
  "°": "độ deg degs degree degrees", "'": "phút phut min mins minute minutes", '"': "giây giay sec secs second seconds",
  "": "m mét met metre metres meter meters tọa toạ tđ coordinate coordinates coords coord "
    + "vị trí location position gps utm tâm là và and at is point điểm diem mốc moc stt tt no số hệ zone wkt latlng latlon projection hn dms",
};

/** @type {Map<string, string>} */
const SIGN_OF_WORD = new Map(Object.entries(COORDINATE_WORDS).flatMap(([sign, words]) => words.split(" ").map((word) => /** @type {[string, string]} */ ([word, sign]))));
const SYSTEMS = /wgs[-\s]?(?:19)?84|epsg:?\s?\d+|srid\s*=\s*\d+;?|(?:hệ\s+)?(?:tọa|toạ)\s*độ(?:\s+địa\s+lý)?|toa\s*do/giu;
/** The national grid by its name, however that is joined. */
export const GRID_NAME = new RegExp(word("grid").split(/\W+/).join("[-\\s]?"), "giu");
/** @type {[RegExp, string][]} */
const PHRASES = [
  [/v[ĩỹ]\s*(?:độ|tuyến)|vi\s*(?:do|tuyen)(?!\p{L})/giu, " φ "],
  [/kinh\s*(?:độ|tuyến|do(?!\p{L})|tuyen(?!\p{L}))/giu, " λ "],
];
/** The number of a row or of a named point before its coordinates: "12.", "Điểm 3:", "M1". */
const ROW_NUMBER = /^\s*(?:(?:điểm|diem|mốc|moc|stt|tt|no\.?|số|point|pt|#)\s*[a-z]?\d{1,3}\s*[:.)|,;-]?\s+|[mpđdgr]\d{1,2}\s*[:.)|,;-]?\s+(?=[\d(φ]|x\s*[:=(]|\D*\d{6})|\d{1,3}[.):]\s+|\d{1,3}\s*[|\t]\s*)/iu;

/** The same text in one kind of letters, digits, spaces, quotes and dashes. @param {string} typed */
export function tidy(typed) {
  const plain = typed.replace(/[º˚∘⁰]/g, "°").replace(/[′’‘´`ʹʼ‛′＇]/g, "'").replace(/[″”“„‟ʺ〃＂]/g, '"').normalize("NFKC").normalize("NFC")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "").replace(/[−–—‒‐‑﹣]/g, "-").replace(/\u3001|\uff0c/g, ",")
    .replace(/''/g, '"').replace(/^\s*'(.*)'\s*$/s, "$1");
  return plain.replace(/&deg;/gi, "°").replace(/&nbsp;/gi, " ").replace(/[^\S\t\n]+/g, " ").trim();
}

/** The text in numbers and signs; null when it holds words of something else. @param {string} text tidied @returns {string | null} */
export function inSigns(text) {
  let bare = text.replace(GRID_NAME, " ").replace(SYSTEMS, " ").replace(ROW_NUMBER, "");
  for (const [phrase, sign] of PHRASES) bare = bare.replace(phrase, sign);
  bare = bare.replace(/(\d)\s*[do](?=\s*\d)/gi, "$1°");
  if (/°|độ|deg/i.test(bare))
    bare = bare.replace(/(\d)\s*m(?=\s*[\d.]+\s*s)/gi, "$1'").replace(/(\d)\s*s(?=\s*(?:[NEBĐ](?!\p{L})|[,;]|$))/giu, '$1"').replace(/(\d)\s*m(?=\s*(?:[NEBĐ](?!\p{L})|[,;]|$))/giu, "$1'");
  let known = true;
  const signs = bare.replace(/\p{L}+/gu, (word) => {
    const sign = SIGN_OF_WORD.get(word.toLowerCase());
    if (sign === undefined) known = false;
    return ` ${sign ?? ""} `;
  });
  if (!known) return null;
  const quoted = /[°']/.test(signs) ? signs.replace(/"(?=\s*[φλ:])|(^|[{,;[(]\s*)"/g, "$1") : signs.replace(/["']/g, " ");
  const clean = quoted.replace(/[[\](){}<>*_•&]/g, " ").replace(/([φλXYNSEW])\s*[.:=]+/g, "$1 ").replace(/\+(?=\s*\d)/g, " ").replace(/^[\s,;:|.]+|[\s,;:|.]+$/g, "");
  return /[^\d\s.,;:=/|°'"+\-~φλXYNSEW]/.test(clean) ? null : clean;
}

/** The two values that labels name, "φ 21.35 λ 107.6", "X 2361711 Y 484248"; null: no labels. @param {string} signs @returns {{kind: string, text: string}[] | null} */
export function labelled(signs) {
  const kinds = /[φλ]/.test(signs) ? "φλ" : /[XY]/.test(signs) ? "XY" : "NSEW";
  const parts = signs.split(new RegExp(`([${kinds}])`));
  if (parts.length === 1) return null;
  const before = /\d/.test(parts[0]);
  /** @type {{kind: string, text: string}[]} */
  const values = [];
  for (let at = 1; at < parts.length; at += 2) values.push({ kind: parts[at], text: parts[before ? at - 1 : at + 1] });
  return values;
}

/** An angle in degrees: "21.35", "21°21'09,7\"", "21 21 09.7", "21:21:09", with its letter; NaN: minutes or seconds that are none. @param {string} text */
export function angleOf(text) {
  const negative = /-\s*\d/.test(text.replace(/\d\s*-\s*\d/g, "")) || /[SW]/.test(text);
  const numbers = text.match(/\d+(?:[.,]\d+)?/g) ?? [];
  const [degrees, minutes, seconds] = numbers.map((number) => Number(number.replace(",", ".")));
  const whole = numbers.slice(0, -1).every((number) => /^\d+$/.test(number));
  if (!numbers.length || numbers.length > 3 || !whole || minutes >= 60 || seconds >= 60) return NaN;
  return (negative ? -1 : 1) * (degrees + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600);
}
