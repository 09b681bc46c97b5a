// A server that is silent: a sentence in the reader's language, with the same view on the light page, instead of an endless skeleton or of
// Streamlit's own words. Streamlit goes on trying by itself; when it is connected again the sentence goes.
(() => {
  /** Looks, one a second, until a page that is not drawn yet, or a connection that was lost, is spoken of; a sleeping computer looks at nothing. */
  const LOOKS = { undrawn: 10, lost: 4, broken: 5 };
  const EVERY = 1000;
  const APP = "[data-test-connection-state]";
  const MAP = "iframe[src*='streamlit_folium']";
  const DRAWN = `.page-end, ${MAP}`;
  /** Streamlit's own: it tells readers to restart the server. */
  const FOREIGN = "[role=dialog]:has([data-testid=stErrorCodeBlock]) button";
  /** @type {Record<string, Record<string, string>>} */
  const words = JSON.parse(document.getElementById("page-words")?.textContent ?? "{}");
  let missed = 0;
  /** @type {keyof LOOKS | undefined} */
  let kind;
  let askedAgain = false;
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
    link.href = `./xem${location.search}`;
    link.textContent = say("silent_link");
    const sentence = document.createElement("span");
    sentence.textContent = text;
    line.append(sentence, link);
    document.body.append(line);
    makeRoom();
  }

  /** The map above lines of this kind is as much lower, whichever script drew them. */
  function makeRoom() {
    const lines = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".server-silent"));
    const height = Math.max(0, ...[...lines].map((each) => each.offsetHeight));
    document.documentElement.toggleAttribute("data-silent", height > 0);
    document.documentElement.style.setProperty("--silent", `${height}px`);
  }

  /** Whether the map's script came, and was none: half of it, or an answer of somebody in between. @param {HTMLIFrameElement | null} frame */
  function broken(frame) {
    const inside = /** @type {any} */ (frame?.contentWindow);
    try {
      if (!inside || inside.atlas) return false;
      return inside.performance.getEntriesByType("resource").some((/** @type {any} */ entry) => entry.name.includes("/assets/atlas.") && entry.responseEnd > 0);
    } catch {
      return true; // the browser's own page of a failure, which is nobody's to read
    }
  }

  /** Asked for once more; then its reader is told. @param {HTMLIFrameElement | null} frame */
  function askAgain(frame) {
    if (askedAgain) return;
    askedAgain = true;
    frame?.contentWindow?.location.reload();
  }

  /** What there is to say, if it lasts. */
  function trouble() {
    /** @type {HTMLIFrameElement | null} */
    const frame = document.querySelector(MAP);
    const connected = document.querySelector(APP)?.getAttribute("data-test-connection-state") === "CONNECTED";
    if (!document.querySelector(DRAWN)) return { kind: /** @type {const} */ ("undrawn"), text: say("silent_undrawn") };
    if (!connected) return { kind: /** @type {const} */ ("lost"), text: lost() };
    return broken(frame) ? { kind: /** @type {const} */ ("broken"), text: say("silent_broken"), mend: () => askAgain(frame) } : null;
  }

  function look() {
    /** @type {HTMLElement | null} */ (document.querySelector(FOREIGN))?.click();
    const now = trouble();
    missed = now && now.kind === kind ? missed + 1 : Number(now !== null);
    kind = now?.kind;
    if (now && missed > 1) now.mend?.();
    if (now && missed > LOOKS[now.kind]) tell(now.text);
    else if (!now && line) {
      line.remove();
      line = null;
    }
    makeRoom();
  }

  setInterval(look, EVERY);
})();
