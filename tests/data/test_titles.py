"""Sources of the data: each has its kind, the title that its page carries, and says so when neither title nor date is known."""

import csv
from pathlib import Path

import pytest

from geo.edition import DATA, load
from geo.edition.sources import KINDS, brief, cite
from geo.language import LANGUAGES, word

CASES = Path(__file__).parents[1] / "cases" / "titles.csv"


@pytest.fixture(scope="module")
def known():
    return load(DATA).sources


def test_every_source_has_a_kind_that_both_languages_name(known):
    assert {source.kind for source in known.values()} <= set(KINDS)
    for lang in LANGUAGES:
        assert all(word(f"source_kind.{kind}", lang) for kind in KINDS)


def test_every_title_is_exactly_the_one_that_the_page_carries(known):
    with CASES.open(encoding="utf-8", newline="") as file:
        titles = {row["id"]: row["title"] for row in csv.DictReader(file)}
    assert len(titles) > 30
    assert {name: known[name].title for name in titles} == titles
    assert all(cite(known[name], lang).startswith(f"{title} – ") for name, title in titles.items() for lang in LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_source_is_named_whose_title_and_date_are_unknown_without_saying_so(known, lang):
    unsaid = [source for source in known.values() if not source.title and not source.date and source.kind != "measured"]
    said = (word("cite.unknown", lang), word("cite.undated", lang))
    assert unsaid
    for source in unsaid:
        assert cite(source, lang) == brief(source, lang)
        assert cite(source, lang).endswith(said), source.id
