"""The page of what the data no longer have: when it ended or was withdrawn, why, and what took its place."""

from collections.abc import Iterator

from geo.cards.rows import CardRow, Statement, card_row, cited, dated
from geo.edition import Edition
from geo.edition.former import Former
from geo.gazetteer.article import Article, Line, Section
from geo.gazetteer.naming import name_of
from geo.gazetteer.summary import summary_of
from geo.language import same, words


def _rows(edition: Edition, former: Former) -> Iterator[CardRow]:
    stated = Statement(dated(former.when) or same(former.when), None, cited(edition, [former.source]))
    yield CardRow("when", words(f"gazetteer.{former.fate}"), (stated,))
    if former.reason:
        yield card_row("reason", words("gazetteer.reason"), former.reason)


def former_article(edition: Edition, name: str) -> Article:
    """What is known of the end of something. Raises KeyError for what has not gone."""
    former = edition.former.gone[name]
    rows = tuple(_rows(edition, former))
    now = edition.former.now(former.now) if former.now else ""
    return Article(
        kicker=words("gazetteer.former"),
        title=former.name,
        summary=summary_of([words("gazetteer.former")], rows),
        rows=rows,
        sections=(Section(words("gazetteer.in_its_place"), [Line(name_of(edition, now), now)]),) if now else (),
    )
