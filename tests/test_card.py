"""Cards: everything that is known of one thing, cited, in both languages, with what is not known said."""

import json

import pytest

from geo.cards import card_of, unit_name
from geo.cards.side_by_side import units_table
from geo.datasets.cards import card_json
from geo.edition import load
from tests import toy
from tests.real import ERAS


def card(edition, *which):
    """A card as the client reads it."""
    return card_json(card_of(edition, *which))


def words_of(value):
    """Every pair of words in a card."""
    if isinstance(value, dict):
        if set(value) == {"vi", "en"}:
            return [value]
        return [one for part in value.values() for one in words_of(part)]
    return [one for part in value for one in words_of(part)] if isinstance(value, list) else []


def cited(value):
    """Every source id a card names."""
    if isinstance(value, dict):
        return [*value.get("cite", []), *(one for part in value.values() for one in cited(part))]
    return [one for part in value for one in cited(part)] if isinstance(value, list) else []


def every(edition):
    """Kind, id and era of everything there is a card for."""
    for era, frame in edition.units.items():
        yield from (("unit", unit, era) for unit in frame)
    for layer in edition.registry:
        if layer.shape == "place":
            yield from ((layer.id, name, era) for name in edition.table(layer.id)["id"] for era in ERAS)


def row(found, label):
    return next(one for one in found["rows"] if one["label"]["vi"] == label)


def test_every_card_is_plain_data_in_both_languages_with_known_sources(edition):
    for kind, name, era in every(edition):
        found = card(edition, kind, name, era)
        assert json.loads(json.dumps(found)) == found
        assert all(one["vi"].strip() and one["en"].strip() for one in words_of(found)), (kind, name)
        assert set(cited(found)) <= set(edition.sources), (kind, name)
        assert found["rows"], (kind, name)
        assert None not in found.values()


def test_an_old_unit_says_where_it_belongs_now_and_by_which_act(edition):
    found = card(edition, "unit", "2024-06901", "2024")
    assert found["title"] == {"vi": "Xã Quảng An", "en": "Quảng An Commune"}
    assert [chip["kind"] for chip in found["chips"]] == ["now", "legal"]
    assert found["chips"][0]["text"]["vi"] == "nay thuộc xã Quảng Tân (từ 1/7/2025)"
    assert "1679/NQ-UBTVQH15" in found["chips"][1]["text"]["vi"]


def test_measured_and_published_area_are_both_said_and_told_apart(edition):
    found = card(edition, "unit", "2024-06901", "2024")
    assert row(found, "Diện tích đo trên bản đồ")["value"]["vi"] == "58,86 km²"
    assert row(found, "Diện tích công bố")["value"] == {"vi": "59,40 km²", "en": "59.40 km²"}
    assert not any("km²" in one["vi"] and "người" in one["vi"] for one in words_of(found))


def test_a_new_unit_names_its_members_and_does_not_blend_their_levels(edition):
    found = card(edition, "unit", "2025-06913", "2025")
    assert found["title"]["vi"] == "Xã Quảng Tân (từ 1/7/2025)"
    assert "xã Quảng Tân (đến 30/6/2025)" in row(found, "Gồm")["value"]["vi"]
    levels = row(found, "Nông thôn mới")
    assert "Kiểu mẫu: Xã Quảng Tân (đến 30/6/2025)" in levels["value"]["vi"]
    assert levels["note"]["vi"] == "công nhận trước 1/7/2025"


def test_the_card_of_a_unit_of_today_opens_with_its_old_parts_and_what_is_said_of_itself(edition):
    for unit in edition.units["2025"]:
        rows = card(edition, "unit", unit, "2025")["rows"]
        labels = [row["label"]["vi"] for row in rows]
        assert labels[0] == "Gồm"
        assert max(map(labels.index, ("Diện tích công bố", "Dân số", "Trụ sở"))) < labels.index("Nông thôn mới")
    headings = [name for name in units_table(edition, "2025", "en").columns if "(20" in name or "; " in name]
    assert ["2009" in name for name in headings] == sorted("2009" in name for name in headings)


def test_names_that_exist_twice_carry_their_time(edition):
    assert unit_name(edition, "2024-06916").vi == "Xã Đầm Hà (đến 30/6/2025)"
    assert unit_name(edition, "2025-06895").en == "Đầm Hà Commune (since 1 Jul 2025)"
    assert unit_name(edition, "2024-06895").vi == "Thị trấn Đầm Hà"
    assert unit_name(edition, "2024-06901").vi == "Xã Quảng An"


@pytest.mark.slow
def test_precision_is_said_in_words(small):
    where = {name: card(small, "things", name, "2024")["where"] for name in small.table("things")["id"]}
    assert where["a-mill"]["vi"] == "Thị trấn Một · tọa độ đã công bố, ±300 m"
    assert where["b-well"] == {"vi": "Xã Hai · xác định đến cấp thôn, ±3 km", "en": "Hai Commune · known to village level, ±3 km"}
    assert where["c-both"]["vi"] == "Xã Hai, xã Ba (đến 30/6/2025) · chỉ xác định đến cấp xã"
    assert where["d-lost"]["vi"] == "Chưa công bố vị trí"
    assert where["e-new"]["vi"] == "Chỉ xác định theo xã mới: Xã Ba (từ 1/7/2025)"
    assert card(small, "things", "e-new", "2025")["where"]["vi"] == "Xã Ba (từ 1/7/2025) · chỉ xác định đến cấp xã"


