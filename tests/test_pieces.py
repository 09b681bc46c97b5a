"""Files of single parts of the pages: each from its address alone, the same in every process, and nothing for what the data do not have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.edition import load
from geo.export.pieces import PIECES, Asked, charts_of
from geo.language import LANGUAGES
from geo.view import parse
from tests.serving import Server

BEGINS = {"png": b"\x89PNG", "csv": b"\xef\xbb\xbf", "xlsx": b"PK", "pdf": b"%PDF"}
ASKED = {
    "chart.png": "chart=new-rural-2024&year=2024&theme=dark",
    "chart.csv": "chart=over-time-income",
    "layer.xlsx": "layer=tourism",
    "gaps.xlsx": "",
    "next-period.xlsx": "",
    "project.pdf": "sel=projects/viet-uc",
    "shortlist.xlsx": "pick=projects/viet-uc,projects/th-dairy",
    "shortlist.pdf": "pick=projects/viet-uc,projects/th-dairy",
}


def piece(name, asked, edition=None):
    query = dict(part.split("=", 1) for part in asked.split("&") if part)
    return PIECES[name](Asked(edition or load(), query, parse(query), "https://map.example/"))


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PIECES)
def test_every_file_is_made_from_its_address(name, lang):
    made = piece(name, f"lang={lang}&{ASKED[name]}")
    assert made.make().startswith(BEGINS[name.rpartition(".")[2]])
    assert made.name.endswith(name[name.index(".") :])


@pytest.mark.parametrize("asked", ["", "chart=none", "layer=../secret", "sel=projects/nobody", "pick=projects/nobody", "sel=2024-06901"])
@pytest.mark.parametrize("name", [name for name, asked in ASKED.items() if asked])
def test_there_is_no_file_of_what_the_data_do_not_have(name, asked):
    assert piece(name, asked) is None


@given(st.sampled_from(list(PIECES)), st.dictionaries(st.sampled_from(["chart", "layer", "sel", "pick", "year", "theme"]), st.text()))
def test_whatever_an_address_asks_is_answered(name, query):
    found = PIECES[name](Asked(load(), query, parse(query), ""))
    assert found is None or callable(found.make)


def test_charts_have_names_of_their_own(edition, small):
    for place in (edition, small):
        for year in (2015, 2024):
            assert all(chart.id == name for name, chart in charts_of(place, year).items())


@pytest.mark.slow
def test_another_process_hands_over_the_same_file(server, tmp_path):
    """One behind the same address, which never drew the page with its link."""
    other = Server(tmp_path).wait()
    try:
        for name, asked in ASKED.items():
            address = f"/files/{name}?lang=en&{asked}"
            ours, theirs = (each.get(address, Host="localhost", X_Forwarded_For="10.9.0.1") for each in (server, other))
            assert (ours.status, theirs.status) == (200, 200), (name, ours.text if ours.status != 200 else theirs.text)
            assert ours.body == theirs.body, name
            assert ours.headers["content-disposition"].startswith("attachment; filename=")
        assert server.get("/files/chart.png?chart=none").status == 404
    finally:
        other.stop()
