"""What the page of figures says: each card with its time and neighbours, new rural by year, units joined with their sums."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cards.indicators import results, targets
from geo.cards.level_matrix import matrix, rungs
from geo.cards.trends import over_time
from geo.facts import levels_of, totals, years
from geo.facts.indicators import IndicatorValue, change, indicator_values, months_words
from geo.facts.merged_units import merged_figures
from geo.language import Words
from tests.real import YEARS

LAYER = "new_rural"
MAIN = "vietnam-vn-tang-truong-2024"


@pytest.fixture(scope="module")
def cards(edition):
    """Every card by its id."""
    made = [card for group in results(edition).values() for card in group]
    return {card.id: card for card in (*made, *targets(edition))}


@pytest.mark.parametrize(
    ("name", "said", "when"),
    [
        ("result-turnover", "943,8 tỷ đồng", "tháng 1–3/2025"),
        ("result-budget_revenue", "trên 598 tỷ đồng", "tháng 1–4/2024"),
        ("result-income", "trên 80 triệu đồng/người/năm", "2023"),
        ("result-minority_indicators", "21 chỉ tiêu", "2024"),
        ("result-online_procedures", "100%", "2024"),
        ("result-digital_teams", "70 tổ", "2024"),
        ("result-chip_id", "100%", "2024"),
        ("result-e_id_accounts", "trên 17.000 tài khoản", "2024"),
        ("target-growth", "≥ 17,7%", "2024"),
        ("target-growth_agriculture", "≥ 15%", "2024"),
        ("target-growth_industry", "≥ 17%", "2024"),
        ("target-growth_trade", "≥ 21,7%", "2024"),
        ("target-growth_investment", "≥ 18,8%", "2024"),
        ("target-income_usd", "4.350 USD/người", "2024"),
        ("target-budget_over_plan", "10%", "2024"),
    ],
)
def test_a_card_says_its_figure_as_it_is_known_and_its_time(cards, name, said, when):
    fact = cards[name].fact
    assert (fact.words.vi, fact.when.vi) == (said, when)
    assert fact.source


def test_the_budget_stands_against_both_estimates_and_the_year(cards):
    card = cards["result-budget_revenue"]
    assert [(fact.indicator, fact.words.vi) for fact in card.beside] == [
        ("budget_share_province", "68%"),
        ("budget_share_district", "67%"),
    ]
    assert card.passed == Words("đã qua 33% của năm (4/12 tháng)", "33% of the year had passed (4 of 12 months)")


def test_differing_figures_of_income_stand_side_by_side(cards):
    beside = {(fact.indicator, fact.words.vi, fact.span, fact.source) for fact in cards["result-income"].beside}
    assert ("income_rural", "trên 74 triệu đồng/người/năm", "2023", "huyendamha-kieu-mau") in beside
    assert ("income_rural", "74,4 triệu đồng/người/năm", "2024", MAIN) in beside
    assert "2.620 USD/người" in {said for _, said, _, _ in beside}


def test_the_indicators_stand_with_their_groups(cards):
    assert [fact.words.vi for fact in cards["result-minority_indicators"].beside] == ["10 nhóm"]


def test_a_target_says_how_much_of_its_year_had_passed_and_the_newest_result(cards):
    for name, card in cards.items():
        if name.startswith("target-"):
            assert card.passed == months_words((4, 12))
            assert card.fact.indicator == "growth" or all(fact.kind == "result" for fact in card.beside)
    beside = [(fact.words.vi, fact.span) for fact in cards["target-growth"].beside]
    # raised in July 2024; the 18.27% of 2023 is an average over years that its source does not name
    assert beside == [("≥ 18,2%", "2024"), ("14,17%/năm", "2016/2020")]


def test_every_card_has_its_neighbours_newest_first(cards, edition):
    for card in cards.values():
        ends = [fact.end[:4] for fact in card.neighbours]
        assert ends == sorted(ends, reverse=True)
        assert card.fact in card.neighbours
        assert {fact.source for fact in card.neighbours} <= set(edition.sources)


def test_every_figure_of_the_district_is_a_fact_with_words(edition):
    told = indicator_values(edition)
    assert len(told) == len(edition.figures)
    assert all(fact.words.vi and fact.words.en for fact in told)


FACT = IndicatorValue("a", "a", "a", Words("a", "a"), "huyen", Decimal(0), "=", "vnd_bn", "2024", "result", "s", None, 0)


@pytest.mark.slow
@given(st.decimals(1, 10**6, places=2), st.decimals(1, 10**6, places=2), st.sampled_from(["=", "≥", ">", "≈", "≤", "<"]))
def test_a_change_is_said_only_where_it_follows(new, old, sign):
    later, earlier = replace(FACT, value=new, qualifier=sign), replace(FACT, value=old, span="2023")
    said = change(later, [later, earlier])
    if sign in ("≈", "≤", "<") or (sign in (">", "≥") and new < old):
        assert said is None
        return
    assert said is not None
    assert said.vi.startswith("ít nhất ") == (sign in (">", "≥"))
    assert ("+" in said.vi) == (new >= old)
    assert "2023" in said.en


@pytest.mark.parametrize(
    "older",
    [
        {"span": "2024"},
        {"span": "2023-01/2023-06"},
        {"unit": "percent"},
        {"kind": "target"},
        {"scope": "2024-06901"},
        {"qualifier": ">"},
    ],
)
def test_what_cannot_be_compared_makes_no_change(older):
    assert change(replace(FACT, value=Decimal(2)), [replace(FACT, value=Decimal(1), **{"span": "2023", **older})]) is None


@pytest.mark.parametrize(
    ("span", "passed"),
    [("2024-01/2024-04", (4, 12)), ("2024-01/2024-12", None), ("2024", None), ("2016/2020", None), ("2024-03/2024-04", None), ("", None)],
)
def test_the_share_of_the_year_is_known_for_its_first_months_only(span, passed):
    assert replace(FACT, span=span).passed() == passed


def test_three_bars_of_2024_say_who_is_named(edition):
    rows = rungs(edition, LAYER, 2024).rows
    assert [(int(row.value), int(row.segments().get("named", 0))) for row in rows] == [(8, 8), (6, 3), (4, 2)]


@pytest.mark.parametrize("year", YEARS)
def test_bars_and_matrix_are_in_step_with_the_map(edition, year):
    chart = rungs(edition, LAYER, year)
    told = totals(edition, LAYER, year)
    assert (chart is None) == (not told)
    assert [int(row.value) for row in chart.rows] == [total.value for total in told] if chart else True
    levels = levels_of(edition, LAYER, year)
    ladder = edition.layer(LAYER).ladder
    for line in matrix(edition, LAYER, year):
        reached = [cell.level for cell in line.cells if cell.standing == "reached"]
        expected = levels[line.unit].level
        assert (reached[-1] if reached else "") == (expected if expected in ladder else "")


def test_sources_that_differ_about_a_year_are_both_said(edition):
    model = rungs(edition, LAYER, 2022).rows[-1]
    assert int(model.value) == 2
    assert "4" in model.more.vi


def test_an_unknown_cell_says_so_and_an_inferred_one_too(edition):
    lines = {line.name.vi: line for line in matrix(edition, LAYER, 2024)}
    assert [cell.words.vi for cell in lines["Quảng An"].cells] == ["muộn nhất 2020, suy ra", "Chưa công bố", "Chưa công bố"]
    assert [cell.words.vi for cell in lines["Đầm Hà"].cells] == ["2017, công nhận", "2020, công nhận", "muộn nhất 2024, công nhận"]
    assert lines["Tân Lập"].cells[2].standing == "aimed"
    assert {cell.standing for cell in lines["TT Đầm Hà"].cells} == {"outside"}


def test_a_later_level_is_no_reached_one_before_its_year(edition):
    cells = {line.name.vi: line.cells for line in matrix(edition, LAYER, 2020)}
    assert [cell.standing for cell in cells["Tân Lập"]] == ["reached", "later", "aimed"]
    assert 2020 in years(edition, LAYER)


def test_joined_figures_conserve_their_sums_or_say_why_not(edition):
    found = merged_figures(edition)
    for one in found:
        assert (one.sums is None) == (one.refused is not None)
        if one.sums:
            assert one.sums.total == one.old == sum(one.sums.by_unit.values())
            assert set(one.sums.by_unit) == set(edition.units["2025"])
    area = next(one for one in found if one.label.en == "Published area" and one.sums)
    assert area.old == Decimal("414.82")
    people = next(one for one in found if one.label.en == "Population")
    assert "Dực Yên" in people.refused.vi
    shares = [one for one in found if one.unit == "percent"]
    assert shares
    assert all("trọng số" in one.refused.vi for one in shares)


def test_the_measured_area_is_that_of_the_joined_outlines(edition):
    measured = merged_figures(edition)[0]
    for unit, area in measured.published.items():
        assert float(measured.sums.by_unit[unit]) == pytest.approx(float(area), rel=1e-6)
        assert len(edition.unit(unit).members) > 1


def test_a_course_keeps_to_whole_years_and_the_surest_source(edition):
    chart = over_time(edition, "income")
    assert [(row.label.vi, row.qualifier, float(row.value)) for row in chart.rows] == [
        ("2020", "=", 42.33),
        ("2021", "=", 62.87),
        ("2022", "=", 72.32),
        ("2023", ">", 80.0),
    ]
    assert over_time(edition, "turnover") is None


def test_a_district_without_figures_has_no_cards(small):
    assert isinstance(targets(small), tuple)
    assert all(isinstance(group, tuple) for group in results(small).values())