def test_the_official_claim_comes_first_and_the_others_beside_it(small):
    found = row(card(small, "things", "a-mill", "2024"), "Diện tích")
    assert found["value"] == {"vi": "khoảng 12,5 ha", "en": "about 12.5 ha"}
    assert found["as_of"]["vi"] == "2023"
    assert found["cite"] == ["office"]
    assert found["more"] == [
        {
            "value": {"vi": "13 ha", "en": "13 ha"},
            "as_of": {"vi": "2024", "en": "2024"},
            "cite": ["paper"],
            "note": {"vi": "Báo nói", "en": "The paper says"},
        }
    ]


def test_two_sources_that_say_the_same_are_one_fact_with_both(folder):
    toy.change(folder, "claims.csv", "things,a-mill,area,13,,=,ha,2024,paper", "things,a-mill,area,12.5,,≈,ha,2023,paper")
    found = row(card(load(folder), "things", "a-mill", "2024"), "Diện tích")
    assert found["cite"] == ["office", "paper"]
    assert "more" not in found


def test_a_code_that_names_a_thing_of_another_layer_is_a_link(edition):
    links = [link for name in edition.table("industry")["id"] for link in card(edition, "industry", name, "2024").get("links", ())]
    assert any(link["ref"].startswith("projects/") for link in links)


def test_links_lead_to_what_exists(edition):
    for kind, name, era in every(edition):
        for link in card(edition, kind, name, era).get("links", ()):
            target, _, thing = link["ref"].partition("/")
            if thing:
                assert thing in set(edition.table(target)["id"])
            else:
                assert target in edition.units[target[:4]]


def test_areas_that_contradict_each_other_say_what_each_counts(edition):
    found = card(edition, "unit", "2025-06895", "2025")
    measured, published = row(found, "Diện tích đo trên bản đồ"), row(found, "Diện tích công bố")
    assert [one["value"]["vi"] for one in (measured, published, *published["more"])] == ["90,65 km²", "142,43 km²", "229,91 km²"]
    assert [one["note"]["vi"] for one in (measured, published, *published["more"])] == [
        "Đo trên ranh giới khái quát, gồm đất liền và đảo; không gồm mặt biển.",
        "Tính cả mặt biển và bãi triều; nguồn không nói tính tới đâu, tổng năm 2009 của các đơn vị cũ lớn hơn",
        "Cộng từ các đơn vị cũ. Tính cả mặt biển và bãi triều",
    ]


def test_what_a_commune_aims_at_stands_on_its_card_as_a_target(edition):
    found = card(edition, "unit", "2025-06913", "2025")
    income = row(found, "Thu nhập bình quân đầu người")
    assert (income["value"]["vi"], income["as_of"]["vi"], income["cite"]) == (
        "117 triệu đồng/người/năm",
        "mục tiêu 2030",
        ["baoquangninh-dai-hoi-quang-tan"],
    )
    assert row(found, "Dân số nông thôn dùng nước sạch")["value"]["en"] == "over 98%"


def test_levels_above_say_that_they_may_be_reached(small):
    found = row(card(small, "unit", "2024-00003", "2024"), "Bậc")
    assert found["value"]["vi"] == "Thấp – đạt"
    assert found["as_of"]["vi"] == "muộn nhất 2020"
    assert "nguồn chưa nêu tên" in found["note"]["vi"]
    assert row(card(small, "unit", "2024-00001", "2024"), "Bậc")["value"]["vi"] == "Ngoài chương trình"
    assert row(card(small, "unit", "2024-00004", "2024"), "Bậc")["value"]["vi"] == "Chưa công bố"


def test_a_unit_card_begins_with_its_level_and_what_the_layers_say(edition):
    for unit, era in (("2024-06901", "2024"), ("2025-06913", "2025")):
        found = [row for row in card(edition, "unit", unit, era)["rows"] if "today" not in row]
        assert found[0]["label"]["vi"] == "Nông thôn mới"
        assert [row.get("layer") for row in found].index(None) == sum("layer" in row for row in found)


def test_sums_of_members_stand_in_the_card_of_a_new_unit(small):
    people = row(card(small, "unit", "2025-00001", "2025"), "Dân số")
    assert people["value"]["vi"] == "300 người"
    assert people["note"]["vi"] == "Cộng từ các đơn vị cũ"


@pytest.mark.parametrize(("kind", "name"), [("unit", "2024-99999"), ("unit", ""), ("things", "nothing"), ("nothing", "a"), ("steps", "a")])
def test_what_does_not_exist_has_no_card(small, kind, name):
    with pytest.raises(KeyError):
        card(small, kind, name, "2024")


def test_hostile_text_stays_the_text_it_is(folder):
    toy.put(folder, "layers/things.csv", 2, "name_vi", toy.HOSTILE)
    toy.put(folder, "layers/things.csv", 2, "owner_vi", toy.HOSTILE)
    toy.put(folder, "claims.csv", 10, "value", toy.HOSTILE)
    edition = load(folder)
    assert not edition.faults
    found = card(edition, "things", "a-mill", "2024")
    assert found["title"]["vi"] == toy.HOSTILE
    assert row(found, "Chủ")["value"]["vi"] == toy.HOSTILE
    assert row(found, "Chuyện")["value"]["vi"] == toy.HOSTILE
