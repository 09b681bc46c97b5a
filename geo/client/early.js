// Before everything else, in the JavaScript of 2009: says in both languages that this browser is too old, or that nothing starts.
// The server writes EARLY, the words, in front of this (geo/client/bundle.py).
(function (said) {
  var root = document.documentElement;
  /** The map alone: it needs less than Streamlit's pages do. */
  var light = root.getAttribute("data-host") !== null;
  var began = new Date().getTime();
  var broken = false;
  /** How long a start may take, in milliseconds, before something is said of it; and after a script failed. */
  var PATIENCE = 20000, SOON = 2000;
  /** @type {HTMLElement | null} */
  var note = null;

  /** Array.at came with Chrome 92, Firefox 90, Safari 15.4. */
  function drawsMap() {
    return typeof Array.prototype.at === "function";
  }

  /** Streamlit's own script writes such an expression: Chrome 112, Firefox 116, Safari 17. */
  function drawsPages() {
    try {
      return Boolean(new RegExp("[a&&[a]]", "v"));
    } catch (_error) {
      return false;
    }
  }

  /** Where the map is drawn: here, or in its frame once that is there. @returns {Element | null} */
  function place() {
    if (light) return root;
    var frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe[src*="streamlit_folium"]'));
    return frame && frame.contentDocument ? frame.contentDocument.documentElement : null;
  }

  function look() {
    var map = place();
    var age = new Date().getTime() - began;
    if (age > PATIENCE || (map && map.getAttribute("data-atlas") !== null) || document.querySelector('[data-testid="stException"]')) uncover();
    var started = map ? map.getAttribute("data-atlas") !== null : !light && document.querySelector('[data-testid="stElementContainer"]') !== null;
    if (map && map.getAttribute("data-failed") !== null) return end("failed");
    if (!started && age > (broken ? SOON : PATIENCE)) say("failed");
    if (started && note) hide();
    if (started && (map || age > 3 * PATIENCE)) window.clearInterval(clock);
  }

  /** What lies below the first look is seen, whatever it is. */
  function uncover() {
    var first = document.getElementById("first-look");
    if (first && first.parentNode) first.parentNode.removeChild(first);
  }

  /** The last word. @param {string} what */
  function end(what) {
    say(what);
    window.clearInterval(clock);
  }

  function hide() {
    if (note && note.parentNode) note.parentNode.removeChild(note);
    note = null;
  }

  /** @param {string} what */
  function say(what) {
    if (note || !document.body) return;
    uncover();
    note = document.createElement("div");
    note.id = "early";
    note.setAttribute("role", "alert");
    note.style.cssText = "position:fixed;left:0;right:0;top:0;z-index:2000;padding:12px 20px;background:#fff;color:#16232b;border-bottom:3px solid #0b6e5b;font:16px/1.5 system-ui,sans-serif";
    for (var lang in said) if (Object.prototype.hasOwnProperty.call(said, lang)) note.appendChild(sentence(lang, what));
    document.body.appendChild(note);
  }

  /** @param {string} lang @param {string} what */
  function sentence(lang, what) {
    var words = said[lang];
    var line = document.createElement("p");
    line.lang = lang;
    line.style.cssText = "margin:4px 0";
    line.appendChild(document.createTextNode(words[what]));
    if (what === "failed") link(line, words.again, window.location.href);
    if (!light && drawsMap()) link(line, words.light, "./xem" + window.location.search);
    return line;
  }

  /** @param {HTMLElement} line @param {string} text @param {string} url */
  function link(line, text, url) {
    var element = document.createElement("a");
    element.href = url;
    element.style.cssText = "color:#0b6e5b;font-weight:600;margin-left:8px";
    element.appendChild(document.createTextNode(text));
    line.appendChild(element);
  }

  window.addEventListener("error", function (event) {
    var from = /** @type {any} */ (event.target);
    if (from === window || String(from && from.tagName).toLowerCase() === "script") broken = true;
  }, true);
  var old = light ? !drawsMap() : !drawsPages();
  var clock = window.setInterval(function () {
    if (!old) look();
    else if (document.body) end(light ? "old_map" : "old_page");
  }, 250);
})(EARLY);
