// The country that the district lies in, in a small box, while the map reaches over its border: the archipelagos belong to it.

import { bringIn, labelOf, load, nameOf, register, stale, word } from "../core/index.js";
import { draw } from "../dom/index.js";
import { ringsOf } from "../geodesy/outlines.js";
import { map, surroundings } from "../map/index.js";

/** Parts of the view, along its rim, in which a border is not yet noticed. */
const COUNTRY_RIM = -0.1;
const [COUNTRY_WIDE, COUNTRY_PAD] = [132, 7];

/** @type {any[] | null} features of country.geojson */
let country = null;
/** @type {HTMLElement | null} */
let countryBox = null;

/** Whether the border of the country runs through the view. */
function overBorder() {
  const seen = map.getBounds().pad(COUNTRY_RIM);
  return surroundings.some(({ properties, geometry }) => properties.kind === "border"
    && geometry.coordinates.some((/** @type {[number, number]} */ [lon, lat]) => seen.contains([lat, lon])));
}

/** Lays longitude and latitude into a box. @param {any[]} features */
function planeOf(features) {
  const bounds = L.geoJSON(/** @type {any} */ ({ type: "FeatureCollection", features })).getBounds();
  const [first, last] = [map.project(bounds.getNorthWest(), 6), map.project(bounds.getSouthEast(), 6)];
  const scale = (COUNTRY_WIDE - 2 * COUNTRY_PAD) / (last.x - first.x);
  return {
    high: (last.y - first.y) * scale + 2 * COUNTRY_PAD,
    /** @param {LatLon} at as [lon, lat] */
    spot: ([lon, lat]) => map.project([lat, lon], 6).subtract(first).multiplyBy(scale).add([COUNTRY_PAD, COUNTRY_PAD]),
  };
}

/** @param {any} archipelago @param {(at: LatLon) => L.Point} spot */
function archipelagoParts({ geometry, properties }, spot) {
  /** @type {L.Point[]} */
  const islands = geometry.coordinates.map(spot);
  const [xs, ys] = [islands.map(({ x }) => x), islands.map(({ y }) => y)];
  const half = 2.8 * labelOf(properties).length;
  const middle = Math.min((Math.min(...xs) + Math.max(...xs)) / 2, COUNTRY_WIDE - half);
  const name = draw("text", { x: middle, y: Math.min(...ys) - 5, "text-anchor": "middle" }, document.createTextNode(labelOf(properties)));
  return [...islands.map(({ x, y }) => draw("circle", { class: "islet", cx: x, cy: y, r: 0.9 })), name];
}

/** The country with its archipelagos and where in it the map is; nothing while the map stays inside. */
function countryInset() {
  if (!country || !overBorder()) return null;
  const { high, spot } = planeOf(country);
  /** @param {LatLon[]} ring */
  const line = (ring) => `M${ring.map((at) => { const { x, y } = spot(at); return `${x.toFixed(1)} ${y.toFixed(1)}`; }).join("L")}z`;
  const areas = country.filter(({ geometry }) => /Polygon/.test(geometry.type));
  const archipelagos = country.filter(({ properties }) => properties.kind === "archipelago");
  const { lng, lat } = map.getCenter();
  const { x, y } = spot([lng, lat]);
  const label = word("country_inset", { names: archipelagos.map(({ properties }) => nameOf(properties)).join(", ") });
  return draw("svg", { viewBox: `0 0 ${COUNTRY_WIDE} ${high}`, width: COUNTRY_WIDE, height: high, class: "plate inset country", role: "img", "aria-label": label },
    draw("rect", { class: "sea", width: COUNTRY_WIDE, height: high }),
    ...areas.map((area) => draw("path", { class: area.properties.kind === "province" ? "province" : "land", d: ringsOf(area).map(line).join("") })),
    ...archipelagos.flatMap((archipelago) => archipelagoParts(archipelago, spot)),
    draw("circle", { class: "here", cx: x, cy: y, r: 4 }));
}

/** Asked for the first time that it is needed. */
function bringCountry() {
  const url = SITE.files.country;
  if (url && !country) bringIn("country", { name: () => word("missing_context"), ask: () => load(url), paint: (file) => { country = file.features; paintCountry(); } });
}

function paintCountry() {
  if (!country && overBorder()) return bringCountry();
  const [inset, before] = [countryInset(), countryBox?.firstChild];
  countryBox?.replaceChildren(...(inset ? [inset] : []));
  if (Boolean(inset) !== Boolean(before)) stale("marks"); // they keep clear of it
}

/** Above the scale, where it hides nothing that can be pressed. */
class CountryControl extends L.Control {
  onAdd() {
    return countryBox = L.DomUtil.create("div", "country-box");
  }
}

register("insets", countryInset);
register("paints", paintCountry);
register("ready", () => { new CountryControl({ position: "bottomright" }).addTo(map); map.on("moveend", paintCountry); paintCountry(); });
