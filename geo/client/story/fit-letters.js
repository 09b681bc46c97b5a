// Letters set as large as their room allows: what would have to be scrolled becomes smaller first, down to a limit.

/** A window that has no room for all words of a slide: there they are scrolled rather than set small. */
const SMALL_WINDOW = "(max-width: 640px), (max-height: 480px), (orientation: portrait)";

export function isSmallWindow() {
  return window.matchMedia(SMALL_WINDOW).matches;
}

/** @param {HTMLElement} block whose letters follow `--fit` @param {HTMLElement} body what must not be higher than its room @param {number} smallest */
export function fitLetters(block, body, smallest) {
  for (let size = 1; size > smallest - 0.02; size -= 0.04) {
    block.style.setProperty("--fit", size.toFixed(2));
    if (body.scrollHeight <= body.clientHeight) return; // a pixel too many is a scroll bar
  }
}
