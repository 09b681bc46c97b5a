// Steps within a page (a year, an era): Streamlit runs the page anew but leaves the address as it was; a link that is shared must say it.
(() => {
  const STEP = ".st-key-rural-years a[href], .st-key-units-eras a[href]";

  /** @param {MouseEvent} event */
  function step(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.(STEP));
    if (link && !event.ctrlKey && !event.metaKey) history.replaceState(history.state, "", link.href);
  }

  document.addEventListener("click", step, true);
})();
