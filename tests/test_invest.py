"""What an investor is told of a project: every source's figure, distances only between published positions, gaps said as gaps."""

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from geo.datasets.projects import project_list
from geo.datasets.shortlist import pdf_bytes, xlsx_bytes
from geo.edition import DATA, load
from geo.facts import claims_about
from geo.invest.advantages import advantages_of, charts
from geo.invest.comparison import compared
from geo.invest.exchange_rate import Rate, rate, rate_said
from geo.invest.profile import PARTS, profile_of
from geo.invest.projects import projects_of
from geo.invest.unknowns import authority
from geo.paper.project_brief import Brief, brief_bytes
from tests import toy
from tests.tools import tool

DISTRICT = load()
HOSTILE = "=1+1 $x^2$ <img src=x onerror=alert(1)> ${alert(1)}"
REFS = sorted(projects_of(DISTRICT))


def values(rows):
    """Every value of some rows with its note, also those that other sources give."""
    return [said.value.en for row in rows for said in row.statements]


@pytest.fixture(name="small")
def _small(tmp_path):
    return lambda: load(toy.write(tmp_path))


def test_every_undertaking_has_a_profile_whose_rows_are_said_in_both_languages_and_cite_known_sources():
    for ref in REFS:
        found = profile_of(DISTRICT, ref)
        assert set(found.parts) == set(PARTS)
        for row in (row for part in found.parts.values() for row in part):
            assert row.field, ref
            for said in row.statements:
                assert said.value.vi, ref
                assert said.value.en, ref
                assert set(said.cite) <= set(DISTRICT.sources)
        assert found.parts["absent"][-1].label.en == "Authority to contact"


def test_every_published_amount_stands_in_the_profile_with_its_own_source_and_in_usd():
    rows = profile_of(DISTRICT, "projects/th-dairy").parts["money"]
    assert values(rows) == [
        "about 3,440 billion VND (about 137 million USD)",
        "nearly 6,000 billion VND (about 239 million USD)",
        "2,568.2 billion VND (about 102 million USD)",
    ]
    assert [said.cite for said in rows[0].statements] == [("tienphong-th",), ("vietnamplus-th",), ("kinhtedothi-th",)]


@given(st.floats(1e8, 1e14))
def test_an_amount_in_usd_is_the_amount_at_the_rate_to_three_digits(dong):
    found = Rate(25_000, "2026-01-07", "x", None).usd(dong).en
    assert found.startswith("about ")
    millions = float(found.removeprefix("about ").removesuffix(" million USD").replace(",", ""))
    assert millions == pytest.approx(dong / 25_000 / 1e6, rel=0.006)


def test_the_rate_says_its_day_and_source_and_without_one_nothing_is_converted(small):
    told = rate_said(DISTRICT, rate(DISTRICT))
    assert "25,122 VND per USD of 7 Jan 2026 (Vietnam News Agency, title and date not known)" in told.en
    assert "suy ra" in told.vi
    edition = small()
    assert rate(edition) is None
    assert "USD" in rate_said(edition, None).vi
    assert profile_of(edition, "things/a-mill").rate_source == ""


def test_a_distance_is_said_only_between_published_positions(tmp_path):
    folder = toy.write(tmp_path)
    lost = {"lon": "107.52", "lat": "21.305", "precision": "site", "accuracy_m": "300", "place_source": "paper"}
    for column, value in lost.items():
        toy.put(folder, "layers/things.csv", 5, column, value)
    edition = load(folder)
    assert edition.faults == ()
    near = {row.ref: row.first.value.en for row in profile_of(edition, "things/a-mill").parts["near"]}
    assert near == {"things/d-lost": "Well · 1.6 km in a straight line"}
    shared = {row.ref: row.first.value.en for row in profile_of(edition, "things/c-both").parts["near"]}
    assert shared == {"things/b-well": "Well · same unit: Hai Commune"}


def test_no_profile_of_the_real_data_gives_a_distance_of_its_own():
    for ref in REFS:
        if not projects_of(DISTRICT)[ref].placed:
            assert "straight line" not in " ".join(values(profile_of(DISTRICT, ref).parts["near"]))


def test_decisions_stand_in_order_and_the_undated_last():
    for ref in REFS:
        one = projects_of(DISTRICT)[ref]
        layer = DISTRICT.layer(one.feature.layer)
        kinds = {field.id: field.kind for field in layer.claims}
        dates = sorted(
            (claim.value if kinds[field] == "date" else claim.as_of) or "9999"
            for field, claims in claims_about(DISTRICT, layer.id, one.feature.id).items()
            if field in layer.offer.decisions
            for claim in claims
        )
        labels = [row.label.vi for row in profile_of(DISTRICT, ref).parts["course"]]
        assert [label[-4:] for label in labels if label != "Không ghi ngày"] == [day[:4] for day in dates if day != "9999"]
        assert labels.count("Không ghi ngày") == dates.count("9999")


def test_what_is_not_published_is_said_and_nobody_is_named_who_could_answer_until_a_source_does(tmp_path):
    lines = [row.label.en for row in profile_of(DISTRICT, "projects/dang-ky-lua").parts["absent"]]
    assert lines == ["Investor or owner", "Commune", "Coordinates", "Area", "Investment", "Decisions and dates", "Authority to contact"]
    assert authority(DISTRICT, ()) is None
    folder = toy.write(tmp_path)
    row = "communes,2024-00001,authority,Phòng Kinh tế,Economic office,=,,2025,office,,"
    toy.change(folder, "claims.csv", "communes,2024-00001,population", f"{row}\ncommunes,2024-00001,population")
    found = profile_of(load(folder), "things/a-mill").parts["absent"][-1]
    assert (found.first.value.en, found.first.cite) == ("Economic office", ("office",))


