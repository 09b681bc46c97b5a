"""Stage, area and capital of an undertaking that stand together are of one state of it, or each carries its time: in every host."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from geo.cards.headline import headline_of
from geo.datasets.layer_tables import readable
from geo.datasets.projects import project_list
from geo.datasets.shortlist import xlsx_bytes
from geo.edition import load
from geo.invest.comparison import compared
from geo.invest.projects import projects_of
from geo.paper.project_brief import Brief, brief_bytes
from tests import toy
from tests.test_invest import text_of

DISTRICT = load()
ZONE, SHRIMP, CLUSTER = "industry/khu-thuy-san-cong-nghe-cao", "projects/viet-uc", "industry/ccn-dong-dam-ha-b"
HEADS = {
    ZONE: ("Chưa được phê duyệt (2024)", "169,5 ha (2024) · 829 tỷ đồng (9/2019)"),
    SHRIMP: ("Đang hoạt động (2024)", "239 ha (2024) · 500 tỷ đồng (5/2016)"),
    CLUSTER: ("Đang xây dựng (6/2025)", "60,01 ha (2024) · trên 600 tỷ đồng (6/2025)"),
    "projects/dua-luoi-quang-tan": ("Đang hoạt động", "trên 5 ha · trên 15 tỷ đồng (2019)"),
}


@pytest.mark.slow
@pytest.mark.parametrize("ref", HEADS)
def test_the_list_the_brief_and_the_workbooks_say_the_same_of_an_undertaking(ref, tmp_path):
    stage, line = HEADS[ref]
    [row] = [row for row in project_list(DISTRICT)["rows"] if row["ref"] == ref]
    assert (row["stage_said"]["vi"], row["figures"]["vi"]) == (stage, line)
    text, _ = text_of(brief_bytes(DISTRICT, Brief(ref, "vi", f"https://map.example/invest?sel={ref}", date(2026, 1, 9))), tmp_path)
    assert f"· {stage}" in text
    [_, cells] = load_workbook(io.BytesIO(xlsx_bytes(DISTRICT, {ref: ""}, "vi"))).worksheets[0].iter_rows(values_only=True)
    time = [part.rpartition("(")[2].strip(")") for part in line.split(" · ")]
    assert cells[2] == stage
    assert f"({time[0]}; " in cells[6] or len(set(time)) == 2
    assert f"({time[-1]}; " in cells[8]
    layer, name = ref.split("/")
    table = readable(DISTRICT, layer, "vi")
    [times] = table[table["Mã"] == name].filter(like=": thời điểm").to_numpy().tolist()
    assert times[-1] == time[-1]


def test_of_figures_of_one_time_the_one_that_more_sources_give_leads_everywhere():
    [capital] = [line for line in compared(DISTRICT, [CLUSTER]) if line.label.vi == "Vốn đầu tư"]
    first, *others = [said.value.vi.split(" (")[0] for said in capital.cells[0]]
    assert first == "trên 600 tỷ đồng"
    assert others[-1] == "trên 514 tỷ đồng"


def test_no_headline_joins_two_states_without_saying_so():
    for one in projects_of(DISTRICT).values():
        parts = [*([one.headline.stage] if one.headline.stage else []), *one.headline.figures.values()]
        alike = len({part.source for part in parts}) <= 1 or len({part.when for part in parts} - {""}) == 1 == len({p.when for p in parts})
        said = [one.headed.vi, *(one.headline.beside(figure).vi for figure in one.headline.figures.values())]
        assert alike or all(text.endswith(")") for text in said), one.ref


CLAIMS = {
    "one source": (("50", "2023", "office"), "khoảng 12,5 ha · 50 tỷ đồng (2023)", True),
    "one time": (("50", "2023", "paper"), "khoảng 12,5 ha · 50 tỷ đồng (2023)", True),
    "two states": (("50", "2019", "paper"), "khoảng 12,5 ha (2023) · 50 tỷ đồng (2019)", False),
    "no time but that of the page": (("50", "", "paper"), "khoảng 12,5 ha (2023) · 50 tỷ đồng (1/6/2024)", False),
}


@pytest.mark.parametrize("case", CLAIMS)
def test_figures_share_their_time_when_they_are_of_one_state_and_carry_their_own_when_not(case, tmp_path):
    (value, as_of, source), line, together = CLAIMS[case]
    folder = toy.write(tmp_path)
    claim = f"things,a-mill,capital,{value},,=,vnd_bn,{as_of},{source},,"
    toy.change(folder, "claims.csv", "things,a-mill,opened", f"{claim}\nthings,a-mill,opened")
    capital = 'capital = { vi = "Vốn", en = "Capital", unit = "vnd_bn" }'
    toy.change(folder, "layers/things.toml", "[offer]", f'{capital}\n[offer]\ncapital = "capital"')
    edition = load(folder)
    assert edition.faults == ()
    found = headline_of(edition, edition.features["things"][0])
    assert (found.line.vi, found.together) == (line, together)
