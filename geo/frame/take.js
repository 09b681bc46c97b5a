// What happens when a found name is taken: a thing is chosen, a place is flown to and labelled for a while.

/** @type {L.LayerGroup | null} */
let spotted = null;

/** @param {Entry} entry */
function thingOfEntry(entry) {
  return entry.kind === "thing" ? thingOf(entry.ref) : null;
}

/** @param {Entry} entry */
function classOf(entry) {
  return thingOfEntry(entry)?.thing.properties.class;
}

/** The second line of a hit: what it is, where, and how exactly that is known. @param {Entry} entry */
function lineOf(entry) {
  const found = thingOfEntry(entry);
  if (!found) return say(entry.line);
  const { class: kind, units: ids, unplaced, precision } = found.thing.properties;
  const where = (ids ?? []).map((id) => unitOf(id)).filter((unit) => unit !== null).map((unit) => nameOf(unit)).join(", ");
  const known = unplaced ? word(`tray_${unplaced}`) : say(SITE.precisions[precision ?? ""]);
  return [className(found.info, kind ?? ""), where, known].filter(Boolean).join(" · ");
}

/** @param {Entry | null} entry null: a coordinate */
function place_mark(entry) {
  return make("span", { class: `found-mark ${entry?.kind ?? "coordinates"}`, "aria-hidden": "true" });
}

/** What search has chosen and the map has not gone to yet. @type {string | null} */
let sought = null;

/** Whatever may lie over what was found is put away. */
function clearOver() {
  closeSheet();
  if (shareBox) closeShare();
  closeTour();
  closePosition();
  foldTools();
  if (!roomy.matches) foldPanelTo("no");
}

/** @param {Entry} entry */
function take(entry) {
  unspot();
  clearOver();
  if (entry.at) return spot(entry);
  sought = entry.ref;
  if (view.selection === entry.ref) goToSought();
  if (entry.kind !== "thing") return change({ era: entry.ref.slice(0, 4), selection: entry.ref });
  const found = thingOfEntry(entry);
  const layer = entry.ref.split("/")[0];
  const newer = found?.thing.properties.unplaced === "new_units" ? SITE.view.eras[SITE.view.eras.length - 1] : view.era;
  change({ layers: new Set([...view.layers, layer]), era: newer, selection: entry.ref });
}

/** Go to what search has chosen, once it is drawn: a unit whole, a thing on its point or in its units. Says whether there was something to go to. */
function goToSought() {
  const ref = sought;
  sought = null;
  if (!ref || ref !== view.selection) return false;
  const thing = thingOf(ref)?.thing;
  if (thing?.geometry) {
    const [lon, lat] = thing.geometry.coordinates;
    flyTo([lat, lon], 13);
    return true;
  }
  const shapes = (thing ? thing.properties.units ?? [] : [ref]).map((id) => units[view.era]?.get(id)).filter((unit) => unit !== undefined);
  if (!shapes.length) return false;
  const { paddingTopLeft, paddingBottomRight } = paddings();
  const beside = wide() ? 0 : 36; // the tools of a phone, which the whole district may touch
  const free = { paddingTopLeft, paddingBottomRight: paddingBottomRight.add([beside, 0]), maxZoom: 13, animate: !calm() };
  moveForReader(() => map.fitBounds(L.geoJSON(/** @type {any} */ (shapes)).getBounds(), free));
  return true;
}

/** @param {LatLon} at @param {number} zoom at least */
function flyTo(at, zoom) {
  const wanted = Math.min(Math.max(map.getZoom(), zoom), map.getMaxZoom());
  const { paddingTopLeft: first, paddingBottomRight: last } = paddings();
  const aside = last.subtract(first).divideBy(2);
  const centre = map.unproject(map.project(at, wanted).add(aside), wanted);
  moveForReader(() => map.setView(centre, wanted, { animate: !calm() }));
}

/** A place outside the layers: its name, accuracy and source beside a dot, until the next search. @param {Entry} entry */
function spot(entry) {
  const at = /** @type {LatLon} */ (entry.at);
  const around = entry.kind === "around";
  flyTo(at, around ? 11.5 : (entry.accuracy ?? 0) > 500 ? 13 : 13.5);
  const label = make("div", { class: "spotted" }, make("b", {}, say(entry.name)), make("span", {}, say(entry.line)));
  const ink = SITE.tones.ground[dark.matches ? "dark" : "light"];
  /** @type {L.Layer[]} */
  const drawnHere = [L.circleMarker(at, { pane: "leaders", interactive: false, radius: 4, color: ink.halo, weight: 2, fillColor: ink.ink, fillOpacity: 1 })];
  if (entry.accuracy) drawnHere.push(L.circle(at, { pane: "discs", interactive: false, radius: entry.accuracy, color: ink.ink, weight: 1.5, dashArray: "4 4", fillOpacity: 0.06, className: "disc" }));
  drawnHere.push(L.marker(at, { icon: L.divIcon({ html: label, className: "spotted-spot", iconSize: [0, 0] }), interactive: false, keyboard: false, zIndexOffset: 1200 }));
  spotted = L.layerGroup(drawnHere).addTo(map);
}

function unspot() {
  spotted?.remove();
  spotted = null;
}

offerCloser({ order: 5, open: () => spotted !== null, close: unspot });
