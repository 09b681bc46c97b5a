// The whole screen for the map, where the browser allows it.

import { word } from "../core/index.js";
import { notice } from "./notice.js";

/** No iPhone and no frame without leave does; there is no button then. */
export function fillsScreen() {
  return document.fullscreenEnabled === true; // eslint-disable-line compat/compat -- missing is no
}

export function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => notice(word("no_full_screen")));
}
