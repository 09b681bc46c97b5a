"""Hostile text in every text field of the data is shown as text, on the map, on the light page and below the map."""

import csv
import json

import pytest

from tests.serving import Server, copy_of_the_app
from tests.toy import HOSTILE

FIELDS = ("name_vi", "name_en", "village", "investor_vi", "investor_en", "note_vi", "note_en", "field_vi", "field_en")


def poison_table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for field in FIELDS:
            if row.get(field):
                row[field] += HOSTILE
        if row.get("value_en"):  # a claim in words
            row["value"] += HOSTILE
            row["value_en"] += HOSTILE
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def poison_units(path):
    found = json.loads(path.read_text(encoding="utf-8"))
    for feature in found["features"]:
        for field in ("name_vi", "name_en", "label_vi", "label_en", "successor_vi", "successor_en"):
            feature["properties"][field] += HOSTILE
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def poison_sources(path):
    text = json.dumps(HOSTILE, ensure_ascii=False)[1:-1]
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = ("title = ", "publisher = ", "publisher_en = ", "licence = ", "note_vi = ", "note_en = ")
    lines = [f'{line[:-1]}{text}"' if line.startswith(keys) else line for line in lines]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory):
    """A server on the real data with hostile text in every field that holds free text."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "app").mkdir()
    data = copy_of_the_app(folder / "app") / "data"
    for path in [*(data / "layers").glob("*.csv"), data / "claims.csv", data / "figures.csv", data / "places.csv"]:
        poison_table(path)
    poison_units(data / "communes.geojson")
    poison_sources(data / "sources.toml")
    running = Server(folder, root=folder / "app")
    try:
        yield running.wait()
    finally:
        running.stop()


def unharmed(one, dialogs):
    """No script ran, no picture was asked for, and the text stands there letter for letter."""
    for frame in one.page.frames:
        assert frame.evaluate("document.querySelectorAll('img[src=\"x\"]').length") == 0
    assert dialogs == []
    assert one.errors == []
    assert one.foreign == []


def test_the_data_are_still_read(poisoned):
    assert poisoned.get("/health").json["faults"] == 0


@pytest.mark.parametrize("selection", ["tourism/thac-bach-van", "projects/viet-uc", "2024-06917", "industry/ccn-dong-dam-ha-b"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_map_shows_it_as_text(visit, poisoned, selection, lang):
    one = visit(f"/xem?sel={selection}&lang={lang}", base=poisoned.url)
    dialogs = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    card = one.page.locator("article.card")
    card.wait_for()
    assert HOSTILE in card.locator("h2").text_content()
    one.page.locator(".tray summary").first.click()
    one.page.locator(".spot").first.hover(force=True)
    one.atlas("era('2025')")
    one.until("state.era === '2025'")
    one.page.keyboard.press("/")
    one.page.keyboard.type("thac")
    one.page.locator(".found [role=option]").first.wait_for()
    unharmed(one, dialogs)


def test_what_stands_below_the_map_shows_it_as_text(visit, poisoned):
    one = visit("/?sel=2024-06917&lang=vi", base=poisoned.url)
    dialogs = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    one.page.get_by_role("heading", name="Quá trình").wait_for()
    assert HOSTILE in one.page.locator(".st-key-answer").text_content()
    unharmed(one, dialogs)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_investors_page_shows_it_as_text(visit, poisoned, lang):
    one = visit(f"/invest?sel=projects/viet-uc&pick=projects/viet-uc,projects/th-dairy&lang={lang}", base=poisoned.url)
    dialogs = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    one.page.locator(".st-key-profile h2").wait_for()
    one.page.locator(".compared thead").first.wait_for()
    assert HOSTILE in one.page.locator(".st-key-profile h2").text_content()
    assert HOSTILE in one.frame.locator(".find-row").first.text_content()
    unharmed(one, dialogs)
