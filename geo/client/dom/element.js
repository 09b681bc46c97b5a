// Elements made from plain data; text is only ever set as text.

import { choose, view, word } from "../core/index.js";

const SVG = "http://www.w3.org/2000/svg";

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {Attributes} [attributes] @param {...Child} children */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  dress(element, attributes);
  for (const child of children) if (child !== null && child !== undefined && child !== "") element.append(child);
  return element;
}

/** @param {string} tag @param {Attributes} attributes @param {...Node} children @returns {SVGElement} */
export function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  dress(element, attributes);
  element.append(...children);
  return element;
}

/** @param {Element} element @param {Attributes} attributes */
export function dress(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Only web addresses may become links. @param {string | null | undefined} url */
export function isWebAddress(url) {
  return /^https?:\/\//i.test(url || "");
}

/** A button with a sign, or with its label as text. @param {string} label what it does, for everyone @param {Attributes} attributes @param {...Child} children */
export function button(label, attributes, ...children) {
  return make("button", { type: "button", "aria-label": children.length ? label : null, title: children.length ? label : null, ...attributes },
    ...(children.length ? children : [label]));
}

/** The cross that closes what it stands in. @param {string} what @param {() => void} act */
export function closeButton(what, act) {
  return button(word("close"), { class: "plain close", "data-act": `${what}-close`, onclick: act }, "×");
}

/**
 * A row of a list that chooses what it names: sign, name, and in a quiet line what is said of it.
 * @param {string} list @param {string} ref @param {Element | null} sign @param {string} name @param {...(Child)} lines
 */
export function itemButton(list, ref, sign, name, ...lines) {
  const picked = view.selection === ref;
  const [line, ...more] = lines;
  return make("button", { type: "button", class: `item${picked ? " picked" : ""}`, "data-act": `${list}-${ref}`,
    "aria-current": picked ? "true" : null, onclick: () => choose(ref) },
    sign, make("span", {}, make("b", {}, name), line ? make("span", { class: "quiet" }, line) : null, ...more));
}

/** @param {Attributes} attributes @param {(on: boolean) => void} act */
export function checkBox(attributes, act) {
  const box = make("input", { type: "checkbox", onchange: () => act(box.checked), ...attributes });
  return box;
}

/** One of a list. @param {Attributes} attributes @param {string[][]} choices value, text @param {string} chosen @param {(value: string) => void} act */
export function choiceList(attributes, choices, chosen, act) {
  const options = choices.map(([value, text]) => make("option", { value, selected: value === chosen }, text));
  const list = make("select", { onchange: () => act(list.value), ...attributes }, ...options);
  return list;
}

/** How exactly a place is known, as a sign. @param {string} precision */
export function precisionSign(precision) {
  return make("span", { class: `precision ${precision}`, "aria-hidden": "true" });
}

/** One of a few, side by side. @param {Attributes} group @param {{text: string, name: string, on: boolean, act: () => void}[]} choices `name`: what tells it from the others */
export function segments(group, choices) {
  const buttons = choices.map(({ text, name, on, act }) => button(text, { role: "radio", "aria-checked": String(on), "data-act": name, onclick: act }));
  return make("div", { role: "radiogroup", ...group, class: `segments ${group.class ?? ""}`.trim() }, ...buttons);
}

/**
 * A link to the web, or the same words without one.
 * @param {string | null | undefined} url @param {"div" | "span"} otherwise @param {Attributes} attributes @param {...Child} children
 */
export function webLink(url, otherwise, attributes, ...children) {
  if (!isWebAddress(url)) return make(otherwise, { class: attributes.class, title: attributes.title }, ...children);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", ...attributes }, ...children);
}

/** Make a shape reachable by keyboard and named for screen readers. @param {Element | undefined} element @param {string} label @param {() => void} act @param {string} [name] */
export function makeFocusable(element, label, act, name) {
  if (!element) return;
  dress(element, { tabindex: 0, role: "button", "aria-label": label, "data-act": name });
  element.addEventListener("keydown", (event) => {
    const key = /** @type {KeyboardEvent} */ (event).key;
    if (key === "Enter" || key === " ") { event.preventDefault(); act(); }
  });
}

/** A line drawing on the 24 × 24 grid. @param {string} path @param {number} size pixels */
export function drawSign(path, size) {
  return draw("svg", { viewBox: "0 0 24 24", width: size, height: size, class: "sign", "aria-hidden": "true" }, draw("path", { d: path }));
}

/** Signs of the tools, on the same 24 × 24 grid as the symbols. @type {{[name: string]: string}} */
export const TOOL_SIGNS = {
  chevron: "M6 9l6 6 6-6", plus: "M12 5v14 M5 12h14", minus: "M5 12h14", home: "M4 11l8-7 8 7 M6.500 9.500V20h11V9.500",
  full: "M4 9V4h5 M15 4h5v5 M20 15v5h-5 M9 20H4v-5", below: "M12 4v14 M6 13l6 6 6-6",
  merge: "M5 4v5l7 5 M19 4v5l-7 5v6", more: "M4 12h2 M11 12h2 M18 12h2",
};
