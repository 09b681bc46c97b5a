// Elements, dialogs, notices and the keyboard: all that this folder hands on.

export * from "./dialog.js";
export * from "./element.js";
export * from "./full-screen.js";
export * from "./in-place.js";
export * from "./keyboard.js";
export * from "./long-list.js";
export * from "./missing.js";
export * from "./notice.js";
