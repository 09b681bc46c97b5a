"""What check layers answer for a unit, and for a unit that was made of several."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.edition import Edition, Feature
from geo.edition.layer import Field, Layer
from geo.edition.units import Era

NOT_KNOWN = "not_published"


@dataclass(frozen=True)
class Answer:
    """What is answered for one unit: to each question by field, as a whole (``kind``), and the ``rows`` it rests on."""

    given: Mapping[str, str]
    kind: str
    rows: tuple[Feature, ...]


def questions(layer: Layer) -> tuple[Field, ...]:
    """The fields of a check layer that are answered by yes or no."""
    return tuple(field for field in layer.columns if field.kind == "word")


def verdict(layer: Layer, given: Iterable[str]) -> str:
    """One answer for several: the one they share, else the least favourable in the order of the legend."""
    order = list(layer.classes)
    return max(given, key=lambda answer: order.index(answer) if answer in order else len(order), default=NOT_KNOWN)


def answers(edition: Edition, layer_id: str, era: Era) -> Mapping[str, Answer]:
    """The answers of a check layer by unit of ``era``.

    A unit made of several has "yes" only when each of its members has; a member nobody has spoken of counts as not published.
    """
    layer = edition.layer(layer_id)
    row_of = {row.unit: row for row in edition.features[layer_id]}
    by_unit = {}
    for name, unit in edition.units[era].items():
        rows = [row_of.get(member) for member in unit.members]
        given = {
            question.id: verdict(layer, [row.code(question.id) if row else NOT_KNOWN for row in rows]) for question in questions(layer)
        }
        by_unit[name] = Answer(given, verdict(layer, given.values()), tuple(filter(None, rows)))
    return by_unit
