"""The units side by side: one table for the page."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from geo.edition import Edition
from geo.edition.layer import Field, Layer
from geo.edition.sources import brief
from geo.edition.units import Era
from geo.facts.checks import answers, questions
from geo.facts.claims import about_units, summed
from geo.facts.counts import counts_by_unit
from geo.facts.levels import ABSENT, UNKNOWN, last_year, levels_of
from geo.language import PRECISION, Lang, day, same, word

HALF = 2
NOTHING = same("")


def _column(values: Iterable[tuple[str, Any]], kind: type) -> pd.Series:
    """A value of each unit, by its id."""
    return pd.Series(dict(values), dtype=kind)


Figure = tuple[float, tuple[str, ...]]
"""A number said of a unit, or what its members add up to, and the sources."""


def _figures(edition: Edition, era: Era) -> dict[tuple[str, str], dict[str, Figure]]:
    """Numeric claims about the units of ``era`` by field and time, of each the surest; sums of members where nobody gives the whole."""
    units, numbers = edition.units[era], {field.id for field in edition.unit_fields if field.kind == "number"}
    figures: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
    for claim in about_units(edition, units):
        if claim.field in numbers and claim.exact:
            figures[claim.field, claim.as_of].setdefault(claim.id, (float(claim.value), (claim.source,)))
    for unit in () if edition.is_base(era) else units:
        for total in summed(edition, unit):
            figures[total.field, total.as_of].setdefault(unit, (float(total.value), total.sources))
    return figures


def _measure(field: Field, lang: Lang) -> str:
    """The unit of measure for a heading; empty for counts, whose label already names what is counted."""
    template = word(f"unit.{field.unit}", "en") if field.unit else ""
    return "" if not template or " | " in template else word(f"unit.{field.unit}", lang).replace("{n}", "").strip()


def _heading(edition: Edition, field: Field, as_of: str, sources: Iterable[str], lang: Lang) -> str:
    known = [edition.sources[name] for name in dict.fromkeys(sources) if name in edition.sources]
    names = [brief(source, lang) for source in known]
    label = ", ".join(part for part in (field.label.text(lang), _measure(field, lang)) if part)
    about = "; ".join(part for part in (day(as_of, lang) if as_of else "", *names) if part)
    return f"{label} ({about})" if about else label


def _comparable(edition: Edition, era: Era, lang: Lang) -> dict[str, pd.Series]:
    """A column for every figure that at least half of the units have for one time; of today's units, first what is said since they are."""
    units = list(edition.units[era])
    figures = sorted(_figures(edition, era).items())
    columns: list[tuple[bool, str, pd.Series]] = []
    for field in edition.unit_fields:
        for as_of, group in ((as_of, group) for (name, as_of), group in figures if name == field.id and len(group) * HALF >= len(units)):
            heading = _heading(edition, field, as_of, (name for _, names in group.values() for name in names), lang)
            values = pd.Series({unit: value for unit, (value, _) in group.items()}).reindex(units)
            before = as_of < (edition.place.era(era).since or "")[: len(as_of)]
            columns.append((before, heading, values.round(PRECISION[field.unit]) if field.unit in PRECISION else values))
    return {heading: values for _, heading, values in sorted(columns, key=lambda column: column[0])}


def level_words(layer: Layer, level: str, lang: Lang) -> str:
    """A level of a layer in words, also that none is known and that a unit is outside the programme."""
    if level == ABSENT:
        return layer.absent.text(lang) if layer.absent else word("status.absent", lang)
    return word("status.unknown", lang) if level == UNKNOWN else layer.classes[level].text(lang)


def _layers(edition: Edition, era: Era, lang: Lang) -> dict[str, pd.Series]:
    """A column per status layer (only while its units exist), per check and per layer of places."""
    number, units = counts_by_unit(edition, era), edition.units[era]
    columns = {}
    for layer in edition.registry:
        title = layer.title.text(lang)
        if layer.shape == "place":
            columns[title] = _column(((unit, number[layer.id][unit]) for unit in units), int)
        elif layer.shape == "check":
            given = answers(edition, layer.id, era).items()
            for field in questions(layer):
                cells = ((unit, field.values.get(answer.given[field.id], NOTHING)) for unit, answer in given)
                columns[field.label.text(lang)] = _column(((unit, words.text(lang)) for unit, words in cells), str)
        elif edition.is_base(era):
            now = levels_of(edition, layer.id, last_year(edition, layer.id)).items()
            columns[title] = _column(((unit, level_words(layer, standing.level, lang)) for unit, standing in now), str)
    return columns


def _relatives(edition: Edition, era: Era, lang: Lang) -> dict[str, pd.Series]:
    """A column of what each unit became or was made of; none in a place of one era."""
    if not edition.later_era:
        return {}
    units = edition.units[era].values()
    if edition.is_base(era):
        became = ((unit.id, edition.successor(unit)) for unit in units)
        return {word("summary.now", lang): _column(((name, now.name.text(lang) if now else "") for name, now in became), str)}
    members = ((unit.id, ", ".join(edition.unit(old).name.text(lang) for old in unit.members)) for unit in units)
    return {word("summary.members", lang): _column(members, str)}


def units_table(edition: Edition, era: Era, lang: Lang) -> pd.DataFrame:
    """The units of an era side by side: index unit id, headings and words in ``lang``, figures as numbers that can be sorted.

    Measured area (km², land and islands), every figure that at least half of the units have for one time, the level or answer of
    each status and check layer, and how many things of each layer lie in the unit. Shares and levels are never blended in a later era.
    """
    units = edition.units[era].values()
    columns: dict[str, pd.Series] = {
        word("summary.unit", lang): _column(((unit.id, unit.name.text(lang)) for unit in units), str),
        word("summary.code", lang): _column(((unit.id, unit.code) for unit in units), str),
        **_relatives(edition, era, lang),
        word("summary.area_measured", lang): _column(((unit.id, unit.area_km2) for unit in units), float).round(PRECISION["km2"]),
        **_comparable(edition, era, lang),
        **_layers(edition, era, lang),
    }
    return pd.DataFrame(columns, index=[unit.id for unit in units])
