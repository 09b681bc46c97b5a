// "Something is wrong": a line at the foot of every card that opens a small form; nothing typed is ever lost.

import { attempt, card, isServed, linkOf, pathHere, register, say, siteAddress, view, word } from "../core/index.js";
import { button, focusOn, make } from "../dom/index.js";

/** @typedef {{field: string, text: Words}} Fault */
/**
 * What a reader typed about one thing; ``code`` is the number of what was sent, for deleting it.
 * @typedef {{ref: string, open: boolean, busy: boolean, message: string, contact: string, faults: Fault[], failure: string,
 *   number: string, code: string, codeFault: string, gone: boolean, box: HTMLElement | null}} Draft
 */

const TYPED = "atlas.typed";
/** What readers typed, by what it is about. @type {Map<string, Draft>} */
const drafts = new Map();
attempt(() => JSON.parse(window.sessionStorage.getItem(TYPED) ?? "[]").forEach(takeUp), undefined);

/** @param {string} ref @returns {Draft} */
function draftOf(ref) {
  const draft = drafts.get(ref) ?? { ref, open: false, busy: false, message: "", contact: "", faults: [], failure: "", number: "",
    code: "", codeFault: "", gone: false, box: null };
  drafts.set(ref, draft);
  return draft;
}

/** What was being typed when the page, or the map in it, began anew. @param {{ref: string, message: string, contact: string}} typed */
function takeUp({ ref, message, contact }) {
  Object.assign(draftOf(String(ref)), { open: true, message: String(message), contact: String(contact) });
}

/** The tab keeps what is being typed; it goes when that is sent or put aside, and with the tab. */
function keepTyped() {
  const typed = [...drafts.values()].filter((draft) => draft.open && (draft.message || draft.contact));
  attempt(() => window.sessionStorage.setItem(TYPED, JSON.stringify(typed.map(({ ref, message, contact }) => ({ ref, message, contact })))), undefined);
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
  keepTyped();
  if (draft.open) return draft.box?.replaceChildren(reportForm(draft), withdrawal(draft));
  const open = button(word("report"), { class: "item link report-open", "data-act": "report", onclick: () => openReport(draft) });
  draft.box?.replaceChildren(...(draft.number ? [receipt(draft), withdrawal(draft)] : []), ...(draft.gone ? [goneNote()] : []), open);
}

/** @param {Draft} draft */
function openReport(draft) {
  Object.assign(draft, { open: true, number: "", codeFault: "", gone: false });
  paintReport(draft);
  focusOn(".report textarea");
  draft.box?.scrollIntoView({ block: "nearest" });
}

/** @param {Draft} draft */
function closeReport(draft) {
  Object.assign(draft, { open: false, faults: [], failure: "", codeFault: "" });
  paintReport(draft);
  focusOn(".report-open");
}

/** What is kept, where and for how long. @param {Draft} draft */
function receipt(draft) {
  return make("div", { class: "receipt", role: "status", tabindex: -1 }, make("b", {}, word("report_sent", { id: String(draft.number) })), make("p", {}, word("report_kept")));
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
    oninput: () => { draft[field] = input.value; keepTyped(); } });
  input.value = draft[field];
  return [make("label", { for: id }, word(`report_${field}`)), input,
    make("p", { id: note, class: fault ? "fault" : "quiet" }, fault ? say(fault.text) : word(`report_${field}_hint`))];
}

/** Whoever sent something deletes it by its number. @param {Draft} draft */
function withdrawal(draft) {
  const input = make("input", { id: "report-code", type: "text", autocomplete: "off", "data-act": "report-code", "aria-describedby": "report-code-note",
    "aria-invalid": String(Boolean(draft.codeFault)), oninput: () => { draft.code = input.value; } });
  input.value = draft.code;
  return make("details", { class: "withdrawal", open: Boolean(draft.codeFault) }, make("summary", {}, word("report_withdraw")),
    make("form", { class: "report-form", "aria-label": word("report_withdraw"), onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); withdraw(draft); } },
      make("label", { for: "report-code" }, word("report_code")), input,
      make("p", { id: "report-code-note", class: draft.codeFault ? "fault" : "quiet", ...(draft.codeFault ? { role: "alert" } : {}) }, draft.codeFault || word("report_code_hint")),
      make("div", { class: "report-row" }, make("button", { type: "submit", class: "soft" }, word("report_delete")))));
}

function goneNote() {
  return make("p", { class: "receipt", role: "status", tabindex: -1 }, word("report_deleted"));
}

/** @param {Draft} draft */
async function withdraw(draft) {
  if (draft.busy) return;
  draft.busy = true;
  const answer = await ask("DELETE", { id: draft.code });
  draft.busy = false;
  const { errors } = await answer?.json().catch(() => null) ?? {};
  if (answer?.ok) Object.assign(draft, { open: false, number: "", code: "", codeFault: "", gone: true });
  else draft.codeFault = Array.isArray(errors) ? errors.map((fault) => say(fault.text)).join(" ") : word("report_undeleted");
  paintReport(draft);
  focusOn(draft.gone ? ".receipt" : "#report-code");
}

/**
 * Send something to the operator.
 * @param {"POST" | "DELETE"} method @param {object} letter @returns {Promise<Response | null>} null without a network
 */
async function ask(method, letter) {
  try {
    return await fetch(siteAddress("/report"), { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(letter) });
  } catch {
    return null;
  }
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
  const link = `/${pathHere()}?${linkOf(view)}`;
  const answer = await ask("POST", { what: draft.ref, link, message: draft.message, contact: draft.contact, lang: view.lang });
  if (!answer) { draft.failure = word("report_offline"); return; }
  const { id, errors } = await answer.json().catch(() => null) ?? {};
  if (answer.status === 201 && id) Object.assign(draft, { open: false, number: String(id), code: String(id), codeFault: "", message: "", contact: "" });
  else if (Array.isArray(errors)) draft.faults = errors;
  else draft.failure = word("report_failed", { status: answer.status });
}

register("cardLines", reportLine);
register("closers", { order: 40, open: () => Boolean(draftOf(view.selection ?? "").open && card), close: () => closeReport(draftOf(view.selection ?? "")) });
