// What the reader is looking at, and who wants to know when it changes.

/** @type {View} */
let view = { era: "2024", year: 2024, layers: new Set(), selection: null, lang: "vi", background: "own", center: null, zoom: null };

/** @type {((changed: Set<string>) => void)[]} */
const watchers = [];

/** @param {(changed: Set<string>) => void} watcher */
function watch(watcher) {
  watchers.push(watcher);
}

/** Change the view; everyone who draws hears which parts changed. @param {Partial<View>} patch */
function change(patch) {
  const changed = new Set(Object.keys(patch).filter((key) => /** @type {any} */ (view)[key] !== /** @type {any} */ (patch)[key]));
  if (!changed.size) return;
  view = { ...view, ...patch };
  if (changed.has("lang")) speak(view.lang);
  for (const watcher of watchers) watcher(changed);
}

/** @param {string} id @param {boolean} on */
function showLayer(id, on) {
  if (!layerInfo(id) || view.layers.has(id) === on) return;
  const layers = new Set(view.layers);
  if (on) layers.add(id);
  else layers.delete(id);
  change({ layers });
}

/** The era a selection makes sense in: a unit of the other era is followed to its successor, never back. @param {string} era */
function switchEra(era) {
  if (!SITE.view.eras.includes(era) || era === view.era) return;
  const unit = view.selection && !view.selection.includes("/") ? unitOf(view.selection) : null;
  change({ era, selection: unit ? (era > unit.era ? unit.now ?? null : null) : view.selection });
}
