"""What nobody has published yet, unit by unit and layer by layer, and the form to fill it in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from geo.cards import unit_name
from geo.datasets.about_books import about_book
from geo.edition import Edition
from geo.edition.layer import Layer
from geo.facts import answers, claims_about, last_year, participants
from geo.facts.checks import questions
from geo.facts.claims import UNITS
from geo.facts.levels import highest_steps
from geo.language import Lang, Words, word, words
from geo.schema.book import book_bytes


@dataclass(frozen=True)
class Gap:
    """One thing that is not known: of which unit (empty: not even that), in which layer, of what, which fact."""

    unit: str
    layer: Words
    subject: Words
    what: Words


def _of_units(edition: Edition) -> Iterator[Gap]:
    """Figures every unit has but nobody gave."""
    title = words("export.units_title")
    for field in (field for field in edition.unit_fields if field.id in edition.place.asked.of_units):
        for units in edition.units.values():
            for unit in units:
                if field.id not in claims_about(edition, UNITS, unit):
                    yield Gap(unit, title, unit_name(edition, unit), field.label)


def _of_levels(edition: Edition, layer: Layer) -> Iterator[Gap]:
    """Levels of the ladder that a unit of the programme is not known to have; a higher level implies the lower."""
    highest = highest_steps(edition, layer.id, last_year(edition, layer.id))
    for unit in participants(edition, layer.id):
        for step, level in enumerate(layer.ladder):
            if step > highest.get(unit, -1):
                yield Gap(unit, layer.title, unit_name(edition, unit), words("export.missing_level", level=layer.classes[level]))


def _of_answers(edition: Edition, layer: Layer) -> Iterator[Gap]:
    """Numbers and places behind a yes, and answers that are missing altogether."""
    for unit in answers(edition, layer.id, edition.base_era):
        for field in questions(layer):
            yield Gap(unit, layer.title, unit_name(edition, unit), words("export.missing_answer", label=field.label))


def _of_places(edition: Edition, layer: Layer) -> Iterator[Gap]:
    """Coordinates, and the unit where not even that is known."""
    for feature in edition.features[layer.id]:
        where = feature.where[edition.base_era]
        units = where.units or ("",)
        if where.unplaced == "new_units":
            units = tuple(new for new in feature.units if edition.has_unit(new))
            yield from (Gap(new, layer.title, feature.name, words("export.unit_known_only_new")) for new in units)
        elif not where.units and feature.precision != "site":
            yield Gap("", layer.title, feature.name, words("export.missing_unit"))
        if feature.precision != "site":
            yield from (Gap(unit, layer.title, feature.name, words("export.missing_place")) for unit in units)


def gaps_of(edition: Edition) -> list[Gap]:
    """Everything that is not known, in the order of units and layers; what belongs to no unit last."""
    gaps = list(_of_units(edition))
    for layer in edition.registry:
        of_shape = {"status": _of_levels, "check": _of_answers, "place": _of_places}[layer.shape]
        gaps += of_shape(edition, layer)
    order = {layer.title: layer.order for layer in edition.registry}
    return sorted(gaps, key=lambda gap: (gap.unit or "~", order.get(gap.layer, 0)))


def _cells(edition: Edition, gap: Gap, lang: Lang) -> list[str]:
    unit = unit_name(edition, gap.unit).text(lang) if gap.unit else word("export.all_units", lang)
    return [unit, gap.layer.text(lang), gap.subject.text(lang), gap.what.text(lang)]


def not_published(edition: Edition, lang: Lang) -> pd.DataFrame:
    """What is not published: a row per unit, layer, subject and fact, headings and words in ``lang``."""
    headings = [word(f"export.{name}", lang) for name in ("unit", "layer", "row", "what")]
    return pd.DataFrame([_cells(edition, gap, lang) for gap in gaps_of(edition)], columns=headings)


def fill_in_xlsx(edition: Edition, lang: Lang) -> bytes:
    """The same as a form: three empty columns for the value, its time and its source."""
    frame = not_published(edition, lang)
    empty = [word(f"export.{name}", lang) for name in ("value", "as_of", "source")]
    filled = [[*row, None, None, None] for row in frame.to_numpy().tolist()]
    sheet, heads = word("export.sheet_fill", lang), [*frame.columns, *empty]
    return book_bytes({sheet: (heads, filled)}, about_book(edition, lang, sheet), {sheet: _offered(edition, heads, lang)})


def _offered(edition: Edition, heads: Sequence[str], lang: Lang) -> dict[str, Sequence[str]]:
    """What the cells of the form are chosen from: units, layers, and the sources that are known."""
    units = [unit_name(edition, unit).text(lang) for units in edition.units.values() for unit in units]
    layers = [word("export.units_title", lang), *(layer.title.text(lang) for layer in edition.registry)]
    return {heads[0]: [*units, word("export.all_units", lang)], heads[1]: layers, heads[-1]: [*edition.sources]}
