"""What nobody has published of an undertaking, and who could answer."""

from geo.cards.rows import Row, card_row, cited, dated, note_of, statement
from geo.edition import Edition
from geo.facts import best
from geo.invest.projects import Project
from geo.language import Words, words
from geo.view.project_filter import UNSAID

UNITS, FIELD = "communes", "authority"
"""Where claims.csv keeps who answers: of a unit, else of the whole district."""


def _missing(one: Project, *, decided: bool) -> list[str]:
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


def authority(edition: Edition, units: tuple[str, ...]) -> Row | None:
    """Who answers questions on investment in the units, as a sourced row; None until somebody has said it."""
    for name in (*units, edition.place.scope):
        claim = best(edition, UNITS, name, FIELD)
        if claim is not None:
            value = Words(claim["value"], claim["value_en"] or claim["value"])
            row = statement(value, as_of=dated(claim["as_of"]), cite=cited(edition, [str(claim["source"])]), note=note_of(claim))
            return card_row(words("invest.authority"), [row])
    return None


def absent(edition: Edition, one: Project, *, decided: bool) -> list[Row]:
    """What is not published yet, a row each, and last who could answer."""
    said = statement(words("invest.stage_unsaid"))
    rows = [card_row(words(f"invest.{name}"), [said]) for name in _missing(one, decided=decided)]
    return [*rows, authority(edition, one.units) or card_row(words("invest.authority"), [statement(words("invest.no_authority"))])]
