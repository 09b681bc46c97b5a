"""The page of an indicator: every figure that anybody published of it, the newest first, each with its time, scope and source."""

from geo.cards import unit_name
from geo.cards.rows import CardRow, Statement, cited
from geo.edition import Edition, IndicatorValue
from geo.facts.indicators import change, indicator_values
from geo.gazetteer.article import Article
from geo.gazetteer.summary import summary_of
from geo.language import Words, joined, words


def _scope(edition: Edition, figure: IndicatorValue) -> Words:
    return unit_name(edition, figure.scope) if edition.has_unit(figure.scope) else words("gazetteer.whole")


def _row(edition: Edition, figure: IndicatorValue, others: tuple[IndicatorValue, ...]) -> CardRow:
    """Its time and scope are what a figure of an indicator is known by; beside it how it differs from the one before."""
    kind = words("gazetteer.target") if figure.kind == "target" else None
    label = joined(" · ", [figure.when if figure.span else words("card.no_time"), _scope(edition, figure), kind])
    notes = joined(". ", [change(figure, others), figure.note])
    return CardRow(figure.id, label, (Statement(figure.words, None, cited(edition, [figure.source]), notes if notes.vi else None),))


def indicator_article(edition: Edition, name: str) -> Article:
    """Every figure of an indicator. Raises KeyError for one that has none."""
    figures = indicator_values(edition, [name])
    if not figures:
        raise KeyError(name)
    rows = tuple(_row(edition, figure, figures) for figure in figures)
    return Article(
        kicker=words("gazetteer.indicator"),
        title=figures[0].name,
        summary=summary_of([], rows),
        where=words("gazetteer.indicator_about", n=len(figures)),
        rows=rows,
    )
