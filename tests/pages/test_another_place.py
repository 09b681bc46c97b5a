"""Proof by renaming, page by page: another place with our figures opens every page, and none says a word of ours."""

import pytest

from geo.edition import load
from tests.renamed import SEEDS, left, rename

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=SEEDS[:1])
def renamed(request, tmp_path_factory):
    """The renamed folder, and the old strings."""
    folder = tmp_path_factory.mktemp("renamed") / "data"
    return folder, rename(folder, request.param)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", ["map.py", "invest.py", "present.py", "figures.py", "sources.py"])
def test_no_page_of_another_place_says_a_word_of_ours(open_page, said, renamed, monkeypatch, page, lang):
    folder, old = renamed
    monkeypatch.setenv("DAMHA_DATA_DIR", str(folder))
    unit = next(iter(load().units[load().eras[-1]]))
    app = open_page(page, lang=lang, sel=unit)
    assert not app.exception
    assert said(app)
    assert left(said(app), old) == []
