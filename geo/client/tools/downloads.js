// Files to take away: each with what it holds, made by the server for the view as it is now, without leaving the map.

import { host, legible, linkOf, register, say, stale, view, watch, word } from "../core/index.js";
import { announce, button, make, sheetIsOpen, toggleSheet } from "../dom/index.js";

const TAKE_AWAY_SIGN = "M12 4v11 M7 10.500l5 5 5-5 M5 20h14";
const TAKEN = ["png", "pdf", "pptx", "html", "xlsx"];
/** How paper is chosen: the values of `wish_of` in geo/server/downloads.py, the first of each as it begins. @type {{[name: string]: string[]}} */
const ON_SHEET = { paper: ["A4", "A3"], orientation: ["landscape", "portrait"], dpi: ["200", "150", "300", "600"] };

/** What is chosen, `part`: only what is seen now. @type {{[name: string]: string}} */
const wished = { ...Object.fromEntries(Object.entries(ON_SHEET).map(([name, values]) => [name, values[0]])), part: "" };
/** Files that are being made, and what was said of those that could not be. @type {Map<string, string>} */
const underway = new Map();

/** @type {Sheet} */
const filesSheet = { id: "files", word: "take.title", body: filesBody };

function filesBody() {
  return [make("p", { class: "quiet" }, word("take.about")), make("p", {}, make("b", {}, viewInWords())),
    make("ul", { class: "files" }, ...TAKEN.map(fileRow)),
    make("details", { class: "files-paper", open: paperOpen, ontoggle: (/** @type {Event} */ event) => { paperOpen = /** @type {HTMLDetailsElement} */ (event.target).open; } },
      make("summary", { "data-act": "files-choices" }, word("take.choices")), ...Object.keys(ON_SHEET).map(choiceRow), partRow())];
}

let paperOpen = false;

/** Nobody takes away something else than what they meant. */
function viewInWords() {
  const shown = SITE.layers.filter((info) => view.layers.has(info.id)).map((info) => (info.shape === "status" ? `${say(info.title)} ${view.year}` : say(info.title)));
  return [say(SITE.eras.find((era) => era.id === view.era)?.title), shown.join(", "), word(wished.part && view.center ? "take.seen" : "take.whole")].filter(Boolean).join(" · ");
}

/** @param {string} form */
function fileRow(form) {
  const said = underway.get(form);
  const making = said === "";
  return make("li", {}, make("div", {}, make("b", {}, word(`take.${form}`)), make("p", { class: "quiet" },
    word(`take.${form}_holds`)), said ? make("p", { class: "fault", role: "alert" }, said) : null),
    button(word(making ? "take.making" : "take.get"), { class: "quiet-button", "data-act": `file-${form}`, "aria-label": `${word(making ? "take.making" : "take.get")}: ${word(`take.${form}`)}`,
      "aria-disabled": String(making), onclick: () => takeFile(form) }));
}

/** @param {string} name */
function choiceRow(name) {
  const options = ON_SHEET[name].map((value) => make("option", { value, selected: wished[name] === value }, name === "orientation" ? word(`take.${value}`) : value));
  const list = /** @type {HTMLSelectElement} */ (make("select", { id: `files-${name}`, "data-act": `files-${name}`, onchange: () => { wished[name] = list.value; } }, ...options));
  return make("div", { class: "background" }, make("label", { for: `files-${name}` }, word(`take.${name}`)), list);
}

/** What is seen now can be printed alone, once the reader has moved the map. */
function partRow() {
  if (!view.center) return null;
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", "data-act": "files-part", onchange: () => { wished.part = box.checked ? "1" : ""; stale("sheet"); } }));
  box.checked = wished.part === "1";
  return make("label", { class: "find-yes" }, box, word("take.part"));
}

/** @param {string} form */
function fileAddress(form) {
  const asked = linkOf(view);
  for (const [name, value] of Object.entries(wished)) if (value) asked.set(name, value);
  return `/files/map.${form}?${legible(asked)}`;
}

/** @param {string} form */
async function takeFile(form) {
  if (underway.get(form) === "") return;
  const [address, name] = [fileAddress(form), `${SITE.stem}-${view.era}-${view.lang}.${form}`];
  underway.set(form, "");
  stale("sheet");
  announce(`${word("take.making")}: ${word(`take.${form}`)}`);
  try {
    const answer = await fetch(address);
    if (answer.ok) {
      handOver(await answer.blob(), name);
      underway.delete(form);
    } else underway.set(form, (await answer.text()).trim().slice(0, 300) || word("take.failed"));
  } catch {
    underway.set(form, word("take.failed"));
  }
  stale("sheet");
  if (!underway.has(form)) announce(word("take.done", { name }));
}

/** @param {Blob} file @param {string} name */
function handOver(file, name) {
  const link = /** @type {HTMLAnchorElement} */ (make("a", { href: URL.createObjectURL(file), download: name }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

register("tools", { id: "files", order: 57, word: "take.title", sign: TAKE_AWAY_SIGN, act: () => toggleSheet(filesSheet), pressed: () => sheetIsOpen("files"), here: () => host !== "file" });
watch((changed) => { if (sheetIsOpen("files") && (changed.has("center") || changed.has("zoom"))) stale("sheet"); });
