"""A link to a unit opens the era of that unit with its card; what a link chooses and nobody has is said."""

import pytest


@pytest.mark.parametrize(
    ("link", "era", "title"),
    [
        ("/xem?sel=2025-06895", "2025", "Xã Đầm Hà (từ 1/7/2025)"),
        ("/xem?era=2024&sel=2025-06913", "2025", "Xã Quảng Tân (từ 1/7/2025)"),
        ("/xem?era=2025&sel=2024-06895", "2024", "Thị trấn Đầm Hà"),
        ("/?sel=2025-06895", "2025", "Xã Đầm Hà (từ 1/7/2025)"),
    ],
)
def test_a_link_to_a_unit_opens_its_era_with_its_card(visit, link, era, title):
    one = visit(link)
    one.frame.locator("#card-title", has_text=title).wait_for()
    assert one.atlas()["era"] == era
    assert one.errors == []


def test_the_card_of_a_unit_of_today_opens_with_its_old_parts(visit):
    one = visit("/xem?sel=2025-06895")
    labels = one.frame.locator(".card dt").all_inner_texts()
    assert labels[0] == "Gồm"
    assert labels.index("Dân số") < labels.index("Nông thôn mới")


@pytest.mark.parametrize("path", ["/xem", "/"])
@pytest.mark.parametrize("chosen", ["projects/gone", "2024-99999", "nowhere/viet-uc", "viet uc"])
def test_what_a_link_chooses_and_the_data_does_not_have_is_said(visit, path, chosen):
    one = visit(f"{path}?sel={chosen}")
    one.frame.locator(".notice", has_text=f"không còn, trong dữ liệu: {chosen}").wait_for()
    assert one.frame.locator(".card").count() == 0
    assert one.errors == []


def test_a_link_that_chooses_what_there_is_says_nothing(visit):
    for chosen in ("projects/viet-uc", "2024-06901", ""):
        one = visit(f"/xem?sel={chosen}")
        assert one.frame.locator(".notice").count() == 0
