// Places where parts of the client put their own: tools in the tool bar, blocks in the panel, lines at the foot of a card, keys …

/** What has been put where (types.d.ts says what each is). @type {Slots} */
export const slots = {
  tools: [], blocks: [], panels: [], cardTops: [], cardLines: [], paints: [], links: [], told: [], sieves: [], keys: [], storyKeys: [], closers: [], yields: [],
  drawn: [], ready: [], legends: [], insets: [], wishes: [], vain: [],
};

/** Put something in its place, in the order that it names. @template {keyof Slots} Place @param {Place} place @param {Slots[Place][number]} part */
export function register(place, part) {
  const parts = /** @type {any[]} */ (slots[place]);
  parts.push(part);
  parts.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

/** @param {(block: Block) => boolean} wanted */
export function blocks(wanted) {
  return slots.blocks.filter(wanted).map((part) => part.block());
}

/** What stands in the panel instead of the layers, if anything does on this page. */
export function otherPanel() {
  return slots.panels.find((panel) => panel.here());
}

/** Whatever gives way to this is put away. @param {string} what */
export function makeWayFor(what) {
  for (const { leave, to } of slots.yields) if (to.includes(what)) leave();
}

/** @typedef {"drawn" | "ready"} Moment when the map has been drawn for the first time, and when it is ready */

/** @type {Set<Moment>} */
const begun = new Set();

/** What begins once. @param {Moment} moment */
export function begins(moment) {
  begun.add(moment);
  for (const begin of slots[moment].splice(0)) begin();
}

/** For parts that came when it had begun already. */
export function beginLate() {
  begun.forEach(begins);
}

/** @param {string} id */
export function toolNamed(id) {
  return slots.tools.find((tool) => tool.id === id);
}

/** What a tool that stands in the bar does. @param {string} id @param {Partial<Tool>} part */
export function completeTool(id, part) {
  Object.assign(toolNamed(id) ?? {}, part);
}
