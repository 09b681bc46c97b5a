"""A district that exists nowhere: four squares that became two, three layers, every kind of file; areas and answers known by heart."""

import csv
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from geo.edition.layer import Layer

WEST, SOUTH, SIDE = 107.5, 21.3, 0.01
CODES = ("00001", "00002", "00003", "00004")
SUCCESSOR = {"00001": "00001", "00002": "00001", "00003": "00003", "00004": "00003"}
NAMES = {"00001": "Thị trấn Một", "00002": "Xã Hai", "00003": "Xã Ba", "00004": "Xã Bốn"}
NEW_NAMES = {"00001": "Xã Một", "00003": "Xã Ba"}
HOSTILE = "<img src=x onerror=alert(1)>${alert(1)}</script>\\20190221 \"'\u200f=1+1"
LAYERS = {
    "steps": """
order = 1
group = "programme"
shape = "status"
tone = "rural"
on = true
title = { vi = "Bậc", en = "Steps" }
about = { vi = "Bậc của đơn vị.", en = "Steps of the units." }
classify = "level"
reached = ["reached"]
absent = { vi = "Ngoài chương trình", en = "Outside" }
[classes]
low = { vi = "Thấp", en = "Low", symbol = "check", total = "steps_low" }
high = { vi = "Cao", en = "High", symbol = "star", total = "steps_high" }
[columns]
level = { vi = "Mức", en = "Level", required = true }
year = { vi = "Năm", en = "Year", kind = "year" }
state.vi = "Tình trạng"
state.en = "State"
state.required = true
state.values.reached = { vi = "Đạt", en = "Reached" }
state.values.aimed_at = { vi = "Phấn đấu", en = "Aimed at" }
field = { vi = "Lĩnh vực", en = "Field" }
""",
    "things": """
order = 2
group = "economy"
shape = "place"
tone = "farm"
on = true
title = { vi = "Vật", en = "Things" }
about = { vi = "Vật có nơi chốn.", en = "Things with a place." }
classify = "kind"
[classes]
mill = { vi = "Xưởng", en = "Mill", symbol = "factory", sector = "industry" }
well = { vi = "Giếng", en = "Well", symbol = "waterfall" }
[columns]
kind = { vi = "Loại", en = "Kind", required = true }
owner = { vi = "Chủ", en = "Owner" }
twin = { vi = "Bản đôi", en = "Twin", kind = "code" }
[claims]
area = { vi = "Diện tích", en = "Area", unit = "ha" }
opened = { vi = "Khánh thành", en = "Opened", kind = "date" }
story = { vi = "Chuyện", en = "Story" }
[offer]
investor = "owner"
area = "area"
decisions = ["opened"]
""",
    "ticks": """
order = 3
group = "infrastructure"
shape = "check"
tone = "digital"
title = { vi = "Đánh dấu", en = "Ticks" }
about = { vi = "Có hay không.", en = "Yes or no." }
classify = "lamp"
[classes]
yes = { vi = "Có", en = "Yes", symbol = "check" }
no = { vi = "Không", en = "No", symbol = "zone" }
not_published = { vi = "Chưa công bố", en = "Not published", symbol = "plan" }
[columns]
lamp = { vi = "Đèn", en = "Lamp", required = true }
bell.vi = "Chuông"
bell.en = "Bell"
bell.required = true
bell.values.yes = { vi = "Có", en = "Yes" }
bell.values.no = { vi = "Không", en = "No" }
bell.values.not_published = { vi = "Chưa công bố", en = "Not published" }
""",
}
TOY = tuple(Layer.model_validate({**tomllib.loads(said), "id": name}) for name, said in LAYERS.items())
WORDS = """
[columns]
indicator = ["Chỉ tiêu"]
unit = ["ĐVT"]
[kinds]
result = ["Thực hiện"]
"""
PLACE = """
scope = "huyen"
scope_names = ["toàn huyện"]
stem = "toy"
crs = 5899
latitudes = [20.7, 22.0]
longitudes = [106.8, 108.3]
years = [2010, 2024]
store = "toy-map"
[[eras]]
id = "2024"
until = "2025-06-30"
title = { vi = "{n} đơn vị · 2024", en = "{n} units · 2024" }
end = { vi = "huyện kết thúc hoạt động 30/6/2025", en = "the district ended on 30 June 2025" }
[[eras]]
id = "2025"
since = "2025-07-01"
title = { vi = "{n} xã · 7/2025", en = "{n} communes · 2025" }
units = { vi = "{n} xã", en = "{n} communes" }
decision = { vi = "Nghị quyết 1679/NQ-UBTVQH15", en = "Resolution 1679/NQ-UBTVQH15" }
[asked]
headlines = [{ id = "turnover", indicator = "turnover" }]
of_units = ["area", "population", "villages"]
about_others = ["usd"]
[fill]
place_name = { vi = "Vuông", en = "Square" }
"""
UNITS = """
[claims]
area = { vi = "Diện tích công bố", en = "Published area", unit = "km2" }
population = { vi = "Dân số", en = "Population", unit = "people" }
usd = { vi = "Tỷ giá quy đổi", en = "Rate for conversion", unit = "vnd_usd" }
authority = { vi = "Cơ quan trả lời về đầu tư", en = "Who answers questions on investment" }
"""

