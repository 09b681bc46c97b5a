"""What was wrong in files that are told as they last were sound: a note of whoever put the sound ones in their place."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from geo.language import Words
from geo.schema.faults import Fault

FILE = "standing.json"


def write(folder: Path, faults: Iterable[Fault]) -> None:
    """Note beside the files what was wrong in those that they stand in for."""
    content = json.dumps([asdict(fault) for fault in faults], ensure_ascii=False, indent=1)
    (folder / FILE).write_text(content, encoding="utf-8")


def files(folder: Path) -> tuple[str, ...]:
    """The note, where there is one."""
    return (FILE,) if (folder / FILE).exists() else ()


def faults(folder: Path) -> list[Fault]:
    """What was noted; nothing where every file is the one that was given."""
    try:
        noted = json.loads((folder / FILE).read_bytes())
        return [
            Fault(**{**fault, "why": Words(*fault["why"]), "part": Words(*fault["part"]) if fault["part"] else None}) for fault in noted
        ]
    except (OSError, ValueError, TypeError, KeyError):
        return []
