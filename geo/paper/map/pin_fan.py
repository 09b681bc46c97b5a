"""Pins that would cover one another fan out around their middle, as on the screen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from geo.paper.map.raster import Spot
from geo.scene.scene import Thing

Point = tuple[float, float]
PIN = (36.0, 46.0)
"""Width and height of the room of a pin, in pixels of the screen; its middle lies 21 above the tip."""
RING = 34.0
STEP = 4.0


@dataclass(frozen=True)
class Pin:
    """A pin: where its thing is (``own``) and where its tip stands; they differ when it was fanned out."""

    thing: Thing
    own: Point
    tip: Point


def pin_box(tip: Point, k: float) -> Spot:
    """The room that a pin takes on the sheet."""
    return Spot(tip[0], tip[1] - 21 * k, PIN[0] * k, PIN[1] * k)


def _ring(crowd: Sequence[Pin], k: float) -> list[Point]:
    """Where the pins of a crowd stand: one on its point, several on a ring wide enough for all."""
    if len(crowd) == 1:
        return [crowd[0].own]
    x = sum(pin.own[0] for pin in crowd) / len(crowd)
    y = sum(pin.own[1] for pin in crowd) / len(crowd) + 12 * k
    radius = RING * k
    while True:
        angles = [2 * math.pi * index / len(crowd) - math.pi / 2 for index in range(len(crowd))]
        tips = [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]
        boxes = [pin_box(tip, k) for tip in tips]
        if not any(one.touches(other, 0) for index, one in enumerate(boxes) for other in boxes[index + 1 :]):
            return tips
        radius += STEP * k


def _cover(one: Sequence[Pin], other: Sequence[Pin], k: float) -> bool:
    boxes = [pin_box(tip, k) for tip in _ring(other, k)]
    return any(pin_box(tip, k).touches(box, 0) for tip in _ring(one, k) for box in boxes)


def _joined(crowds: list[list[Pin]], k: float) -> bool:
    """Join the first two crowds that cover one another; False when there are none."""
    for index, one in enumerate(crowds):
        for later in range(index + 1, len(crowds)):
            if _cover(one, crowds[later], k):
                one.extend(crowds.pop(later))
                return True
    return False


def fan(pins: Sequence[Pin], k: float) -> list[Pin]:
    """The pins with their tips apart: crowds are joined until none covers another, then each stands on a ring of its own."""
    crowds = [[pin] for pin in pins]
    while _joined(crowds, k):
        pass
    return [Pin(pin.thing, pin.own, tip) for crowd in crowds for pin, tip in zip(crowd, _ring(crowd, k), strict=True)]
