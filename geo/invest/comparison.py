"""Projects side by side: the same questions to each, and who left which of them open."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.cards.rows import Row, card_row, statement
from geo.edition import Edition
from geo.invest.profile import Profile, profile
from geo.language import LANGUAGES, Words, words

SHARED = 2


@dataclass(frozen=True)
class Line:
    """One question and the answer of each project, None where nobody has published it."""

    label: Words
    cells: tuple[Row | None, ...]


def _by_label(found: Profile, part: str) -> dict[Words, Row]:
    """The rows of a part by their label; several of one label (two decisions of one day) become one."""
    rows: dict[Words, Row] = {}
    for row in found.parts[part]:
        label = Words(row["label"]["vi"], row["label"]["en"])
        if label in rows:
            rows[label] = {**rows[label], "more": [*rows[label].get("more", ()), row]}
        else:
            rows[label] = row
    return rows


def _lines(profiles: Sequence[Profile], part: str, least: int) -> list[Line]:
    told = [_by_label(found, part) for found in profiles]
    labels = dict.fromkeys(label for rows in told for label in rows)
    lines = [Line(label, tuple(rows.get(label) for rows in told)) for label in labels]
    return [line for line in lines if sum(cell is not None for cell in line.cells) >= least]


def _course(profiles: Sequence[Profile]) -> Line:
    """All decisions of a project in one cell, the oldest first."""
    cells: list[Row | None] = []
    for found in profiles:
        events = [
            {**row, "value": {lang: f"{row['label'][lang]}: {row['value'][lang]}" for lang in LANGUAGES}} for row in found.parts["course"]
        ]
        cells.append(card_row(words("invest.part_course"), events) if events else None)
    return Line(words("invest.part_course"), tuple(cells))


def _open(profiles: Sequence[Profile]) -> Line:
    cells = []
    for found in profiles:
        names = [row["label"] for row in found.parts["absent"][:-1]]
        cells.append(statement(Words(*("; ".join(name[lang] for name in names) for lang in LANGUAGES))) if names else None)
    return Line(words("invest.part_absent"), tuple(cells))


def compared(edition: Edition, refs: Sequence[str]) -> list[Line]:
    """The comparison of some projects, line by line. Raises KeyError when there is no such project."""
    profiles = [profile(edition, ref) for ref in refs]
    least = min(SHARED, len(profiles))
    found = [*_lines(profiles, "who", 1), *_lines(profiles, "where", 1), *_lines(profiles, "scale", least), *_lines(profiles, "money", 1)]
    return [*found, _course(profiles), _open(profiles)]
