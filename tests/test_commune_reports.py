"""Reports as communes and the former district write them are read at default settings, without a fault and with a question at most."""

from decimal import Decimal

import pytest

from tests import commune_reports
from tests.intake_command import check
from tests.made_tables import read_entries

DAM_HA, QUANG_TAN = "2025-06895", "2025-06913"
QUARTER, QUARTER_BEFORE = "2026-07/2026-09", "2025-07/2025-09"
HALF, NINE = "2026-01/2026-06", "2026-01/2026-09"
OLD_HALF, OLD_HALF_BEFORE = "2024-01/2024-06", "2023-01/2023-06"
PLAN, DONE, ABOUT = ("target", "="), ("result", "="), ("result", "≈")


def entries(scope, columns, rows):
    """Entries by hand: a row is an indicator and its values, a column a time with kind and sign; None for no figure."""
    return {
        (indicator, scope, period, kind, sign, Decimal(value))
        for indicator, *values in rows
        for (period, (kind, sign)), value in zip(columns, values, strict=True)
        if value
    }


DAM_HA_HALF = entries(
    DAM_HA,
    [("2026", PLAN), (HALF, DONE), ("2026", ABOUT)],
    [
        ("output_value", "5600", "2780.4", "5640"),
        ("budget_revenue", "152", "78.25", "155"),
        ("budget_spending", "231.5", "110.7", "231.5"),
        ("income", "98", None, "98.5"),
        ("population", "26400", "26120", "26350"),
        ("poverty_rate", "0.3", "0.35", "0.3"),
        ("visitors", "60000", "28400", "61000"),
    ],
)
DAM_HA_HALF_BEFORE = entries(
    DAM_HA,
    [("2025-01/2025-06", DONE)],
    [
        ("output_value", "2410.5"),
        ("budget_revenue", "61.4"),
        ("budget_spending", "98.6"),
        ("population", "25890"),
        ("poverty_rate", "0.42"),
        ("visitors", "21500"),
    ],
)
DAM_HA_BUDGET = entries(
    DAM_HA,
    [("2026", PLAN), (QUARTER, DONE), (QUARTER_BEFORE, DONE)],
    [
        ("budget_total", "231.5", "58.24", "49.12"),
        ("budget_revenue", "152", "36.15", "31.89"),
        ("budget_spending", "231.5", "51.46", "45.87"),
    ],
)
QUANG_TAN_NINE = entries(
    QUANG_TAN,
    [("2026", PLAN), (NINE, DONE), ("2026", ABOUT)],
    [
        ("output_value", "2150", "1480.5", "2160"),
        ("budget_revenue", "72.1", "52.6", "74"),
        ("budget_spending", "98.5", "70.4", "98.5"),
        ("fruit_area", "95", "92.5", "95"),
        ("population", "18300", "18210", "18260"),
        ("poverty_rate", "0.55", "0.62", "0.55"),
        ("poor_households", "24", "27", "24"),
    ],
)
QUANG_TAN_NINE_BEFORE = entries(
    QUANG_TAN,
    [("2025-01/2025-09", DONE)],
    [
        ("output_value", "1210.5"),
        ("budget_revenue", "40.2"),
        ("budget_spending", "61.5"),
        ("fruit_area", "88.5"),
        ("population", "17980"),
        ("poverty_rate", "0.71"),
        ("poor_households", "31"),
    ],
)
QUANG_TAN_PLAN = entries(
    QUANG_TAN,
    [("2026", PLAN), ("2026", ABOUT), ("2027", PLAN)],
    [
        ("output_value", "2150", "2160", "2480"),
        ("budget_total", "98.5", "101.2", "112"),
        ("budget_spending", "98.5", "98.5", "112"),
        ("population", "18300", "18260", "18420"),
        ("visitors", "12000", "12500", "15000"),
    ],
)
DISTRICT = entries(
    "huyen",
    [(OLD_HALF_BEFORE, DONE), ("2024", PLAN), (OLD_HALF, DONE), ("2024", ABOUT)],
    [
        ("output_value", "3857", "9800", "4559", "9850"),
        ("turnover", "1245.5", "3150", "1492", "3160"),
        ("budget_revenue", "512.4", "880", "690.5", "905"),
        ("budget_spending", "402.3", "938", "455.7", "940"),
        ("new_enterprises", "9", "18", "10", "20"),
        ("visitors", "31200", "70000", "36300", "71500"),
        ("tourism_takings", "9.4", "24", "11.8", "24.5"),
        ("population", "43120", "43800", "43560", "43790"),
    ],
)
NOT_YET = "a commune that did not exist in that time: its figures may be read or asked about"
REPORTS = {
    "dam_ha_half_year": (DAM_HA_HALF, DAM_HA_HALF_BEFORE),
    "dam_ha_budget_quarter": (DAM_HA_BUDGET, set()),
    "quang_tan_nine_months": (QUANG_TAN_NINE, QUANG_TAN_NINE_BEFORE),
    "quang_tan_next_year": (QUANG_TAN_PLAN, set()),
    "district_half_year": (DISTRICT, set()),
}


@pytest.fixture(params=REPORTS)
def report(request, tmp_path):
    """A report: what the command says of it, what must be read and what may be."""
    file = tmp_path / "bao-cao.xlsx"
    file.write_bytes(getattr(commune_reports, request.param)())
    return check(file), *REPORTS[request.param]


def test_every_figure_is_read_and_nothing_else(report):
    (_, result), must, may = report
    read = set(read_entries(result))
    assert must - read == set()
    assert read - must - may == set(), NOT_YET


def test_a_report_has_no_fault_and_a_question_at_most(report):
    (code, result), _, _ = report
    assert result["faults"] == []
    assert len(result["questions"]) <= 1
    assert code == bool(result["questions"])


def test_the_preview_says_where_each_unit_was_taken_from(report):
    (_, result), _, _ = report
    assert all(figure["unit_from"] for figure in result["figures"])
