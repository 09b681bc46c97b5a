"""The day on which the data was put together, as the people who did it wrote it down."""

import tomllib
from pathlib import Path

from geo.language import parse_day
from geo.schema.faults import Fault, fault

FILE = "edition.toml"
COMPILED = "compiled"


def compiled_on(folder: Path) -> tuple[str, list[Fault]]:
    """The day as a partial ISO date; empty, with a fault, when it is not said."""
    try:
        said = tomllib.loads((folder / FILE).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return "", [fault(FILE, "missing_file")]
    except (OSError, UnicodeDecodeError):
        return "", [fault(FILE, "not_utf8")]
    except tomllib.TOMLDecodeError as error:
        return "", [fault(FILE, "not_toml", said=str(error))]
    day = str(said.get(COMPILED, ""))
    try:
        parse_day(day)
    except ValueError:
        return "", [fault(FILE, "source_date", column=COMPILED, value=day)]
    return day, []
