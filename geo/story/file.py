"""The file of a story: read with everything that is wrong in it, written so that it reads the same."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import tomlkit
from pydantic import BaseModel, ValidationError

from geo.language import Words, words
from geo.schema.faults import Fault, fault
from geo.story.meeting import NOWHERE, Meeting, Occasion
from geo.story.slide import KINDS
from geo.story.slide_source import MOST_FIGURES, SlideSource

FILE = "story.toml"
MOST_SLIDES = 60
MOST_BYTES = 300_000
"""A story of sixty slides with everything at its longest stays well below."""
M = TypeVar("M", bound=BaseModel)
PARTS = ("occasion", "meeting", "slide")
_WHY = {"extra_forbidden": "story_key", "string_too_long": "story_long", "too_long": "story_figures", "literal_error": "story_kind"}


@dataclass(frozen=True)
class Draft:
    """A story as it is written: its slides, where it is told, and its meetings."""

    slides: tuple[SlideSource, ...] = ()
    occasion: Occasion = NOWHERE
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a file says, the number in it of each slide of its draft, and everything that is wrong in it."""

    draft: Draft = field(default_factory=Draft)
    numbers: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()


def fault_in(number: int, name: str, key: str = "", value: object = "", *, allowed: str = "", most: str = "") -> Fault:
    """A fault of a slide: its number, the key it stands under, the wrong value and why (``fault.<name>``)."""
    return _in(words("fault.slide", n=number), name, key, value, allowed=allowed, most=most)


def _in(part: Words, name: str, key: str = "", value: object = "", *, allowed: str = "", most: str = "") -> Fault:
    return replace(fault(FILE, name, column=key, value=value, allowed=allowed, most=most), part=part)


def _fault(part: Words, error: Any, table: dict[str, Any], keys: Iterable[str]) -> Fault:
    key = str(error["loc"][0])
    name = _WHY.get(error["type"], "story_text")
    allowed = {"story_key": ", ".join(keys), "story_kind": ", ".join(KINDS)}.get(name, "")
    limit = (error.get("ctx") or {}).get("max_length", MOST_FIGURES)
    return _in(part, name, key, table.get(key, ""), allowed=allowed, most=str(limit))


def _model(kind: type[M], part: Words, table: Any) -> tuple[M | None, list[Fault]]:
    """A part of the file without what is wrong in it, None when nothing of it can be shown, and what is wrong."""
    if not isinstance(table, dict):
        return None, [_in(part, "story_table", value=table)]
    try:
        return kind(**table), []
    except ValidationError as error:
        faults = [_fault(part, wrong_part, table, kind.model_fields) for wrong_part in error.errors()]
        wrong = {str(wrong_part["loc"][0]) for wrong_part in error.errors()}
    except TypeError:  # a key that is no name
        return None, [_in(part, "story_table")]
    try:
        return kind(**{key: value for key, value in table.items() if key not in wrong}), faults
    except ValidationError:
        return None, faults


def _meetings(tables: Any, slides: Iterable[SlideSource]) -> tuple[tuple[Meeting, ...], list[Fault]]:
    """The meetings; a slide that is not there, or is in a shorter list only, is a fault."""
    if not isinstance(tables, list):
        return (), [fault(FILE, "story_part", column="meeting", allowed=", ".join(PARTS))]
    kept, faults = [], []
    ids = {slide.id for slide in slides}
    for number, table in enumerate(tables, start=1):
        part = words("fault.meeting", n=number)
        meeting, wrong = _model(Meeting, part, table)
        faults += wrong
        if meeting is None:
            continue
        kept.append(meeting)
        for key, names in (("slides", ids), ("ten", set(meeting.slides)), ("five", set(meeting.slides))):
            faults += [_in(part, "story_slide", key, name) for name in getattr(meeting, key) if name not in names]
    return tuple(kept), faults


def _slides(tables: list[Any]) -> tuple[dict[int, SlideSource], list[Fault]]:
    faults = [fault(FILE, "story_many", most=str(MOST_SLIDES))] if len(tables) > MOST_SLIDES else []
    kept: dict[int, SlideSource] = {}
    for number, table in enumerate(tables[:MOST_SLIDES], start=1):
        slide, wrong = _model(SlideSource, words("fault.slide", n=number), table)
        faults += wrong
        if slide and slide.id in {other.id for other in kept.values() if other.id}:
            faults.append(fault_in(number, "story_twice", "id", slide.id))
            slide = slide.model_copy(update={"id": ""})
        if slide:
            kept[number] = slide
    return kept, faults


def parse(content: bytes) -> Reading:
    """What a file says; nothing is raised for what it holds."""
    if len(content) > MOST_BYTES:
        return Reading(faults=(fault(FILE, "story_size", most=str(MOST_BYTES // 1000)),))
    try:
        tables = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return Reading(faults=(fault(FILE, "not_utf8"),))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return Reading(faults=(fault(FILE, "not_toml", said=str(error)),))
    faults = [fault(FILE, "story_part", column=key, allowed=", ".join(PARTS)) for key in tables if key not in PARTS]
    listed = tables.get("slide", [])
    if not isinstance(listed, list) or not listed:
        return Reading(faults=(*faults, fault(FILE, "story_empty")))
    slides, wrong = _slides(listed)
    occasion, unsound = _model(Occasion, words("fault.occasion"), tables.get("occasion", {}))
    meetings, unknown = _meetings(tables.get("meeting", []), slides.values())
    draft = Draft(tuple(slides.values()), occasion or NOWHERE, meetings)
    return Reading(draft, tuple(slides), (*faults, *wrong, *unsound, *unknown))


def write(draft: Draft) -> str:
    """The file of a story; what is empty is left out."""
    parts: dict[str, BaseModel | Iterable[BaseModel]] = {"meeting": draft.meetings, "slide": draft.slides}
    if draft.occasion.lines:
        parts = {"occasion": draft.occasion, **parts}
    return tomlkit.dumps({name: _plain(part) for name, part in parts.items() if part != ()})


def _plain(part: BaseModel | Iterable[BaseModel]) -> Any:
    return part.model_dump(exclude_defaults=True) if isinstance(part, BaseModel) else [_plain(model) for model in part]
