"""The page of a source: who said it, when, under which licence, and everything on this map that rests on it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from geo.cards.rows import CardRow, card_row, dated
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.sources import Source, note
from geo.facts.claims import UNITS
from geo.gazetteer.article import Article, Line, Section, listed
from geo.gazetteer.naming import name_of, source_title
from geo.language import LANGUAGES, Words, joined, same, words

MOST = 200
"""Lines of a list; a table of ten thousand things may have one source."""


@kept
def _resting(edition: Edition) -> Mapping[str, Mapping[str, Mapping[str, Words]]]:
    """By source and by what it belongs to (a layer, units, indicators): what rests on it, by its page, each once."""
    resting: dict[str, dict[str, dict[str, Words]]] = defaultdict(lambda: defaultdict(dict))
    for layer in edition.registry:
        for feature in edition.features[layer.id]:
            about = feature.ref if feature.id else feature.unit
            for source in feature.sources:
                resting[source][layer.id][about] = name_of(edition, about)
    for claim in edition.claims:
        part, about = ("units", claim.id) if claim.layer == UNITS else (claim.layer, f"{claim.layer}/{claim.id}")
        resting[claim.source][part][about] = name_of(edition, about)
    for figure in edition.figures:
        resting[figure.source]["figures"][f"indicator:{figure.indicator}"] = figure.name
    return resting


def _sections(edition: Edition, name: str) -> Iterator[Section]:
    titles = {"figures": words("rests.figures"), "units": words("rests.units")} | {layer.id: layer.title for layer in edition.registry}
    resting = _resting(edition).get(name, {})
    for part, title in titles.items():
        if part in resting:
            yield listed(words("gazetteer.rests_on", what=title), [*resting[part].items()], lambda item: Line(item[1], item[0]), MOST)


def _rows(source: Source) -> Iterator[CardRow]:
    texts: dict[str, Words | None] = {
        "publisher": Words(*(source.who(lang) for lang in LANGUAGES)),
        "date": dated(source.date or "") or words("cite.undated"),
        "source_kind": words(f"source_kind.{source.kind}"),
        "standing": words(f"standing.{source.standing}"),
        "licence": same(source.licence) if source.licence else words("table.facts_only"),
        "note": note(source),
    }
    yield from (card_row(name, words(f"table.{name}"), text) for name, text in texts.items() if text)


def source_article(edition: Edition, name: str) -> Article:
    """A source and what rests on it. Raises KeyError for an unknown one."""
    source = edition.sources[name]
    rows = tuple(_rows(source))
    return Article(
        kicker=words("gazetteer.source"),
        title=source_title(source),
        summary=joined("; ", [*(row.first.value for row in rows[:3]), same(source.url or name)]),
        rows=rows,
        sections=tuple(_sections(edition, name)),
        url=source.url or "",
    )
