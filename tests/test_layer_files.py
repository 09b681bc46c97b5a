"""A layer's file that says what the map does not know: the fault names file, place and what is allowed, and the rest of the map opens."""

import io

import pytest

from geo.client.config import client_config
from geo.edition import load
from geo.tables.__main__ import main
from tests import toy

THINGS = "layers/things.toml"
WRONG = {
    "tone": ('tone = "farm"', 'tone = "pink"', "things.toml, column “tone”: “pink” – must be one of: rural, farm,"),
    "symbol": ('symbol = "factory"', 'symbol = "rocket"', "column “classes.mill.symbol”: “rocket” – must be one of: sprout,"),
    "unit of measure": ('unit = "ha"', 'unit = "acres"', "column “claims.area.unit”: “acres” – must be one of: "),
    "sector": ('sector = "industry"', 'sector = "space"', "column “classes.mill.sector”: “space” – must be one of: aquaculture, crops,"),
    "kind": ('kind = "date"', 'kind = "day"', "column “claims.opened.kind”: “day” – must be one of: text, word, number, year, date, code"),
    "key": ("on = true", "shown = true", "column “shown”: “True” – unknown key; the keys allowed: order, group, shape, title"),
    "key of a field": (
        'unit = "ha"',
        'measure = "ha"',
        "column “claims.area.measure”: “ha” – unknown key; the keys allowed: vi, en, kind",
    ),
    "field of the offer": ('area = "area"', 'area = "size"', "column “offer”: must be one of: kind, owner, twin, area, opened, story"),
    "classes of no column": ('classify = "kind"', 'classify = "sort"', "column “classify”: “sort” – must be one of: "),
    "no title": ('title = { vi = "Vật", en = "Things" }', "", "column “title”: must not be empty"),
    "one language": ('vi = "Vật", en = "Things"', 'vi = "Vật"', "column “title.en”: must not be empty"),
    "an empty word": ('vi = "Xưởng"', 'vi = " "', "column “classes.mill.vi”: “ ” – must be text"),
    "a word for a number": ("order = 2", 'order = "two"', "column “order”: “two” – not the right kind of value"),
    "no symbol": (', symbol = "waterfall"', "", "column “classes.well.symbol”: must not be empty"),
    "no TOML": ("order = 2", "order = ", "cannot be read as TOML"),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", WRONG)
def test_what_is_not_known_is_said_with_its_place_and_what_is_allowed(folder, case):
    old, new, said = WRONG[case]
    toy.change(folder, THINGS, old, new)
    out = io.StringIO()
    assert main(["--data", str(folder), "--lang", "en"], out) == 1
    assert said in out.getvalue()
    main(["--data", str(folder), "--lang", "vi"], vi := io.StringIO())
    assert "things.toml" in vi.getvalue()
    assert vi.getvalue() != out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("case", WRONG)
def test_the_rest_of_the_map_opens_without_that_layer(folder, case):
    toy.change(folder, THINGS, *WRONG[case][:2])
    edition = load(folder)
    assert {fault.file for fault in edition.faults} == {THINGS}
    assert [layer["id"] for layer in client_config(edition)["layers"]] == ["steps", "ticks"]


def test_a_status_layer_has_its_states_its_words_for_no_row_and_no_more_levels_than_there_are_colours(folder):
    steps = "layers/steps.toml"
    more = "".join(f'step{n} = {{ vi = "B{n}", en = "S{n}", symbol = "star" }}\n' for n in range(3))
    for old, new, at in (
        ('reached = ["reached"]', 'reached = ["done"]', "reached"),
        ('absent = { vi = "Ngoài chương trình", en = "Outside" }', "", "absent"),
        ("[columns]", f"{more}[columns]", "classes"),
    ):
        toy.change(toy.write(folder), steps, old, new)
        assert [(fault.file, fault.column) for fault in load(folder).faults] == [(steps, at)]


def test_a_table_without_its_declaration_and_a_name_that_no_link_can_have_are_faults(folder):
    (folder / "layers" / "alone.csv").write_text("id\n", "utf-8")
    (folder / "layers" / "New-Layer.toml").write_text("", "utf-8")
    assert {fault.file for fault in load(folder).faults} == {"layers/alone.toml", "layers/New-Layer.toml"}


def test_a_fault_among_the_fields_of_units_costs_no_claim(folder):
    toy.change(folder, "units.toml", 'unit = "km2"', 'unit = "acres"')
    edition = load(folder)
    assert [(fault.file, fault.column) for fault in edition.faults] == [("units.toml", "claims.area.unit")]
    assert "population" in {claim.field for claim in edition.claims}
