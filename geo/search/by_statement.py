"""What the data answer to words that are no name: layers and classes, indicators, levels, answers, figures of units, what is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo.cards.naming import unit_name, unit_names
from geo.cards.rows import Statement, as_json, cited, claim_rows, dated
from geo.edition import Edition, IndicatorValue
from geo.edition.layer import Layer
from geo.edition.sources import brief
from geo.facts import answers, claims_about, last_year, levels_of
from geo.facts.checks import questions
from geo.facts.claims import UNITS
from geo.facts.indicators import indicator_values
from geo.facts.levels import reached
from geo.language import LANGUAGES, Words, fold, joined, word, words

Entry = dict[str, Any]


def _entry(kind: str, ref: str, name: Words, keys: Iterable[Words], line: Words | None, **more: Any) -> Entry:
    """An entry as those of names; ``keys`` are what it is asked for with, in both languages."""
    folded = dict.fromkeys(key for text in keys for key in map(fold, text) if key)
    filled = {key: value for key, value in more.items() if value}
    return {"kind": kind, "ref": ref, "name": as_json(name), "keys": [*folded], **({"line": as_json(line)} if line else {}), **filled}


def asides() -> list[str]:
    """Words that people put around what they ask for, folded: "xã nào có …", "which communes have …"."""
    return [*dict.fromkeys(part for lang in LANGUAGES for part in fold(word("search.asides", lang)).split())]


def _sourced(edition: Edition, statement: Statement) -> Words:
    """A statement with its time and who said it: the first of its sources, and how many there are besides."""
    if not statement.cite:
        return joined(" · ", [statement.value, statement.as_of])
    first, more = edition.sources[statement.cite[0]], len(statement.cite) - 1
    who = Words(*(brief(first, lang) for lang in LANGUAGES))
    return joined(" · ", [statement.value, statement.as_of, words("search.and_sources", source=who, n=more) if more else who])


def _layers(edition: Edition) -> Iterator[Entry]:
    """Each layer by its title and each part of it, and each class of a layer of things with how many there are."""
    for layer in edition.registry:
        parts = [Words(*pair) for pair in zip(*(layer.title.text(lang).split(", ") for lang in LANGUAGES), strict=False)]
        yield _entry("layer", layer.id, layer.title, [layer.title, *parts], layer.about)
        features = edition.features[layer.id] if layer.shape == "place" else ()
        for name, title in layer.classes.items():
            n = sum(feature.kind == name for feature in features)
            if n:
                yield _entry("layer", layer.id, title, [title], words("search.class_of", layer=layer.title, n=n))


def _indicator(edition: Edition, figures: list[IndicatorValue]) -> Entry:
    """An indicator by its newest figure; asked for with its name and the time of that, as months of a year too."""
    newest = figures[0]
    passed = newest.passed()
    months = words("search.months", n=passed[0]) if passed else None
    stated = Statement(newest.words, newest.when if newest.span else None, cited(edition, [newest.source]))
    page = Words(*(f"{word('gazetteer.path_indicator', lang)}/{newest.indicator}" for lang in LANGUAGES))
    keys = [newest.name, joined(" ", [newest.name, newest.when, months])]
    return _entry("indicator", newest.indicator, newest.name, keys, _sourced(edition, stated), page=as_json(page))


def _indicators(edition: Edition) -> Iterator[Entry]:
    by_name: dict[str, list[IndicatorValue]] = {}
    for figure in indicator_values(edition):
        if figure.whole and figure.kind == "result":
            by_name.setdefault(figure.indicator, []).append(figure)
    yield from (_indicator(edition, figures) for figures in by_name.values())


def _levels(edition: Edition, layer: Layer) -> Iterator[Entry]:
    """Of each level the units that are known to stand there; that others may is said."""
    standing = levels_of(edition, layer.id, last_year(edition, layer.id))
    for level in reversed(layer.ladder):
        title = layer.classes[level]
        units = [unit for unit, known in standing.items() if known.level == level]
        named = unit_names(edition, units) if units else words("search.none_named")
        higher = words("search.higher_open") if any(standing[unit].open for unit in units) else None
        cite = cited(edition, (row.source for row in reached(edition, layer.id) if row.kind == level and row.unit in units))
        line = _sourced(edition, Statement(joined("; ", [named, higher]), cite=cite))
        yield _entry("answer", f"layer:{layer.id}", joined(": ", [layer.title, title]), [joined(" ", [title, layer.title])], line)


def _checks(edition: Edition, layer: Layer) -> Iterator[Entry]:
    """Of each question how many units of each answer there are."""
    known = answers(edition, layer.id, edition.base_era)
    for field in questions(layer):
        counts = Counter(answer.given[field.id] for answer in known.values())
        parts = [
            words("search.answered", answer=title, n=counts[value], of=len(known)) for value, title in field.values.items() if counts[value]
        ]
        rows = [row for answer in known.values() for row in answer.rows]
        when = dated(min((row.code("as_of") for row in rows), default=""))
        stated = Statement(joined(", ", parts), when, cited(edition, (row.source for row in rows)))
        yield _entry("answer", f"layer:{layer.id}", field.label, [field.label], _sourced(edition, stated))


def _of_units(edition: Edition) -> Iterator[Entry]:
    """Figures of units, and those that every unit should have and nobody gave."""
    for units in edition.units.values():
        for unit in units:
            name = unit_name(edition, unit)
            rows = {row.field: row for row in claim_rows(edition, edition.unit_fields, claims_about(edition, UNITS, unit))}
            for field in edition.unit_fields:
                row = rows.get(field.id)
                if row is None and field.id not in edition.place.asked.of_units:
                    continue
                line = _sourced(edition, row.first) if row else words("search.unpublished")
                title, keys = joined(" – ", [field.label, name]), [joined(" ", [field.label, name])]
                yield _entry("answer", unit, title, keys, line, of=" ".join(map(fold, name)))


def statements(edition: Edition) -> list[Entry]:
    """Entries beside those of ``names``, of kind ``layer``, ``indicator`` or ``answer``.

    ``line`` is the answer with its time and who said it. ``ref`` of a layer is its id, of an answer the unit that it speaks of or
    ``layer:<id>``; ``page`` where more of it stands, ``of`` the name of that unit: alone it asks for the unit itself.
    """
    entries = [*_layers(edition), *_indicators(edition)]
    for layer in edition.registry:
        made: Mapping[str, Any] = {"status": _levels, "check": _checks}
        entries += made[layer.shape](edition, layer) if layer.shape in made else []
    return [*entries, *_of_units(edition)]
