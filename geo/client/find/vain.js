// What was searched for and not found is counted for the office: words alone, once, when the reader leaves them; never where a browser asks not to be watched.

import { attempt, isServed, register, siteAddress, view } from "../core/index.js";

const AT = "/searched";

/** @param {string} message */
function countVain(message) {
  if (!isServed() || attempt(() => "globalPrivacyControl" in navigator && navigator.globalPrivacyControl, true)) return;
  const letter = JSON.stringify({ message, lang: view.lang });
  fetch(siteAddress(AT), { method: "POST", keepalive: true, headers: { "Content-Type": "application/json" }, body: letter }).catch(() => undefined);
}

register("vain", countVain);
