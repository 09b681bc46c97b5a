// Files to take away: made by the server, so Python hears of the view as it is now, and the page moves to them.

const TAKE_AWAY_SIGN = "M12 4v11 M7 10.500l5 5 5-5 M5 20h14";

function takeAway() {
  tellPython(view);
  const files = outside().document.querySelector(".st-key-files");
  if (files) files.scrollIntoView({ behavior: calm() ? "auto" : "smooth" });
  else scrollBelow();
}

offerTool({ id: "files", order: 57, word: "files", sign: TAKE_AWAY_SIGN, act: takeAway, here: () => host === "page" });
