// Lengths and areas on the WGS84 ellipsoid: geodesics by Vincenty's equations, areas by integrating the authalic area under each of them.

const WGS84_A = 6378137;
const WGS84_F = 1 / 298.257223563;
const WGS84_B = WGS84_A * (1 - WGS84_F);
const WGS84_E = Math.sqrt(WGS84_F * (2 - WGS84_F));
const RADIAN = Math.PI / 180;
/** Gauss–Legendre nodes and weights on −1 … 1. */
const GAUSS = [[-0.932469514203152, 0.171324492379170], [-0.661209386466265, 0.360761573048139], [-0.238619186083197, 0.467913934572691],
  [0.238619186083197, 0.467913934572691], [0.661209386466265, 0.360761573048139], [0.932469514203152, 0.171324492379170]];

/**
 * The geodesic between two points, on Vincenty's auxiliary sphere. @typedef {{sinAlpha: number, sigma1: number, sigma: number}} Arc
 *   sine of the azimuth at the equator, angular distance from the equator to the first point, angular length
 */

/** @param {LatLon} from @param {LatLon} to degrees @returns {Arc} */
function geodesic(from, to) {
  const [u1, u2] = [from, to].map(([lat]) => Math.atan((1 - WGS84_F) * Math.tan(lat * RADIAN)));
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const difference = (to[1] - from[1]) * RADIAN;
  let lambda = difference;
  let arc = { sinAlpha: 0, sigma1: 0, sigma: 0 };
  for (let turn = 0; turn < 100; turn++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL);
    if (sinSigma === 0) return { sinAlpha: 0, sigma1: 0, sigma: 0 };
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cosL;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * sinL) / sinSigma;
    arc = { sinAlpha, sigma1: Math.atan2(sin1, (cos1 * sin2 - sin1 * cos2 * cosL) * (cos1 / sinSigma)), sigma };
    const next = difference + longitudeShift(sinAlpha, sigma, sinSigma, cosSigma, sin1 * sin2);
    if (Math.abs(next - lambda) < 1e-13) break;
    lambda = next;
  }
  return arc;
}

/**
 * How much further the longitude is on the sphere than on the ellipsoid.
 * @param {number} sinAlpha @param {number} sigma @param {number} sinSigma @param {number} cosSigma @param {number} sines
 */
function longitudeShift(sinAlpha, sigma, sinSigma, cosSigma, sines) {
  const cosSqAlpha = 1 - sinAlpha ** 2;
  const cos2m = cosSqAlpha > 1e-15 ? cosSigma - (2 * sines) / cosSqAlpha : 0;
  const c = (WGS84_F / 16) * cosSqAlpha * (4 + WGS84_F * (4 - 3 * cosSqAlpha));
  return (1 - c) * WGS84_F * sinAlpha * (sigma + c * sinSigma * (cos2m + c * cosSigma * (2 * cos2m ** 2 - 1)));
}

/** Integrates along a geodesic, by its length in metres. @param {Arc} arc @param {(sinU: number, cosSqU: number) => number} value */
function along(arc, value) {
  const cosSqAlpha = 1 - arc.sinAlpha ** 2;
  const kSq = cosSqAlpha * ((WGS84_A / WGS84_B) ** 2 - 1);
  let sum = 0;
  for (const [node, weight] of GAUSS) {
    const sine = Math.sin(arc.sigma1 + (arc.sigma * (1 + node)) / 2);
    const sinU = Math.sqrt(cosSqAlpha) * sine;
    sum += weight * value(sinU, 1 - sinU ** 2) * Math.sqrt(1 + kSq * sine ** 2);
  }
  return (sum * arc.sigma * WGS84_B) / 2;
}

/** Metres along a line of points. @param {LatLon[]} points */
export function lengthOf(points) {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += along(geodesic(points[i - 1], points[i]), () => 1);
  return sum;
}

/** Area between the equator and a parallel, for one radian of longitude, from the sine of the reduced latitude. @param {number} sinU @param {number} cosSqU */
function belt(sinU, cosSqU) {
  const tangent = sinU / Math.sqrt(cosSqU) / (1 - WGS84_F);
  const sine = tangent / Math.sqrt(1 + tangent ** 2);
  return (WGS84_B ** 2 / 2) * (sine / (1 - (WGS84_E * sine) ** 2) + Math.atanh(WGS84_E * sine) / WGS84_E);
}

/** Square metres inside a ring of points, its sides geodesics; the ring closes itself and holds no pole. @param {LatLon[]} ring */
export function areaOf(ring) {
  if (ring.length < 3) return 0;
  const first = Math.sin(Math.atan((1 - WGS84_F) * Math.tan(ring[0][0] * RADIAN)));
  const ground = belt(first, 1 - first ** 2);
  let sum = 0;
  ring.forEach((point, index) => {
    const arc = geodesic(point, ring[(index + 1) % ring.length]);
    sum += along(arc, (sinU, cosSqU) => ((belt(sinU, cosSqU) - ground) * arc.sinAlpha) / (WGS84_A * cosSqU));
  });
  return Math.abs(sum);
}

/** Whether two sides of a ring cross, so that its area means nothing. @param {LatLon[]} ring */
export function crossesItself(ring) {
  /** @param {LatLon} a @param {LatLon} b @param {LatLon} c */
  const turn = (a, b, c) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const side = (/** @type {number} */ i) => [ring[i], ring[(i + 1) % ring.length]];
  for (let i = 0; i < ring.length; i++) {
    for (let j = i + 2; j < ring.length; j++) {
      if (i === 0 && j === ring.length - 1) continue;
      const [[a, b], [c, d]] = [side(i), side(j)];
      if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
    }
  }
  return false;
}
