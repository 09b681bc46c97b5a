"""A place of one era opens every page, and no page speaks of another time of its units."""

import pytest

from tests import one_era

OF_TWO = [
    "2024",
    "2025",
    "Đầm Hà",
    "Nay thuộc",
    "nay thuộc",
    "Gồm",
    "đơn vị cũ",
    "(cũ)",
    "cộng lại",
    "Now in",
    "former",
    "Made of",
    "until",
    "…",
]
"""What pages say where units became others, and what only our own place says."""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The folder of the place."""
    return one_era.write(tmp_path_factory.mktemp("one-era") / "data")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", ["map.py", "invest.py", "present.py", "figures.py", "sources.py"])
def test_every_page_opens_and_speaks_of_one_time(open_page, said, elsewhere, monkeypatch, page, lang):
    monkeypatch.setenv("DAMHA_DATA_DIR", str(elsewhere))
    app = open_page(page, lang=lang, sel="nay-81001")
    assert not app.exception
    assert [one for one in OF_TWO if one in said(app)] == []
    assert {"vi": "Sen Súng", "en": "Sen Sung"}[lang] in said(app)
    assert not [link.proto.label for link in app.get("page_link") if "era=" in link.proto.query_string and page == "figures.py"]


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "heading"), [("vi", "So sánh 3 đơn vị"), ("en", "Comparison of the 3 units")])
def test_the_units_stand_side_by_side_without_a_switch_of_eras(open_page, said, elsewhere, monkeypatch, lang, heading):
    monkeypatch.setenv("DAMHA_DATA_DIR", str(elsewhere))
    app = open_page("figures.py", lang=lang)
    assert f">{heading}</h2>" in said(app)
    assert all(name in said(app) for name in one_era.CODES.values())
