// Streamlit says a few things in English only: here they are said in the language that the page is in.
(() => {
  const SPOKEN = ["aria-label", "title", "placeholder", "alt"];
  const LONGEST = 120;
  /** Each text by itself: what Streamlit says, and the same in each language; "*" stands for anything. @type {Record<string, Record<string, string>>} */
  const table = JSON.parse(document.getElementById("streamlit-words")?.textContent ?? "{}");
  /** @type {Map<string, Record<string, string>>} */
  const known = new Map();
  /** @type {[RegExp, Record<string, string>][]} */
  const patterns = [];
  for (const [foreign, said] of Object.entries(table)) {
    for (const text of [foreign, ...Object.values(said)]) {
      if (text.includes("*")) patterns.push([new RegExp(`^${text.replace(/[.()?]/g, "\\$&").replace("*", "(.+)")}$`), said]);
      else known.set(text, said);
    }
  }
  let spoken = document.documentElement.lang;

  /** @param {string | null} text */
  function inWords(text) {
    if (!text || text.length > LONGEST) return text;
    const bare = text.trim();
    return bare ? text.replace(bare, () => exact(bare)) : text;
  }

  /** @param {string} text */
  function exact(text) {
    const said = known.get(text);
    if (said) return said[spoken] ?? text;
    for (const [pattern, pair] of patterns) {
      const found = pattern.exec(text);
      if (found) return pair[spoken]?.replace("*", () => found[1]) ?? text;
    }
    return text;
  }

  /** The place for a file has a name; a role that takes it away again is not right. @param {Element} element */
  function nameAnew(element) {
    if (element.matches('[data-testid="stFileUploaderDropzone"]')) element.setAttribute("role", "group");
    for (const name of SPOKEN) {
      const text = element.getAttribute(name);
      const words = inWords(text);
      if (words !== null && words !== text) element.setAttribute(name, words);
    }
  }

  /** @param {Node} node */
  function sayAnew(node) {
    if (node instanceof Element) nameAnew(node);
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let each = /** @type {Node | null} */ (node.nodeType === Node.TEXT_NODE ? node : walk.nextNode()); each; each = walk.nextNode()) {
      if (each instanceof Element) nameAnew(each);
      else if (each.parentElement?.closest('[translate="no"]')) continue; // an icon is drawn from its name
      else if (inWords(each.nodeValue) !== each.nodeValue) each.nodeValue = inWords(each.nodeValue);
    }
  }

  /** The bar says which language the page is in now; whatever was said before is said anew. */
  function listen() {
    const now = document.querySelector(".st-key-bar-title [lang], .st-key-bar-title[lang]")?.getAttribute("lang");
    if (!now || now === spoken) return false;
    spoken = document.documentElement.lang = now;
    return true;
  }

  /** @param {MutationRecord[]} changes */
  function hear(changes) {
    if (listen()) return sayAnew(document.body);
    for (const change of changes) for (const node of change.type === "childList" ? change.addedNodes : [change.target]) sayAnew(node);
  }

  new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...SPOKEN, "lang"] });
  listen();
  sayAnew(document.body);
})();
