"""What the check of a brought table refuses, with its reason: hostile, damaged, endless files."""

import io
import random
import re
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.edition import load
from geo.intake import Defaults, check_table, merge_figures, read_table, times
from geo.spreadsheets import FileRefused, open_table
from tests import hostile_tables
from tests.brought import SOURCE, as_csv, checked
from tests.hostile_tables import ASIDE, HEAD, KINDS, bomb, hostile, in_sheet, workbook

HOSTILE = 100


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(HOSTILE))
def test_a_hostile_file_is_refused_with_its_reason(seed):
    body, _, key = hostile(seed)
    with pytest.raises(FileRefused) as refused:
        open_table(body)
    assert refused.value.key == key
    assert refused.value.text("vi") != refused.value.text("en")


def test_every_kind_of_hostility_is_met_by_the_seeds():
    assert 6 * len(KINDS) <= HOSTILE


@pytest.mark.parametrize("kind", ASIDE, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("seed", range(6))
def test_what_lies_beside_the_table_is_named_and_the_table_read(kind, seed, edition):
    body, _, key = kind(random.Random(seed))
    book = open_table(body)
    key = "objects" if b"embeddings" in body or b"activeX" in body else key
    assert [aside for aside, _ in book.aside] == [key]
    checked = check_table(edition, book, Defaults(source=SOURCE))
    assert [aside.code for aside in checked.aside] == [key]
    assert book.sheets[0].at(2, 3).number == 5


def test_a_number_in_a_text_that_a_spreadsheet_would_run_is_a_fault(edition):
    rows = [("Dân số", "người", text, "2024", SOURCE) for text in ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0")]
    found = check_table(edition, open_table(as_csv([HEAD, *rows])), Defaults())
    assert [fault.code for fault in found.faults] == ["no_number"] * 3


def a_bomb():
    return hostile(KINDS.index(bomb))[0]


@pytest.mark.slow
def test_a_bomb_is_refused_by_its_own_list_before_anything_is_unpacked(monkeypatch):
    body = a_bomb()
    opened = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda _archive, name, *_more: opened.append(name))
    with pytest.raises(FileRefused) as refused:
        open_table(body)
    assert (refused.value.key, opened) == ("bomb", [])


@pytest.mark.slow
def test_a_list_that_lies_about_sizes_does_not_help():
    body = bytearray(a_bomb())
    for at in [found.start() for found in re.finditer(b"PK\x01\x02", bytes(body))]:
        body[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(FileRefused):
        open_table(bytes(body))


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
        open_table(damage(workbook([], HEAD)))
    assert found.value.key == "broken"


@pytest.mark.slow
def test_a_table_with_too_many_cells_is_refused_and_one_full_of_faults_ends(edition):
    with pytest.raises(FileRefused) as refused:
        open_table(b"\n".join([b",".join([b"x"] * 60)] * 5000))
    assert refused.value.key == "cells"
    found = checked(edition, [("Dân số", "người", "y", "2025", SOURCE)] * 2100)
    assert len(found.faults) == 2001
    assert "2000" in found.faults[-1].text("en")


@settings(max_examples=60)
@given(st.binary(max_size=3000), st.sampled_from(["t.xlsx", "t.csv"]))
def test_any_bytes_are_a_table_or_refused(body, name):
    with suppress(FileRefused):
        assert open_table(body)


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_any_cells_are_figures_or_faults(rows):
    edition = load()
    try:
        book = open_table(as_csv([HEAD, *rows]))
    except FileRefused:
        return
    found = check_table(edition, book, Defaults(source=SOURCE))
    assert all(fault.text(lang) for fault in found.faults for lang in ("vi", "en"))
    assert merge_figures(edition, found.entries).faults == ()


def in_sheet_of(old, new):
    """A workbook with one good row, its first sheet changed as a stranger would."""
    row = ("Dân số", "nghìn người", 40, "2024", SOURCE)
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
    content = in_sheet_of(old, new)
    if reason:
        with pytest.raises(FileRefused) as refused:
            read_table(edition, content, Defaults())
        assert refused.value.key == reason
    else:
        checked = read_table(edition, content, Defaults()).checked
        assert [(figure.value, *(q.code for q in checked.questions)) for figure in checked.entries] == [(40_000,)]


@pytest.mark.slow
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_file_of_nothing_but_marks_is_refused_before_it_is_taken_apart(mark):
    tracemalloc.start()
    with pytest.raises(FileRefused) as refused:
        open_table(mark.encode() * 9_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.value.key == "cells"
    assert peak < 60 * 1024 * 1024  # it took a gigabyte


@pytest.mark.slow
@pytest.mark.parametrize("word", ["năm ", "- ", "1 ", "tháng ", "tỷ đồng ", "kế hoạch "])
def test_a_heading_of_thirty_thousand_letters_is_hardly_looked_at(word, edition, monkeypatch):
    """Thousands of looks at thousands of words took half a minute; such a column is asked about."""
    looks, read_period = [], times.read_period
    monkeypatch.setattr(times, "read_period", lambda text: looks.append(text) or read_period(text))
    long = word * (30_000 // len(word))
    table = as_csv([["Chỉ tiêu", f"Giá trị {long}", f"Giá trị {long} năm 2024"], ["Dân số", 5, 6]])
    checked = read_table(edition, table, Defaults(source=SOURCE)).checked
    assert len(looks) < 200
    assert checked.entries == []


@pytest.mark.parametrize("value", [1e18, -1e29, 1e300])
def test_a_number_too_large_for_a_figure_is_a_fault_with_its_reason(value, edition):
    reading = read_table(edition, workbook([("Dân số", "người", value, "2024", SOURCE)]), Defaults())
    assert not reading.checked.entries
    assert reading.merged is None
    assert "quá lớn" in reading.checked.faults[0].why.vi


@pytest.mark.slow
def test_a_heading_merged_over_the_whole_sheet_is_a_heading_of_few_rows(edition):
    change = in_sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="B1:E5001"/></mergeCells>')
    table = hostile_tables.repacked(change, content=workbook([("Dân số", "người", 7, "2024", SOURCE)] * 5000))
    checked = read_table(edition, table, Defaults(source=SOURCE)).checked
    assert checked.entries == []
