// What is drawn anew keeps the reader's place: what has the focus, and how far a list is scrolled.

/**
 * Draw, and leave the reader where they were: what had the focus has it again, by its name or what it does (`data-act`); where that is gone, `instead`
 * has it, and what is `scrolling` keeps its scroll. @param {() => void} paint @param {string} [scrolling] @param {() => Element | null | undefined} [instead]
 */
export function inPlace(paint, scrolling, instead) {
  const held = document.activeElement;
  const alike = held ? likeness(held) : "";
  const nth = held && alike ? [...document.querySelectorAll(alike)].indexOf(held) : 0;
  const tops = scrolling ? [...document.querySelectorAll(scrolling)].map((box) => box.scrollTop) : [];
  paint();
  tops.forEach((top, index) => { if (top && scrolling) document.querySelectorAll(scrolling)[index]?.scrollTo({ top }); });
  if (!held || held === document.body || document.activeElement !== document.body) return;
  const same = alike ? document.querySelectorAll(alike) : [];
  const again = held.isConnected ? held : same[nth] ?? same[0];
  /** @type {HTMLElement | null | undefined} */ (again ?? instead?.())?.focus({ preventScroll: true });
}

/** A selector of what is drawn again in the place of an element; none where it has no name. @param {Element} held */
function likeness(held) {
  const act = held.getAttribute("data-act");
  if (act) return `[data-act="${CSS.escape(act)}"]:not(:disabled)`;
  return held.id ? `#${CSS.escape(held.id)}` : "";
}

/** The first element of a selector has the keyboard. @param {string} selector @param {FocusOptions} [how] */
export function focusOn(selector, how) {
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus(how);
}

/** The map has the keyboard. */
export function toMap() {
  focusOn(".leaflet-container", { preventScroll: true });
}
