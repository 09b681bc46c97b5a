// The code that puts this view into a page of somebody else's, part of what sharing opens.

import { asOf, ERAS, hasServer, host, legible, linkOf, nameOf, say, siteAddress, spellParts, unitOf, view, word } from "../core/index.js";
import { button, checkBox, inPlace, make, segments } from "../dom/index.js";

/** Width (0: that of the page) and height in pixels. @type {{[size: string]: [number, number]}} */
const FRAME_SIZES = { small: [320, 360], medium: [640, 480], wide: [0, 560] };
const LEAST_SIDE = 200;
const MOST_SIDE = 4000;
/** What a frame may do: run, and open the whole map in a window that may do all. On a host that is not ours it needs to be of its own site to get its data. */
const ALLOWED = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/** What the reader has chosen for the frame. @type {{size: string, own: [number, number], tools: string[], lang: Lang | null, only: boolean, open: boolean}} */
const frame = { size: "medium", own: [800, 600], tools: SITE.embed.tools.default, lang: null, only: false, open: false };

/** The unit that the frame may be about alone. */
function unitChosen() {
  return unitOf(view.selection);
}

/** Where the frame is found. */
function embedAddress() {
  const alone = frame.only && unitChosen();
  const shown = { ...view, lang: frame.lang ?? view.lang, ...(alone ? { selection: null, center: null, zoom: null } : {}) };
  const link = spellParts(linkOf(shown), SITE.embed, { tools: frame.tools, unit: alone ? view.selection : null });
  return `${new URL(siteAddress(hasServer() ? "/nhung" : "/nhung.html"), window.location.href).href}?${legible(link)}`;
}

/** The code as an office pastes it, written by the browser itself: nothing in it can end an attribute. */
function embedCode() {
  const [width, height] = frame.size === "own" ? frame.own : FRAME_SIZES[frame.size];
  const element = make("iframe", { src: embedAddress(), title: say(SITE.title), width: width || "100%", height, loading: "lazy",
    sandbox: hasServer() ? ALLOWED : `${ALLOWED} allow-same-origin`, referrerpolicy: "no-referrer", allowfullscreen: true });
  element.style.cssText = "border:0;max-width:100%"; // what script sets, no policy refuses
  return element.outerHTML;
}

/** Folded until somebody asks for it. @param {() => void} drawAgain @param {(field: HTMLTextAreaElement, copied: string) => void} copyFrom */
export function embedSection(drawAgain, copyFrom) {
  if (host === "file" || asOf) return null; // an earlier version says of which day it is only on its own page
  /** @param {Partial<typeof frame>} choice */
  const choose = (choice) => { Object.assign(frame, choice); drawAgain(); };
  const block = make("details", { class: "embed", open: frame.open, ontoggle: () => { if (frame.open !== block.open) choose({ open: block.open }); } },
    make("summary", { "data-act": "embed" }, word("embed.title")), ...(frame.open ? embedChoices(choose, copyFrom) : []));
  return block;
}

/** @param {(choice: Partial<typeof frame>) => void} choose @param {(field: HTMLTextAreaElement, copied: string) => void} copyFrom */
function embedChoices(choose, copyFrom) {
  const code = make("textarea", { readonly: true, rows: 6, class: "share-link share-cite embed-code", "aria-label": word("embed.code"), spellcheck: "false",
    "data-act": "embed-code", onfocus: () => code.select() });
  return [make("p", { class: "quiet" }, word("embed.about")),
    ...oneOfFew("embed.size", [...Object.keys(FRAME_SIZES), "own"], (size) => word(`embed.${size}`), frame.size, (size) => choose({ size })),
    frame.size === "own" ? ownSize() : "",
    ...oneOfFew("language", SITE.view.parts.lang.among, (lang) => lang.toUpperCase(), frame.lang ?? view.lang, (lang) => choose({ lang: /** @type {Lang} */ (lang) })),
    toolChoices((tools) => choose({ tools })), make("div", { class: "embed-only" }), code,
    make("div", { class: "share-row" }, button(word("share_copy"), { class: "strong", "data-act": "embed-copy", onclick: () => copyFrom(code, "embed.copied") }),
      make("a", { class: "share-file embed-try", target: "_blank", rel: "noopener" }, word("embed.try")))];
}

/** One of a few, under its name. @param {string} name @param {string[]} ids @param {(id: string) => string} text @param {string} now @param {(id: string) => void} act */
function oneOfFew(name, ids, text, now, act) {
  return [make("h4", { id: `embed-${name}` }, word(name)),
    segments({ "aria-labelledby": `embed-${name}` }, ids.map((id) => ({ text: text(id), name: `embed-${id}`, on: id === now, act: () => act(id) })))];
}

/** @param {string} id @param {string} text @param {boolean} on @param {(on: boolean) => void} act */
function ticked(id, text, on, act) {
  return make("label", {}, checkBox({ "data-act": `embed-${id}`, checked: on }, act), text);
}

/** What the frame offers. @param {(tools: string[]) => void} choose */
function toolChoices(choose) {
  const every = SITE.embed.tools.among.filter((tool) => tool !== "compare" || ERAS.length === 2);
  return make("fieldset", {}, make("legend", {}, word("embed.tools")), ...every.map((tool) => ticked(`tool-${tool}`, word(`embed.tool_${tool}`), frame.tools.includes(tool),
    (on) => choose(on ? [...frame.tools, tool] : frame.tools.filter((other) => other !== tool)))));
}

/** Where a unit is chosen, the frame may be about it alone. */
function onlyChoice() {
  const unit = unitChosen();
  return unit ? [ticked("only", word("embed.unit", { unit: nameOf(unit) }), frame.only, (only) => { frame.only = only; renewEmbed(); })] : [];
}

function ownSize() {
  const sides = ["width", "height"].map((side, index) => {
    const input = make("input", { type: "number", min: LEAST_SIDE, max: MOST_SIDE, step: 10, value: frame.own[index], "data-act": `embed-${side}`, onchange: () => {
      frame.own[index] = Math.round(Math.min(MOST_SIDE, Math.max(LEAST_SIDE, Number(input.value) || LEAST_SIDE)));
      input.value = String(frame.own[index]);
      renewEmbed();
    } });
    return make("label", {}, word(`embed.${side}`), input);
  });
  return make("div", { class: "share-row embed-own" }, ...sides);
}

/** The code and the way to try it, of the view as it is now. */
export function renewEmbed() {
  inPlace(() => document.querySelector(".embed-only")?.replaceChildren(...onlyChoice()));
  document.querySelector(".embed-code")?.replaceChildren(embedCode());
  document.querySelector(".embed-try")?.setAttribute("href", embedAddress());
}
