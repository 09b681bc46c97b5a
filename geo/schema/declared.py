"""TOML files in which people declare what the map is to know: read, checked by their model, and what is wrong said in words."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from geo.language import Words, nfc, parse_day
from geo.schema.faults import Fault, fault
from geo.schema.reader import text_of


class Strict(BaseModel):
    """What is declared is what is meant: no key too many, no value of another kind."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _text(text: str) -> str:
    if text != nfc(text) or not text.strip():
        raise PydanticCustomError("text", "no text")
    return text


def _day(text: str) -> str:
    try:
        parse_day(text)
    except ValueError as error:
        raise PydanticCustomError("date", "no date") from error
    return text


Text = Annotated[str, AfterValidator(_text)]
Both = Annotated[Words, AfterValidator(lambda words: Words(*map(_text, words)))]
Day = Annotated[str, AfterValidator(_day)]


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The models in a type, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _keys(model: type[BaseModel], steps: Sequence[int | str]) -> list[str]:
    """The keys that may stand at a place of a file."""
    for step in steps:
        field = next((candidate for name, candidate in model.model_fields.items() if step in (name, candidate.alias)), None)
        model = next(iter(_models(field.annotation)), model) if field else model
    return [field.alias or name for name, field in model.model_fields.items() if name != "id"]


def toml(folder: Path, file: str) -> tuple[dict[str, Any], list[Fault]]:
    """What a TOML file holds, or nothing and why it cannot be read."""
    text, unreadable = text_of(folder / file, file)
    try:
        return tomllib.loads(text or ""), unreadable
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, [fault(file, "not_toml", said=str(error))]


KEYS: Mapping[str, str] = MappingProxyType(
    {
        "allowed": "allowed",
        "text": "source_text",
        "missing": "required",
        "missing_argument": "required",
        "date": "source_date",
        "eras": "eras",
        "extra_forbidden": "source_key",
        "unexpected_keyword_argument": "source_key",
    }
)
"""What says a kind of error: ``fault.<key>`` of the locale files."""


def in_words(file: str, table: Mapping[str, Any], model: type[BaseModel], error: ValidationError) -> list[Fault]:
    """The faults of a file that does not fit its model: the place in the file, the value, and what is allowed there."""
    faults = []
    for item in error.errors():
        context, names, node = item.get("ctx", {}), list[str](), table
        for step in [*item["loc"], *filter(None, [context.get("at")])]:
            name = list(node)[step] if isinstance(step, int) and isinstance(node, Mapping) else step
            names.append(str(name))
            node = node.get(name, "") if isinstance(node, Mapping) else ""
        allowed = context.get("allowed") or ", ".join(_keys(model, item["loc"][:-1]))
        key = KEYS.get(item["type"], "toml_value")
        shown = "" if isinstance(node, Mapping | list) else node
        faults.append(fault(file, key, column=".".join(names), value=shown, allowed=allowed))
    return faults