SOURCES = """
[office]
standing = "official"
kind = "state_site"
publisher = "Văn phòng"
date = "2024-05"
url = "https://office.example/a"

[paper]
standing = "reported"
kind = "press"
url = "https://www.paper.example/b"
date = "2024-06-01"
licence = "CC BY 4.0"
"""

TABLES = {
    "layers/steps.csv": (
        "unit,level,year,year_qualifier,state,field_vi,field_en,source,note_vi,note_en",
        "2024-00002,high,2022,=,reached,Vườn,Gardens,office,,",
        "2024-00003,low,2020,≤,reached,,,paper,,",
        "2024-00004,low,,,aimed_at,,,paper,,",
    ),
    "layers/things.csv": (
        "id,name_vi,name_en,kind,units,village,lon,lat,precision,accuracy_m,place_source,source,owner_vi,owner_en,twin,note_vi,note_en",
        "a-mill,Xưởng A,Mill A,mill,2024-00001,,107.505,21.305,site,300,paper,office,Ông A,Mr A,,,",
        "b-well,Giếng B,Well B,well,2024-00002,Làng,107.515,21.305,village,3000,paper,office,,,,Ghi chú,A note",
        "c-both,Vật C,Thing C,mill,2024-00002;2024-00003,,,,commune,,,paper,,,,,",
        "d-lost,Vật D,Thing D,well,,,,,district,,,paper,,,,,",
        "e-new,Vật E,Thing E,mill,2025-00003,,,,commune,,,paper,,,,,",
    ),
    "layers/ticks.csv": (
        "unit,lamp,bell,as_of,source,note_vi,note_en",
        "2024-00001,yes,yes,2024-05,office,,",
        "2024-00002,yes,no,2024-05,office,,",
        "2024-00003,yes,yes,2024-05,office,,",
        "2024-00004,yes,yes,2024-05,office,,",
    ),
    "claims.csv": (
        "layer,id,field,value,value_en,qualifier,unit,as_of,source,note_vi,note_en",
        "communes,2024-00001,population,100,,=,people,2009,office,,",
        "communes,2024-00002,population,200,,=,people,2009,office,,",
        "communes,2024-00003,population,30,,=,people,2009,office,,",
        "communes,2024-00004,population,4,,≈,people,2009,office,,",
        "communes,2025-00001,area,1.5,,=,km2,2025,office,,",
        "things,a-mill,area,12.5,,≈,ha,2023,office,,",
        "things,a-mill,area,13,,=,ha,2024,paper,Báo nói,The paper says",
        "things,a-mill,opened,2021-10-26,,,,,paper,,",
        "things,a-mill,story,Chuyện cũ,An old story,,,2020,paper,,",
    ),
    "figures.csv": (
        "id,indicator,group,name_vi,name_en,scope,value,qualifier,unit,period,kind,source,note_vi,note_en",
        "high-2022,steps_high,new_rural,Mức cao,High,huyen,2,=,communes,2022,result,office,,",
        "low-2022,steps_low,new_rural,Mức thấp,Low,huyen,2,=,communes,2022,result,paper,,",
        "turnover,turnover,output,Doanh thu,Turnover,huyen,941.5,=,vnd_bn,2024-01/2024-04,result,office,,",
    ),
    "places.csv": (
        "id,name_vi,name_en,kind,units,lon,lat,accuracy_m,aliases,place_source,source,note_vi,note_en",
        "hon-xa,Hòn Xa,Hòn Xa,island,,107.56,21.29,300,,paper,paper,,",
        "thon-dong,Thôn Đông,Thôn Đông,village,2024-00002,107.515,21.305,1000,Dong,paper,office,,",
        "xa-cu,Xã Cũ,Cũ Commune,former,2024-00003,,,,00009,,office,Nhập vào Xã Ba.,Merged into Ba.",
    ),
}


