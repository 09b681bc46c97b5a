"""The place of a data folder, as its ``district.toml`` says it: how the tables call it, its projection, its bounds."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from geo.language import PLACE_FILE, Words
from geo.schema.declared import in_words, toml
from geo.schema.faults import Fault

Listed = Annotated[tuple[str, ...], Field(strict=False)]
Said = Annotated[tuple[Words, ...], Field(strict=False)]


class Place(BaseModel):
    """What is particular to a place.

    ``scope`` is what figures.csv and claims.csv call the whole of it, ``scope_names`` how tables that are brought call it, ``stem`` how
    the names of files begin, ``store`` the folder of what readers leave, ``credits`` whose data it is. ``fill`` and ``words`` are
    its words in the locale files (``geo.text``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    scope: str = ""
    scope_names: Listed = ()
    stem: str = "map"
    store: str = "map"
    credits: Said = ()
    fill: dict[str, Words] = {}
    words: dict[str, Words] = {}


def read(folder: Path) -> tuple[Place, list[Fault]]:
    """The place of a folder, and everything that is wrong in its file; then nothing particular is known of it."""
    said, faults = toml(folder, PLACE_FILE)
    try:
        return Place.model_validate(said), faults
    except ValidationError as error:
        return Place(), in_words(PLACE_FILE, said, Place, error)
