// Places where parts of the frame put their own: tools in the tool bar, blocks in the panel, lines at the foot of a card, what follows the marks.

/**
 * @typedef {{id: string, order: number, word: string, sign: string, act: () => void, key?: string, pressed?: () => boolean, here?: () => boolean}} Tool
 *   `word` is a key of the locale files, `sign` a path on the 24 × 24 grid; `key` is its key of the keyboard (keys.js); `pressed` makes it a switch; `here` leaves it out of some hosts
 * @typedef {{order: number, block: () => HTMLElement | null}} Block
 */

/** @type {Tool[]} */
const toolParts = [];
/** @type {Block[]} */
const panelParts = [];
/** @type {((ref: string) => HTMLElement | null)[]} */
const cardParts = [];

/** What is drawn again whenever the marks are. @type {(() => void)[]} */
const paintParts = [];

/**
 * @typedef {{here: () => boolean, names: string[], read: (link: URLSearchParams, opened: View) => View, write: (link: URLSearchParams) => void}} LinkPart
 *   what a part keeps in the link beside the view: its parameters, read once at the start, written with every change
 */
/** @type {LinkPart[]} */
const linkParts = [];
/** What Python is told beside the view. @type {(() => object)[]} */
const toldParts = [];
/** Who leaves things out of the map. @type {((layerId: string, thing: Thing) => boolean)[]} */
const sieves = [];
/** What stands in the panel instead of the layers. @type {{here: () => boolean, body: () => (Node | null)[]}[]} */
const panelBodies = [];

/** @param {LinkPart} part */
function offerLink(part) {
  linkParts.push(part);
}

/** @param {() => object} part */
function offerTold(part) {
  toldParts.push(part);
}

/** @param {(layerId: string, thing: Thing) => boolean} shows whether a thing of a layer that is on is drawn */
function offerSieve(shows) {
  sieves.push(shows);
}

/** @param {{here: () => boolean, body: () => (Node | null)[]}} body */
function offerPanel(body) {
  panelBodies.push(body);
}

/** @param {Tool} tool below 50: moving on the map; from 50 on: doing something with it */
function offerTool(tool) {
  toolParts.push(tool);
  toolParts.sort((one, other) => one.order - other.order);
}

/** @param {Block} part a block of the panel; below 0 it stands above the layers and is kept while the panel is redrawn */
function offerBlock(part) {
  panelParts.push(part);
  panelParts.sort((one, other) => one.order - other.order);
}

/** @param {(ref: string) => HTMLElement | null} line what stands at the foot of every card */
function offerCardLine(line) {
  cardParts.push(line);
}

/** @param {() => void} paint called after the units' names, pins and badges were laid out anew */
function offerPaint(paint) {
  paintParts.push(paint);
}

/** @param {(block: Block) => boolean} wanted */
function blocks(wanted) {
  return panelParts.filter(wanted).map((part) => part.block());
}
