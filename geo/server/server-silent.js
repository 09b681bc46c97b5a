// A server that is silent: a sentence in the reader's language, with the same view on the light page, instead of an endless skeleton or of
// Streamlit's own words. Streamlit goes on trying by itself; when it is connected again the sentence goes.
(() => {
  /** Looks, one a second, until a page that is not drawn yet, or a connection that was lost, is spoken of; a sleeping computer looks at nothing. */
  const LOOKS = { undrawn: 10, lost: 4 };
  const EVERY = 1000;
  const APP = "[data-test-connection-state]";
  const MAP = "iframe[src*='streamlit_folium']";
  const DRAWN = `.page-end, ${MAP}`;
  /** Streamlit's own: it tells readers to restart the server. */
  const FOREIGN = "[role=dialog]:has([data-testid=stErrorCodeBlock]) button";
  /** @type {Record<string, Record<string, string>>} */
  const words = JSON.parse(document.getElementById("page-words")?.textContent ?? "{}");
  let missed = 0;
  /** @type {HTMLElement | null} */
  let line = null;

  /** @param {string} key */
  function say(key) {
    return words[key]?.[document.documentElement.lang] ?? "";
  }

  /** What goes on without a server is said where there is a map. */
  function lost() {
    return `${say("silent_lost")} ${document.querySelector(MAP) ? say("silent_map") : ""}`.trim();
  }

  /** @param {string} text */
  function tell(text) {
    if (line?.firstChild?.textContent === text) return;
    line?.remove();
    line = document.createElement("div");
    line.className = "server-silent";
    line.setAttribute("role", "status");
    const link = document.createElement("a");
    link.href = `/xem${location.search}`;
    link.textContent = say("silent_link");
    const sentence = document.createElement("span");
    sentence.textContent = text;
    line.append(sentence, link);
    document.body.append(line);
    makeRoom(line.offsetHeight);
  }

  /** The map above it is as much lower. @param {number} height */
  function makeRoom(height) {
    document.documentElement.toggleAttribute("data-silent", height > 0);
    document.documentElement.style.setProperty("--silent", `${height}px`);
  }

  function look() {
    /** @type {HTMLElement | null} */ (document.querySelector(FOREIGN))?.click();
    const drawn = document.querySelector(DRAWN) !== null;
    const connected = document.querySelector(APP)?.getAttribute("data-test-connection-state") === "CONNECTED";
    missed = drawn && connected ? 0 : missed + 1;
    if (missed > (drawn ? LOOKS.lost : LOOKS.undrawn)) tell(drawn ? lost() : say("silent_undrawn"));
    else if (!missed && line) {
      line.remove();
      line = null;
      makeRoom(0);
    }
  }

  setInterval(look, EVERY);
})();
