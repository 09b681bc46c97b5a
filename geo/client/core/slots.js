// Places where parts of the client put their own: tools in the tool bar, blocks in the panel, lines at the foot of a card, what follows the marks.

/** @type {Tool[]} */
export const toolParts = [];
/** @type {Block[]} */
const panelParts = [];
/** @type {((ref: string) => HTMLElement | null)[]} */
export const cardParts = [];

/** What is drawn again whenever the marks are. @type {(() => void)[]} */
export const paintParts = [];

/** @type {LinkKeeper[]} */
export const linkParts = [];
/** What Python is told beside the view. @type {(() => object)[]} */
export const toldParts = [];
/** Who leaves things out of the map. @type {((layerId: string, thing: Thing) => boolean)[]} */
export const sieves = [];
/** What stands in the panel instead of the layers. @type {{here: () => boolean, body: () => (Node | null)[]}[]} */
export const panelBodies = [];

/** @param {LinkKeeper} part */
export function registerLink(part) {
  linkParts.push(part);
}

/** @param {() => object} part */
export function registerTold(part) {
  toldParts.push(part);
}

/** @param {(layerId: string, thing: Thing) => boolean} shows whether a thing of a layer that is on is drawn */
export function registerSieve(shows) {
  sieves.push(shows);
}

/** @param {{here: () => boolean, body: () => (Node | null)[]}} body */
export function registerPanel(body) {
  panelBodies.push(body);
}

/** @param {Tool} tool below 50: moving on the map; from 50 on: doing something with it */
export function registerTool(tool) {
  toolParts.push(tool);
  toolParts.sort((one, other) => one.order - other.order);
}

/** @param {Block} part a block of the panel; below 0 it stands above the layers and is kept while the panel is redrawn */
export function registerBlock(part) {
  panelParts.push(part);
  panelParts.sort((one, other) => one.order - other.order);
}

/** @param {(ref: string) => HTMLElement | null} line what stands at the foot of every card */
export function registerCardLine(line) {
  cardParts.push(line);
}

/** @param {() => void} paint called after the units' names, pins and badges were laid out anew */
export function registerPaint(paint) {
  paintParts.push(paint);
}

/** @param {(block: Block) => boolean} wanted */
export function blocks(wanted) {
  return panelParts.filter(wanted).map((part) => part.block());
}

/** @type {Key[]} */
const keyParts = [];
/** @type {Closer[]} */
export const closers = [];

/** @param {Key} key replaces an earlier one of the same key */
export function registerKey(key) {
  const before = keyParts.findIndex((one) => one.key === key.key);
  if (before < 0) keyParts.push(key);
  else keyParts[before] = key;
}

/** @param {Closer} closer */
export function registerCloser(closer) {
  closers.push(closer);
  closers.sort((one, other) => other.order - one.order);
}

/** Every key of this host with what it does, for the help and for the handler. @returns {Key[]} */
export function keysHere() {
  const fromTools = toolParts.filter((tool) => tool.key && (tool.here?.() ?? true)).map((tool) => ({ key: tool.key ?? "", word: tool.word, act: tool.act }));
  return [...keyParts, ...fromTools];
}

/** The keys of the story, for the help: the same letters mean other things on the map. @type {Key[]} */
export const storyKeysTold = [];

/** Who gives way to what. @type {{leave: () => void, to: string[]}[]} */
const yielding = [];

/** @param {() => void} leave @param {...string} to what needs the room: something found, a story, a measurement … */
export function registerYield(leave, ...to) {
  yielding.push({ leave, to });
}

/** Whatever gives way to this is put away. @param {string} what */
export function makeWayFor(what) {
  for (const { leave, to } of yielding) if (to.includes(what)) leave();
}

/** What begins once, when the map has been drawn for the first time or is ready. @type {{drawn: (() => void)[], ready: (() => void)[]}} */
const beginnings = { drawn: [], ready: [] };

/** @param {"drawn" | "ready"} moment @param {() => void} begin */
export function once(moment, begin) {
  beginnings[moment].push(begin);
}

/** @param {"drawn" | "ready"} moment */
export function begins(moment) {
  for (const begin of beginnings[moment].splice(0)) begin();
}