def square(code: str) -> list[list[float]]:
    """The ring of one unit: the four lie west to east in one row."""
    west = round(WEST + CODES.index(code) * SIDE, 5)
    east, north = round(west + SIDE, 5), round(SOUTH + SIDE, 5)
    return [[west, SOUTH], [east, SOUTH], [east, north], [west, north], [west, SOUTH]]


def unit(code: str) -> dict:
    """The GeoJSON feature of one unit."""
    ring = square(code)
    kind = "thị trấn" if NAMES[code].startswith("Thị trấn") else "xã"
    label = NAMES[code].split(" ")[-1]
    new = SUCCESSOR[code]
    return {
        "type": "Feature",
        "properties": {
            "id": f"2024-{code}", "era": "2024", "code": code, "name_vi": NAMES[code], "name_en": f"{label} Commune", "label_vi": label,
            "label_en": label, "kind": kind, "successor_code": new, "successor_vi": NEW_NAMES[new],
            "successor_en": f"{NEW_NAMES[new]} Commune",
            "label_lon": ring[0][0] + SIDE / 2, "label_lat": SOUTH + SIDE / 2,
        },
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }  # fmt: skip


def write(folder: Path) -> Path:
    """Write the whole district into ``folder``; gives the folder."""
    (folder / "layers").mkdir(parents=True, exist_ok=True)
    (folder / "communes.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [unit(code) for code in CODES]}), "utf-8")
    around = {"type": "Feature", "properties": {"id": "land", "kind": "land"}, "geometry": {"type": "Point", "coordinates": [107.6, 21.4]}}
    (folder / "context.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [around]}), "utf-8")
    (folder / "sources.toml").write_text(SOURCES, "utf-8")
    (folder / "edition.toml").write_text('compiled = "2025-08-01"\n', "utf-8")
    (folder / "district.toml").write_text(PLACE, "utf-8")
    (folder / "vocabulary.toml").write_text(WORDS, "utf-8")
    (folder / "units.toml").write_text(UNITS, "utf-8")
    for name, said in LAYERS.items():
        (folder / "layers" / f"{name}.toml").write_text(said.lstrip(), "utf-8")
    for file, lines in TABLES.items():
        (folder / file).write_text("﻿" + "\n".join(lines) + "\n", "utf-8", newline="\n")
    return folder


SHAPES = {
    "a-mill": {"type": "LineString", "coordinates": [[107.5, 21.305], [107.53, 21.305]]},
    "b-well": {
        "type": "Polygon",
        "coordinates": [[[107.513, 21.303], [107.517, 21.303], [107.517, 21.307], [107.513, 21.307], [107.513, 21.303]]],
    },
}
"""A line through three of the units, exact; and an area in the second, where only the village is known."""


def draw(folder: Path, shapes: Mapping[str, object] = MappingProxyType(SHAPES)) -> Path:
    """Give things lines and areas, by their id."""
    features = [{"type": "Feature", "id": name, "properties": {}, "geometry": geometry} for name, geometry in shapes.items()]
    content = {"type": "FeatureCollection", "features": features}
    (folder / "layers" / "things.geojson").write_text(json.dumps(content), "utf-8")
    return folder


def change(folder: Path, file: str, old: str, new: str) -> Path:
    """Replace a text that stands in a file exactly once."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1, (file, old, text.count(old))
    (folder / file).write_text(text.replace(old, new), "utf-8", newline="\n")
    return folder


def put(folder: Path, file: str, row: int, column: str, value: str) -> Path:
    """Put a value into one cell, by its row as a spreadsheet counts it."""
    with (folder / file).open(encoding="utf-8-sig", newline="") as read:
        lines = list(csv.reader(read))
    lines[row - 1][lines[0].index(column)] = value
    with (folder / file).open("w", encoding="utf-8-sig", newline="") as written:
        csv.writer(written, lineterminator="\n").writerows(lines)
    return folder
