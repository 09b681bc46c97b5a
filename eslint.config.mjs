// What the promised browsers know (README). Newer syntax is a parsing error, newer interfaces are named, newer methods are tsc's part (lib in tsconfig.json).
// What the client's modules may import: nothing in a circle, and no folder one that stands above it.
import { join } from "node:path";
import compat from "eslint-plugin-compat";
import { importX } from "eslint-plugin-import-x";

const LIGHT = ["chrome 92", "firefox 102", "safari 15.4", "ios_saf 15.4"];
const NEWER = [
  { selector: "StaticBlock", message: "Safari knows class blocks since 16.4." },
  { selector: "Literal[regex.pattern=/\\(\\?<[=!]/]", message: "Safari looks behind since 16.4." },
];

/** From the ground up; folders of one line do not import one another. */
const FOLDERS = [["core"], ["geodesy", "dom"], ["map"], ["marks"], ["panel"], ["find", "tools", "invest", "embed"], ["story"]];
/** Modules that Node loads without a window. */
const PURE = ["geo/client/geodesy/**/*.js", "geo/client/**/match.js", "geo/placement/*.js"];
/** Letters of a line (docs/decisions/021). */
const WIDEST = 180;
const CLIENT = join(import.meta.dirname, "geo/client");
const closed = FOLDERS.flatMap((line, level) => line.map((folder) => ({
  target: join(CLIENT, folder),
  from: [...FOLDERS.slice(level).flat().filter((other) => other !== folder).map((other) => join(CLIENT, other)), join(CLIENT, "start.js")],
})));

export default [
  {
    files: ["geo/**/*.js"],
    plugins: { compat },
    languageOptions: { ecmaVersion: 2022, sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    settings: { targets: LIGHT },
    rules: { "compat/compat": "error", "no-restricted-syntax": ["error", ...NEWER] },
  },
  {
    files: ["geo/client/**/*.js", "geo/placement/*.js"],
    ignores: ["geo/client/early.js", "geo/client/first-look.js"],
    plugins: { "import-x": importX },
    languageOptions: { sourceType: "module" },
    rules: {
      "import-x/no-cycle": "error", "import-x/no-unresolved": "error", "import-x/named": "error",
      "import-x/no-restricted-paths": ["error", { zones: closed }],
      "max-len": ["error", { code: WIDEST, ignoreRegExpLiterals: true }],
    },
  },
  {
    files: ["geo/client/**/*.js"],
    ignores: PURE,
    rules: { "no-restricted-imports": ["error", { patterns: [{ regex: "^\\.{1,2}/(core|dom|map)/(?!index)", message: "Ask at the folder's door, index.js." }] }] },
  },
  {
    files: ["geo/client/{core,geodesy,dom,find,invest}/**/*.js"],
    rules: { "no-restricted-globals": ["error", { name: "L", message: "Leaflet belongs to map, marks, panel, tools and story." }] },
  },
  {
    files: PURE,
    languageOptions: { globals: { document: "readonly", window: "readonly" } },
    rules: { "no-restricted-globals": ["error", "L", "document", "window"] },
  },
  { files: ["geo/client/early.js", "geo/client/first-look.js"], languageOptions: { ecmaVersion: 5 }, rules: { "compat/compat": "off" } },
];
