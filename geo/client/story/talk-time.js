// The time of a talk: how long it lasts already, and what is left of the time that it was given. The presenter alone sees it.

import { keep, kept, view, word } from "../core/index.js";
import { drawSign, make } from "../dom/index.js";

const TALK = "atlas.talk";
/** Minutes that a talk may be given; 0: nobody counts. */
const TALK_LENGTHS = [0, 5, 10, 15, 20, 30];

/** `since`: when it began to run, null: it is paused; `before`: milliseconds that had run until then. @type {{since: number | null, before: number, minutes: number}} */
const talk = { since: null, before: 0, minutes: 0 };

/** The length of an earlier talk. */
function recallTalk() {
  const minutes = Number(kept(TALK));
  if (TALK_LENGTHS.includes(minutes)) talk.minutes = minutes;
}
recallTalk();

/** Seconds that the talk has lasted. */
function talked() {
  return Math.floor((talk.before + (talk.since === null ? 0 : Date.now() - talk.since)) / 1000);
}

export function talkRuns() {
  return talk.since !== null;
}

/** Whether it lasts longer than it may. */
export function talkOver() {
  return talk.minutes > 0 && talked() > 60 * talk.minutes;
}

export function toggleTalk() {
  talk.before += talk.since === null ? 0 : Date.now() - talk.since;
  talk.since = talk.since === null ? Date.now() : null;
}

/** From the beginning again, running. */
export function beginTalk() {
  Object.assign(talk, { since: Date.now(), before: 0 });
}

/** The time of this talk goes on in a window that was closed and opened again. */
export function carryTalk() {
  if (!talk.since && !talk.before) beginTalk();
}

/** The story was left: the next one has a time of its own. */
export function endTalk() {
  Object.assign(talk, { since: null, before: 0 });
}

/** The next longer or shorter of the lengths; null at the ends. @param {number} by */
export function otherLength(by) {
  return TALK_LENGTHS[TALK_LENGTHS.indexOf(talk.minutes) + by] ?? null;
}

/** @param {number} minutes */
export function giveTalk(minutes) {
  talk.minutes = minutes;
  keep(TALK, String(minutes));
}

/** The length as it is chosen. */
export function talkLength() {
  return talk.minutes ? word("presenter.minutes", { n: talk.minutes }) : word("presenter.no_length");
}

/** 754 as "12:34", an hour more as "1:12:34". @param {number} seconds */
function asTime(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = [...(hours ? [hours] : []), minutes, seconds % 60];
  return parts.map((part, index) => (index ? String(part).padStart(2, "0") : String(part))).join(":");
}

/** Clock, time that is over, time that is left, as they are now. */
export function talkTimes() {
  const clock = new Intl.DateTimeFormat(view.lang === "en" ? "en-GB" : "vi-VN", { hour: "2-digit", minute: "2-digit" }).format(Date.now());
  const left = 60 * talk.minutes - talked();
  return [
    timeBox("clock", word("presenter.clock"), clock),
    timeBox("talked", word(talkRuns() ? "presenter.talked" : "presenter.paused"), asTime(talked())),
    talk.minutes ? timeBox(talkOver() ? "left over" : "left", word(talkOver() ? "presenter.over" : "presenter.left"), asTime(Math.abs(left))) : null,
  ];
}

/** @param {string} kind @param {string} label @param {string} text */
function timeBox(kind, label, text) {
  const sign = kind.endsWith("over") ? drawSign("M12 4l9 16H3z M12 10v5 M12 17.500v.1", 20) : null;
  return make("div", { class: `talk-${kind}`, role: "timer" }, make("span", {}, sign, label), make("b", {}, text));
}
