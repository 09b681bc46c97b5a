// "Something is wrong": a line at the foot of every card that opens a small form; nothing typed is ever lost.

import { card, host, linkOf, outside, register, say, view, word } from "../core/index.js";
import { button, make } from "../dom/index.js";

/** @typedef {{open: boolean, busy: boolean, message: string, contact: string, faults: {field: string, text: Words}[], said: string, number: string, box: HTMLElement | null}} Draft */

/** What readers typed, by what it is about. @type {Map<string, Draft>} */
const drafts = new Map();

/** @param {string} ref @returns {Draft} */
function draftOf(ref) {
  const found = drafts.get(ref) ?? { open: false, busy: false, message: "", contact: "", faults: [], said: "", number: "", box: null };
  drafts.set(ref, found);
  return found;
}

/** @param {string} ref */
function reportLine(ref) {
  if (host === "file" || !ref) return null;
  const draft = draftOf(ref);
  draft.box = make("section", { class: "report" });
  paintReport(ref);
  return draft.box;
}

/** @param {string} ref */
function paintReport(ref) {
  const draft = draftOf(ref);
  if (draft.open) draft.box?.replaceChildren(reportForm(ref, draft));
  else draft.box?.replaceChildren(...(draft.number ? [receipt(draft)] : []), button(word("report"), { class: "item link report-open", "data-act": "report", onclick: () => openReport(ref) }));
}

/** @param {string} ref */
function openReport(ref) {
  const draft = draftOf(ref);
  draft.open = true;
  draft.number = "";
  paintReport(ref);
  draft.box?.querySelector("textarea")?.focus();
  draft.box?.scrollIntoView({ block: "nearest" });
}

/** @param {string} ref */
function closeReport(ref) {
  const draft = draftOf(ref);
  draft.open = false;
  draft.faults = [];
  draft.said = "";
  paintReport(ref);
  /** @type {HTMLElement | null | undefined} */ (draft.box?.querySelector(".report-open"))?.focus();
}

/** What is kept, where and for how long. @param {Draft} draft */
function receipt(draft) {
  return make("div", { class: "receipt", role: "status", tabindex: -1 }, make("b", {}, word("report_sent", { id: draft.number })), make("p", {}, word("report_kept")));
}

/** @param {string} ref @param {Draft} draft */
function reportForm(ref, draft) {
  const message = make("textarea", { id: "report-message", rows: 4, ...described("message", draft), oninput: () => { draft.message = /** @type {HTMLTextAreaElement} */ (message).value; } });
  /** @type {HTMLTextAreaElement} */ (message).value = draft.message;
  const contact = make("input", { id: "report-contact", type: "text", autocomplete: "email", ...described("contact", draft),
    oninput: () => { draft.contact = /** @type {HTMLInputElement} */ (contact).value; } });
  /** @type {HTMLInputElement} */ (contact).value = draft.contact;
  const send = make("button", { type: "submit", class: "strong", "aria-disabled": String(draft.busy) }, word(draft.busy ? "report_sending" : "report_send"));
  return make("form", { class: "report-form", "aria-label": word("report_title"), novalidate: true, onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); sendReport(ref); } },
    make("label", { for: "report-message" }, word("report_message")), message, fieldNote("message", draft),
    make("label", { for: "report-contact" }, word("report_contact")), contact, fieldNote("contact", draft),
    make("p", { class: "quiet" }, word("report_privacy")), make("p", { class: "fault", role: "alert" }, generalFault(draft)),
    make("div", { class: "report-row" }, button(word("report_cancel"), { class: "soft", onclick: () => closeReport(ref) }), send));
}

/** @param {string} field @param {Draft} draft */
function described(field, draft) {
  return { "data-act": `report-${field}`, "aria-describedby": `report-${field}-note`, "aria-invalid": String(draft.faults.some((fault) => fault.field === field)) };
}

/** What is wrong with a field, else what belongs in it. @param {string} field @param {Draft} draft */
function fieldNote(field, draft) {
  const fault = draft.faults.find((one) => one.field === field);
  return make("p", { id: `report-${field}-note`, class: fault ? "fault" : "quiet" }, fault ? say(fault.text) : word(`report_${field}_hint`));
}

/** @param {Draft} draft */
function generalFault(draft) {
  return draft.said || draft.faults.filter((fault) => !["message", "contact"].includes(fault.field)).map((fault) => say(fault.text)).join(" ");
}

/** @param {string} ref */
async function sendReport(ref) {
  const draft = draftOf(ref);
  if (draft.busy) return;
  Object.assign(draft, { busy: true, faults: [], said: "" });
  paintReport(ref);
  await answerReport(ref, draft);
  draft.busy = false;
  paintReport(ref);
  const first = draft.open ? '[aria-invalid="true"], [type="submit"]' : ".receipt";
  /** @type {HTMLElement | null | undefined} */ (draft.box?.querySelector(first))?.focus();
}

/** @param {string} ref @param {Draft} draft */
async function answerReport(ref, draft) {
  const page = outside().location.pathname;
  const body = JSON.stringify({ what: ref, link: `${page}?${linkOf(view)}`, message: draft.message, contact: draft.contact, lang: view.lang });
  let answer;
  try {
    answer = await fetch("/report", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  } catch {
    draft.said = word("report_offline");
    return;
  }
  const told = await answer.json().catch(() => null);
  if (answer.status === 201 && told?.id) Object.assign(draft, { open: false, number: String(told.id), message: "", contact: "" });
  else if (Array.isArray(told?.errors)) draft.faults = told.errors;
  else draft.said = word("report_failed", { status: answer.status });
}

register("cardLines", reportLine);
register("closers", { order: 40, open: () => Boolean(draftOf(view.selection ?? "").open && card), close: () => closeReport(view.selection ?? "") });
