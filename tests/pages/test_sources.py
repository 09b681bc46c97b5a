"""The page of sources: every source, every layer, what is missing, in both languages."""

import pytest

from geo.datasets.open_files import listed
from geo.edition import load
from geo.language import word
from tests.real import LAYERS

CREDITS = [
    "sapnhap.bando.com.vn",
    "thanglequoc/vietnamese-provinces-database (MIT)",
    "choisy/censusVN2009",
    "GeoNames (CC BY 4.0)",
    "OpenStreetMap",
    "33/2024/TT-BTNMT",
]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_lists_sources_layers_and_credits(open_page, said, lang):
    app = open_page("sources.py", lang=lang)
    assert not app.exception
    text = said(app)
    assert len(app.dataframe[0].value) == len(load().sources)
    assert app.dataframe[0].value[word("table.url", lang)].map(type).eq(str).all()  # where there is none, the cell is empty
    for layer in LAYERS:
        assert layer.title.text(lang) in text
    for credit in CREDITS:
        assert credit in text


@pytest.mark.slow
def test_every_layer_can_be_taken_away_in_three_forms(open_page):
    app = open_page("sources.py", lang="vi")
    written = "".join(part.proto.body for part in app.get("html"))
    for file in listed(load()):
        assert f'href="./downloads/{file.name}" download="{file.name}"' in written
    for layer in LAYERS:
        assert f'href="./files/layer.xlsx?lang=vi&amp;layer={layer.id}"' in written
    assert 'href="./thay-doi.atom"' in written
    assert 'href="./data/catalog.jsonld"' in written


@pytest.mark.slow
def test_what_is_not_published_is_a_table_and_a_form(open_page):
    app = open_page("sources.py", lang="vi")
    assert len(app.dataframe[1].value) > 20
    form = '<a href="./files/gaps.xlsx?lang=vi" download="" class="take-file">Biểu XLSX để điền</a>'
    assert form in "".join(part.proto.body for part in app.get("html"))
