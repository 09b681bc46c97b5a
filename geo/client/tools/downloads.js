// Files to take away: each with what it holds, made by the server for the view as it is now, without leaving the map.

import { eraTitle, layersOn, legible, linkOf, say, siteAddress, stale, view, watch, word } from "../core/index.js";
import { announce, button, checkBox, choiceList, make, registerSheet, sheetIsOpen } from "../dom/index.js";
import { foldBlock } from "../panel/layer-row.js";
import { noCopyNote } from "./insecure.js";

const TAKEN = ["png", "pdf", "pptx", "html", "xlsx"];
/** How paper is chosen: the values of `wish_of` in geo/server/downloads.py, the first of each as it begins. @type {{[name: string]: string[]}} */
const ON_SHEET = { paper: ["A4", "A3"], orientation: ["landscape", "portrait"], dpi: ["200", "150", "300", "600"] };

/** What is chosen, `part`: only what is seen now. @type {{[name: string]: string}} */
const wished = { ...Object.fromEntries(Object.entries(ON_SHEET).map(([name, values]) => [name, values[0]])), part: "" };
/** Files that are being made, with how they stand. @type {Map<string, {text: string, since: number}>} */
const underway = new Map();
/** What was said of files that could not be made. @type {Map<string, string>} */
const faults = new Map();
/** Tells this window from others behind the same address. */
const READER = Math.random().toString(36).slice(2);
/** Milliseconds until the server is asked again how a file stands; it takes a second itself to say that it is not there yet. */
const AGAIN = 300;
/** Milliseconds within which a second press belongs to the first. */
const DOUBLE_CLICK = 700;

function filesBody() {
  return [make("p", { class: "quiet" }, word("take.about")), noCopyNote(),
    make("p", {}, make("b", {}, viewInWords())),
    make("ul", { class: "files" }, ...TAKEN.map(fileRow)),
    foldBlock("files-choices", "files-paper", [word("take.choices")], ...Object.keys(ON_SHEET).map(choiceRow), partRow())];
}

/** Nobody takes away something else than what they meant. */
function viewInWords() {
  const titles = layersOn().map((info) => (info.shape === "status" ? `${say(info.title)} ${view.year}` : say(info.title)));
  return [eraTitle(view.era), titles.join(", "), word(wished.part && view.center ? "take.seen" : "take.whole")].filter(Boolean).join(" · ");
}

/** @param {string} form */
function fileRow(form) {
  const [making, fault] = [underway.get(form), faults.get(form)];
  const label = word(making ? "take.cancel" : "take.get");
  return make("li", {}, make("div", {}, make("b", {}, word(`take.${form}`)), make("p", { class: "quiet" },
    making?.text ?? word(`take.${form}_holds`)), fault ? make("p", { class: "fault", role: "alert" }, fault) : null),
    button(label, { class: "quiet-button", "data-act": `file-${form}`, "aria-label": `${label}: ${word(`take.${form}`)}`,
      onclick: () => (making ? cancelFile(form) : takeFile(form)) }));
}

/** Nobody asks for it any more, so the server stops making it. The second press of a double click gives nothing up. @param {string} form */
function cancelFile(form) {
  if (performance.now() - (underway.get(form)?.since ?? 0) < DOUBLE_CLICK) return;
  underway.delete(form);
  stale("sheet");
  announce(word("take.cancelled", { name: word(`take.${form}`) }));
}

/** @param {string} name */
function choiceRow(name) {
  const choices = ON_SHEET[name].map((value) => [value, name === "orientation" ? word(`take.${value}`) : value]);
  const list = choiceList({ id: `files-${name}`, "data-act": `files-${name}` }, choices, wished[name], (value) => { wished[name] = value; });
  return make("div", { class: "background" }, make("label", { for: `files-${name}` }, word(`take.${name}`)), list);
}

/** What is seen now can be printed alone, once the reader has moved the map. */
function partRow() {
  if (!view.center) return null;
  const box = checkBox({ "data-act": "files-part", checked: wished.part === "1" }, (on) => { wished.part = on ? "1" : ""; stale("sheet"); });
  return make("label", { class: "find-yes" }, box, word("take.part"));
}

/** @param {string} form */
function fileAddress(form) {
  const asked = linkOf(view);
  for (const [name, value] of Object.entries(wished)) if (value) asked.set(name, value);
  return `${siteAddress(`/files/map.${form}`)}?${legible(asked)}`;
}

/** How a file stands that is not there yet: `before` other files, or made since some seconds. @param {{[name: string]: number}} standing */
function standingInWords({ before, seconds, done, of }) {
  if (before !== undefined) return before ? word("take.queue", { n: before }) : word("take.queue_next");
  return of ? word("take.parts", { done, of }) : word("take.seconds", { n: Math.round(seconds) });
}

/** @param {string} form */
async function takeFile(form) {
  const [address, name] = [fileAddress(form), `${SITE.stem}-${view.era}-${view.lang}.${form}`];
  faults.delete(form);
  const mine = { text: word("take.making"), since: performance.now() };
  underway.set(form, mine);
  stale("sheet");
  announce(`${word("take.making")}: ${word(`take.${form}`)}`);
  try {
    const answer = await madeFile(address, mine, () => underway.get(form) === mine);
    if (underway.get(form) !== mine) return;
    if (!answer.ok) throw new Error((await answer.text()).trim().slice(0, 300));
    handOver(await answer.blob(), name);
    announce(word("take.done", { name }));
  } catch (error) {
    if (underway.get(form) !== mine) return;
    faults.set(form, (error instanceof TypeError ? "" : /** @type {Error} */ (error).message) || word("take.failed"));
  }
  underway.delete(form);
  stale("sheet");
}

/**
 * The last answer: the file, or a reason. Asks until then, as long as somebody waits.
 * @param {string} address @param {{text: string}} told @param {() => boolean} isWanted
 */
async function madeFile(address, told, isWanted) {
  const asked = { headers: { Prefer: "respond-async", "X-Reader": READER } };
  let answer = await fetch(address, asked);
  while (answer.status === 202 && isWanted()) {
    told.text = standingInWords(await answer.json());
    stale("sheet");
    await new Promise((again) => { setTimeout(again, AGAIN); });
    answer = await fetch(address, asked);
  }
  return answer;
}

/** @param {Blob} file @param {string} name */
function handOver(file, name) {
  const link = make("a", { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

registerSheet({ id: "files", word: "take.title", body: filesBody });
watch((changed) => { if (sheetIsOpen("files") && (changed.has("center") || changed.has("zoom"))) stale("sheet"); });
