// What a reader brought or arranged lies with a session, which may have ended when the page is connected again. Streamlit does not tell, and a part of a
// page that it would draw anew it does not find: the whole page is run anew by Streamlit's own key, and what is gone is said.
(() => {
  const STATE = "data-test-connection-state";
  const RUN = "data-test-script-state";
  /** What a new session knows nothing of before the whole page has run: a part that is run by itself, and a story that the browser keeps. */
  const PART = ".st-key-intake, .st-key-arranged-story";
  /** What stands for a brought table. */
  const HELD = ".st-key-intake-held";
  /** What Streamlit goes on showing as brought. */
  const ASIDE = "[data-testid=stFileChipDeleteBtn] button";
  /** Milliseconds that a sentence stays at least, and in which Streamlit takes away what a run has not drawn. */
  const STAYS = 12000;
  const CLEARED = 500;
  /** @type {Record<string, Record<string, string>>} */
  const words = JSON.parse(document.getElementById("page-words")?.textContent ?? "{}");
  let lost = false;
  /** Whether a table was there as the connection broke. */
  let held = false;
  let ran = false;

  /** A key that stays down is pressed once. */
  function runAnew() {
    for (const name of ["keydown", "keyup"]) document.body.dispatchEvent(new KeyboardEvent(name, { key: "r", code: "KeyR", bubbles: true }));
  }

  function look() {
    if (!document.querySelector(HELD)) announce();
    held = false;
  }

  /** Whoever was away meanwhile reads it too: it goes with what they do next. */
  function announce() {
    /** @type {HTMLElement | null} */ (document.querySelector(ASIDE))?.click();
    const line = document.createElement("div");
    line.className = "server-silent";
    line.setAttribute("role", "status");
    line.textContent = words.take_gone?.[document.documentElement.lang] ?? "";
    document.body.append(line);
    setTimeout(() => ["pointerdown", "keydown"].forEach((name) => document.addEventListener(name, () => line.remove(), { once: true })), STAYS);
  }

  /** Whoever is connected again gets the page as this session has it. */
  function listen() {
    const app = document.querySelector(`[${STATE}]`);
    if (!app) return;
    const connected = app.getAttribute(STATE) === "CONNECTED";
    if (!connected && !lost) held = Boolean(document.querySelector(HELD));
    if (connected && lost && document.querySelector(PART)) runAnew();
    lost = !connected;
    if (held && connected && ran && app.getAttribute(RUN) === "notRunning") setTimeout(look, CLEARED);
    ran = connected && app.getAttribute(RUN) === "running";
  }

  new MutationObserver(listen).observe(document.body, { subtree: true, attributeFilter: [STATE, RUN] });
})();
