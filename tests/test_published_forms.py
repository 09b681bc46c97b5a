"""What we hand to other programs is as their checkers want it: pages by the Nu checker, GeoJSON by its standard and two readers."""

import json
import subprocess
import warnings
from pathlib import Path

import fiona
import pyogrio
import pytest

from geo.datasets import every_file
from geo.gazetteer import CONTENTS, FORMS, Host, entries, page_of
from geo.gazetteer.forms import form_of
from geo.language import LANGUAGES
from tests.tools import tool

ROOT = Path(__file__).parents[1]
HOST = Host("https://map.example/", server=True)
CHECK = """
import { check } from "@placemarkio/check-geojson";
import { readFileSync } from "node:fs";
for (const path of process.argv.slice(1)) check(readFileSync(path, "utf-8"));
"""
pytestmark = pytest.mark.slow


def package(path):
    there = ROOT / "node_modules" / path
    if not there.exists():
        pytest.skip(f"no {path} (npm install)")
    return there


def test_pages_are_html_without_a_fault(edition, tmp_path):
    for number, entry in enumerate((CONTENTS, *entries(edition).values())):
        for lang in LANGUAGES:
            (tmp_path / f"{number}-{lang}.html").write_text(page_of(edition, entry, lang, HOST), encoding="utf-8")
    jar = package("vnu-jar/build/dist/vnu.jar")
    command = [tool("java", "default-jre-headless"), "-jar", jar, "--errors-only", tmp_path]
    ended = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (ended.returncode, ended.stderr[:2000]) == (0, "")


@pytest.fixture(scope="module")
def files(edition, tmp_path_factory):
    """Every GeoJSON that we hand out, by a name."""
    folder = tmp_path_factory.mktemp("geojson")
    contents = {}
    for entry in entries(edition).values():
        if "geojson" in FORMS[entry.kind]:
            contents[f"{entry.kind}-{entry.id.replace('/', '-')}"] = form_of(edition, entry, "vi", "geojson", HOST)
    contents |= {
        made.file.name.removesuffix(".geojson"): made.content for made in every_file(edition) if made.file.name.endswith(".geojson")
    }
    for name, content in contents.items():
        (folder / f"{name}.geojson").write_bytes(content)
    return sorted(folder.iterdir())


def test_geojson_is_by_its_standard(files):
    package("@placemarkio/check-geojson")
    command = [tool("node", "nodejs"), "--input-type=module", "-e", CHECK, *map(str, files)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    assert (ended.returncode, ended.stderr[:2000]) == (0, "")


def test_both_readers_of_gdal_take_it_without_a_warning(files):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for path in files:
            there = json.loads(path.read_text("utf-8"))["features"]
            frame = pyogrio.read_dataframe(path)
            assert len(frame) == len(there), path
            with fiona.open(path) as read:
                rows = [*read]
            assert [row.geometry is None for row in rows] == [feature["geometry"] is None for feature in there], path
