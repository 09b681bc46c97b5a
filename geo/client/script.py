"""The client's script for one state of the data, under an address that changes with every byte of it."""

from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from geo.client.address import asset
from geo.client.bundle import early, joined, later, state
from geo.client.config import client_config
from geo.client.typeface import font_faces
from geo.edition import Edition

LATER = "/assets/later."
"""What the address of the second script begins with (``later_address``)."""


@dataclass(frozen=True)
class Script:
    """The joined script: its address, its bytes (UTF-8), and the configuration that stands in it."""

    address: str
    content: bytes
    config: dict[str, Any]


_MAKING = Lock()
_MADE: dict[tuple[Any, ...], Script] = {}
_SERVED: dict[tuple[Any, ...], str] = {}


def client_script(edition: Edition) -> Script:
    """The script for the data as they are and the client's files as they are; the last one made is kept."""
    key = (edition.digest, state())
    with _MAKING:
        if key not in _MADE:
            config = {**client_config(edition), "later": later_address()}
            content = joined(config, font_faces()).encode()
            _MADE.clear()
            _MADE[key] = Script(asset("atlas.js", content), content, config)
        return _MADE[key]


def serve_script(digest: str, address: str) -> None:
    """Where the script for the data of a ``digest`` is served: whoever needs no more of it need not make it."""
    _SERVED.clear()
    _SERVED[digest, state()] = address


def script_address(edition: Edition) -> str:
    """Where the client's script is served, or would be."""
    return _SERVED.get((edition.digest, state())) or client_script(edition).address


@cache
def early_address() -> str:
    """The address of the lines before everything else that any browser reads (``bundle.early``)."""
    return asset("early.js", early().encode())


def later_address() -> str:
    """The address of the script that comes when the map stands (``bundle.later``)."""
    return asset("later.js", later().encode())
