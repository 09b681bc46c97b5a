"""Whose figures they are: the time of a report decides which of two units of one name is meant, and a unit that ended has none later."""

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.units import era_of
from geo.intake.times import first_day, last_day


@kept
def _ended(edition: Edition, scope: str) -> str:
    """The last day of a unit or of the whole place as it was; empty where it goes on."""
    era = edition.place.era(era_of(scope) if scope != edition.place.scope else edition.base_era)
    return last_day(era.until) if era.until else ""


@kept
def _began(edition: Edition, scope: str) -> str:
    era = edition.place.era(era_of(scope))
    return first_day(era.since) if era.since and scope != edition.place.scope else ""


def meant(edition: Edition, scopes: tuple[str, ...], day: str) -> tuple[str, ...]:
    """Which of the units that a name may mean there were on the last day of a report; all where nothing says when."""
    if not day:
        return scopes
    return tuple(
        scope for scope in scopes if _began(edition, scope) <= day and (not _ended(edition, scope) or day <= _ended(edition, scope))
    )


def is_over(edition: Edition, scope: str, span: str) -> bool:
    """Whether a unit had ended before a span began."""
    return bool(_ended(edition, scope)) and bool(span) and first_day(span) > _ended(edition, scope)
