// The camera: how the map is fitted to its window, and which of its moves are the reader's own (docs/decisions/013).

/** How far out and in a link or a hand may zoom, in every host. */
const ZOOMS = { least: SITE.view.zoom[0], most: SITE.view.zoom[1] };
/** What a hand on the map is: whatever moves after it is the reader's move, until one of ours follows. */
const HANDS = ["pointerdown", "wheel", "dblclick", "keydown"];

/** Whether a move that ends now is the reader's. */
let byHand = false;
/** Whether such a move is under way. */
let moving = false;
/** Whether the map is being moved by us. */
let homing = false;

/** Made alike in every host. */
function settleMap() {
  map.setMaxZoom(ZOOMS.most);
  const container = map.getContainer();
  for (const hand of HANDS) container.addEventListener(hand, () => { byHand = true; }, { capture: true, passive: true });
  map.on("movestart", () => { moving = byHand; });
  map.on("moveend", keepMove);
  const glide = map.panBy;
  map.panBy = (offset, options) => glide.call(map, offset, calm() ? { ...options, animate: false } : options);
  stillness.addEventListener("change", holdStill);
  holdStill();
}

/** Who asked for little motion gets none from the library's own keys, wheel and throws either. */
function holdStill() {
  const glides = !calm();
  Object.assign(map.options, { inertia: glides, zoomAnimation: glides, zoomAnimationThreshold: glides ? 4 : 0 });
}

/** The end of a move: the reader's enters the link. */
function keepMove() {
  moving = false;
  if (!byHand || homing || telling) return;
  if (map.options.maxBounds) bindWindow(false);
  byHand = true;
  const at = map.getCenter();
  change({ center: [at.lat, at.lng], zoom: map.getZoom() });
}

/** A move that the reader asked for elsewhere than on the map: by a button, a key, a search. @param {() => void} move */
function moveForReader(move) {
  byHand = true;
  move();
}

/** A move of ours, at once: it never enters the link. @param {() => void} move */
function moveQuietly(move) {
  byHand = false;
  homing = true;
  move();
  homing = false;
}

/** A zoom that is still running would end where it was going: our move comes after it. @param {() => void} move */
function waitsForZoom(move) {
  const running = Boolean(/** @type {any} */ (map)._animatingZoom);
  if (running) map.once("zoomend", move);
  return running;
}

/** The whole district, fitted to the free space: the window is untouched again. */
function goHome() {
  if (waitsForZoom(goHome)) return;
  moveQuietly(() => {
    map.options.maxBounds = undefined; // the edges are those of the zoom that is found
    map.fitBounds(SITE.bounds.district, { ...paddings(), animate: false });
    map.panInsideBounds(bindEdges(covered()), { animate: false });
  });
  change({ center: null, zoom: null });
}

/** Where the view says. */
function placeMap() {
  if (waitsForZoom(placeMap)) return;
  const { center, zoom } = view;
  if (center && zoom !== null) moveQuietly(() => map.setView(center, zoom, { animate: false }));
  else goHome();
}

/** How much of the window's right belongs to the card, in pixels. */
function covered() {
  return wide() && card && !document.documentElement.dataset.print ? document.documentElement.clientWidth - card.getBoundingClientRect().left : 0;
}

/** The data's edge is never seen: how far the map may be moved at this zoom, with so many pixels more in the east. @param {number} more */
function bindEdges(more) {
  const bounds = L.latLngBounds(SITE.bounds.window);
  if (/** @type {any} */ (map)._loaded && more) bounds.extend(map.unproject(map.project(bounds.getSouthEast()).add([more, 0])));
  map.options.maxBounds = bounds;
  return bounds;
}

/**
 * Zoom out only as far as the data cover the window. At once, and by us alone: what the library corrects by itself, it animates later.
 * @param {boolean} [ours] the whole district as we fit it: beside the card it may stand further west, since what lies behind is not seen, and below it is open sea; a view of the reader's never
 */
function bindWindow(ours = view.center === null) {
  const more = ours ? covered() : 0;
  Object.assign(map.options, { minZoom: ZOOMS.least, maxBoundsViscosity: 1 }); // the library's answer is never below the least that stands there
  const least = Math.ceil(map.getBoundsZoom(SITE.bounds.window, true, L.point(more, 0)) * 4) / 4;
  moveQuietly(() => {
    if (map.getZoom() < least) map.setZoom(least, { animate: false });
    map.setMinZoom(least);
    const edges = bindEdges(more);
    if (/** @type {any} */ (map)._loaded) map.panInsideBounds(edges, { animate: false });
  });
}

/** The map takes the room that it is given now. */
function stretchMap() {
  moveQuietly(() => map.invalidateSize({ animate: false, pan: false }));
  bindWindow();
}

/** The window has another size: the same slide in it, the whole district, or the reader's own view; a move that is under way goes on. */
function refit() {
  const underway = moving;
  if (underway) keepMove();
  if (underway) moveQuietly(() => map.invalidateSize({ animate: false }));
  else stretchMap();
  if (telling) refitSlide();
  else if (!underway) placeMap();
  byHand = underway;
}

function watchWindow() {
  let [width, broad] = [window.innerWidth, wide()];
  new ResizeObserver(() => {
    if (document.documentElement.dataset.print) return;
    if (broad !== wide()) panel.dataset.open = panelAtFirst();
    if (width !== window.innerWidth) { drawPanel(); fitHeadlines(); }
    [width, broad] = [window.innerWidth, wide()];
    refit();
  }).observe(map.getContainer());
}
