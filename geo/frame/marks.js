// Everything that stands on the units: names, pins, badges; laid out together so that nothing covers anything.

/** @type {L.LayerGroup} */
let marks;
/** What is drawn now, per layer: the ids of its things. @type {Map<string, Set<string>>} */
let drawn = new Map();
/** The group of badges that the reader has opened, as `layer/unit`. @type {string | null} */
let opened = null;

/** Place layers and check layers that are on, in the panel's order. @param {string} shape */
function shown(shape) {
  return SITE.layers.filter((info) => info.shape === shape && view.layers.has(info.id));
}

/** What is drawn of a layer that is on: what nobody leaves out. @param {string} layerId */
function sifted(layerId) {
  return thingsOf(layerId).filter((thing) => sieves.every((shows) => shows(layerId, thing)));
}

/** Lay out and draw names, pins and badges for this zoom. */
function drawMarks() {
  if (!telling?.flying) inPlace(paintMarks, "", () => map.getContainer());
}

function paintMarks() {
  marks?.remove();
  drawn = new Map(SITE.layers.map((info) => [info.id, new Set()]));
  if (!units[view.era]) return;
  marks = layMarks([...units[view.era].values()]).addTo(map);
  const status = statusLayer();
  if (status) for (const thing of thingsOf(status.id)) if (standing(status, thing.properties.unit ?? thing.properties.id)) drawn.get(status.id)?.add(thing.properties.id);
  for (const paint of paintParts) paint();
}

/** @param {UnitFeature[]} era the units of the view's era */
function layMarks(era) {
  document.documentElement.style.setProperty("--marks", String(markScale()));
  const edge = homeEdge();
  const room = makeRoom(era, map.getZoom(), edge, edge ? inFront(lasting()) : []);
  return L.layerGroup([...drawPins(room), ...drawNames(room, era), ...drawBadges(room, era), ...drawLabels(room)]);
}

/** @param {Box} spot @param {Room} room */
function latLonOf(spot, room) {
  return map.unproject([spot.x, spot.y], room.zoom);
}

/**
 * A marker that is an element of ours, centred on its spot.
 * @param {L.LatLngExpression} at
 * @param {Element} element
 * @param {{className: string, label?: string, act?: () => void, size?: [number, number], anchor?: [number, number], above?: number, tip?: () => HTMLElement, refs?: string[]}} wish `refs`: what it stands for
 */
function place(at, element, wish) {
  const icon = L.divIcon({ html: /** @type {HTMLElement} */ (element), className: wish.className, iconSize: wish.size ?? [0, 0], iconAnchor: wish.anchor });
  const marker = L.marker(at, { icon, interactive: Boolean(wish.act), keyboard: false, zIndexOffset: wish.above ?? 0, riseOnHover: true });
  const { act, label, tip } = wish;
  if (act) {
    marker.on("click", (event) => { L.DomEvent.stop(/** @type {any} */ (event)); act(); });
    marker.on("add", () => reach(marker.getElement() ?? undefined, label ?? "", act));
  }
  const refs = wish.refs?.join(" ");
  if (refs) marker.on("add", () => dress(/** @type {HTMLElement} */ (marker.getElement()), { "data-refs": refs, "data-act": `mark-${refs}` }));
  if (tip) marker.bindTooltip(tip, { direction: "top", offset: [0, -(wish.anchor?.[1] ?? 18)], className: "tip" });
  return marker;
}

/** A thin line from a thing to the place it belongs to. @param {L.LatLngExpression} from @param {L.LatLngExpression} to @param {boolean} dot */
function leader(from, to, dot) {
  const ink = SITE.tones.ground[dark.matches ? "dark" : "light"];
  /** @type {L.Layer[]} */
  const line = [
    L.polyline([from, to], /** @type {any} */ ({ pane: "leaders", interactive: false, color: ink.halo, weight: 4, opacity: 0.7, className: "leader" })),
    L.polyline([from, to], /** @type {any} */ ({ pane: "leaders", interactive: false, color: ink.ink, weight: 1.5, className: "leader" })),
  ];
  if (dot) line.push(L.circleMarker(from, { pane: "leaders", interactive: false, radius: 3.5, stroke: false, fillColor: ink.ink, fillOpacity: 1 }));
  return line;
}

/** What a pin or a badge says under the pointer. @param {LayerInfo} info @param {Thing} thing */
function thingTip(info, thing) {
  const precision = SITE.precisions[thing.properties.precision ?? ""];
  return make("div", {}, make("b", {}, nameOf(thing.properties)),
    make("div", {}, className(info, thing.properties.class ?? "")), precision ? make("div", { class: "quiet" }, say(precision)) : null);
}

/** @param {LayerInfo} info @param {Thing} thing */
function refOf(info, thing) {
  return `${info.id}/${thing.properties.id}`;
}
