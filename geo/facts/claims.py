"""What is said of a thing, the surest and newest first; and what can be added up when units are joined."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from geo.edition import Edition
from geo.edition.kept import kept
from geo.edition.layer import Field
from geo.edition.units import predecessors
from geo.facts.regroup import exact
from geo.measures.units import ADDITIVE

UNITS = "communes"
LAST_RANK = 9


def ordered(claims: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    """The claims with official ones first and the newest of them on top, then what more sources say; a source nobody knows comes last."""
    known = edition.sources
    values = list(zip(claims["id"], claims["field"], claims["value"], claims["unit"], strict=True))
    sources = Counter(value for value, _ in set(zip(values, claims["source"], strict=True)))
    rank = [known[name].rank if name in known else LAST_RANK for name in claims["source"]]
    dates = {name: source.date or "" for name, source in known.items()}
    told = [as_of or dates.get(name, "") for as_of, name in zip(claims["as_of"], claims["source"], strict=True)]
    ranked = claims.assign(_rank=rank, _told=told, _backed=[sources[value] for value in values])
    order = {"_rank": True, "_told": False, "_backed": False, "source": True}
    return ranked.sort_values(list(order), ascending=list(order.values()), kind="stable").drop(columns=["_rank", "_told", "_backed"])


@kept
def _grouped(edition: Edition) -> Mapping[tuple[str, str], Mapping[str, pd.DataFrame]]:
    found: dict[tuple[str, str], dict[str, pd.DataFrame]] = {}
    for (layer, name, field), group in edition.claims.groupby(["layer", "id", "field"], sort=False):
        found.setdefault((str(layer), str(name)), {})[str(field)] = ordered(group, edition)
    return found


def claims_about(edition: Edition, layer: str, name: str) -> Mapping[str, pd.DataFrame]:
    """All claims about one row of a layer (``communes`` for a unit) by field, each frame ordered: official first, then the newest."""
    return _grouped(edition).get((layer, name), {})


def leading(claims: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    """The rows of a table that may be a headline by the kind of their source."""
    known = edition.sources
    return claims.loc[[name not in known or known[name].leads for name in claims["source"]]]


def best(edition: Edition, layer: str, name: str, field: str) -> pd.Series | None:
    """The claim that is shown first, None when nobody said anything."""
    claims = claims_about(edition, layer, name).get(field)
    return None if claims is None else claims.iloc[0]


def headline(edition: Edition, layer: str, name: str, field: str) -> pd.Series | None:
    """The claim that may stand large, None when nobody said anything that may."""
    claims = leading(claims_about(edition, layer, name).get(field, edition.claims.iloc[:0]), edition)
    return None if claims.empty else claims.iloc[0]


def additive(field: Field) -> bool:
    """Whether figures of a field add up when units are joined: areas and counts do, shares and averages do not."""
    return field.kind == "number" and field.unit in ADDITIVE


def _sum(values: pd.Series) -> float:
    """The exact sum of numbers as they are written, then as a float."""
    return float(exact({str(label): Decimal(str(value)) for label, value in values.items()}))


def _first(notes: pd.Series) -> str:
    return next((str(note) for note in notes if note), "")


def summed(edition: Edition, unit: str) -> pd.DataFrame:
    """Claims about a unit of 2025 that follow from its members: the sum, where every member has a figure for the same time.

    Columns ``field, value, unit, as_of, sources, note_vi, note_en``: ``value`` is a float, ``sources`` a tuple of ids, the notes those
    of the first member that has one. Only exact figures ("=") with a
    time are added, of each member the surest.
    """
    members = predecessors(edition.base_units, unit)
    fields = [field.id for field in edition.unit_fields if additive(field)]
    claims = edition.claims
    chosen = claims[(claims["layer"] == UNITS) & claims["id"].isin(members) & claims["field"].isin(fields)]
    exact = chosen[chosen["qualifier"].isin(("", "=")) & (chosen["as_of"] != "")]
    surest = ordered(exact, edition).drop_duplicates(["id", "field", "as_of"]).sort_values("id")
    by = ["field", "unit", "as_of"]
    groups = surest.groupby(by, sort=True)
    found = groups.agg(
        value=("value", _sum),
        units=("id", "nunique"),
        sources=("source", lambda names: tuple(dict.fromkeys(names))),
        note_vi=("note_vi", _first),
        note_en=("note_en", _first),
    )
    whole = found[found["units"] == len(members)].reset_index()
    return whole[["field", "value", "unit", "as_of", "sources", "note_vi", "note_en"]]
