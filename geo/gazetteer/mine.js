// "My commune": remembered by this browser when a reader says so, and led to from every page; without a script nothing of it is seen.

(() => {
  const KEPT = "atlas.mine"; // geo/client/tools/mine.js keeps it under the same name

  /** @returns {{id: string, vi: string, en: string} | null} */
  function mine() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null");
      return kept && /^[0-9a-z]{1,16}-[0-9]{5}$/.test(kept.id) ? kept : null;
    } catch {
      return null;
    }
  }

  /** @param {{id: string, vi: string, en: string} | null} chosen */
  function remember(chosen) {
    try {
      if (chosen) localStorage.setItem(KEPT, JSON.stringify(chosen));
      else localStorage.removeItem(KEPT);
    } catch {
      // a browser that keeps nothing: the button stays as it was
    }
  }

  function paint() {
    const [now, lang] = [mine(), /** @type {"vi" | "en"} */ (document.documentElement.lang)];
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.mine"));
    if (link) {
      link.hidden = !now;
      if (now) link.href = `${link.dataset.path}${now.id}${link.dataset.ending}`;
      if (now) link.textContent = `★ ${now[lang]}`;
    }
    const button = document.querySelector("button.mine");
    if (!(button instanceof HTMLButtonElement)) return;
    const on = now?.id === button.dataset.id;
    button.setAttribute("aria-pressed", String(on));
    button.textContent = `${on ? "★" : "☆"} ${on ? button.dataset.on : button.dataset.off}`;
  }

  const button = document.querySelector("button.mine");
  if (button instanceof HTMLButtonElement && "localStorage" in window) {
    const { id = "", vi = "", en = "" } = button.dataset;
    button.hidden = false;
    button.addEventListener("click", () => { remember(mine()?.id === id ? null : { id, vi, en }); paint(); });
  }
  window.addEventListener("storage", paint);
  paint();
})();
