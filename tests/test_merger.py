"""What the units of before add up to in those of the later era: exact, of one time, never with a part passing for the whole."""

import io
import json
from datetime import date
from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from geo import story
from geo.datasets import data_files
from geo.datasets.merger import merger_of
from geo.edition import load
from geo.facts.joining import joinings
from geo.language import LANGUAGES
from geo.slides import deck_bytes, sheets_bytes, story_slides
from geo.story.merger import digits, equation, merged
from tests import one_era, toy
from tests.pdf_words import pages
from tests.test_story_files import bare

DAY = date(2026, 11, 28)
SLIDE = 'kind = "merger"\nview = ""\ntitle_vi = "Gộp"\ntitle_en = "Merged"\n'


def plain(text, lang):
    """A number as a reader of a language writes it, as Decimal."""
    return Decimal(text.replace(".", "").replace(",", ".") if lang == "vi" else text.replace(",", ""))


def claimed(edition, unit, field, as_of):
    """What claims.csv says of a unit, exactly, at a time."""
    return [Decimal(one.value) for one in edition.claims if (one.layer, one.id, one.field, one.as_of) == ("communes", unit, field, as_of)]


def test_every_sum_is_that_of_the_published_figures_of_one_time(edition):
    units = joinings(edition)
    assert {joining.unit for joining in units} == set(edition.units["2025"])
    assert sorted(unit for joining in units for unit in joining.members) == sorted(edition.base_units)
    assert [field.field.id for field in units[0].fields] == ["area", "population"]
    for joining in units:
        for field in joining.fields:
            assert field.as_of == "2009"
            for unit, part in field.parts.items():
                assert Decimal(part.value) in claimed(edition, unit, field.field.id, "2009")
            whole = sum((Decimal(part.value) for part in field.parts.values()), Decimal(0))
            assert field.total == (None if field.missing else whole)
    totals = {joining.unit: [field.total for field in joining.fields] for joining in units}
    assert totals == {"2025-06895": [Decimal("229.9125"), Decimal(19203)], "2025-06913": [Decimal("184.9075"), None]}
    assert sum(total for total, _ in totals.values()) == Decimal("414.82")


def test_who_lacks_a_figure_is_named_and_nothing_passes_for_the_whole(edition):
    [people] = [field for joining in joinings(edition) for field in joining.fields if field.missing]
    assert people.missing == people.members[-1:] == ("2024-06910",)
    assert equation(edition, people).vi.startswith("2.268 + 3.489 + 3.780 + ?: chưa có số của Dực Yên")
    assert equation(edition, people).en.startswith("2,268 + 3,489 + 3,780 + ?: no figure of Dực Yên")


