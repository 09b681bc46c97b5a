"""A district in a notebook: an ordinary folium map of what is published, where it is published."""

import json
import subprocess
import sys

import folium
import pytest

import geo
from geo.language import LANGUAGES
from tests import toy
from tests.real import ERAS
from tests.serving import ROOT

TOY_LAYERS = tuple(layer.id for layer in toy.TOY)


def drawn(made):
    """What stands on the map: the features of each layer of the control, by its title."""
    listed = [child for child in made._children.values() if isinstance(child, folium.GeoJson) and child.control]
    return {child.layer_name: child.data["features"] for child in listed}


def said(features, kind):
    """The tooltips of the points or areas of a layer with where they stand."""
    found = {one["properties"]["said"]: one["geometry"]["coordinates"] for one in features if one["geometry"]["type"] == kind}
    return {" | ".join(text.split("<br>")): place for text, place in found.items()}


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_real_district_is_a_folium_map_with_every_layer(edition, era, lang):
    made = geo.explore("data", [layer.id for layer in edition.registry], era, lang)
    assert type(made) is folium.Map
    assert list(drawn(made))[1:] == [layer.title.text(lang) for layer in edition.registry]
    units = next(iter(drawn(made).values()))
    assert {one["properties"]["said"].split("<br>")[0] for one in units} == {unit.name.text(lang) for unit in edition.units[era].values()}
    assert any(isinstance(child, folium.LayerControl) for child in made._children.values())


@pytest.mark.slow
def test_it_opens_with_the_layers_that_the_map_opens_with(edition):
    on = {layer.title.vi for layer in edition.registry if layer.on}
    off = {layer.title.vi for layer in edition.registry} - on
    assert on <= set(drawn(geo.explore())) and not off & set(drawn(geo.explore()))  # noqa: PT018 - two sides of one thing


def test_a_sign_stands_only_where_somebody_published_it(small):
    things = drawn(geo.explore(small, TOY_LAYERS, lang="en"))["Things"]
    points = said(things, "Point")
    at = {text.split(" | ")[1]: place for text, place in points.items()}
    assert (at["Mill A · Mill"], at["Well B · Well"]) == ([107.505, 21.305], [107.515, 21.305])
    both = [text.split(" | ")[0] for text in points if "Thing C" in text]
    assert both == ["Hai Commune", "Ba Commune"]
    assert not any("Thing D" in text or "Thing E" in text for text in points)
    ring = next(place[0] for text, place in said(things, "Polygon").items() if "Mill A" in text)
    assert max(lat for _, lat in ring) - 21.305 == pytest.approx(300 / 110_700, rel=0.01)


def test_an_era_has_its_own_units_and_what_is_known_of_them(small):
    now = drawn(geo.explore(small, TOY_LAYERS, "2025"))
    assert sorted(said(next(iter(now.values())), "Polygon")) == ["Xã Ba | 2,30 km²", "Xã Một | 2,30 km²"]
    assert any("Vật E" in text and text.startswith("Xã Ba") for text in said(now["Vật"], "Point"))
    steps = said(drawn(geo.explore(small, TOY_LAYERS))["Bậc"], "Polygon")
    assert "Xã Hai | Cao" in steps
    assert any(text.startswith("Thị trấn Một | Ngoài chương trình") for text in steps)


def test_text_from_data_is_never_markup(folder):
    toy.change(folder, "layers/things.csv", "Mill A", json.dumps(toy.HOSTILE)[1:-1].replace('"', '""').replace(",", ""))
    page = geo.explore(folder, TOY_LAYERS, lang="en").get_root().render()
    assert "onerror" in page
    assert "<img" not in page


@pytest.mark.slow
def test_nothing_from_elsewhere_lies_below_unless_asked_for():
    assert not any(isinstance(child, folium.TileLayer) for child in geo.explore()._children.values())
    asked = geo.explore(tiles="OpenStreetMap", height=300)
    assert any(isinstance(child, folium.TileLayer) for child in asked._children.values())
    assert asked.height == (300.0, "px")


def test_a_layer_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(ValueError, match=r"no layer gold, moon; there are new_rural, .*tourism"):
        geo.explore(layers=["moon", "tourism", "gold"])


@pytest.mark.slow
def test_import_geo_stays_light():
    script = "import sys, geo; assert not {'folium', 'pandas', 'shapely'} & set(sys.modules); assert callable(geo.explore)"
    script += "; import geo.notebook; assert callable(geo.explore)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, timeout=60)
    with pytest.raises(AttributeError):
        _ = geo.nothing
