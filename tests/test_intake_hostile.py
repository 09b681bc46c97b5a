"""What the check of a brought table refuses, with its reason: hostile, damaged, endless files."""

import io
import re
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.edition import load
from geo.intake import Defaults, FileRefused, check_table, headings, merge_figures, open_table, read_table
from tests import hostile_tables
from tests.brought import SOURCE, as_csv, checked
from tests.hostile_tables import HEAD, KINDS, bomb, hostile, in_sheet, workbook

HOSTILE = 100


@pytest.mark.parametrize("seed", range(HOSTILE))
def test_a_hostile_file_is_refused_with_its_reason(seed):
    body, name, key = hostile(seed)
    with pytest.raises(FileRefused) as refused:
        open_table(name, body)
    assert refused.value.key == key
    assert refused.value.text("vi") != refused.value.text("en")


def test_every_kind_of_hostility_is_met_by_the_seeds():
    assert 6 * len(KINDS) <= HOSTILE


def a_bomb():
    return hostile(KINDS.index(bomb))[0]


@pytest.mark.slow
def test_a_bomb_is_refused_by_its_own_list_before_anything_is_unpacked(monkeypatch):
    body = a_bomb()
    opened = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda _archive, name, *_more: opened.append(name))
    with pytest.raises(FileRefused) as refused:
        open_table("t.xlsx", body)
    assert (refused.value.key, opened) == ("bomb", [])


