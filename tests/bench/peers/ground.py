"""What all of them draw: the nine communes and the points of one size, as plain files beside each peer's app."""

import json
import shutil
from pathlib import Path

import pandas as pd
from xstatic.pkg import leaflet

APPS = Path(__file__).parent / "apps"
PEERS = ("with_streamlit_folium", "with_pydeck", "with_leafmap")


def _communes(data: Path) -> dict:
    whole = json.loads((data / "communes.geojson").read_text(encoding="utf-8"))
    kept = [one for one in whole["features"] if one["properties"]["era"] == "2024"]
    features = [
        {
            "type": "Feature",
            "properties": {"id": one["properties"]["id"], "name": one["properties"]["name_vi"]},
            "geometry": one["geometry"],
        }
        for one in kept
    ]
    return {"type": "FeatureCollection", "features": features}


def _points(data: Path, names: dict[str, str]) -> pd.DataFrame:
    """Every site of the layer that was grown, with the name of its commune."""
    table = pd.read_csv(data / "layers" / "infrastructure.csv", dtype=str, encoding="utf-8-sig")
    placed = table[table["lon"].notna()]
    commune = placed["units"].fillna("").str.split("[; ,]", regex=True).str[0].map(names).fillna("")
    return pd.DataFrame(
        {"lat": placed["lat"].astype(float), "lon": placed["lon"].astype(float), "name": placed["name_vi"], "commune": commune}
    )


def laid_out(folder: Path, app: Path) -> pd.DataFrame:
    """A folder for each peer with its app and the data of ``app``; gives the points."""
    communes = _communes(app / "data")
    points = _points(app / "data", {one["properties"]["id"]: one["properties"]["name"] for one in communes["features"]})
    for name in PEERS:
        place = folder / name
        place.mkdir(parents=True)
        shutil.copy(APPS / f"{name}.py", place / f"{name}.py")
        (place / "communes.geojson").write_text(json.dumps(communes, ensure_ascii=False), encoding="utf-8")
        points.to_csv(place / "points.csv", index=False)
    bare = folder / "bare"
    bare.mkdir()
    shutil.copy(APPS / "bare_leaflet.html", bare / "index.html")
    (bare / "communes.geojson").write_text(json.dumps(communes, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    (bare / "points.json").write_text(json.dumps(points.to_numpy().tolist(), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    for path in Path(leaflet.BASE_DIR).rglob("leaflet.*"):
        if path.suffix in {".js", ".css"}:
            shutil.copy(path, bare / path.name)
    return points
