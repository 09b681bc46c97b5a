"""A slide as people write it, and the file of a story: read with everything that is wrong in it, written so that it reads the same."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any, get_args

import tomlkit
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from geo.language import nfc, words
from geo.schema.faults import Fault, fault
from geo.story.slide import Kind

FILE = "story.toml"
MOST_SLIDES = 60
MOST_FIGURES = 3
MOST_BARS = 8
LINE, TEXT, NOTES, LINK = 120, 600, 3000, 600
"""Letters at most."""
MOST_BYTES = 300_000
"""A story of sixty slides with everything at its longest stays well below."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def _said(text: str) -> str:
    """The text, or ValueError for what no slide can show: control characters, letters not in Unicode NFC."""
    if _CONTROL.search(text):
        raise ValueError("control")
    if text != nfc(text):
        raise ValueError("nfc")
    return text


def _line(text: str) -> str:
    if "\n" in text or text != text.strip():
        raise ValueError("line")
    return text


Line = Annotated[str, Field(max_length=LINE), AfterValidator(_said), AfterValidator(_line)]
Title = Annotated[str, Field(min_length=1, max_length=LINE), AfterValidator(_said), AfterValidator(_line)]
Text = Annotated[str, Field(max_length=TEXT), AfterValidator(_said)]
Notes = Annotated[str, Field(max_length=NOTES), AfterValidator(_said)]
Link = Annotated[str, Field(max_length=LINK), AfterValidator(_said), AfterValidator(_line)]


class SlideSource(BaseModel):
    """One slide as written: ``view`` is what stands behind the "?" of a link of the map; ``figures`` and ``chart`` name those of the tables.

    ``sources`` are ids beside those of the figures. A slide without an English title is said in Vietnamese.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind = "plain"
    view: Link = ""
    title_vi: Title
    title_en: Line = ""
    text_vi: Text = ""
    text_en: Text = ""
    figures: Annotated[tuple[Title, ...], Field(max_length=MOST_FIGURES)] = ()
    chart: Annotated[tuple[Title, ...], Field(max_length=MOST_BARS)] = ()
    whole: Annotated[int, Field(ge=0)] = 0
    sources: tuple[Title, ...] = ()
    notes_vi: Notes = ""
    notes_en: Notes = ""


KEYS = tuple(SlideSource.model_fields)
_WHY = {"extra_forbidden": "story_key", "string_too_long": "story_long", "too_long": "story_figures", "literal_error": "story_kind"}


def fault_in(number: int, name: str, key: str = "", value: object = "", *, allowed: str = "", most: str = "") -> Fault:
    """A fault of a slide: its number, the key it stands under, the wrong value and why (``fault.<name>``)."""
    return replace(fault(FILE, name, column=key, value=value, allowed=allowed, most=most), part=words("fault.slide", n=number))


def _fault(number: int, error: Any, table: dict[str, Any]) -> Fault:
    key = str(error["loc"][0])
    name = _WHY.get(error["type"], "story_text")
    allowed = {"story_key": ", ".join(KEYS), "story_kind": ", ".join(get_args(Kind))}.get(name, "")
    limit = (error.get("ctx") or {}).get("max_length", MOST_FIGURES)
    return fault_in(number, name, key, table.get(key, ""), allowed=allowed, most=str(limit))


def _slide(number: int, table: Any) -> tuple[SlideSource | None, list[Fault]]:
    """The slide without its wrong parts, None when nothing of it can be shown, and what is wrong."""
    if not isinstance(table, dict):
        return None, [fault_in(number, "story_table", value=table)]
    try:
        return SlideSource(**table), []
    except ValidationError as error:
        faults = [_fault(number, wrong_part, table) for wrong_part in error.errors()]
        wrong = {str(wrong_part["loc"][0]) for wrong_part in error.errors()}
    except TypeError:  # a key that is no name
        return None, [fault_in(number, "story_table")]
    kept = {key: value for key, value in table.items() if key not in wrong}
    if "title_vi" not in kept:
        return None, faults
    return SlideSource(**kept), faults


def parse(content: bytes) -> tuple[dict[int, SlideSource], list[Fault]]:
    """The slides of a file by their number in it, and everything that is wrong in it; nothing is raised for what it holds."""
    if len(content) > MOST_BYTES:
        return {}, [fault(FILE, "story_size", most=str(MOST_BYTES // 1000))]
    try:
        tables = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return {}, [fault(FILE, "not_utf8")]
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return {}, [fault(FILE, "not_toml", said=str(error))]
    faults = [fault(FILE, "story_part", column=key, allowed="slide") for key in tables if key != "slide"]
    slides = tables.get("slide", [])
    if not isinstance(slides, list) or not slides:
        return {}, [*faults, fault(FILE, "story_empty")]
    if len(slides) > MOST_SLIDES:
        faults.append(fault(FILE, "story_many", most=str(MOST_SLIDES)))
    read = {number: _slide(number, table) for number, table in enumerate(slides[:MOST_SLIDES], start=1)}
    kept = {number: slide for number, (slide, _) in read.items() if slide}
    return kept, faults + [wrong for _, own in read.values() for wrong in own]


def write(slides: Iterable[SlideSource]) -> str:
    """The file of a story; what is empty is left out."""
    return tomlkit.dumps({"slide": [slide.model_dump(exclude_defaults=True) for slide in slides]})
