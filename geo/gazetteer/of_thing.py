"""The page of a thing of a layer: its card, its units in both eras, what lies near it; of an undertaking also what investors ask."""

from collections.abc import Iterator
from functools import partial

from geo.cards import card_of, unit_name
from geo.cards.eras import unit_label
from geo.cards.naming import in_sentence
from geo.cards.rows import CardRow
from geo.edition import Edition, Feature
from geo.edition.units import Era
from geo.facts import claims_about
from geo.gazetteer.article import Article, Line, Section, listed
from geo.gazetteer.of_unit import thing_line, things_in
from geo.gazetteer.small_map import map_of_thing
from geo.gazetteer.summary import summary_of
from geo.invest.nearby import closest_era
from geo.invest.profile import timeline
from geo.invest.projects import projects_of
from geo.invest.reached import reach_rows
from geo.invest.unknowns import absent
from geo.language import words

NEAREST = 12
"""Other things of the same unit that a page names; the unit's own page has the others."""


def _units(edition: Edition, feature: Feature) -> Iterator[Section]:
    for era in reversed(edition.eras):
        units = feature.where[era].units
        if units:
            yield Section(unit_label(edition, era), [Line(unit_name(edition, unit), unit) for unit in units])


def _beside(edition: Edition, feature: Feature) -> Iterator[Section]:
    """What else lies in the unit that it is known to most closely; where that is several units, nobody knows what is near."""
    units = next((where.units for where in feature.where.values() if where.units), ())
    if len(units) != 1:
        return
    others = [other for features in things_in(edition)[units[0]].values() for other in features if other is not feature]
    if others:
        heading = words("gazetteer.same_unit", unit=in_sentence(unit_name(edition, units[0])))
        yield listed(heading, others, partial(thing_line, edition), NEAREST)


def era_of_thing(edition: Edition, feature: Feature) -> Era:
    """The era in which a thing is told: that in which its place is known most closely."""
    return closest_era(edition, tuple(unit for where in feature.where.values() for unit in where.units))


def _asked(edition: Edition, feature: Feature) -> list[CardRow]:
    """How far it is from what investors ask about, and what of it nobody has published."""
    project, layer = projects_of(edition).get(feature.ref), edition.layer(feature.layer)
    if project is None or layer.offer is None:
        return []
    course = timeline(edition, layer, layer.offer, claims_about(edition, layer.id, feature.id))
    return [*reach_rows(edition, feature), *absent(edition, project, decided=bool(course))]


def thing_article(edition: Edition, ref: str) -> Article:
    """Everything that is known of a thing (``layer/id``). Raises KeyError for an unknown one."""
    layer, _, name = ref.partition("/")
    feature = edition.things[ref]
    era = era_of_thing(edition, feature)
    card = card_of(edition, layer, name, era)
    return Article(
        kicker=card.kicker,
        title=card.title,
        summary=summary_of([chip.text for chip in card.chips] + [card.where], card.rows),
        shown=f"sel={ref}&era={era}",
        chips=card.chips,
        where=card.where,
        rows=(*card.rows, *_asked(edition, feature)),
        note=card.note,
        sections=(*_units(edition, feature), *_beside(edition, feature)),
        pictures=card.pictures,
        map=map_of_thing(edition, feature, era),
    )
