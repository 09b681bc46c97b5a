// Notices at the foot of the map: they leave by themselves, one with a button when it is answered; and what did not load, said in one of them.

import { outside, register } from "../core/index.js";
import { inPlace } from "./in-place.js";
import { button, closeButton, make } from "./element.js";

/** What screen readers read out when it changes, made when it is first needed. @param {string} kind its classes */
function statusBox(kind) {
  const box = document.querySelector(`.${kind.replace(" ", ".")}`) ?? make("div", { class: kind, role: "status", "aria-live": "polite" });
  if (!box.isConnected) document.body.append(box);
  return box;
}

/** Said to screen readers only: what a key has changed. @param {string} text */
export function announce(text) {
  statusBox("announcer hidden").textContent = text;
}

/** How long a notice stays, in milliseconds: to be seen, and for each letter to be read. */
const STAYS = { seen: 6000, letter: 60, again: 2000 };

/**
 * A sentence that appears for a while, read out by screen readers; it never takes the focus. With an answer (a button) it stays until that is
 * pressed or closed. @param {string} text @param {{label: string, act: () => void, drop: () => void} | null} [answer]
 */
export function notice(text, answer = null) {
  const box = statusBox("notices");
  for (const same of box.querySelectorAll(".notice")) if (same.firstElementChild?.textContent === text) same.remove();
  const close = () => { dropNotice(line); answer?.drop(); };
  const line = make("div", { class: "notice" }, make("span", {}, text),
    answer ? button(answer.label, { class: "quiet-button", "data-act": "notice-answer", onclick: answer.act }) : null,
    closeButton("notice", close));
  box.append(line);
  if (!answer) leaveLater(line, STAYS.seen + STAYS.letter * text.length);
  return line;
}

/** Not while somebody points at it or is in it. @param {HTMLElement} line @param {number} wait */
function leaveLater(line, wait) {
  setTimeout(() => (line.matches(":hover, :focus-within") ? leaveLater(line, STAYS.again) : dropNotice(line)), wait);
}

/** The focus that was in it goes to the map. @param {HTMLElement} line */
export function dropNotice(line) {
  inPlace(() => line.remove(), "", () => document.querySelector(".leaflet-container"));
}

/** The cross of the newest one. @returns {HTMLElement | null} */
function newestCross() {
  return document.querySelector(".notices .notice:last-child .close");
}
register("closers", { order: 5, open: () => newestCross() !== null, close: () => newestCross()?.click() });

/** Whether a text could be copied: where the browser allows it, else the old way. @param {string} text */
export async function copyText(text) {
  try {
    await outside().navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

/** The way that works without the clipboard's permission. @param {string} text */
function copyByHand(text) {
  const area = /** @type {HTMLTextAreaElement} */ (make("textarea", { class: "hidden", "aria-hidden": "true", readonly: true }, text));
  const held = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  held?.focus();
  return done;
}
