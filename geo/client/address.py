"""Addresses that change with every byte of what they name."""

import hashlib


def digest(content: bytes) -> str:
    """A short name for exactly these bytes."""
    return hashlib.sha256(content).hexdigest()[:16]


def asset(name: str, content: bytes) -> str:
    """The address of a file that browsers keep for ever: ``atlas.js`` is ``/assets/atlas.<digest>.js``."""
    stem, dot, ending = name.rpartition(".")
    return f"/assets/{stem}.{digest(content)}{dot}{ending}"
