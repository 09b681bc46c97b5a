"""Reads what a data folder says of its layers and of its units; a file that cannot be understood costs its own layer and no other."""

import re
from pathlib import Path

from pydantic import ValidationError

from geo.edition.layer import Field, Layer, UnitFields
from geo.schema.declared import in_words, toml
from geo.schema.faults import Fault, fault

FOLDER = "layers"
UNITS_FILE = "units.toml"
UNITS = "communes"
"""What claims.csv calls the units themselves; no layer may bear this name."""


def files(folder: Path) -> tuple[str, ...]:
    """Every file of a folder that says what a layer is, and that of the units."""
    return (*(f"{FOLDER}/{path.name}" for path in sorted((folder / FOLDER).glob("*.toml"))), UNITS_FILE)


def _layer(folder: Path, file: str) -> tuple[Layer | None, list[Fault]]:
    table, faults = toml(folder, file)
    name = Path(file).stem
    if faults:
        return None, faults
    if name == UNITS or not re.fullmatch("[a-z][a-z0-9_]*", name):
        return None, [fault(file, "layer_id", value=name)]
    try:
        return Layer.model_validate({**table, "id": name}), []
    except ValidationError as error:
        return None, in_words(file, table, Layer, error)


def read(folder: Path) -> tuple[tuple[Layer, ...], list[Fault]]:
    """The layers of a folder in the order in which they are shown, and everything that is wrong in their files."""
    declared = files(folder)[:-1]
    parsed = [_layer(folder, file) for file in declared]
    faults = [problem for _, wrong in parsed for problem in wrong]
    tables = (path.stem for ending in ("csv", "geojson") for path in sorted((folder / FOLDER).glob(f"*.{ending}")))
    alone = [name for name in dict.fromkeys(tables) if f"{FOLDER}/{name}.toml" not in declared]
    faults += [fault(f"{FOLDER}/{name}.toml", "missing_file") for name in alone]
    layers = (layer for layer, _ in parsed if layer)
    return tuple(sorted(layers, key=lambda layer: (layer.order, layer.id))), faults


def unit_fields(folder: Path) -> tuple[tuple[Field, ...], list[Fault]]:
    """What claims.csv may say of a unit itself, and everything that is wrong in that file."""
    table, faults = toml(folder, UNITS_FILE)
    try:
        return ((), faults) if faults else (UnitFields.model_validate(table).claims, [])
    except ValidationError as error:
        return (), in_words(UNITS_FILE, table, UnitFields, error)
