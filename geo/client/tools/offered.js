// The tools that open something, as they stand in the bar from the first moment; what they do comes later (geo/client/later.js).

import { arranging, asOf, ERAS, host, isServed, register, registerLate, seeking, word } from "../core/index.js";

const TAKE_AWAY = "M12 4v11 M7 10.500l5 5 5-5 M5 20h14";

/** @type {Omit<Tool, "act">[]} */
const OFFERED = [
  { id: "measure", order: 50, word: "measure", key: "M", sign: "M3 16L16 3l5 5L8 21z M7 12l2.500 2.500 M10.500 8.500l1.800 1.800 M14 5l2.500 2.500" },
  { id: "story", order: 51, word: "story.start", sign: "M4 5h16v10H4z M12 15v3 M8 21l4-3 4 3 M10.500 8l4 2-4 2z", here: () => host !== "page" || arranging() },
  { id: "story-add", order: 51.5, word: "story.add", sign: "M4 4h16v10H4z M12 17v5 M9.500 19.500h5", here: arranging },
  { id: "compare", order: 52, word: "compare", key: "C", sign: "M12 3v18 M8 8l-4 4 4 4 M16 8l4 4-4 4", here: () => ERAS.length === 2 },
  { id: "list", order: 54, word: "list", key: "L", sign: "M9 6h11 M9 12h11 M9 18h11 M4.500 6h.01 M4.500 12h.01 M4.500 18h.01", here: () => !seeking() },
  { id: "print", order: 56, word: "print", key: "P", sign: "M7 9V4h10v5 M7 17H4.500v-7.500h15V17H17 M7 14h10v6H7z", here: () => "print" in window },
  { id: "files", order: 57, word: "take.title", sign: TAKE_AWAY, here: isServed },
  { id: "share", order: 70, word: "share", key: "S", sign: "M9 10.700l6-3.400 M9 13.300l6 3.400 M6.500 9.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 0 0 0-5z "
    + "M17.500 3.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 0 0 0-5z M17.500 15.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 0 0 0-5z" },
  { id: "comfort", order: 80, word: "comfort", sign: "M3 18L8 6l5 12 M5 14h6 M15 18l3-7 3 7 M16 16h4" },
  { id: "help", order: 90, word: "help_open", key: "?",
    sign: "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z M9.500 9.500a2.500 2.500 0 1 1 3.600 2.200c-.700.400-1.100.900-1.100 1.800 M12 16.800h.01" },
];

OFFERED.forEach(registerLate);
register("tools", { id: "site-files", order: 57, word: "site_files", sign: TAKE_AWAY, act: () => window.location.assign(word("site_page")), here: () => host === "site" && !asOf });
