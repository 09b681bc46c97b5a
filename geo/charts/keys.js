// Charts for the keyboard: Tab reaches a chart, arrows go from value to value, Home and End to the ends, Escape back to the chart.
(() => {
  const CHART = '[class*="st-key-chart-"] [role="graphics-document"]';
  const VALUE = '[role="graphics-symbol"]';
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  /** The values of a chart that say something, in their order. @param {Element} chart @returns {SVGElement[]} */
  function values(chart) {
    return [...chart.querySelectorAll(VALUE)].filter((value) => value.getAttribute("aria-label")).map((value) => /** @type {SVGElement} */ (value));
  }

  /** @param {HTMLElement} chart */
  function open(chart) {
    if (chart.tabIndex !== 0) chart.tabIndex = 0;
  }

  /** Which value comes next, or null for a key that means nothing here. @param {string} key @param {number} at @param {number} last */
  function next(key, at, last) {
    if (key === "Home") return 0;
    if (key === "End") return last;
    const step = /** @type {Record<string, number>} */ (STEPS)[key];
    if (!step) return null;
    return at < 0 ? (step > 0 ? 0 : last) : Math.min(Math.max(at + step, 0), last);
  }

  /** Vega draws its values anew whenever it likes: each is made focusable when it is reached. @param {SVGElement} value */
  function reach(value) {
    value.setAttribute("tabindex", "-1");
    value.focus();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const target = /** @type {Element} */ (event.target);
    const chart = /** @type {HTMLElement | null} */ (target.closest?.(CHART));
    if (!chart) return;
    const all = values(chart);
    const to = next(event.key, all.indexOf(/** @type {SVGElement} */ (target)), all.length - 1);
    if (event.key === "Escape") chart.focus();
    else if (to !== null && all[to]) reach(all[to]);
    else return;
    event.preventDefault();
  }

  function look() {
    for (const chart of document.querySelectorAll(CHART)) open(/** @type {HTMLElement} */ (chart));
  }

  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("keydown", press);
  look();
})();
