// VN-2000 in metres and WGS 84 in degrees, both ways, with the constants that PROJ has (SITE.grid, made by geo/measures/coordinates.py).

/**
 * Transverse Mercator: L. Krüger, Konforme Abbildung des Erdellipsoids in der Ebene (1912), series to the fourth power of n, in the form of
 * C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), equations 5–36. Datum: seven constants,
 * rotation of the axes (EPSG method 9607), heights left at zero as PROJ does.
 */

const SECOND = Math.PI / 648000;
export const DEGREE = Math.PI / 180;
const FLAT = 1 / SITE.grid.f;
const THIRD = FLAT / (2 - FLAT);
const ECCENTRIC = Math.sqrt(FLAT * (2 - FLAT));
const [N1, N2, N3, N4] = [THIRD, THIRD ** 2, THIRD ** 3, THIRD ** 4];
const RECTIFYING = (SITE.grid.a / (1 + N1)) * (1 + N2 / 4 + N4 / 64);
const FORTH = [N1 / 2 - (2 * N2) / 3 + (5 * N3) / 16 + (41 * N4) / 180, (13 * N2) / 48 - (3 * N3) / 5 + (557 * N4) / 1440,
  (61 * N3) / 240 - (103 * N4) / 140, (49561 * N4) / 161280];
const BACK = [N1 / 2 - (2 * N2) / 3 + (37 * N3) / 96 - N4 / 360, N2 / 48 + N3 / 15 - (437 * N4) / 1440, (17 * N3) / 480 - (37 * N4) / 840, (4397 * N4) / 161280];

/** @param {number} lat @param {number} lon degrees on the ellipsoid of the grid @param {Zone} zone @returns {Metres} */
function project(lat, lon, zone) {
  const [phi, lambda] = [lat * DEGREE, (lon - zone.lon) * DEGREE];
  const t = Math.sinh(Math.asinh(Math.tan(phi)) - ECCENTRIC * Math.atanh(ECCENTRIC * Math.sin(phi)));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(t, Math.cos(lambda)));
  let [x, y] = [xi, eta];
  FORTH.forEach((factor, index) => {
    const j = 2 * (index + 1);
    x += factor * Math.sin(j * xi) * Math.cosh(j * eta);
    y += factor * Math.cos(j * xi) * Math.sinh(j * eta);
  });
  return { northing: zone.north + zone.k * RECTIFYING * x, easting: zone.east + zone.k * RECTIFYING * y };
}

/** @param {Metres} metres @param {Zone} zone @returns {LatLon} degrees on the ellipsoid of the grid */
export function unproject({ northing, easting }, zone) {
  const [xi, eta] = [(northing - zone.north) / (zone.k * RECTIFYING), (easting - zone.east) / (zone.k * RECTIFYING)];
  let [x, y] = [xi, eta];
  BACK.forEach((factor, index) => {
    const j = 2 * (index + 1);
    x -= factor * Math.sin(j * xi) * Math.cosh(j * eta);
    y -= factor * Math.cos(j * xi) * Math.sinh(j * eta);
  });
  const psi = Math.asinh(Math.sin(x) / Math.hypot(Math.sinh(y), Math.cos(x)));
  let q = psi;
  for (let turn = 0; turn < 6; turn++) q = psi + ECCENTRIC * Math.atanh(ECCENTRIC * Math.tanh(q));
  return [Math.atan(Math.sinh(q)) / DEGREE, zone.lon + Math.atan2(Math.sinh(y), Math.cos(x)) / DEGREE];
}

/** @param {LatLon} at @returns {[number, number, number]} metres from the middle of the earth, height zero */
function geocentric([lat, lon]) {
  const [sin, cos] = [Math.sin(lat * DEGREE), Math.cos(lat * DEGREE)];
  const normal = SITE.grid.a / Math.sqrt(1 - (ECCENTRIC * sin) ** 2);
  return [normal * cos * Math.cos(lon * DEGREE), normal * cos * Math.sin(lon * DEGREE), normal * (1 - ECCENTRIC ** 2) * sin];
}

/** @param {number[]} point metres from the middle of the earth @returns {LatLon} */
function geodetic([x, y, z]) {
  const across = Math.hypot(x, y);
  let phi = Math.atan2(z, across * (1 - ECCENTRIC ** 2));
  for (let turn = 0; turn < 6; turn++) {
    const normal = SITE.grid.a / Math.sqrt(1 - (ECCENTRIC * Math.sin(phi)) ** 2);
    phi = Math.atan2(z + ECCENTRIC ** 2 * normal * Math.sin(phi), across);
  }
  return [phi / DEGREE, Math.atan2(y, x) / DEGREE];
}

/** @param {LatLon} at VN-2000 @returns {LatLon} WGS 84 */
function toWorld(at) {
  const { x: dx, y: dy, z: dz, rx, ry, rz, s } = SITE.grid.shift;
  const [a, b, c] = [rx * SECOND, ry * SECOND, rz * SECOND];
  const [x, y, z] = geocentric(at);
  const m = 1 + s * 1e-6;
  return geodetic([dx + m * (x + c * y - b * z), dy + m * (y - c * x + a * z), dz + m * (z + b * x - a * y)]);
}

/** @param {LatLon} at WGS 84 @returns {LatLon} VN-2000 */
function toNational(at) {
  const { x: dx, y: dy, z: dz, rx, ry, rz, s } = SITE.grid.shift;
  const [a, b, c] = [rx * SECOND, ry * SECOND, rz * SECOND];
  const point = geocentric(at);
  const m = 1 + s * 1e-6;
  const [x, y, z] = [(point[0] - dx) / m, (point[1] - dy) / m, (point[2] - dz) / m];
  return geodetic([x - c * y + b * z, c * x + y - a * z, -b * x + a * y + z]);
}

/** A place in the national grid. @param {LatLon} at WGS 84 in degrees @param {Zone} [zone] @returns {Metres} */
export function vn2000(at, zone = SITE.grid.home) {
  const [lat, lon] = toNational(at);
  return project(lat, lon, zone);
}

/** Where a pair of the national grid lies. @param {Metres} metres @param {Zone} [zone] @returns {LatLon} WGS 84 in degrees */
export function fromVn2000(metres, zone = SITE.grid.home) {
  return toWorld(unproject(metres, zone));
}

/** Width of a zone in degrees: 3 with the scale factor of the provincial grid, else 6. @param {Zone} zone */
export function zoneWidth(zone) {
  return zone.k === SITE.grid.home.k ? 3 : 6;
}