def test_what_is_published_since_stands_beside_with_its_own_time(edition):
    since = {(joining.unit, field.field.id): field.since for joining in joinings(edition) for field in joining.fields}
    assert {key: (claim.value, claim.as_of) for key, claim in since.items()} == {
        ("2025-06895", "area"): ("142.43", "2025"),
        ("2025-06895", "population"): ("25947", "2025"),
        ("2025-06913", "area"): ("184.81", "2025"),
        ("2025-06913", "population"): ("18049", "2025"),
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_step_of_the_document_is_the_exact_sum_so_far(edition, lang):
    document = merger_of(edition)
    for unit in document["units"]:
        for field, steps in enumerate(unit["sum"]["steps"]):
            cells = [member["cells"][field] for member in unit["members"]]
            known = [plain(cell["text"][lang], lang) for cell in cells if cell]
            shown = [step["text"][lang] for step in steps]
            assert [plain(text, lang) for text in shown[: len(known)]] == list(accumulate(known))
            assert all(text.endswith(" + ?") for text in shown[len(known) :])
            assert len(shown) == len(cells)


@pytest.mark.slow
def test_the_document_names_every_source_it_cites(edition):
    document = merger_of(edition)
    cited = {name for unit in document["units"] for part in ("sum", "since") for name in unit[part]["cite"]}
    assert cited == set(document["sources"]) == {"census-2009-duong-ranh", "cong-hai-xa", "ban-do-sap-nhap-so-lieu"}
    [made] = [file for file in data_files(edition).values() if file.name == "merger.json"]
    assert json.loads(made.body) == document


@pytest.mark.slow
def test_only_exact_figures_are_added(small):
    first, second = joinings(small)
    assert (first.fields[0].total, first.fields[0].since) == (Decimal(300), None)
    assert (second.fields[0].total, second.fields[0].missing) == (None, ("2024-00004",))
    assert merger_of(small)["units"][1]["sum"]["steps"][0][-1]["text"]["en"] == "30 + ?"


def test_the_newest_time_of_all_counts_and_times_are_never_mixed(folder):
    rows = [f"communes,2024-0000{n},population,{n}1,,=,people,{when},office,," for n in (1, 2, 3, 4) for when in ("2015", "2012")]
    rows.append("communes,2024-00001,population,999,,=,people,2020,office,,")
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8") + "\n".join(rows) + "\n", "utf-8")
    first, second = joinings(load(folder))
    assert [(joining.fields[0].as_of, joining.fields[0].total) for joining in (first, second)] == [
        ("2015", Decimal(32)),
        ("2015", Decimal(72)),
    ]


@pytest.mark.slow
@given(st.lists(st.decimals(0, 10**6, allow_nan=False, places=4), min_size=4, max_size=4))
@settings(max_examples=15, deadline=None)
def test_partial_sums_are_exact_whatever_the_figures(tmp_path_factory, people):
    folder = toy.write(tmp_path_factory.mktemp("sums"))
    for row, value in enumerate(people, start=2):
        toy.put(folder, "claims.csv", row, "value", str(value))
        toy.put(folder, "claims.csv", row, "qualifier", "=")
    edition = load(folder)
    for joining in joinings(edition):
        [field] = joining.fields
        parts = [Decimal(field.parts[unit].value) for unit in joining.members]
        assert [field.up_to(arrived) for arrived in range(1, 3)] == list(accumulate(parts))
        for lang in LANGUAGES:
            assert plain(digits(field.total).text(lang), lang) == sum(parts)


@pytest.mark.slow
def test_where_nothing_adds_up_there_is_no_document_and_the_slide_says_so(folder, tmp_path):
    claims = folder / "claims.csv"
    claims.write_text("\n".join(line for line in claims.read_text("utf-8").splitlines() if "population" not in line) + "\n", "utf-8")
    for place in (load(folder), load(one_era.write(tmp_path / "one"))):
        assert (joinings(place), merged(place), merger_of(place)) == ((), None, None)
        assert "merger.json" not in {file.name for file in data_files(place).values()}
        said = story.read(place, f"[[slide]]\n{SLIDE}".encode())
        assert said.slides[0].kind == "plain"
        [fault] = said.faults
        assert "column “kind”: “merger” – no unit of the later era" in fault.text("en")
        assert "không có đơn vị nào" in fault.text("vi")


@pytest.fixture(scope="module")
def merger_pages(edition):
    return story_slides(edition, story.read(edition, f"[[slide]]\n{SLIDE}".encode()))


SUMS = {
    "vi": ["3,374 + 63,2099 + 62,5161 + 31,8712 + 68,9413 = 229,9125", "5.958 + 3.370 + 4.339 + 3.345 + 2.191 = 19.203", "184,81"],
    "en": ["3.374 + 63.2099 + 62.5161 + 31.8712 + 68.9413 = 229.9125", "5,958 + 3,370 + 4,339 + 3,345 + 2,191 = 19,203", "184.81"],
}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_deck_writes_the_sums_as_text_below_a_picture_that_is_said(edition, merger_pages, lang):
    [page] = Presentation(io.BytesIO(deck_bytes(edition, merger_pages, lang, DAY))).slides
    text = "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
    for part in SUMS[lang]:
        assert part in text
    [picture] = [shape for shape in page.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    alt = picture._element.nvPicPr.cNvPr.get("descr")
    assert alt == merged(edition).sentence.text(lang)
    assert alt.endswith(".")


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_paper_writes_the_sums(edition, merger_pages, lang):
    [words] = pages(sheets_bytes(edition, merger_pages, lang, DAY))
    text = bare("".join(word for *_, word in words))
    for part in SUMS[lang]:
        assert bare(part) in text
