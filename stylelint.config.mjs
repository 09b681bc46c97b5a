// What the promised browsers know (README): the map alone, and Streamlit's pages around it.
const LIGHT = ["chrome 92", "firefox 102", "safari 15.4", "ios_saf 15.4"];
const PAGES = ["chrome 112", "edge 112", "firefox 116", "safari 17", "ios_saf 17.0"];

// Where these are missing nothing is lost: a broader scroll bar, another cursor, a page that scrolls on, text that is not rearranged when very large.
const PLEASANT = ["css-container-queries", "css-overscroll-behavior", "css-paged-media", "css-resize", "css-scrollbar", "css-touch-action", "css-zoom", "css3-cursors"];

const rules = (browsers) => ({
  "function-disallowed-list": [["color-mix", "light-dark", "oklch", "lab", "lch"]], // the plugin does not know them
  "plugin/no-unsupported-browser-features": [true, { browsers, ignore: PLEASANT, ignorePartialSupport: true }],
});

export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  reportNeedlessDisables: true,
  rules: rules(LIGHT),
  overrides: [{ files: ["geo/ui/**/*.css"], rules: rules(PAGES) }],
};
