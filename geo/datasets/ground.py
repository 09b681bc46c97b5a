"""The ground as documents for the client: lines as whole numbers from point to point, small roads apart, the relief as a picture."""

import base64
from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.cards.rows import as_json
from geo.edition import Edition
from geo.language import words
from geo.scene.ground import Piece, pieces, shields
from geo.scene.relief import shading
from geo.style.ground import ROADS, SHADE, WATERS, as_data

DEGREE = 100_000
"""Steps of a coordinate to a degree: about a metre."""


def ground_json(edition: Edition) -> dict[str, Any]:
    """What is drawn of the ground from afar: waters, greater roads, their shields, relief."""
    far = _parts(piece for piece in pieces(edition) if not _near(piece))
    spots = [(shield, [round(part, 5) for part in reversed(shield.at)]) for shield in shields(edition)]
    numbers = [{"ref": shield.ref, "kind": shield.kind, "at": at} for shield, at in spots]
    return {"degree": DEGREE, "parts": far, "shields": numbers, "relief": _relief(edition), "style": as_data(), "words": _words()}


def _words() -> dict[str, dict[str, str]]:
    """What the legend says of it."""
    entries = dict.fromkeys(look.legend for look in (*ROADS.values(), *WATERS.values()))
    return {entry: as_json(words(f"ground.{entry}")) for entry in (*entries, "relief", "note")}


def near_json(edition: Edition) -> dict[str, Any]:
    """The small roads, for those who are near."""
    return {"degree": DEGREE, "parts": _parts(filter(_near, pieces(edition)))}


def _near(piece: Piece) -> bool:
    return piece.kind in ROADS and ROADS[piece.kind].near


def _parts(drawn: Iterable[Piece]) -> list[dict[str, Any]]:
    """By kind and strength: an area is a list of its rings, a line is itself."""
    parts: dict[tuple[str, float], list[Any]] = {}
    for piece in drawn:
        area = piece.kind in WATERS and WATERS[piece.kind].area
        for single in shapely.get_parts([piece.geometry]):
            rings = [single.exterior, *single.interiors] if area else [single]
            steps = [_steps(ring) for ring in rings]
            parts.setdefault((piece.kind, piece.strength), []).append(steps if area else steps[0])
    return [{"kind": kind, "strength": strength, "lines": lines} for (kind, strength), lines in parts.items()]


def _steps(line: BaseGeometry) -> list[int]:
    """Longitude and latitude of the first point, then how far it is from each to the next."""
    places = np.round(np.asarray(line.coords)[:, :2] * DEGREE).astype(int)
    return [int(part) for part in np.diff(places, axis=0, prepend=np.zeros((1, 2), dtype=int)).ravel()]


def _relief(edition: Edition) -> dict[str, Any] | None:
    relief = shading(edition)
    if relief is None:
        return None
    west, south, east, north = (round(edge, 5) for edge in relief.bounds)
    picture = f"data:image/png;base64,{base64.b64encode(relief.png).decode()}"
    return {"picture": picture, "bounds": [[south, west], [north, east]], "strength": SHADE}
