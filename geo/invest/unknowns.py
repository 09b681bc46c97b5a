"""What nobody has published of an undertaking, and who could answer."""

from geo.cards.rows import Row, cited, dated, labelled, made, note_of
from geo.edition import District
from geo.facts import best
from geo.invest.projects import Prospect
from geo.language import Words, words
from geo.view.project_filter import UNSAID

UNITS, FIELD = "communes", "authority"
"""Where claims.csv keeps who answers: of a unit, else of the whole district."""


def _missing(one: Prospect, *, decided: bool) -> list[str]:
    known = {
        "investor": one.investor is not None,
        "unit": bool(one.units),
        "position": one.placed,
        "area": one.area is not None,
        "capital": one.capital is not None,
        "stage": one.stage != UNSAID,
        "course": decided,
    }
    return [name for name, there in known.items() if not there]


def authority(district: District, units: tuple[str, ...]) -> Row | None:
    """Who answers questions on investment in the units, as a sourced row; None until somebody has said it."""
    for name in (*units, district.place.scope):
        claim = best(district, UNITS, name, FIELD)
        if claim is not None:
            value = Words(claim["value"], claim["value_en"] or claim["value"])
            row = made(value, as_of=dated(claim["as_of"]), cite=cited(district, [str(claim["source"])]), note=note_of(claim))
            return labelled(words("invest.authority"), [row])
    return None


def absent(district: District, one: Prospect, *, decided: bool) -> list[Row]:
    """What is not published yet, a row each, and last who could answer."""
    said = made(words("invest.stage_unsaid"))
    rows = [labelled(words(f"invest.{name}"), [said]) for name in _missing(one, decided=decided)]
    return [*rows, authority(district, one.units) or labelled(words("invest.authority"), [made(words("invest.no_authority"))])]
