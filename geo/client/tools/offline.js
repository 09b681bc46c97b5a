// What a page of another day says of itself: a copy kept at sea, with the age of its data; a version that was asked for by its name.

import { ROOT, asOf, attempt, host, legible, linkOf, register, reloadPage, say, siteAddress, view, watch, wide, word } from "../core/index.js";
import { button, make, notice } from "../dom/index.js";

/** Whether this page came out of the copy and not from the server. */
const fromCopy = document.documentElement.dataset.copy === "saved";
const ASK_EVERY = 30_000;
const RENEWED = "atlas.renewed";
/** A page renews itself at most so often: a server that is always late must not make it turn in circles. */
const RENEW_EVERY = 60_000;

/** Whether the server has answered since the copy was opened. */
let serverBack = false;
/** Whether the reader has begun to use the copy: then it is theirs to leave. */
let touched = false;
const savedNote = make("div", { class: "saved", role: "status" });

/** The worker that keeps the copy; only where a browser allows one, and only when the map has been drawn. */
function keepCopy() {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
  const scope = host === "site" ? ROOT : siteAddress("/xem");
  attempt(() => navigator.serviceWorker, undefined)?.register(siteAddress("/sw.js"), { scope, updateViaCache: "none" }).catch(() => undefined);
}

/** What the reader should know of the copy; nothing while the page is the server's own. */
function savedText() {
  const dates = say(SITE.dates) || "–";
  if (asOf) return word(`as_of_${asOf}`, { date: say(SITE.version.day) });
  if (fromCopy && serverBack) return word("saved_newer");
  if (!navigator.onLine) return word("saved_copy", { dates });
  return fromCopy ? word("saved_late", { dates }) : null;
}

function drawSaved() {
  const text = savedText();
  if (!text) return savedNote.remove();
  if (!savedNote.isConnected) document.body.append(savedNote);
  savedNote.replaceChildren(...[make("span", {}, text), wayOn()].filter((part) => part !== null));
}

/** What leads out of it, as far as anything does. */
function wayOn() {
  if (asOf) return button(word("as_of_today"), { class: "strong", "data-act": "as-of-today", onclick: () => window.location.assign(`../../xem?${legible(linkOf(view))}`) });
  return serverBack ? button(word("saved_reload"), { class: "strong", onclick: reloadPage }) : null;
}

/** Ask the server for the page itself, past every copy (a worker answers no HEAD): what it has made once comes in time when it is asked again. */
async function askServer() {
  if (!fromCopy || document.hidden || !navigator.onLine) return;
  serverBack = await fetch(window.location.href, { method: "HEAD", cache: "no-store" }).then((answer) => answer.ok, () => false);
  if (serverBack && !touched && mayRenew()) window.location.reload();
  else drawSaved();
}

/** Whether a copy that nobody has touched may give way to the server's page by itself. */
function mayRenew() {
  return attempt(() => {
    if (Date.now() - Number(window.sessionStorage.getItem(RENEWED) ?? 0) < RENEW_EVERY) return false;
    window.sessionStorage.setItem(RENEWED, String(Date.now()));
    return true;
  }, false);
}

function watchNetwork() {
  watch((changed) => { if (changed.has("lang")) drawSaved(); });
  drawSaved();
  if (asOf) return;
  for (const event of ["pointerdown", "keydown", "wheel"]) window.addEventListener(event, () => { touched = true; }, { capture: true, once: true, passive: true });
  for (const event of ["online", "offline"]) window.addEventListener(event, () => { drawSaved(); askServer(); });
  document.addEventListener("visibilitychange", askServer);
  if (fromCopy) setInterval(askServer, ASK_EVERY);
  askServer();
  ("requestIdleCallback" in window ? window.requestIdleCallback : setTimeout)(keepCopy); // eslint-disable-line compat/compat -- asked for
}

register("ready", () => {
  if (host === "xem" || host === "site") watchNetwork();
  else if (host === "file" && !wide()) notice(say(SITE.dates)); // last month's file lies beside today's, and a narrow bar has no room to say it
});
