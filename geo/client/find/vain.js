// What was searched for and not found is counted for the office: words alone, once, when the reader leaves them; never where a browser asks not to be watched.

import { attempt, isServed, register, view } from "../core/index.js";

const AT = "/searched";

/** @param {string} message */
function countVain(message) {
  if (!isServed() || attempt(() => "globalPrivacyControl" in navigator && navigator.globalPrivacyControl, true)) return;
  fetch(AT, { method: "POST", keepalive: true, headers: { "Content-Type": "application/json" }, body: JSON.stringify({ message, lang: view.lang }) }).catch(() => undefined);
}

register("vain", countVain);
