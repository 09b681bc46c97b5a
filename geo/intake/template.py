"""The empty form for the next period: every indicator with its unit and its newest figure, the new one to be filled in."""

from collections.abc import Sequence

from geo.edition import Edition, IndicatorValue
from geo.intake.vocabulary import known_of
from geo.language import Lang, word
from geo.measures.units import unit_words
from geo.schema.book import About, book_bytes

COLUMNS = ("id", "name", "unit", "value", "period", "kind", "source", "note", "newest")


def template_book(edition: Edition, lang: Lang) -> bytes:
    """The form as XLSX in the reader's language; what it says can be brought back as it is."""
    rows: list[list[object]] = []
    by_id = {indicator.key: indicator for many in known_of(edition).indicators.values() for indicator in many}
    for indicator in sorted(by_id.values(), key=lambda indicator: (indicator.group, indicator.key)):
        own = [figure for figure in edition.figures if figure.whole and (figure.indicator, figure.unit) == (indicator.id, indicator.unit)]
        if own:
            unit = unit_words(indicator.unit).text(lang) if indicator.unit else ""
            name = indicator.name_vi if lang == "vi" else indicator.name_en
            rows.append([indicator.id, name, unit, None, None, None, None, None, _newest(own, lang)])
    heads = [word(f"intake.form_{name}", lang) for name in COLUMNS]
    title, by_column = word("intake.form", lang), dict(zip(COLUMNS, heads, strict=True))
    kinds = [word(f"intake.form_kind_{kind}", lang) for kind in ("result", "target")]
    offered = {by_column["kind"]: kinds}
    about = About(word("page.title", lang), title, lang=lang, day=edition.compiled, version=edition.version)
    return book_bytes({title: (heads, rows)}, about, {title: offered})


def _newest(own: Sequence[IndicatorValue], lang: Lang) -> str:
    """The newest figure of an indicator, with its time."""
    figure = max(reversed(own), key=lambda value: value.span)
    return f"{figure.words.text(lang)} ({figure.when.text(lang)})" if figure.span else figure.words.text(lang)
