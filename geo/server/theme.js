// The page around the map has one theme with it: what the reader chose there is stronger than the system, for Streamlit too, which asks the browser.
(() => {
  const SCHEME = "(prefers-color-scheme: dark)";
  const system = window.matchMedia(SCHEME);
  const answer = window.matchMedia(SCHEME);
  const ask = window.matchMedia.bind(window);
  let chosen = kept();

  /** What the map keeps of the reader's choice: light, dark, or nothing: then the system decides. */
  function kept() {
    try {
      return new URLSearchParams(localStorage.getItem("atlas.comfort") ?? "").get("theme");
    } catch {
      return null;
    }
  }

  function dark() {
    return chosen === "dark" || (chosen !== "light" && system.matches);
  }

  function wear() {
    document.documentElement.dataset.theme = dark() ? "dark" : "light";
  }

  Object.defineProperty(answer, "matches", { get: dark });
  window.matchMedia = (query) => (query === SCHEME ? answer : ask(query));
  system.addEventListener("change", wear);
  window.addEventListener("atlas:theme", (event) => {
    chosen = /** @type {CustomEvent<string>} */ (event).detail;
    wear();
    answer.dispatchEvent(new Event("change"));
  });
  wear();

  // Streamlit asks for its icons before it draws any; where one is drawn, the browser asks for them by itself.
  const letters = document.fonts;
  const load = letters?.load.bind(letters);
  if (load) letters.load = (font, text) => (font.includes("Material Symbols") ? Promise.resolve([]) : load(font, text));
})();
