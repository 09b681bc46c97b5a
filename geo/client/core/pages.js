// Pages of single units and things beside the map, which one file and an earlier version do not have.

import { layerInfo } from "./config.js";
import { hasServer, host, siteAddress } from "./host.js";
import { asOf } from "./version.js";
import { say } from "./words.js";

/** Where a unit or a thing has a page of its own, if it has; a host that only hands out files knows no other word for it. @param {string} ref */
export function pageOf(ref) {
  const [layer, thing] = ref.split("/");
  if (asOf || host === "file") return "";
  const kind = thing ? (layerInfo(layer)?.offer ? SITE.pages.project : SITE.pages.place) : SITE.pages.unit;
  return siteAddress(`/${say(kind)}/${ref}${hasServer() ? "" : ".html"}`);
}
