"""Proof by renaming: our data with other names, codes and another projection opens as another place, and nothing of ours is left in it."""

import io
import os
import random
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geo.edition import DATA, load

ROOT = Path(__file__).parents[1]
GRATICULE = {"107°45'"}
"""A line of the map's own grid of degrees, which stays where it is."""
ALLOWED = {"pdf": GRATICULE, "pptx": GRATICULE}
pytestmark = pytest.mark.slow
SYLLABLES = ("Ba", "Co", "Du", "Ge", "Hi", "Ko", "La", "Mu", "Ne", "Po", "Ri", "Sa", "To", "Vu")


def made_up(seed):
    """What is looked for, with what stands in its place: the district, its units, its codes, its projection, as everybody spells them."""
    chance = random.Random(seed)
    name = lambda: f"{chance.choice(SYLLABLES)}{chance.choice(SYLLABLES).lower()} {chance.choice(SYLLABLES)}"  # noqa: E731
    place = name()
    plain = place.lower()
    found = {"Đầm Hà": place, "ĐẦM HÀ": place.upper(), "đầm hà": plain, "Dam Ha": place, "dam ha": plain}
    found |= {"dam-ha": plain.replace(" ", "-"), "damha": plain.replace(" ", ""), "DamHa": place.replace(" ", "")}
    base_units = load().base_units
    labels = [unit.label.vi for unit in base_units.values() if unit.label.vi != "Đầm Hà"]
    found |= {label: name() for label in sorted(labels, key=len, reverse=True)}
    codes = sorted({unit.partition("-")[2] for unit in [*base_units, *(one.successor for one in base_units.values())]})
    found |= dict(zip(codes, map(str, chance.sample(range(50000, 99999), len(codes))), strict=True))
    return found | {"5899": "32648", "107°45'": "105°", "VN-2000": "UTM", "Quảng Ninh": name(), "1679/NQ-UBTVQH15": "1/XY"}


@pytest.fixture(scope="module", params=[1])
def renamed(request, tmp_path_factory):
    """The renamed folder, and the old strings."""
    folder = shutil.copytree(DATA, tmp_path_factory.mktemp("renamed") / "data")
    words = made_up(request.param)
    pattern = re.compile("|".join(rf"(?<![\d.]){one}(?!\d)" if one.isdigit() else re.escape(one) for one in words))
    for path in (path for path in folder.rglob("*.*") if path.name != "README.md"):
        path.write_text(pattern.sub(lambda old: words[old[0]], path.read_text("utf-8")), "utf-8", newline="\n")
    return folder, tuple(words)


def asked(folder, *command):
    """A command of the map for another place."""
    environment = {**os.environ, "DAMHA_DATA_DIR": str(folder)}
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, check=True, text=True).stdout


def text_of(path):
    """Everything that a file says: a page as it is, the parts of an Office file, the text of a PDF."""
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    if path.suffix == ".html":
        return path.read_text("utf-8")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as parts:
        return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith((".xml", ".rels")))


def left(text, old):
    """The old strings that stand in a text as words of their own."""
    return [one for one in old if re.search(rf"(?<![\w.#]){re.escape(one)}(?!\w)", text)]


def test_the_renamed_folder_is_sound_but_for_the_order_of_its_rows(renamed):
    said = asked(renamed[0], "-c", "from geo.edition import load; print(*(one.said('en') for one in load().faults), sep='\\n')")
    assert [line for line in said.splitlines() if line and "rows must be sorted by" not in line] == []


@pytest.mark.parametrize("form", ["html", "pdf", "pptx", "xlsx", "png"])
def test_no_file_of_another_place_says_a_word_of_ours(renamed, tmp_path, form):
    folder, old = renamed
    path = tmp_path / f"map.{form}"
    asked(folder, "-m", "geo.export", "--format", form, "--out", str(path))
    assert path.stat().st_size
    if form != "png":
        assert set(left(text_of(path), old)) <= ALLOWED.get(form, set())
