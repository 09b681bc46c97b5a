"""docs/adding-a-layer.md, carried out in a copy of data/: two files (three with an area), no Python, and it stands where layers stand."""

import io
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from geo import cards, datasets
from geo.client.config import client_config
from geo.datasets.workbook import workbook_bytes
from geo.edition import DATA, load
from geo.paper import PrintRequest, pdf_bytes
from geo.search import names
from geo.slides import pptx_bytes
from geo.view import parse
from tests import columns

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "adding-a-layer.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`data/(layers/\w+\.\w+)`[^\n]*:\n\n```\w+\n(.*?)^```", GUIDE, flags=re.MULTILINE | re.DOTALL))
CLAIM = re.search(r"```claims\n(.*?)```", GUIDE, flags=re.DOTALL).group(1)
LAYER, NAMES = "schools", {"vi": ("Trường Mẫu A", "Trường Mẫu B"), "en": ("Sample School A", "Sample School B")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of our data with the files of the guide, and its row of claims.csv in its place."""
    copy = shutil.copytree(DATA, tmp_path_factory.mktemp("copy") / "data")
    for file, content in FILES.items():
        (copy / file).write_text(content, encoding="utf-8-sig" if file.endswith(".csv") else "utf-8")
    head, *lines = (copy / "claims.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
    at = sum(line < CLAIM for line in lines)
    (copy / "claims.csv").write_text("".join([head, *lines[:at], CLAIM, *lines[at:]]), encoding="utf-8-sig")
    return copy


@pytest.fixture(scope="module")
def grown(folder):
    return load(folder)


def wish(grown, lang):
    view = parse({"layers": LAYER, "lang": lang}, edition=grown)
    assert view.layers == (LAYER,)
    return PrintRequest(view, printed=date(2026, 11, 26))


@pytest.mark.slow
def test_the_files_are_enough_and_the_check_of_the_guide_finds_nothing(folder):
    assert sorted(FILES) == [f"layers/{LAYER}.{ending}" for ending in ("csv", "geojson", "toml")]
    command = re.search(r"```sh\npython (-m geo\.tables.*)\n```", GUIDE).group(1).split()
    done = subprocess.run([sys.executable, *command, "--data", folder], capture_output=True, check=False, cwd=ROOT, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Schools: 2" in done.stdout


@pytest.mark.slow
def test_it_is_drawn_and_explained_in_panel_and_legend(grown):
    told = next(one for one in client_config(grown)["layers"] if one["id"] == LAYER)
    assert [(one["id"], one["symbol"], one["title"]["vi"]) for one in told["classes"]] == [
        ("primary", "house", "Trường tiểu học"),
        ("secondary", "museum", "Trường trung học cơ sở"),
    ]
    assert client_config(grown)["tones"]["marks"][told["tone"]]
    for era in grown.eras:
        first, second = columns.features(grown, LAYER, era)
        assert first["geometry"]["coordinates"] == [107.58618, 21.37769]
        assert [unit[:4] for unit in second["properties"]["units"]] == [era]
    assert [row.form for row in grown.features[LAYER]] == ["area_near", ""]
    assert LAYER in client_config(grown)["view"]["parts"]["layers"]["default"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_is_found_listed_and_has_cards_with_sources(grown, lang):
    found = {entry["ref"]: entry["name"][lang] for entry in names(grown)}
    assert tuple(found[f"{LAYER}/truong-mau-{one}"] for one in "ab") == NAMES[lang]
    shown = cards.card_of(grown, LAYER, "truong-mau-a", "2024")
    [grounds] = [row for row in shown.rows if row.label.text(lang) == {"vi": "Khuôn viên", "en": "Grounds"}[lang]]
    assert {"vi": "5.200", "en": "5,200"}[lang] in grounds.first.value.text(lang)
    assert grounds.first.cite == ("baomoi-tam-lang",)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_can_be_taken_away_as_workbook_paper_and_slide(grown, lang, tmp_path):
    for content in (datasets.xlsx_bytes(grown, LAYER, lang), workbook_bytes(grown, lang)):
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = {str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row}
        assert set(NAMES[lang]) <= cells
    path = tmp_path / "map.pdf"
    path.write_bytes(pdf_bytes(grown, wish(grown, lang)))
    title = {"vi": "Trường học", "en": "Schools"}[lang]
    paper = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout
    assert title in paper
    assert {"vi": "Trường tiểu học", "en": "Primary school"}[lang] in paper
    deck = Presentation(io.BytesIO(pptx_bytes(grown, wish(grown, lang))))
    said = "\n".join(shape.text_frame.text for page in deck.slides for shape in page.shapes if shape.has_text_frame)
    assert title in said
