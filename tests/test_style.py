"""The palette keeps its promises: contrast on a projector, and no layer known by colour alone."""

import itertools
import tomllib
from pathlib import Path

import pytest

from geo.style import colours
from geo.style.symbols import SYMBOLS
from tests.real import LAYERS

THEMES = ("light", "dark")


@pytest.mark.parametrize("theme", THEMES)
def test_land_sea_and_district_stand_apart(theme: colours.Theme) -> None:
    """Land, sea and district differ by at least 1.3 : 1, as a weak projector needs."""
    ground = colours.GROUND[theme]
    for one, other in itertools.combinations(("land", "sea", "district"), 2):
        assert colours.contrast(ground[one], ground[other]) >= 1.3, (one, other)
    assert colours.contrast(ground["sea"], colours.RUNGS[0][theme]) >= 1.3


@pytest.mark.parametrize("theme", THEMES)
def test_rungs_and_marks_can_be_read(theme: colours.Theme) -> None:
    """Rungs differ from one another; a mark stands at 4.5 : 1 from its white sign; ink can be read on every panel."""
    for low, high in itertools.pairwise(colours.RUNGS):
        assert colours.contrast(low[theme], high[theme]) >= 1.7
    for tone in colours.TONES.values():
        assert colours.contrast(tone[theme], "#ffffff") >= 4.5  # a count stands on it
    ground = colours.GROUND[theme]
    for ink in ("ink", "quiet"):
        assert colours.contrast(ground[ink], ground["surface"]) >= 4.5
        assert colours.contrast(ground[ink], ground["soft"]) >= 4.5


def test_every_class_has_a_sign_of_its_own_layer() -> None:
    """Each class of each layer names a sign that exists, and a tone that exists."""
    for layer in LAYERS:
        assert layer.tone in colours.TONES
        assert set(layer.symbols.values()) <= set(SYMBOLS)


def test_fill_knows_the_ladder_and_nothing_else() -> None:
    """A level fills by its rung, the two special classes by their own; anything else is refused."""
    ladder = ("a", "b", "c")
    assert [colours.fill(ladder, level) for level in ladder] == list(colours.RUNGS)
    assert colours.fill(ladder, "absent") == colours.ABSENT
    assert colours.fill(ladder, "unknown") == colours.UNKNOWN
    with pytest.raises(ValueError, match="tuple"):
        colours.fill(ladder, "d")


@pytest.mark.parametrize("theme", THEMES)
def test_streamlits_pages_wear_the_same_colours(theme: colours.Theme) -> None:
    """Bar, pages and map are one thing: Streamlit's theme is the palette's."""
    config = tomllib.loads((Path(__file__).parents[1] / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][theme]
    ground = colours.GROUND[theme]
    names = {
        "primaryColor": "accent",
        "backgroundColor": "surface",
        "secondaryBackgroundColor": "soft",
        "textColor": "ink",
        "borderColor": "line",
    }
    assert {option: config[option] for option in names} == {option: ground[name] for option, name in names.items()}
