// Pins: things whose point somebody published, and things known to a village, in the middle of a disc of their accuracy.

/** @typedef {{info: LayerInfo, thing: Thing, at: LatLon, spot: L.Point}} Pinned */

const CROWDED = 26;

/** @param {Room} room @returns {L.Layer[]} */
function drawPins(room) {
  const pinned = shown("place").flatMap((info) => thingsOf(info.id).filter((thing) => thing.geometry).map((thing) => standOn(info, thing, room)));
  for (const one of pinned) drawn.get(one.info.id)?.add(one.thing.properties.id);
  return [...discs(pinned), ...crowds(pinned).flatMap((crowd) => fan(crowd, room))];
}

/** @param {LayerInfo} info @param {Thing} thing @param {Room} room @returns {Pinned} */
function standOn(info, thing, room) {
  const [lon, lat] = /** @type {{coordinates: [number, number]}} */ (thing.geometry).coordinates;
  return { info, thing, at: [lat, lon], spot: map.project([lat, lon], room.zoom) };
}

/** One soft disc for each village and accuracy; a site's few hundred metres only once they can be seen. @param {Pinned[]} pinned */
function discs(pinned) {
  /** @type {Map<string, L.Layer>} */
  const found = new Map();
  for (const { info, thing, at } of pinned) {
    const { accuracy_m: radius, precision } = thing.properties;
    if (!radius || (precision === "site" && radius < 100)) continue;
    const colour = toneOf(info.id);
    found.set(`${at}/${radius}`, L.circle(at, {
      pane: "discs", interactive: false, radius, color: colour, weight: 1.5, dashArray: "4 4", fillColor: colour, fillOpacity: 0.13, className: "disc",
    }));
  }
  return [...found.values()];
}

/** Pins that would cover one another, gathered. @param {Pinned[]} pinned @returns {Pinned[][]} */
function crowds(pinned) {
  /** @type {Pinned[][]} */
  const found = [];
  for (const one of pinned) {
    const near = found.find((crowd) => crowd.some((other) => other.spot.distanceTo(one.spot) < CROWDED));
    if (near) near.push(one);
    else found.push([one]);
  }
  return found;
}

/** A crowd fans out around its point, each pin on a leg; a single pin stands on its point. @param {Pinned[]} crowd @param {Room} room @returns {L.Layer[]} */
function fan(crowd, room) {
  if (crowd.length === 1) return [pinMarker(crowd[0], crowd[0].at, crowd[0].spot, room)];
  const radius = Math.max(34, (crowd.length * 38) / (2 * Math.PI));
  return crowd.flatMap((one, index) => {
    const angle = (2 * Math.PI * index) / crowd.length - Math.PI / 2;
    const spot = L.point(one.spot.x + radius * Math.cos(angle), one.spot.y + radius * Math.sin(angle) + 12);
    const at = map.unproject(spot, room.zoom);
    return [...leader(one.at, at, index === 0), pinMarker(one, at, spot, room)];
  });
}

/** @param {Pinned} one @param {L.LatLngExpression} at @param {L.Point} spot @param {Room} room */
function pinMarker(one, at, spot, room) {
  const { info, thing } = one;
  takeRoom(room, { x: spot.x, y: spot.y - 21, w: 36, h: 46, name: nameOf(thing.properties) });
  const ref = refOf(info, thing);
  const precise = say(SITE.precisions[thing.properties.precision ?? ""]);
  return place(at, pin(info.id, thing.properties.class), {
    className: `spot pin-spot${view.selection === ref ? " picked" : ""}`, size: [34, 43], anchor: [17, 41], above: view.selection === ref ? 900 : 300,
    label: [nameOf(thing.properties), say(info.title), precise].filter(Boolean).join(" · "), act: () => choose(ref), tip: () => thingTip(info, thing),
  });
}
