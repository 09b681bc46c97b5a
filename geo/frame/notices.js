// Notices at the foot of the map: they leave by themselves, one with a button when it is answered; and what did not load, said in one of them.

/** How long a notice stays, in milliseconds: to be seen, and for each letter to be read. */
const STAYS = { seen: 6000, letter: 60, again: 2000 };

/** @typedef {{name: () => string, ask: () => Promise<any>, paint?: (found: any) => void | Promise<void>}} Wanted what is asked for, and what is drawn when it has come */

/** What did not come though it was asked for twice. @type {Map<string, Wanted>} */
const missing = new Map();
/** What is being asked for. @type {Map<string, Promise<boolean>>} */
const awaited = new Map();
/** @type {HTMLElement | null} */
let missingNotice = null;

/** A sentence that appears for a while, read out by screen readers; it never takes the focus. @param {string} text */
function notice(text) {
  putNotice(text);
}

/**
 * @param {string} text
 * @param {{label: string, act: () => void, drop: () => void} | null} [answer] a button: the notice stays until it is pressed or closed
 */
function putNotice(text, answer = null) {
  let box = document.querySelector(".notices");
  if (!box) {
    box = make("div", { class: "notices", role: "status", "aria-live": "polite" });
    document.body.append(box);
  }
  for (const same of box.querySelectorAll(".notice")) if (same.firstElementChild?.textContent === text) same.remove();
  const close = () => { dropNotice(line); answer?.drop(); };
  const line = make("div", { class: "notice" }, make("span", {}, text),
    answer ? button(answer.label, { class: "quiet-button", "data-act": "notice-answer", onclick: answer.act }) : null,
    button(word("close"), { class: "plain", "data-act": "notice-close", onclick: close }, "×"));
  box.append(line);
  if (!answer) leaveLater(line, STAYS.seen + STAYS.letter * text.length);
  return line;
}

/** Not while somebody points at it or is in it. @param {HTMLElement} line @param {number} wait */
function leaveLater(line, wait) {
  setTimeout(() => (line.matches(":hover, :focus-within") ? leaveLater(line, STAYS.again) : dropNotice(line)), wait);
}

/** The focus that was in it goes to the map. @param {HTMLElement} line */
function dropNotice(line) {
  const held = line.contains(document.activeElement);
  line.remove();
  if (held) map.getContainer().focus({ preventScroll: true });
}

/** @returns {HTMLElement | null} */
function newestNotice() {
  return document.querySelector(".notices .notice:last-child");
}

/**
 * Load something and draw it. What does not come is named in one notice, whose button asks again for all that is missing and draws it.
 * @param {string} key @param {Wanted} wanted @returns {Promise<boolean>} whether it has come
 */
function bringIn(key, wanted) {
  const before = awaited.get(key);
  if (before) return before;
  const asked = wanted.ask().then((found) => ({ found }), () => null).then(async (answer) => {
    awaited.delete(key);
    if (answer) missing.delete(key);
    else missing.set(key, wanted);
    tellMissing();
    if (answer) await wanted.paint?.(answer.found);
    return answer !== null;
  });
  awaited.set(key, asked);
  return asked;
}

function tellMissing() {
  const names = [...new Set([...missing.values()].map((wanted) => wanted.name()))];
  const text = names.length ? word("missing", { what: names.join(", ") }) : "";
  if (missingNotice?.isConnected && missingNotice.firstElementChild?.textContent === text) return;
  if (missingNotice) dropNotice(missingNotice);
  missingNotice = text ? putNotice(text, { label: word("again"), act: askAgain, drop: () => missing.clear() }) : null;
}

/** What a reader can do about it. */
async function askAgain() {
  if (missingNotice) dropNotice(missingNotice);
  announce(word("asking"));
  const came = await Promise.all([...missing].map(([key, wanted]) => bringIn(key, wanted)));
  if (came.includes(true)) drawAgain();
}

/** What stands on the map and beside it, now that more of it is there. */
function drawAgain() {
  if (!telling) return drawEverything();
  drawSurface();
  drawMarks();
  drawStoryBlock();
}

window.addEventListener("online", () => { if (missing.size) askAgain(); });
offerCloser({ order: 45, open: () => newestNotice() !== null, close: () => { /** @type {HTMLElement | null} */ (newestNotice()?.querySelector('[data-act="notice-close"]'))?.click(); } });
