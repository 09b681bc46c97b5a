"""Proof by renaming: our data with other names, codes, eras and projection opens as another place, and nothing of ours is left in it."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geo.edition import load
from geo.export.formats import FORMATS
from geo.language import LANGUAGES
from geo.paper import PrintRequest
from geo.view import parse
from tests.renamed import SEEDS, left, rename

ROOT = Path(__file__).parents[1]
WORD = {"huyen"}
"""What the search makes of a word that the sentences of the data use like all Vietnamese texts."""
GRATICULE = {"107°45'"}
"""A line of the map's own grid of degrees, which stays where it is."""
ALLOWED = {"html": WORD, "pdf": GRATICULE, "pptx": GRATICULE}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=SEEDS)
def renamed(request, tmp_path_factory):
    """The renamed folder, the old strings, and by what it was made."""
    folder = tmp_path_factory.mktemp("renamed") / "data"
    return folder, rename(folder, request.param), request.param


def text_of(path):
    """Everything that a file says: a page as it is, the parts of an Office file, the text of a PDF."""
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    if path.suffix == ".html":
        return path.read_text("utf-8")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as parts:
        return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith((".xml", ".rels")))


def test_the_renamed_folder_is_sound_but_for_the_order_of_its_rows(renamed):
    command = [sys.executable, "-m", "geo.tables", "--lang", "en"]
    environment = {**os.environ, "DAMHA_DATA_DIR": str(renamed[0])}
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, text=True).stdout.splitlines()
    assert [line for line in said[:-1] if "rows must be sorted by" not in line] == []


@pytest.mark.parametrize("form", FORMATS)
def test_no_file_of_another_place_says_a_word_of_ours(renamed, monkeypatch, tmp_path, form):
    folder, old, seed = renamed
    monkeypatch.setenv("DAMHA_DATA_DIR", str(folder))
    place, path = load(), tmp_path / f"map.{form}"
    view = parse({"lang": LANGUAGES[seed % 2], "era": place.eras[seed // 2 % 2]})
    path.write_bytes(FORMATS[form].make(place, PrintRequest(view)))
    assert path.stat().st_size
    if form != "png":
        assert set(left(text_of(path), old)) <= ALLOWED.get(form, set())
