"""The layers of this district: one module each, found by looking into this folder."""

from importlib import import_module
from pkgutil import iter_modules

from geo.edition.layer import Layer


def _found() -> tuple[Layer, ...]:
    """Every ``LAYER`` of this folder's modules, in the order the panel shows them."""
    layers: list[Layer] = [import_module(f"{__name__}.{found.name}").LAYER for found in iter_modules(__path__)]
    return tuple(sorted(layers, key=lambda layer: layer.order))


LAYERS: tuple[Layer, ...] = _found()
