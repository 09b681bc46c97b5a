// Where the frame lives: in the Streamlit page, alone at /xem, or in one file; and how it speaks to that host.

/** @type {"page" | "xem" | "file"} */
let host = "page";

/** The window whose address bar the reader sees. @returns {Window} */
function outside() {
  if (host !== "page") return window;
  try {
    return window.parent.location.href ? window.parent : window;
  } catch {
    return window;
  }
}

/** The link the reader sees, as parameters. */
function readAddress() {
  const place = outside().location;
  return new URLSearchParams(host === "file" ? place.hash.slice(1) || document.documentElement.dataset.view : place.search);
}

/** Tell Python what it answers below the map: never a pan, a zoom or a switch. @param {View} view */
function tellPython(view) {
  if (host !== "page" || !window.Streamlit) return;
  const center = view.center?.map((degree) => degree.toFixed(5)).join(",");
  window.Streamlit.setComponentValue({ selection: view.selection, lang: view.lang, era: view.era, year: view.year, layers: [...view.layers].join(","), center, zoom: view.zoom, n: Date.now(), ...Object.assign({}, ...toldParts.map((part) => part())) });
}

/** The part of the Streamlit page that scrolls, to bring what stands below the map into view. */
function scrollBelow() {
  const main = outside().document.querySelector('[data-testid="stMain"], section.main');
  main?.scrollTo({ top: window.innerHeight * 0.86, behavior: calm() ? "auto" : "smooth" });
}

const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");

/** The reader asked for little motion. */
function calm() {
  return stillness.matches;
}
