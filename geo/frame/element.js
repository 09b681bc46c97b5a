// Elements made from plain data; text is only ever set as text.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {{[name: string]: any}} [attributes] `class`, `onclick` and the like, `data-…`, `aria-…`; null leaves one out
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElement}
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  dress(element, attributes);
  for (const child of children) if (child !== null && child !== undefined && child !== "") element.append(child);
  return element;
}

/**
 * @param {string} tag
 * @param {{[name: string]: any}} attributes
 * @param {...Node} children
 * @returns {SVGElement}
 */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  dress(element, attributes);
  element.append(...children);
  return element;
}

/** @param {Element} element @param {{[name: string]: any}} attributes */
function dress(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Only web addresses may become links. @param {string | null | undefined} url */
function isWebAddress(url) {
  return /^https?:\/\//i.test(url || "");
}

/**
 * A button with a sign or a text.
 * @param {string} label what it does, for everyone
 * @param {{[name: string]: any}} attributes
 * @param {...(Node | string)} children nothing: the label is shown
 */
function button(label, attributes, ...children) {
  return make("button", { type: "button", "aria-label": children.length ? label : null, title: children.length ? label : null, ...attributes },
    ...(children.length ? children : [label]));
}
