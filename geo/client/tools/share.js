// Sharing: the link of exactly this view, how it is cited, its QR code, and the phone's own way of sending.

import {
  card, citeView, completeTool, embedded, host, isServed, legible, linkOf, pageHere, register, registerPainter, say, siteAddress, stale, view, watch, wholeLink, word,
} from "../core/index.js";
import { button, closeButton, copyText, focusOn, inPlace, make, segments } from "../dom/index.js";
import { embedSection, renewEmbed } from "./embed-code.js";
import { uncopied } from "./insecure.js";
import { formsSection, renewForms } from "./view-forms.js";

/** @type {HTMLElement | null} */
let shareBox = null;
/** Which page the link opens: "xem", or the name of a page. @type {string | null} */
let shareAt = null;

/** The light page shows the view alone. @param {string} at */
function linkAt(at) {
  return at === "xem" ? linkOf(view) : wholeLink();
}

/** @param {string} at */
function sharedLink(at) {
  if (host === "file") return `${window.location.href.split("#")[0]}#${legible(linkOf(view))}`;
  if (host === "site") return `${window.location.href.split("?")[0].split("#")[0]}?${legible(linkOf(view))}`;
  return `${window.location.origin}${siteAddress(`/${at === "map" ? "" : at}`)}?${legible(linkAt(at))}`;
}

/** @param {string} kind svg or png @param {string} at */
function codeOf(kind, at) {
  const asked = linkAt(at);
  asked.set("at", at);
  return `${siteAddress(`/qr.${kind}`)}?${legible(asked)}`;
}

function toggleShare() {
  if (shareBox) closeShare();
  else openShare();
}

function openShare() {
  shareAt ??= host === "xem" ? "xem" : pageHere();
  shareBox = make("section", { class: "popover share", role: "dialog", "aria-label": word("share_title"), tabindex: -1 });
  document.body.append(shareBox);
  fillShare();
  stale("tools");
  shareBox.focus();
}

function closeShare() {
  inPlace(() => shareBox?.remove(), "", () => document.querySelector('[data-act="tool-share"]'));
  shareBox = null;
  stale("tools");
}

function fillShare() {
  if (!shareBox) return;
  shareBox.replaceChildren(make("div", { class: "share-head" }, make("h2", {}, word("share_title")), closeButton("share", closeShare)),
    ...(isServed() ? [whichPage()] : []), ...(host === "file" ? [make("p", { class: "quiet" }, word("share_file"))] : []),
    ...(window.location.protocol === "about:" ? [] : [linkRow()]), ...citing(), make("p", { class: "said", role: "status", "aria-live": "polite" }),
    ...(isServed() ? [codeFigure()] : []), formsSection() ?? "", embedSection(() => inPlace(fillShare), copyField) ?? "");
  renewShare();
}

/** The light map or the whole page. */
function whichPage() {
  const pages = [["xem", "share_light"], [pageHere(), "share_full"]];
  return segments({ "aria-label": word("share_which") }, pages.map(([at, name]) => (
    { text: word(name), name: `share-${at}`, on: shareAt === at, act: () => { shareAt = at; inPlace(fillShare); } })));
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

function linkRow() {
  const field = /** @type {Field} */ (make("input", { type: "text", readonly: true, class: "share-link", "aria-label": word("share_link"), spellcheck: "false",
    onfocus: () => field.select() }));
  return make("div", { class: "share-row" }, field, button(word("share_copy"), { class: "strong", onclick: () => copyField(field, "share_copied") }));
}

/** How the view is cited. */
function citing() {
  const field = /** @type {Field} */ (make("textarea", { readonly: true, rows: 8, class: "share-link share-cite", "aria-label": word("cite"), spellcheck: "false",
    "data-act": "cite", onfocus: () => field.select() }));
  const copy = button(word("cite_copy"), { class: "strong", onclick: () => copyField(field, "cite_copied") });
  return [make("div", { class: "share-row" }, make("h3", {}, word("cite")), copy), field];
}

/** Under each card: how it is cited. @param {string} ref */
function citeLine(ref) {
  return ref && !embedded ? button(word("cite"), { class: "item link", "data-act": "card-cite", onclick: () => { if (!shareBox) openShare(); focusOn(".share-cite"); } }) : null;
}

/** The code as a picture, and what can be done with it. */
function codeFigure() {
  const failed = make("p", { class: "quiet", hidden: true }, word("share_qr_failed"));
  /** @param {Event} event */
  const showCode = ({ type }) => { picture.hidden = type === "error"; failed.hidden = !picture.hidden; };
  const picture = make("img", { class: "share-code", width: 168, height: 168, alt: word("share_qr"), onload: showCode, onerror: showCode });
  const files = ["svg", "png"].map((kind) => make("a", { class: "share-file", "data-kind": kind, download: `${SITE.stem}-qr.${kind}`,
    "aria-label": `${word("share_download")} (${kind.toUpperCase()})` }, kind.toUpperCase()));
  const send = "share" in navigator ? button(word("share_send"), { class: "soft", onclick: () => navigator.share({ title: say(SITE.title),
    url: sharedLink(shareAt ?? "map") }).catch(() => undefined) }) : null;
  return make("div", { class: "share-figure" }, picture, failed, make("div", { class: "share-files" }, make("span", { class: "quiet" }, word("share_download")), ...files), send);
}

/** The link and the code of the view as it is now. */
function renewShare() {
  if (!shareBox) return;
  const at = shareAt ?? "map";
  /** @type {HTMLInputElement | null} */ (shareBox.querySelector(".share-link"))?.setAttribute("value", sharedLink(at));
  shareBox.querySelector(".share-cite")?.replaceChildren(citeView(view.selection ? card?.querySelector("h2")?.textContent ?? "" : ""));
  shareBox.querySelector(".share-code")?.setAttribute("src", codeOf("svg", at));
  for (const file of shareBox.querySelectorAll(".share-file")) file.setAttribute("href", codeOf(file.getAttribute("data-kind") ?? "svg", at));
  renewEmbed();
  renewForms();
  tellCopied("");
}

/** @param {string} text */
function tellCopied(text) {
  shareBox?.querySelector(".said")?.replaceChildren(text);
}

/** What cannot be copied is marked for the reader's own hands. @param {Field} field @param {string} copied */
async function copyField(field, copied) {
  const done = await copyText(field.value);
  if (!done) field.focus();
  tellCopied(done ? word(copied) : uncopied());
}

completeTool("share", { act: toggleShare, pressed: () => shareBox !== null });
register("cardLines", citeLine);
register("closers", { order: 20, open: () => shareBox !== null, close: closeShare });
register("yields", { leave: () => { if (shareBox) closeShare(); }, to: ["found"] });
watch((changed) => {
  if (changed.has("lang")) {
    shareBox?.setAttribute("aria-label", word("share_title"));
    fillShare();
  } else renewShare();
});

registerPainter("share", renewShare);
