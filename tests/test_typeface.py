"""The typeface: cut to what is written here, the same bytes each time, mended where what was kept is broken."""

import io

import pytest
from fontTools.ttLib import TTFont

from geo.client import typeface
from geo.language import LANGUAGES, catalogue
from tests.serving import ROOT


def letters(content):
    return {chr(code) for code in TTFont(io.BytesIO(content)).getBestCmap()}


def test_every_letter_that_is_written_here_and_that_the_typeface_has_is_in_it():
    data = [path.read_text(encoding="utf-8-sig") for path in (ROOT / "data").rglob("*") if path.suffix in {".csv", ".toml"}]
    written = set("".join([*data, *("".join(catalogue(lang).values()) for lang in LANGUAGES)]))
    (whole,) = (typeface.ROOT / "files").glob("BeVietnamPro-Regular.ttf")
    had = letters(whole.read_bytes())
    for content in typeface.fonts().values():
        assert (written & had) - letters(content) == set()


def test_it_is_woff2_and_takes_the_wire_seventy_kilobytes_at_most():
    assert {content[:4] for content in typeface.fonts().values()} == {b"wOF2"}
    assert sum(map(len, typeface.fonts().values())) <= 70_000


@pytest.mark.slow
def test_a_weight_that_was_kept_broken_is_cut_anew_and_is_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(typeface, "user_cache_path", lambda *_names, **_how: tmp_path)
    address = typeface.addresses()[0]
    kept = tmp_path / address.rsplit("/", 1)[1]
    kept.write_bytes(b"half a file")
    typeface.fonts.cache_clear()
    made = typeface.fonts()[address]
    assert kept.read_bytes()[32:] == made == typeface.cut(400)


@pytest.mark.slow
def test_where_nothing_may_be_kept_it_is_cut_all_the_same(tmp_path, monkeypatch):
    blocked = tmp_path / "a file"
    blocked.write_text("")
    monkeypatch.setattr(typeface, "user_cache_path", lambda *_names, **_how: blocked / "beneath")
    typeface.fonts.cache_clear()
    assert [len(content) > 10_000 for content in typeface.fonts().values()] == [True] * len(typeface.WEIGHTS)
