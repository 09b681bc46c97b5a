"""What nobody has published of an undertaking, and who could answer."""

from geo.cards.rows import CardRow, card_row, claim_statement
from geo.edition import Edition
from geo.facts import best
from geo.facts.claims import UNITS
from geo.invest.projects import Project
from geo.language import Words, words
from geo.view.project_filter import UNSAID

FIELD = "authority"
"""Where claims.csv keeps who answers: of a unit, else of the whole district."""


def _missing(project: Project, *, decided: bool) -> list[str]:
    known = {
        "investor": project.investor is not None,
        "unit": bool(project.units),
        "position": project.placed,
        "area": project.area is not None,
        "capital": project.capital is not None,
        "stage": project.stage != UNSAID,
        "course": decided,
    }
    return [name for name, there in known.items() if not there]


def authority(edition: Edition, units: tuple[str, ...]) -> CardRow | None:
    """Who answers questions on investment in the units, as a sourced row; None until somebody has said it."""
    for name in (*units, edition.place.scope):
        claim = best(edition, UNITS, name, FIELD)
        if claim:
            statement = claim_statement(edition, claim, Words(claim.value, claim.value_en or claim.value))
            return CardRow(FIELD, words("invest.authority"), (statement,))
    return None


def absent(edition: Edition, project: Project, *, decided: bool) -> list[CardRow]:
    """What is not published yet, a row each, and last who could answer."""
    rows = [card_row(name, words(f"invest.{name}"), words("invest.stage_unsaid")) for name in _missing(project, decided=decided)]
    return [*rows, authority(edition, project.units) or card_row(FIELD, words("invest.authority"), words("invest.no_authority"))]
