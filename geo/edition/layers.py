"""Reads what a data folder says of its layers and of its units; a file that cannot be understood costs its own layer and no other."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from geo.edition.layer import Class, Field, Layer, Offer, UnitFields
from geo.schema.faults import Fault, fault

FOLDER = "layers"
UNITS_FILE = "units.toml"
UNITS = "communes"
"""What claims.csv calls the units themselves; no layer may bear this name."""
PARTS: Mapping[str, type[BaseModel]] = {"columns": Field, "claims": Field, "classes": Class, "offer": Offer}
"""What the tables of a layer's file consist of."""


def files(folder: Path) -> tuple[str, ...]:
    """Every file of a folder that says what a layer is, and that of the units."""
    return (*(f"{FOLDER}/{path.name}" for path in sorted((folder / FOLDER).glob("*.toml"))), UNITS_FILE)


def toml(folder: Path, file: str) -> tuple[dict[str, Any], list[Fault]]:
    """What a TOML file holds, or nothing and why it cannot be read."""
    try:
        return tomllib.loads((folder / file).read_text(encoding="utf-8-sig")), []
    except FileNotFoundError:
        return {}, [fault(file, "missing_file")]
    except (OSError, UnicodeDecodeError):
        return {}, [fault(file, "not_utf8")]
    except tomllib.TOMLDecodeError as error:
        return {}, [fault(file, "not_toml", said=str(error))]


def in_words(file: str, said: Mapping[str, Any], model: type[BaseModel], error: ValidationError) -> list[Fault]:
    """The faults of a file that does not fit its model: the place in the file, the value, and what is allowed there."""
    found = []
    for item in error.errors():
        context, names, node = item.get("ctx", {}), list[str](), said
        for step in [*item["loc"], *filter(None, [context.get("at")])]:
            name = list(node)[step] if isinstance(step, int) and isinstance(node, Mapping) else step
            names.append(str(name))
            node = node.get(name, "") if isinstance(node, Mapping) else ""
        part = PARTS.get(names[0], model) if len(names) > 1 else model
        allowed = context.get("allowed") or ", ".join(field.alias or name for name, field in part.model_fields.items() if name != "id")
        key = {"allowed": "allowed", "text": "source_text", "missing": "required", "missing_argument": "required"}.get(item["type"])
        key = key or ("source_key" if item["type"] in ("extra_forbidden", "unexpected_keyword_argument") else "toml_value")
        shown = "" if isinstance(node, Mapping) else node
        found.append(fault(file, key, column=".".join(names), value=shown, allowed=allowed))
    return found


def _layer(folder: Path, file: str) -> tuple[Layer | None, list[Fault]]:
    said, faults = toml(folder, file)
    name = Path(file).stem
    if faults:
        return None, faults
    if name == UNITS or not re.fullmatch("[a-z][a-z0-9_]*", name):
        return None, [fault(file, "layer_id", value=name)]
    try:
        return Layer.model_validate({**said, "id": name}), []
    except ValidationError as error:
        return None, in_words(file, said, Layer, error)


def read(folder: Path) -> tuple[tuple[Layer, ...], list[Fault]]:
    """The layers of a folder in the order in which they are shown, and everything that is wrong in their files."""
    declared = files(folder)[:-1]
    found = [_layer(folder, file) for file in declared]
    faults = [one for _, wrong in found for one in wrong]
    alone = [path.stem for path in sorted((folder / FOLDER).glob("*.csv")) if f"{FOLDER}/{path.stem}.toml" not in declared]
    faults += [fault(f"{FOLDER}/{name}.toml", "missing_file") for name in alone]
    layers = (layer for layer, _ in found if layer)
    return tuple(sorted(layers, key=lambda layer: (layer.order, layer.id))), faults


def unit_fields(folder: Path) -> tuple[tuple[Field, ...], list[Fault]]:
    """What claims.csv may say of a unit itself, and everything that is wrong in that file."""
    said, faults = toml(folder, UNITS_FILE)
    try:
        return ((), faults) if faults else (UnitFields.model_validate(said).claims, [])
    except ValidationError as error:
        return (), in_words(UNITS_FILE, said, UnitFields, error)
