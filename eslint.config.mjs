// What the promised browsers know (README). Newer syntax is a parsing error, newer interfaces are named, newer methods are tsc's part (lib in tsconfig.json).
import compat from "eslint-plugin-compat";

const LIGHT = ["chrome 92", "firefox 102", "safari 15.4", "ios_saf 15.4"];
const NEWER = [
  { selector: "StaticBlock", message: "Safari knows class blocks since 16.4." },
  { selector: "Literal[regex.pattern=/\\(\\?<[=!]/]", message: "Safari looks behind since 16.4." },
];

export default [
  {
    files: ["geo/**/*.js"],
    plugins: { compat },
    languageOptions: { ecmaVersion: 2022, sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    settings: { targets: LIGHT },
    rules: { "compat/compat": "error", "no-restricted-syntax": ["error", ...NEWER] },
  },
  { files: ["geo/client/early.js"], languageOptions: { ecmaVersion: 5 }, rules: { "compat/compat": "off" } },
];
