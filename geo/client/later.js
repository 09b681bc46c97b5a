// The second script: what a reader cannot use before the map stands, and what only some pages have. The order is that of the lines at the foot of a card.

import { addRules, addWords, laterCame, registerActs } from "./core/index.js";
import { readCoordinates } from "./geodesy/coordinates.js";
import "./ground/ways.js";
import "./ground/shields.js";
import "./ground/country.js";
import "./tools/measure.js";
import "./tools/compare-eras.js";
import "./tools/list.js";
import "./tools/insecure.js";
import "./tools/settings.js";
import "./tools/help.js";
import "./tools/downloads.js";
import "./tools/mine.js";
import "./find/vain.js";
import "./tools/share.js";
import "./tools/report.js";
import "./panel/card-pictures.js";
import "./story/merger.js";
import "./story/player.js";
import "./story/controls.js";
import "./story/presenter.js";
import "./tools/newer.js";
import "./tools/offline.js";
import "./invest/panel.js";
import "./invest/highlight.js";
import "./embed/gestures.js";
import "./embed/messages.js";
import "./embed/only-unit.js";

addWords(LATE_WORDS);
addRules(document, LATE_SHEET);
registerActs({ read: readCoordinates });
laterCame();
