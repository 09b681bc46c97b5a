// What everything stands on: all that this folder hands on.

export * from "./actions.js";
export * from "./address.js";
export * from "./config.js";
export * from "./covers.js";
export * from "./data.js";
export * from "./embed.js";
export * from "./fold.js";
export * from "./grammar.js";
export * from "./host.js";
export * from "./heard.js";
export * from "./later.js";
export * from "./link.js";
export * from "./pages.js";
export * from "./places.js";
export * from "./redraw.js";
export * from "./screen.js";
export * from "./slots.js";
export * from "./sources.js";
export * from "./stage.js";
export * from "./state.js";
export * from "./version.js";
export * from "./visible.js";
export * from "./words.js";
