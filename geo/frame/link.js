// The link: reads the view from the address bar and is the only writer of it.

const KEPT = "atlas.view";

/** @param {string} text */
function finite(text) {
  return /^-?\d{1,3}(\.\d{1,8})?$/.test(text) ? Number(text) : NaN;
}

/** The view of a link; whatever is not understood is left at its default. @param {URLSearchParams} link @returns {View} */
function viewOf(link) {
  const { names, eras, years, langs, layers } = SITE.view;
  /** @param {string} field */
  const said = (field) => (link.get(names[field]) ?? "").slice(0, 400);
  const standard = SITE.view.default;
  const lang = said("lang");
  const point = said("center").split(",").map(finite);
  const zoom = finite(said("zoom"));
  const chosen = link.get(names.layers);
  const year = Number(said("year"));
  return {
    era: eras.includes(said("era")) ? said("era") : standard.era,
    year: years.includes(year) ? year : standard.year,
    layers: new Set(chosen === null ? standard.layers : chosen.slice(0, 400).split(",").filter((id) => layers.includes(id))),
    selection: /^[\w-]+(\/[\w.-]+)?$/.test(said("selection")) ? said("selection") : null,
    lang: langs.includes(lang) ? /** @type {Lang} */ (lang) : browserLanguage(),
    background: SITE.backgrounds.some((entry) => entry.id === said("background")) ? said("background") : standard.background,
    center: point.length === 2 && inWindow(point[0], point[1]) ? [point[0], point[1]] : null,
    zoom: zoom >= 5 && zoom <= 18 ? zoom : null,
  };
}

/** @param {number} lat @param {number} lon */
function inWindow(lat, lon) {
  const [[south, west], [north, east]] = SITE.bounds.window;
  return lat >= south && lat <= north && lon >= west && lon <= east;
}

/** The link of a view: short, but the same anywhere. @param {View} view @returns {URLSearchParams} */
function linkOf(view) {
  const { names } = SITE.view;
  const link = new URLSearchParams();
  link.set(names.era, view.era);
  link.set(names.year, String(view.year));
  link.set(names.layers, SITE.layers.map((info) => info.id).filter((id) => view.layers.has(id)).join(","));
  if (view.selection) link.set(names.selection, view.selection);
  link.set(names.lang, view.lang);
  if (view.background !== SITE.view.default.background) link.set(names.background, view.background);
  if (view.center) link.set(names.center, view.center.map((degree) => degree.toFixed(5)).join(","));
  if (view.zoom !== null) link.set(names.zoom, String(view.zoom));
  return link;
}

/** The view to open with: the link's; coming back through the menu, the last one of this tab. @returns {View} */
function openingView() {
  const link = readAddress();
  const { names } = SITE.view;
  const own = Object.entries(names).some(([field, name]) => field !== "lang" && link.has(name));
  if (own || host === "file") return viewOf(link);
  const kept = new URLSearchParams(recall());
  if (link.has(names.lang)) kept.set(names.lang, link.get(names.lang) ?? "");
  return viewOf(kept);
}

function recall() {
  try {
    return outside().sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

/** Other parameters of the page stay as they are. @param {View} view */
function writeLink(view) {
  const link = linkOf(view);
  try {
    outside().sessionStorage.setItem(KEPT, link.toString());
  } catch { /* a browser that keeps nothing still shows the map */ }
  const known = new Set(Object.values(SITE.view.names));
  for (const [name, value] of readAddress()) if (!known.has(name)) link.append(name, value);
  writeAddress(link);
}
