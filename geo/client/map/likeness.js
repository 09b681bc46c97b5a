// One drawing after another: what looks and says the same as before stays as it is, and nothing of it is laid out or painted again.

/** `likeness`: what it looks like and says; `wish`: what it does, as last drawn. @typedef {L.Layer & {likeness?: string, wish?: MarkerWish}} Likened */

/** @template {L.Layer} Layer @param {Layer} layer @param {...unknown} what all that is seen and said of it @returns {Layer & Likened} */
export function likened(layer, ...what) {
  return Object.assign(layer, { likeness: JSON.stringify(what) });
}

/** Draw these in the place of what a group holds, in their order: that of the keyboard. @param {L.LayerGroup} group @param {Likened[]} wanted */
export function replaceLayers(group, wanted) {
  const before = /** @type {Likened[]} */ (group.getLayers());
  const standing = new Map(before.map((layer) => [layer.likeness, layer]));
  const now = wanted.map((layer) => {
    const old = layer.likeness && standing.get(layer.likeness);
    if (!old) return layer;
    standing.delete(layer.likeness);
    return Object.assign(old, { wish: layer.wish });
  });
  const kept = new Set(now);
  for (const layer of before) if (!kept.has(layer)) group.removeLayer(layer);
  for (const layer of now) group.addLayer(layer);
  const elements = new Set(now.flatMap((layer) => (layer instanceof L.Marker ? layer.getElement() ?? [] : [])));
  const pane = [...elements][0]?.parentElement;
  let next = [...pane?.childNodes ?? []].find((child) => elements.has(/** @type {any} */ (child))) ?? null;
  for (const element of elements) {
    if (element === next) next = element.nextSibling;
    else pane?.insertBefore(element, next);
  }
}
