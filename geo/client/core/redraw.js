// One bus redraws: a change names what is stale, and whoever draws it has said so here. Nobody calls another's drawing.

/** What is drawn, in the order in which it is: the marks keep clear of the panels, so they come after them; names around and numbers of roads keep clear of the marks. */
const ORDER = [
  "ground", "ways", "header", "headlines", "tools", "units", "chosen", "card", "panel", "projects", "marks", "around", "shields", "story", "sheet", "share", "missing",
];
/** Everything that stands on the map and beside it. */
export const EVERYTHING = ["ground", "ways", "header", "tools", "units", "card", "panel", "marks"];

/** @type {Map<string, () => void>} */
const painters = new Map();
/** @type {Set<string>} */
const due = new Set();
let painting = false;

/** @param {string} part one of the order above @param {() => void} paint */
export function registerPainter(part, paint) {
  painters.set(part, paint);
}

/** Draw at once what is not true any more, each part once and in its order; what a painter makes stale follows in the same pass. @param {...string} parts */
export function stale(...parts) {
  for (const part of parts) due.add(part);
  if (painting) return;
  painting = true;
  try {
    for (let part = nextDue(); part; part = nextDue()) {
      due.delete(part);
      painters.get(part)?.();
    }
  } finally {
    painting = false;
  }
}

/** What becomes stale meanwhile is drawn once, when all of it is done. @param {() => void} act */
export function inOnePass(act) {
  if (painting) return act();
  painting = true;
  try {
    act();
  } finally {
    painting = false;
    stale();
  }
}

function nextDue() {
  return ORDER.find((part) => due.has(part));
}
