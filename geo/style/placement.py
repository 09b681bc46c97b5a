"""The rule book of what stands on the map: sizes, gaps, what folds and when; in pixels of the screen, for screen and paper alike."""

from typing import Any

PLACEMENT: dict[str, Any] = {
    "gap": 3,  # between any two things
    "steep": 1.6,  # a step up or down counts for more than one aside: lines run flat
    "name": {"lift": 20, "wide": 4, "high": 7},  # above the middle of a unit that has things; room around the letters
    "drop": 14,  # the things stand so far below the middle
    "grid": {"cells": 40_000, "least": 4},  # the ground in cells
    "pin": {"w": 36, "h": 46, "lift": 21},  # the middle of a pin's room lies so far above its tip
    "badge": 34,  # one thing
    "unfolded": 6,  # up to so many things stand as badges where they find room
    "pill": {"high": 30, "row": 26, "edge": 6, "sign": 20, "near": 3, "between": 8, "letter": 8.6},
    "islet": 40,  # a part of a lit unit smaller than a square of this side would be a few dots or a heap of them
    "leaders": {
        "foreign": 3,
        "covered": 200,
        "stride": 3,
        "directions": 24,
        "starts": 48,
        "patience": 800,
        "rounds": 6,
        "reach": 200,
        "named": 115,
    },
}
"""``leaders``: what a step over another unit and a thing run under cost; every so-manieth cell is tried, the best seat in each direction,
first so far around a unit, on a narrow screen a name only so far from its unit; so many choices are weighed, in so many rounds while one
finds none, from so many places of a unit."""
