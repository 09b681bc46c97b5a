// Steps within a page (a year, an era): Streamlit runs the page anew but leaves the address as it was; a link that is shared must say it.
// A language that a link chooses is the document's too: screen readers read it so.
(() => {
  const STEP = ".st-key-rural-years a[href], .st-key-units-eras a[href]";

  /** @param {MouseEvent} event */
  function step(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.(STEP));
    if (link && !event.ctrlKey && !event.metaKey) history.replaceState(history.state, "", link.href);
  }

  /** @param {string} address */
  function speak(address) {
    const lang = new URL(address, location.href).searchParams.get("lang");
    if (lang === "vi" || lang === "en") document.documentElement.lang = lang;
  }

  document.addEventListener("click", step, true);
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.('[class*="st-key-bar"] a[href]'));
    if (link && !event.ctrlKey && !event.metaKey) speak(link.href);
  }, true);
  addEventListener("popstate", () => speak(location.href));
})();
