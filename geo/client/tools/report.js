// "Something is wrong": a line at the foot of every card that opens a small form; nothing typed is ever lost.

import { card, isServed, linkOf, outside, register, say, view, word } from "../core/index.js";
import { button, focusOn, make } from "../dom/index.js";

/** @typedef {{field: string, text: Words}} Fault */
/** @typedef {{ref: string, open: boolean, busy: boolean, message: string, contact: string, faults: Fault[], failure: string, number: string, box: HTMLElement | null}} Draft */

/** What readers typed, by what it is about. @type {Map<string, Draft>} */
const drafts = new Map();

/** @param {string} ref @returns {Draft} */
function draftOf(ref) {
  const draft = drafts.get(ref) ?? { ref, open: false, busy: false, message: "", contact: "", faults: [], failure: "", number: "", box: null };
  drafts.set(ref, draft);
  return draft;
}

/** @param {string} ref */
function reportLine(ref) {
  if (!isServed() || !ref) return null;
  const draft = draftOf(ref);
  draft.box = make("section", { class: "report" });
  paintReport(draft);
  return draft.box;
}

/** @param {Draft} draft */
function paintReport(draft) {
  if (draft.open) return draft.box?.replaceChildren(reportForm(draft));
  const open = button(word("report"), { class: "item link report-open", "data-act": "report", onclick: () => openReport(draft) });
  draft.box?.replaceChildren(...(draft.number ? [receipt(draft)] : []), open);
}

/** @param {Draft} draft */
function openReport(draft) {
  Object.assign(draft, { open: true, number: "" });
  paintReport(draft);
  focusOn(".report textarea");
  draft.box?.scrollIntoView({ block: "nearest" });
}

/** @param {Draft} draft */
function closeReport(draft) {
  Object.assign(draft, { open: false, faults: [], failure: "" });
  paintReport(draft);
  focusOn(".report-open");
}

/** What is kept, where and for how long. @param {Draft} draft */
function receipt(draft) {
  return make("div", { class: "receipt", role: "status", tabindex: -1 }, make("b", {}, word("report_sent", { id: draft.number })), make("p", {}, word("report_kept")));
}

/** @param {Draft} draft */
function reportForm(draft) {
  const send = make("button", { type: "submit", class: "strong", "aria-disabled": String(draft.busy) }, word(draft.busy ? "report_sending" : "report_send"));
  return make("form", { class: "report-form", "aria-label": word("report_title"), novalidate: true,
    onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); sendReport(draft); } },
    ...reportField("message", "textarea", { rows: 4 }, draft), ...reportField("contact", "input", { type: "text", autocomplete: "email" }, draft),
    make("p", { class: "quiet" }, word("report_privacy")), make("p", { class: "fault", role: "alert" }, generalFault(draft)),
    make("div", { class: "report-row" }, button(word("report_cancel"), { class: "soft", onclick: () => closeReport(draft) }), send));
}

/**
 * A field with its name, and with what is wrong with it, else what belongs in it.
 * @param {"message" | "contact"} field @param {"textarea" | "input"} tag @param {Attributes} attributes @param {Draft} draft
 */
function reportField(field, tag, attributes, draft) {
  const [id, note] = [`report-${field}`, `report-${field}-note`];
  const fault = draft.faults.find((entry) => entry.field === field);
  const input = make(tag, { id, ...attributes, "data-act": id, "aria-describedby": note, "aria-invalid": String(Boolean(fault)),
    oninput: () => { draft[field] = input.value; } });
  input.value = draft[field];
  return [make("label", { for: id }, word(`report_${field}`)), input,
    make("p", { id: note, class: fault ? "fault" : "quiet" }, fault ? say(fault.text) : word(`report_${field}_hint`))];
}

/** @param {Draft} draft */
function generalFault(draft) {
  return draft.failure || draft.faults.filter((fault) => !["message", "contact"].includes(fault.field)).map((fault) => say(fault.text)).join(" ");
}

/** @param {Draft} draft */
async function sendReport(draft) {
  if (draft.busy) return;
  Object.assign(draft, { busy: true, faults: [], failure: "" });
  paintReport(draft);
  await answerReport(draft);
  draft.busy = false;
  paintReport(draft);
  focusOn(draft.open ? '.report [aria-invalid="true"], .report [type="submit"]' : ".receipt");
}

/** @param {Draft} draft */
async function answerReport(draft) {
  const page = outside().location.pathname;
  const body = JSON.stringify({ what: draft.ref, link: `${page}?${linkOf(view)}`, message: draft.message, contact: draft.contact, lang: view.lang });
  let answer;
  try {
    answer = await fetch("/report", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  } catch {
    draft.failure = word("report_offline");
    return;
  }
  const { id, errors } = await answer.json().catch(() => null) ?? {};
  if (answer.status === 201 && id) Object.assign(draft, { open: false, number: String(id), message: "", contact: "" });
  else if (Array.isArray(errors)) draft.faults = errors;
  else draft.failure = word("report_failed", { status: answer.status });
}

register("cardLines", reportLine);
register("closers", { order: 40, open: () => Boolean(draftOf(view.selection ?? "").open && card), close: () => closeReport(draftOf(view.selection ?? "")) });
