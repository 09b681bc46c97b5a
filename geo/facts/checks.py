"""What check layers answer for a unit, and for a unit that was made of several."""

from collections.abc import Iterable, Sequence

import pandas as pd

from geo.edition import Edition
from geo.edition.layer import Field, Layer
from geo.edition.units import Era, predecessors

NOT_KNOWN = "not_published"


def _questions(layer: Layer) -> tuple[Field, ...]:
    return tuple(field for field in layer.columns if field.kind == "word")


def verdict(layer: Layer, given: Iterable[str]) -> str:
    """One answer for several: the one they share, else the least favourable in the order of the legend."""
    order = list(layer.classes)
    return max(given, key=lambda answer: order.index(answer) if answer in order else len(order), default=NOT_KNOWN)


def _members(edition: Edition, unit: str, era: Era) -> Sequence[str]:
    return (unit,) if era == "2024" else predecessors(edition.base_units, unit)


def answers(edition: Edition, layer_id: str, era: Era) -> pd.DataFrame:
    """The answers of a check layer per unit of ``era``: index unit id, one column per question, ``class``, and ``rows``.

    ``rows`` are the labels of the rows an answer rests on. A unit of 2025 has "yes" only when each of its members has; a member
    nobody has spoken of counts as not published.
    """
    layer, frame = edition.layer(layer_id), edition.layers[layer_id]
    row_of = {str(unit): int(str(label)) for label, unit in frame["unit"].items()}
    found = {}
    for unit in edition.units[era].index:
        labels = [row_of.get(member) for member in _members(edition, unit, era)]
        given = {
            question.id: verdict(layer, [NOT_KNOWN if label is None else str(frame.loc[label, question.id]) for label in labels])
            for question in _questions(layer)
        }
        found[unit] = {**given, "class": verdict(layer, given.values()), "rows": tuple(label for label in labels if label is not None)}
    columns = [*(question.id for question in _questions(layer)), "class", "rows"]
    return pd.DataFrame.from_dict(found, orient="index", columns=columns)
