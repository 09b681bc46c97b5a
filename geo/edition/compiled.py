"""The day on which the data was put together, as the people who did it wrote it down."""

from pathlib import Path

from geo.language import parse_day
from geo.schema.declared import toml
from geo.schema.faults import Fault, fault

FILE = "edition.toml"
COMPILED = "compiled"


def compiled_on(folder: Path) -> tuple[str, list[Fault]]:
    """The day as a partial ISO date; empty, with a fault, when it is not said."""
    table, faults = toml(folder, FILE)
    day = str(table.get(COMPILED, ""))
    try:
        parse_day(day)
    except ValueError:
        return "", faults or [fault(FILE, "source_date", column=COMPILED, value=day)]
    return day, []