def test_figures_are_in_base_units_and_the_list_says_the_surest():
    rows = {row["ref"]: row for row in project_list(DISTRICT)["rows"]}
    assert (rows["projects/viet-uc"]["area"], rows["projects/viet-uc"]["capital"]) == (239.0, 500e9)
    assert rows["projects/viet-uc"]["figures"]["en"] == "239 ha (2024) · 500 billion VND (May 2016)"
    assert rows["industry/khu-thuy-san-cong-nghe-cao"]["capital"] == 829e9
    assert not any(row["placed"] for row in rows.values())


def test_a_comparison_asks_the_same_of_all_and_leaves_open_what_is_open():
    refs = ["projects/viet-uc", "projects/th-dairy", "industry/ccn-dong-dam-ha-b"]
    lines = {line.label.en: line.cells for line in compared(DISTRICT, refs)}
    assert [cell[0].value.en.split(" (")[0] for cell in lines["Investment"]] == [
        "500 billion VND",
        "about 3,440 billion VND",
        "over 600 billion VND",
    ]
    assert [cell[0].value.en for cell in lines["Area"]] == ["239 ha", "over 170 ha", "60.01 ha"]
    assert lines["Unit until 30 June 2025"][1] is None
    assert all(len(cells) == 3 for cells in lines.values())


def text_of(pdf, tmp_path):
    """The text of a PDF as poppler reads it, and its number of pages."""
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf)
    said_ = subprocess.run([tool("pdftotext", "poppler-utils"), "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()
    about = subprocess.run([tool("pdfinfo", "poppler-utils"), str(path)], capture_output=True, check=True).stdout.decode()
    return " ".join(said_.split()), int(about.split("Pages:")[1].split()[0])


ADDRESS = "https://map.example/invest?sel=projects/th-dairy&lang=vi"


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_brief_is_one_page_of_text_in_the_language_asked(tmp_path, lang):
    text, pages = text_of(brief_bytes(DISTRICT, Brief("projects/th-dairy", lang, ADDRESS, date(2026, 1, 9))), tmp_path)
    one = projects_of(DISTRICT)["projects/th-dairy"]
    assert pages == 1
    assert one.name.text(lang) in text
    for said_ in {
        "vi": ("khoảng 3.440 tỷ đồng", "Chưa công bố", "9/1/2026"),
        "en": ("about 3,440 billion VND", "Not published", "9 Jan 2026"),
    }[lang]:
        assert said_ in text
    assert "map.example" in text


def test_the_shortlist_is_a_workbook_with_every_fact_and_a_paper_with_all_names(tmp_path):
    refs = ["projects/viet-uc", "projects/th-dairy", "industry/ccn-dong-dam-ha-b", "projects/nuoi-bien-tan-lap", "projects/dang-ky-lua"]
    book = load_workbook(io.BytesIO(xlsx_bytes(DISTRICT, {ref: f"https://map.example/{ref}" for ref in refs}, "en")))
    first, facts, sources = book.worksheets
    rows = {row[0]: row for row in first.iter_rows(min_row=2, values_only=True)}
    assert len(rows) == 5
    assert rows["Việt Úc high-tech shrimp hatchery and farm"][5:9] == (
        239,
        "239 ha (2024; vietnam.vn, title and date not known)",
        500e9,
        "500 billion VND (May 2016; vietlinh.vn, 18 May 2016)",
    )
    assert rows["Việt Úc high-tech shrimp hatchery and farm"][11] == "https://map.example/projects/viet-uc"
    assert any("nearly 6,000 billion VND" in str(row[3]) for row in facts.iter_rows(values_only=True))
    assert sources.max_row > 10
    text, pages = text_of(pdf_bytes(DISTRICT, refs, "en", date(2026, 1, 9)), tmp_path)
    assert pages >= 2
    assert "Rice growing project" in text
    assert "– means not published" in text


def test_why_here_shows_results_before_targets_each_with_a_source():
    found = charts(DISTRICT)
    assert [chart.id for chart in found][-1] == "why-aims"
    for chart in found:
        kinds = [row.series for row in chart.rows]
        assert kinds == sorted(kinds), "results stand before targets"
        assert all(set(row.sources) <= set(DISTRICT.sources) and row.sources for row in chart.rows)


@pytest.mark.parametrize("era", ["2024", "2025"])
def test_what_a_unit_has_is_counted(era):
    for one in advantages_of(DISTRICT, era):
        number = sum(one.unit in each.units for each in projects_of(DISTRICT).values())
        assert sum(int("".join(c for c in words.en.rpartition(":")[2] if c.isdigit())) for words in one.sectors) == number


@pytest.mark.slow
def test_hostile_text_stays_text_on_paper_and_in_the_workbook(tmp_path):
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    for column in ("name_vi", "name_en", "investor_vi", "investor_en"):
        toy.put(folder, "layers/projects.csv", 2, column, HOSTILE)
    edition = load(folder)
    assert edition.faults == ()
    ref = next(iter(projects_of(edition)))
    text, pages = text_of(brief_bytes(edition, Brief(ref, "en", "https://map.example/")), tmp_path)
    assert pages == 1
    assert HOSTILE in text
    page = load_workbook(io.BytesIO(xlsx_bytes(edition, {ref: "=x"}, "en"))).worksheets[0]
    assert [page.cell(2, 1).value, page.cell(2, 1).data_type] == [HOSTILE, "s"]
