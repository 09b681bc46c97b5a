// What a typed text finds in the index of names, best first.

import { fold } from "../core/fold.js";

const UNFOUND = 9;
/** What is no name: it is found by what it says. */
const STATED = ["layer", "indicator", "answer"];

/** How well a key answers: 0 the same, 1 begins so, 2 a word begins so, 3 inside, 4 every word typed begins a word of it. @param {string} key @param {string} typed */
function rankOf(key, typed) {
  if (key === typed) return 0;
  if (key.startsWith(typed)) return 1;
  if (` ${key}`.includes(` ${typed}`)) return 2;
  if (key.includes(typed)) return 3;
  return beginsIn(key, typed) ? 4 : UNFOUND;
}

/** Whether every word typed begins one of the words. @param {string} words @param {string} typed */
function beginsIn(words, typed) {
  return typed.split(" ").every((part) => ` ${words}`.includes(` ${part}`));
}

/** Whether a text asks for what an entry states: in whole words, and for more than the unit of which it is stated. @param {Entry} entry @param {string} typed */
function asksFor(entry, typed) {
  if (!STATED.includes(entry.kind)) return true;
  const more = typed.split(" ").some((part) => part.length > 2 && !beginsIn(entry.of ?? "", part));
  return more && entry.keys.some((key) => beginsIn(key, typed));
}

/** The best rank of an entry; what only leads to it (a village, an investor, a code) comes after its names. @param {Entry} entry @param {string} typed */
function bestRank(entry, typed) {
  if (!asksFor(entry, typed)) return UNFOUND;
  const own = Math.min(...entry.keys.map((key) => rankOf(key, typed)));
  if (own < UNFOUND) return own;
  const led = Math.min(UNFOUND, ...(entry.more ?? []).map((key) => rankOf(key, typed)));
  return led < UNFOUND ? 5 + led / 10 : UNFOUND;
}

/**
 * The best first; of several units of one name that of today. A text that finds nothing is asked without the words around what it asks for.
 * @param {Entry[]} entries @param {string} text as typed @param {string[]} eras the earliest first @param {string[]} [asides] @returns {Hit[]}
 */
export function findNames(entries, text, eras, asides = []) {
  const typed = fold(text);
  const hits = hitsOf(entries, typed, eras);
  return hits.length ? hits : hitsOf(entries, typed.split(" ").filter((part) => !asides.includes(part)).join(" "), eras);
}

/** @param {Entry[]} entries @param {string} typed folded @param {string[]} eras @returns {Hit[]} */
function hitsOf(entries, typed, eras) {
  if (!typed) return [];
  const hits = entries.map((entry) => ({ entry, rank: bestRank(entry, typed) })).filter(({ rank }) => rank < UNFOUND);
  /** @param {Hit} hit */
  const age = ({ entry }) => eras.indexOf(entry.era ?? "");
  return hits.sort((a, b) => a.rank - b.rank || age(b) - age(a) || a.entry.keys[0].length - b.entry.keys[0].length);
}

/** Hits under headings: the heading of the best hit first. @param {Hit[]} hits @returns {Map<string, Hit[]>} by layer id, or by kind */
export function grouped(hits) {
  /** @type {Map<string, Hit[]>} */
  const groups = new Map();
  for (const hit of hits) {
    const heading = hit.entry.kind === "thing" ? hit.entry.ref.split("/")[0] : hit.entry.kind;
    groups.set(heading, [...(groups.get(heading) ?? []), hit]);
  }
  return groups;
}
