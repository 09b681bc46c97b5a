// The view in other forms, each under an address that stays live: for documents, spreadsheets and programs; part of what sharing opens.

import { isServed, legible, linkOf, siteAddress, view, word } from "../core/index.js";
import { make } from "../dom/index.js";

/** As a server of ours has them (geo/server/gazetteer_pages.py). */
const VIEW_FORMS = ["png", "pdf", "csv", "geojson", "json"];

let formsShown = false;

/** Folded until somebody asks for it. */
export function formsSection() {
  if (!isServed()) return null;
  const ways = VIEW_FORMS.map((form) => make("a", { class: "share-file view-form", target: "_blank", rel: "noopener", "data-form": form }, form.toUpperCase()));
  const block = make("details", { class: "embed", open: formsShown, ontoggle: () => { formsShown = block.open; } },
    make("summary", { "data-act": "view-forms" }, word("embed.forms")),
    make("p", { class: "quiet" }, word("embed.forms_about")), make("div", { class: "share-files" }, ...ways));
  return block;
}

/** Their addresses, of the view as it is now. */
export function renewForms() {
  for (const way of document.querySelectorAll(".view-form")) way.setAttribute("href", `${siteAddress(`/xem.${way.getAttribute("data-form")}`)}?${legible(linkOf(view))}`);
}
