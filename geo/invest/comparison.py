"""Projects side by side: the same questions to each, and who left which of them open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.cards.rows import CardRow, Statement
from geo.edition import Edition
from geo.invest.profile import Profile, profile_of
from geo.language import Words, joined, words

SHARED = 2


@dataclass(frozen=True)
class ComparisonRow:
    """One question and what is said of each project, None where nobody has published it."""

    label: Words
    cells: tuple[tuple[Statement, ...] | None, ...]


def _by_field(profile: Profile, part: str) -> dict[str, CardRow]:
    """The rows of a part by their field."""
    return {row.field: row for row in profile.parts[part]}


def _lines(profiles: Sequence[Profile], part: str, least: int) -> list[ComparisonRow]:
    by_profile = [_by_field(profile, part) for profile in profiles]
    labels = {field: row.label for rows in reversed(by_profile) for field, row in rows.items()}
    fields = dict.fromkeys(field for rows in by_profile for field in rows)
    cells = {field: tuple(rows[field].statements if field in rows else None for rows in by_profile) for field in fields}
    return [ComparisonRow(labels[field], row_cells) for field, row_cells in cells.items() if sum(map(bool, row_cells)) >= least]


def _course(profiles: Sequence[Profile]) -> ComparisonRow:
    """All decisions of a project in one cell, the oldest first."""
    events = [
        tuple(replace(row.first, value=joined(": ", [row.label, row.first.value])) for row in profile.parts["course"])
        for profile in profiles
    ]
    return ComparisonRow(words("invest.part_course"), tuple(statements or None for statements in events))


def _open(profiles: Sequence[Profile]) -> ComparisonRow:
    names = [joined("; ", (row.label for row in profile.parts["absent"][:-1])) for profile in profiles]
    return ComparisonRow(words("invest.part_absent"), tuple((Statement(name),) if name.vi else None for name in names))


def compared(edition: Edition, refs: Sequence[str]) -> list[ComparisonRow]:
    """The comparison of some projects, line by line. Raises KeyError when there is no such project."""
    profiles = [profile_of(edition, ref) for ref in refs]
    least = min(SHARED, len(profiles))
    lines = [*_lines(profiles, "who", 1), *_lines(profiles, "where", 1), *_lines(profiles, "scale", least), *_lines(profiles, "money", 1)]
    lines += _lines(profiles, "reach", 1)
    return [*lines, _course(profiles), _open(profiles)]
