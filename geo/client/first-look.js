// The units in the page's first bytes (geo/client/inline_outline.py), placed where the map will have them, in the JavaScript of 2009: the pointer
// reads their names, and what is chosen the map opens as soon as it stands.
// As geo/client/map/camera.js fits the whole district beside bar and panel; where a link or the reader's own sizes say otherwise, nothing is shown.
(function () {
  var svg = document.getElementById("first-look");
  if (!svg || !svg.getAttribute("display")) return; // shown by the page itself already
  var root = document.documentElement;
  /** The steps of the map's zoom, and the room beside bar, panel, tools and search field, in pixels. */
  var STEP = 0.25, BAR = 60, PHONE_BAR = 52, SEARCH = 64, NARROW_PANEL = 314, PANEL = 330, BROAD_PANEL = 364, TOOLS = 70, LOW_TOOLS = 126, PEEK = 110;
  var broad = window.innerWidth, phone = broad <= 640;
  var bar = phone ? PHONE_BAR : BAR;

  /** What this browser keeps under a name. @param {"localStorage" | "sessionStorage"} store @param {string} name */
  function keptAt(store, name) {
    try {
      return window[store].getItem(name) || "";
    } catch (_error) {
      return "";
    }
  }

  /** @param {string} name */
  function numbers(name) {
    return String(svg && svg.getAttribute("data-" + name)).split(" ").map(Number);
  }

  /** What the map will open with: the link, and what this tab keeps. */
  function asked() {
    return window.location.search + "&" + keptAt("sessionStorage", "atlas.view");
  }

  /** Whether the map opens with the whole district beside its panel. */
  function isHome() {
    var large = keptAt("localStorage", "atlas.comfort").indexOf("text=large") >= 0 || window.getComputedStyle(root).fontSize !== "16px";
    return !/[?&](c|sel|slide)=/.test(asked()) && !large && (phone || window.innerHeight > 480);
  }

  function isDark() {
    var chosen = /theme=(light|dark)/.exec(keptAt("localStorage", "atlas.comfort"));
    return chosen ? chosen[1] === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  /** How far in a box of the world is seen in so much room. @param {number[]} box @param {number} wide @param {number} high @param {boolean} covered it fills the room */
  function zoomOf(box, wide, high, covered) {
    var scales = [wide / (box[2] - box[0]), high / (box[3] - box[1])];
    var zoom = numbers("zoom")[0] + Math.log(Math[covered ? "max" : "min"](scales[0], scales[1])) / Math.LN2;
    var steps = Math.round(zoom / (STEP / 100)) / 100;
    return Math[covered ? "ceil" : "floor"](steps) * STEP;
  }

  /** How far a window is moved so that nothing beyond the data is seen. @param {number} before @param {number} behind */
  function rebound(before, behind) {
    return before + behind > 0 ? Math.round(before - behind) / 2 : Math.max(0, Math.ceil(before)) - Math.max(0, Math.floor(behind));
  }

  /** Where the units' corner comes to stand, and how large they are. @param {number} wide @param {number} high of the map */
  function placed(wide, high) {
    var district = numbers("district"), around = numbers("window"), corner = numbers("corner");
    var left = phone ? 28 : broad >= 1600 ? BROAD_PANEL : broad <= 1100 ? NARROW_PANEL : PANEL, right = phone ? 28 : high <= 760 ? LOW_TOOLS : TOOLS;
    var top = phone ? bar + SEARCH : bar + 14, below = phone ? PEEK : 24;
    var zoom = Math.max(zoomOf(district, wide - left - right, high - top - below, false), zoomOf(around, wide, high, true));
    var k = Math.pow(2, zoom - numbers("zoom")[0]);
    var west = (district[0] + district[2]) / 2 * k - (wide + left - right) / 2;
    var north = (district[1] + district[3]) / 2 * k - (high + top - below) / 2;
    var across = rebound(around[0] * k - west, west + wide - around[2] * k);
    var down = rebound(around[1] * k - north, north + high - around[3] * k);
    if (Math.abs(across) > 1 || Math.abs(down) > 1) {
      west += across;
      north += down;
    }
    return { x: corner[0] * k - Math.round(west), y: corner[1] * k - Math.round(north), k: k };
  }

  /** The page around the map keeps room for a scroll bar: a thin one, as Streamlit will say when its script has come; of 6 pixels in older browsers. */
  function gutter() {
    if (root.getAttribute("data-host")) return 0;
    if (!window.CSS || !window.CSS.supports("scrollbar-color", "auto")) return 6;
    var box = document.createElement("div");
    box.style.cssText = "position:absolute;top:0;width:50px;height:50px;overflow:scroll;visibility:hidden;scrollbar-width:thin";
    document.body.appendChild(box);
    var wide = box.offsetWidth - box.clientWidth;
    document.body.removeChild(box);
    return wide;
  }

  function show() {
    if (!svg) return;
    var colours = String(svg.getAttribute(isDark() ? "data-dark" : "data-light")).split(" ");
    var parts = svg.childNodes, sea = /** @type {Element} */ (parts[0]), strip = /** @type {Element} */ (parts[2]), name = /** @type {Element} */ (parts[3]);
    sea.setAttribute("fill", colours[0]);
    drawUnits(/** @type {any} */ (parts[1]), /** @type {any} */ (parts[4]), colours);
    strip.setAttribute("fill", colours[3]);
    strip.setAttribute("height", String(bar));
    name.setAttribute("fill", colours[2]);
    /** @type {any} */ (svg).style.cssText = "position:fixed;left:0;top:0;width:100%;height:100%;z-index:900;pointer-events:none";
    svg.removeAttribute("display");
  }

  /**
   * The units, which answer as the map's will; where a link asks for others, their common shape is seen alone.
   * @param {SVGElement} units @param {SVGElement} label @param {string[]} colours
   */
  function drawUnits(units, label, colours) {
    var at = placed(window.innerWidth - gutter(), window.innerHeight), era = /[?&]era=([^&]*)/.exec(asked());
    units.setAttribute("transform", "translate(" + at.x + " " + at.y + ") scale(" + at.k + ")");
    units.setAttribute("fill", colours[1]);
    if (era && svg && era[1] !== svg.getAttribute("data-era")) return;
    units.setAttribute("stroke", colours[2]);
    units.setAttribute("pointer-events", "all");
    label.setAttribute("fill", colours[2]);
    label.setAttribute("stroke", colours[5]);

    /** @param {any} pointed the unit under the pointer */
    function light(pointed) {
      var lit = null;
      for (var unit = /** @type {any} */ (units.firstChild); unit; unit = unit.nextSibling) {
        var isChosen = unit.getAttribute("data-unit") === root.getAttribute("data-chosen"), isLit = unit === pointed || isChosen;
        unit.setAttribute("fill", colours[isLit ? 4 : 1]);
        unit.setAttribute("stroke-width", isLit ? "4" : "2");
        if (unit === pointed || (isChosen && !lit)) lit = unit;
      }
      label.textContent = lit ? lit.getAttribute("data-name") : "";
      if (!lit) return;
      var spot = lit.getAttribute("data-at").split(" ");
      label.setAttribute("x", String(at.x + spot[0] * at.k));
      label.setAttribute("y", String(at.y + spot[1] * at.k));
    }

    units.onmouseover = function (event) { light(event.target); };
    units.onmouseout = function () { light(null); };
    units.onclick = function (event) {
      root.setAttribute("data-chosen", String(/** @type {any} */ (event.target).getAttribute("data-unit")));
      light(event.target);
    };
  }

  if (isHome()) show();
  else if (svg.parentNode) svg.parentNode.removeChild(svg);
})();
