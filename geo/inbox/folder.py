"""Where on this machine letters are kept: never inside the map's own folder, all of which may be published."""

import os
from pathlib import Path

from platformdirs import user_data_path

from geo.edition import place
from geo.inbox import SETTING
from geo.inbox.store import NotKept
from geo.language import data_folder

OURS = Path(__file__).parents[2]
"""The map's own folder."""


def place_of_letters() -> Path:
    """``DAMHA_DATA``, else the user's data folder. Raises NotKept for a folder inside the map's own."""
    setting = os.environ.get(SETTING, "")
    path = (Path(setting).expanduser() if setting else user_data_path(place.read(data_folder())[0].store, appauthor=False)).resolve()
    if path == OURS or OURS in path.parents:
        raise NotKept("unkept", f"{SETTING} lies inside the map's own folder: {path}")
    return path
