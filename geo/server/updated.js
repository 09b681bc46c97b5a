// A program that was replaced: a page of the one before is read anew once, with its link, as soon as the new one answers and nothing of the reader's would go.
(() => {
  const APP = "data-test-connection-state";
  const MAP = "iframe[src*='streamlit_folium']";
  const KEY = "atlas.updated";
  /** Milliseconds that the sentence stays after the page was read anew. */
  const STAYS = 9000;
  const AGAIN = 1000;
  const own = document.documentElement.dataset.release ?? "";
  /** @type {Record<string, Record<string, string>>} */
  const words = JSON.parse(document.getElementById("page-words")?.textContent ?? "{}");
  /** The program that answers now, if it is another. */
  let newer = "";
  let lost = false;
  let connected = false;
  /** Whether it is known who answers: not while a connection is broken, nor before the one who comes next was asked. */
  let known = true;
  /** What the page would tell the server, but for what is on a projector: a new program would put a map of its own in that one's place. @type {(() => void)[]} */
  const waiting = [];
  /** Whether the reader has written or brought something: what a page forgets that is read anew. */
  let written = false;
  /** @type {HTMLElement | null} */
  let line = null;

  /** @param {Event} event */
  function hearWritten(event) {
    const field = /** @type {Element} */ (event.target);
    written ||= field.matches("textarea, input:not([type=search], [type=checkbox], [type=radio], [type=range], [role=combobox])");
  }

  /** What is on a projector is left as it is. */
  function projected() {
    const filled = Boolean(document.fullscreenElement); // eslint-disable-line compat/compat -- where it is unknown nothing fills the screen
    return filled || document.documentElement.dataset.stage === "story";
  }

  function mayTell() {
    return !projected() || (known && !newer);
  }

  /** Streamlit asks for a run of its own accord as soon as it is connected again, and whenever something is chosen in a map. */
  function holdBack() {
    const { send } = WebSocket.prototype;
    /** @this {WebSocket} @param {Parameters<typeof send>[0]} told */
    WebSocket.prototype.send = function (told) {
      if (mayTell()) send.call(this, told);
      else waiting.push(() => this.readyState === WebSocket.OPEN && send.call(this, told));
    };
  }

  /** Remembered or told apart by the browser's own store; where there is none, the reader presses. @param {string} id */
  function firstTime(id) {
    try {
      if (sessionStorage.getItem(KEY) === id) return false;
      sessionStorage.setItem(KEY, id);
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} key @param {boolean} answer */
  function tell(key, answer) {
    line?.remove();
    line = document.createElement("div");
    line.className = "server-silent updated";
    line.setAttribute("role", "status");
    const sentence = document.createElement("span");
    sentence.textContent = words[key]?.[document.documentElement.lang] ?? "";
    line.append(sentence);
    if (answer) {
      const again = document.createElement("button");
      again.textContent = words.updated_reload?.[document.documentElement.lang] ?? "";
      again.addEventListener("click", () => location.reload());
      line.append(again);
    }
    document.body.append(line);
  }

  function act() {
    if (!known) return;
    if (newer && !written && !projected() && firstTime(newer)) {
      location.reload();
      return;
    }
    if (newer && !line) tell("updated", true);
    if (mayTell()) waiting.splice(0).forEach((tellIt) => tellIt());
  }

  /** @param {number} [left] how often it is asked again where no answer comes: a server that begins has much to do */
  async function compare(left = 30) {
    const answer = await fetch("./data/release.json", { cache: "no-store" }).then((came) => came.json(), () => null);
    if (!answer && left) {
      setTimeout(() => compare(left - 1), AGAIN);
      return;
    }
    newer = own && answer?.release !== own ? answer?.release ?? "" : "";
    known = !lost;
    act();
  }

  /** Streamlit connects again by itself, and would draw with the new program what the old one began. */
  function listen() {
    const state = document.querySelector(`[${APP}]`)?.getAttribute(APP);
    if (state === "CONNECTED" && lost) compare();
    if (state && state !== "CONNECTED" && connected) known = false;
    if (state) lost = state !== "CONNECTED";
    connected ||= state === "CONNECTED";
  }

  holdBack();
  document.addEventListener("input", hearWritten, true);
  /** @param {EventTarget | null} frame */
  function hearIn(frame) {
    if (frame instanceof HTMLIFrameElement && frame.matches(MAP)) frame.contentDocument?.addEventListener("input", hearWritten, true);
  }

  document.querySelectorAll(MAP).forEach(hearIn); // one that was there before this script
  document.addEventListener("load", (event) => hearIn(event.target), true);
  document.addEventListener("fullscreenchange", act);
  new MutationObserver(act).observe(document.documentElement, { attributeFilter: ["data-stage"] });
  new MutationObserver(listen).observe(document.body, { subtree: true, attributeFilter: [APP] });
  let before = "";
  try { before = sessionStorage.getItem(KEY) ?? ""; } catch { /* a browser that keeps nothing */ }
  if (own && before === own) {
    tell("updated_done", false);
    setTimeout(() => line?.remove(), STAYS);
    try { sessionStorage.removeItem(KEY); } catch { /* same */ }
  }
})();