@pytest.mark.slow
def test_a_list_that_lies_about_sizes_does_not_help():
    body = bytearray(a_bomb())
    for at in [found.start() for found in re.finditer(b"PK\x01\x02", bytes(body))]:
        body[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(FileRefused):
        open_table("t.xlsx", bytes(body))


def shifted(content):
    """The list of parts says that it begins later than it does: every part then begins before the file."""
    end = content.rindex(b"PK\x05\x06")
    begins = int.from_bytes(content[end + 16 : end + 20], "little") + 100
    return content[: end + 16] + begins.to_bytes(4, "little") + content[end + 20 :]


def repacked(content, how):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", how) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def misnamed(content):
    """A part's name claims to be UTF-8 and is not."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/đ.xml", "<a/>")
    return out.getvalue().replace("đ".encode(), b"\xff\xfe")


@pytest.mark.parametrize(
    "damage", [shifted, misnamed, lambda content: repacked(content, zipfile.ZIP_LZMA), lambda content: repacked(content, zipfile.ZIP_BZIP2)]
)
def test_a_damaged_workbook_is_refused_as_broken(damage):
    with pytest.raises(FileRefused) as found:
        open_table("t.xlsx", damage(workbook([], HEAD)))
    assert found.value.key == "broken"


@pytest.mark.slow
def test_a_table_with_too_many_cells_is_refused_and_one_full_of_faults_ends(edition):
    with pytest.raises(FileRefused) as refused:
        open_table("t.csv", b"\n".join([b",".join([b"x"] * 60)] * 5000))
    assert refused.value.key == "cells"
    found = checked(edition, [("Dân số", "người", "y", "2025", SOURCE)] * 2100)
    assert len(found.faults) == 2001
    assert "2000" in found.faults[-1].text("en")


@settings(max_examples=60)
@given(st.binary(max_size=3000), st.sampled_from(["t.xlsx", "t.csv"]))
def test_any_bytes_are_a_table_or_refused(body, name):
    with suppress(FileRefused):
        assert open_table(name, body)


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_any_cells_are_figures_or_faults(rows):
    edition = load()
    found = check_table(edition, _opened(as_csv([HEAD, *rows])), Defaults(source=SOURCE))
    assert all(fault.text(lang) for fault in found.faults for lang in ("vi", "en"))
    assert merge_figures(edition, found.entries).faults == ()


def _opened(body):
    try:
        return open_table("t.csv", body)
    except FileRefused:
        return []


def in_sheet_of(figure, old, new):
    """A workbook with one good row, its first sheet changed as a stranger would."""
    row = (figure.name.vi, "", 7, "2031", SOURCE)
    return hostile_tables.repacked(in_sheet(old, new), content=workbook([row]))


ROWS_BEGIN = b"<sheetData>"
BURNS = {  # a small file that kept a server busy for minutes, or took a gigabyte
    "merged over everything": (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>', None),
    "merged a hundred thousand times": (
        b"</sheetData>", b"</sheetData><mergeCells>" + b'<mergeCell ref="A3:XFD1048576"/>' * 100_000 + b"</mergeCells>", None,
    ),
    "a comment of 30 MB": (ROWS_BEGIN, b"<!--" + b"x" * 30_000_000 + b"-->" + ROWS_BEGIN, "long_part"),
    "a tag of 30 MB": (ROWS_BEGIN, b"<sheetData " + b"a" * 30_000_000 + b'="1">', "long_part"),
    "an attribute of 30 MB": (ROWS_BEGIN, b"<sheetData a='" + b"a" * 30_000_000 + b"'>", "long_part"),
    "UTF-7": (b"<worksheet ", b'<?xml version="1.0" encoding="UTF-7"?><worksheet ', "broken"),
    "no encoding at all": (b"<worksheet ", b'<?xml version="1.0" encoding="nothing"?><worksheet ', "broken"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", BURNS)
def test_a_small_file_that_burns_is_read_at_once_or_refused(kind, edition):
    old, new, reason = BURNS[kind]
    figure = next(value for value in edition.figures if value.whole)
    content = in_sheet_of(figure, old, new)
    if reason:
        with pytest.raises(FileRefused) as refused:
            read_table(edition, "t.xlsx", content, Defaults())
        assert refused.value.key == reason
    else:
        checked, _ = read_table(edition, "t.xlsx", content, Defaults())
        assert [entry.value for entry in checked.entries] == [7]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_file_of_nothing_but_marks_is_refused_before_it_is_taken_apart(mark):
    tracemalloc.start()
    with pytest.raises(FileRefused) as refused:
        open_table("t.csv", mark.encode() * 9_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.value.key == "cells"
    assert peak < 60 * 1024 * 1024  # it took a gigabyte


@pytest.mark.parametrize("word", ["năm ", "- ", "1 ", "tháng ", "tỷ đồng ", "kế hoạch "])
def test_a_heading_of_thirty_thousand_letters_is_looked_at_a_few_times(word, edition, monkeypatch):
    """Its time is looked for at its end: thousands of looks at thousands of words took half a minute."""
    looks, read_period = [], headings.read_period
    monkeypatch.setattr(headings, "read_period", lambda text: looks.append(text) or read_period(text))
    long = word * (30_000 // len(word))
    table = as_csv([["Chỉ tiêu", f"Giá trị {long}", f"Giá trị {long} năm 2031"], [edition.figures[0].name.vi, 5, 6]])
    checked, _ = read_table(edition, "t.csv", table, Defaults(source=SOURCE))
    assert len(looks) < 200
    assert max(map(len, looks)) < 200
    assert {entry.period for entry in checked.entries} <= {"2031"}


@pytest.mark.parametrize("value", [1e18, -1e29, 1e300])
def test_a_number_too_large_for_a_figure_is_a_fault_with_its_reason(value, edition):
    checked, merged = read_table(edition, "t.xlsx", workbook([(edition.figures[0].name.vi, "", value, "2031", SOURCE)]), Defaults())
    assert not checked.entries
    assert merged is None
    assert "quá lớn" in checked.faults[0].why.vi


@pytest.mark.slow
def test_a_heading_merged_over_the_whole_sheet_is_looked_at_in_its_first_rows(edition, monkeypatch):
    looks, spread = [], headings._spread
    monkeypatch.setattr(headings, "_spread", lambda *place: looks.append(place) or spread(*place))
    change = in_sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="B1:E5001"/></mergeCells>')
    table = hostile_tables.repacked(change, content=workbook([(edition.figures[0].name.vi, "", 7, "2031", SOURCE)] * 5000))
    read_table(edition, "t.xlsx", table, Defaults(source=SOURCE))
    assert 0 < len(looks) < 1000
