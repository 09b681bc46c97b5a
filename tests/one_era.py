"""A place elsewhere, in one time: three communes in a delta, another projection, one layer that our place does not have."""

import json
from pathlib import Path

from tests.toy import WORDS

CODES = {"81001": "Cồn Mây", "81002": "Rạch Đước", "81003": "Bãi Sen"}
WEST, SOUTH, SIDE = 105.6, 10.1, 0.02
PLACE = """
scope = "tieu-vung"
scope_names = ["toàn vùng"]
crs = 32648
stem = "sen-sub"
store = "sen-sub-map"
latitudes = [9.5, 10.9]
longitudes = [105.0, 106.2]
years = [2018, 2021]

[[eras]]
id = "nay"

[asked]
headlines = [{ id = "budget", indicator = "budget_revenue" }]
sights = "gardens"
of_units = ["people"]

[fill]
place_name = { vi = "Sen Súng", en = "Sen Sung" }
scope = { vi = "vùng Sen Súng", en = "Sen Sung area" }
province = { vi = "Hậu Giang", en = "Hau Giang" }
scope_kind = { vi = "vùng", en = "area" }
scope_whole = { vi = "toàn vùng", en = "whole area" }
sample_year = { vi = "2020", en = "2020" }
sample_next_year = { vi = "2021", en = "2021" }
sample_unit = { vi = "nay-81001", en = "nay-81001" }
sample_lon = { vi = "105", en = "105" }
sample_lat = { vi = "10", en = "10" }
grid_name = { vi = "UTM", en = "UTM" }
grid_zone = { vi = "UTM 48", en = "UTM 48" }
[words]
"""
FILES = {
    "vocabulary.toml": WORDS,
    "district.toml": PLACE,
    "edition.toml": 'compiled = "2021-03-02"\n',
    "sources.toml": """
[almanac]
standing = "official"
kind = "state_site"
title = "Niên giám"
publisher = "Phòng Thống kê"
date = "2020-12"
url = "https://almanac.example/a"
""",
    "units.toml": '[claims]\npeople = { vi = "Số dân", en = "Inhabitants", unit = "people" }\n',
    "story.toml": """
[[slide]]
kind = "opening"
view = "layers=gardens"
title_vi = "Vườn của ba xã"
title_en = "Gardens of three communes"

[[slide]]
view = "sel=gardens/vuon-dau"
title_vi = "Vườn Dâu"
title_en = "Mulberry Garden"
figures = ["thu-2020"]
""",
    "layers/gardens.toml": """
order = 1
group = "economy"
shape = "place"
tone = "farm"
on = true
title = { vi = "Vườn cây", en = "Orchards" }
about = { vi = "Vườn cây ăn trái đón khách.", en = "Orchards that receive guests." }
classify = "fruit"
[classes]
berry = { vi = "Vườn dâu", en = "Berries", symbol = "leaf", sector = "crops" }
citrus = { vi = "Vườn cam", en = "Citrus", symbol = "star", sector = "crops" }
[columns]
fruit = { vi = "Giống", en = "Fruit", required = true }
owner = { vi = "Chủ vườn", en = "Gardener" }
[claims]
area = { vi = "Diện tích", en = "Area", unit = "ha" }
capital = { vi = "Vốn", en = "Capital", unit = "vnd_bn" }
[offer]
investor = "owner"
area = "area"
capital = "capital"
""",
    "layers/gardens.csv": """\
id,name_vi,name_en,fruit,units,village,lon,lat,precision,accuracy_m,place_source,source,owner_vi,owner_en,note_vi,note_en
vuon-cam,Vườn Cam,Orange Grove,citrus,nay-81002,,,,commune,,,almanac,,,,
vuon-dau,Vườn Dâu,Mulberry Garden,berry,nay-81001,,105.61,10.11,site,300,almanac,almanac,Bà Tư,Mrs Tu,,
""",
    "claims.csv": """\
layer,id,field,value,value_en,qualifier,unit,as_of,source,note_vi,note_en
communes,nay-81001,people,4100,,=,people,2020,almanac,,
communes,nay-81002,people,3900,,=,people,2020,almanac,,
communes,nay-81003,people,5200,,=,people,2020,almanac,,
gardens,vuon-dau,area,6.5,,=,ha,2020,almanac,,
gardens,vuon-dau,capital,12,,≈,vnd_bn,2020,almanac,,
""",
    "figures.csv": """\
id,indicator,group,name_vi,name_en,scope,value,qualifier,unit,period,kind,source,note_vi,note_en
thu-2019,budget_revenue,budget,Thu ngân sách,Budget revenue,tieu-vung,31,=,vnd_bn,2019,result,almanac,,
thu-2020,budget_revenue,budget,Thu ngân sách,Budget revenue,tieu-vung,37,=,vnd_bn,2020,result,almanac,,
""",
    "places.csv": """\
id,name_vi,name_en,kind,units,lon,lat,accuracy_m,aliases,place_source,source,note_vi,note_en
ap-ba,Ấp Ba,Ấp Ba,village,nay-81003,105.65,10.11,1000,,almanac,almanac,,
""",
}


def _unit(west: float, code: str, name: str) -> dict:
    east, north = round(west + SIDE, 5), round(SOUTH + SIDE, 5)
    ring = [[west, SOUTH], [east, SOUTH], [east, north], [west, north], [west, SOUTH]]
    said = {"id": f"nay-{code}", "era": "nay", "code": code, "kind": "xã", "name_vi": f"Xã {name}", "name_en": f"{name} Commune"}
    spot = {"label_vi": name, "label_en": name, "label_lon": west + SIDE / 2, "label_lat": SOUTH + SIDE / 2}
    return {"type": "Feature", "properties": said | spot, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def write(folder: Path) -> Path:
    """Write the whole place into ``folder``; gives the folder."""
    (folder / "layers").mkdir(parents=True)
    units = [_unit(round(WEST + index * SIDE, 5), code, name) for index, (code, name) in enumerate(CODES.items())]
    (folder / "communes.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": units}), "utf-8")
    (folder / "context.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": []}), "utf-8")
    for name, said in FILES.items():
        (folder / name).write_text(("\ufeff" if name.endswith(".csv") else "") + said, "utf-8", newline="\n")
    return folder
