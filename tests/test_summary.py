"""Numbers per unit and era: nine and two agree, and no figure is invented."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.cards.side_by_side import units_table
from geo.edition import load
from geo.facts import answers, best, claims_about, levels_of, participants, summed, totals, years
from geo.facts.counts import counts_by_unit
from tests import toy


def level_by_unit(levels):
    return {unit: one.level for unit, one in levels.items()}


def test_the_surest_claim_stands_first_then_the_newest(small):
    claims = claims_about(small, "things", "a-mill")["area"]
    assert [claim.source for claim in claims] == ["office", "paper"]
    assert best(small, "things", "a-mill", "area").value == "12.5"
    assert best(small, "things", "a-mill", "opened").value == "2021-10-26"
    assert best(small, "things", "b-well", "area") is None


def test_of_two_official_claims_the_newer_stands_first(folder):
    toy.change(folder, "claims.csv", "things,a-mill,area,13,,=,ha,2024,paper", "things,a-mill,area,13,,=,ha,2024,office")
    assert best(load(folder), "things", "a-mill", "area").value == "13"


def test_sums_need_every_member_and_exact_figures(small):
    [people] = [one for one in summed(small, "2025-00001") if one.field == "population"]
    assert (people.value, people.as_of) == (300, "2009")
    assert summed(small, "2025-00003") == []


@pytest.mark.slow
@given(st.lists(st.integers(0, 10**6), min_size=4, max_size=4))
@settings(max_examples=15, deadline=None)
def test_sums_are_conserved_from_old_to_new(tmp_path_factory, people):
    folder = toy.write(tmp_path_factory.mktemp("sums"))
    for row, value in enumerate(people, start=2):
        toy.put(folder, "claims.csv", row, "value", str(value))
        toy.put(folder, "claims.csv", row, "qualifier", "=")
    edition = load(folder)
    parts = [one.value for unit in edition.units["2025"] for one in summed(edition, unit) if one.field == "population"]
    assert sum(parts) == sum(people)


def test_real_sums_are_those_of_the_members(edition):
    table = edition.tables["claims.csv"]
    claims = table[(table["layer"] == "communes") & table["qualifier"].isin(("", "="))]
    found = 0
    for new in edition.units["2025"]:
        for total in summed(edition, new):
            members = edition.unit(new).members
            chosen = claims[claims["id"].isin(members) & (claims["field"] == total.field) & (claims["as_of"] == total.as_of)]
            assert float(total.value) == pytest.approx(chosen.drop_duplicates("id")["value"].astype(float).sum())
            found += 1
    assert found


def test_shares_are_never_summed(edition):
    for new in edition.units["2025"]:
        assert not {one.field for one in summed(edition, new)} & {"income", "minority_share", "dao_share"}


@pytest.mark.parametrize("era", ["2024", "2025"])
def test_a_row_in_several_units_counts_once_in_each(edition, era):
    number = counts_by_unit(edition, era)
    for layer in edition.registry:
        if layer.shape == "place":
            here = [feature.where[era].units for feature in edition.features[layer.id]]
            assert number[layer.id].total() == sum(map(len, here))
            assert max(number[layer.id].values()) <= len(here)


def test_no_new_unit_has_less_than_any_of_its_members(edition):
    old, new = counts_by_unit(edition, "2024"), counts_by_unit(edition, "2025")
    assert set(old) == set(new)
    for unit in edition.units["2025"]:
        for layer in new:
            assert max(old[layer][member] for member in edition.unit(unit).members) <= new[layer][unit]


def test_levels_are_cumulative_and_silence_is_not_an_answer(small):
    levels = levels_of(small, "steps", 2022)
    assert level_by_unit(levels) == {"2024-00001": "absent", "2024-00002": "high", "2024-00003": "low", "2024-00004": "unknown"}
    assert {unit: one.open for unit, one in levels.items()} == {
        "2024-00001": False,
        "2024-00002": False,
        "2024-00003": True,
        "2024-00004": True,
    }
    assert levels_of(small, "steps", 2020)["2024-00002"].level == "unknown"
    assert participants(small, "steps") == ("2024-00002", "2024-00003", "2024-00004")
    assert years(small, "steps") == (2020, 2022)


def test_a_higher_level_counts_as_the_lower_one(small):
    low, high = totals(small, "steps", 2022)
    assert (low.level, low.value, low.of, low.named, low.source) == ("low", 2, 3, 2, "paper")
    assert (high.level, high.value, high.of, high.named) == ("high", 2, 3, 1)
    assert totals(small, "steps", 2020) == ()


@pytest.mark.slow
def test_nobody_is_outside_a_programme_whose_file_is_broken(folder):
    toy.put(folder, "layers/steps.csv", 3, "level", "middle")
    assert "absent" not in level_by_unit(levels_of(load(folder), "steps", 2022)).values()


def test_the_named_and_the_published_levels_of_2024(edition):
    standard, advanced, model = totals(edition, "new_rural", 2024)
    assert [(one.value, one.of, one.named) for one in (standard, advanced, model)] == [(8, 8, 8), (6, 8, 3), (4, 8, 2)]
    levels = levels_of(edition, "new_rural", 2024)
    assert Counter(level_by_unit(levels).values()) == {"standard": 5, "model": 2, "advanced": 1, "absent": 1}
    assert levels["2024-06895"].level == "absent"
    assert sum(one.open for one in levels.values()) == 6


def test_levels_never_fall(edition):
    ladder = ["unknown", *edition.layer("new_rural").ladder]
    told = [level_by_unit(levels_of(edition, "new_rural", year)) for year in years(edition, "new_rural")]
    for before, after in pairwise(told):
        for unit in before:
            if before[unit] != "absent":
                assert ladder.index(before[unit]) <= ladder.index(after[unit])


def test_yes_in_a_new_unit_means_yes_in_every_member(small):
    old, new = answers(small, "ticks", "2024"), answers(small, "ticks", "2025")
    assert {unit: one.kind for unit, one in old.items()} == {
        "2024-00001": "yes",
        "2024-00002": "no",
        "2024-00003": "yes",
        "2024-00004": "yes",
    }
    assert {unit: {**one.given, "class": one.kind} for unit, one in new.items()} == {
        "2025-00001": {"lamp": "yes", "bell": "no", "class": "no"},
        "2025-00003": {"lamp": "yes", "bell": "yes", "class": "yes"},
    }


@pytest.mark.slow
def test_a_member_nobody_spoke_of_is_not_a_yes(folder):
    toy.change(folder, "layers/ticks.csv", "2024-00004,yes,yes,2024-05,office,,\n", "")
    assert answers(load(folder), "ticks", "2025")["2025-00003"].kind == "not_published"


@pytest.mark.parametrize("era", ["2024", "2025"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_units_stand_side_by_side_in_words_and_numbers(edition, era, lang):
    table = units_table(edition, era, lang)
    assert list(table.index) == list(edition.units[era])
    assert table.columns.is_unique
    numbers = table.select_dtypes("number")
    assert numbers.iloc[:, 0].tolist() == pytest.approx([round(unit.area_km2, 2) for unit in edition.units[era].values()])
    assert not table.astype(str).isin(["yes", "standard", "not_published", "absent"]).any().any()
    assert {"vi": "Đơn vị", "en": "Unit"}[lang] == table.columns[0]


def test_no_density_is_ever_worked_out(edition):
    for era in ("2024", "2025"):
        assert not any("km²)" in name.replace("(km²)", "") or "/km²" in name for name in units_table(edition, era, "vi").columns)
