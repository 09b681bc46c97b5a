"""streamlit-folium at its best: the ground kept, a FastMarkerCluster added without making the map anew, nothing asked back."""

import json
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from folium.plugins import FastMarkerCluster
from streamlit_folium import st_folium

ALL = "all"
# A name is shown by a click on its marker: folium's own way for rows that FastMarkerCluster draws itself.
POPUP = "function (row) { const marker = L.marker([row[0], row[1]]); marker.bindPopup(row[2]); return marker; }"

st.set_page_config(layout="wide")


@st.cache_data
def read() -> tuple[dict, pd.DataFrame]:
    """The communes and the points."""
    return json.loads(Path("communes.geojson").read_text(encoding="utf-8")), pd.read_csv("points.csv")


@st.cache_data
def rows(commune: str) -> list:
    """The points of one commune, or all, as FastMarkerCluster takes them."""
    _, points = read()
    chosen = points if commune == ALL else points[points["commune"] == commune]
    return chosen[["lat", "lon", "name"]].to_numpy().tolist()


communes, points = read()
commune = st.radio("commune", [ALL, *(one["properties"]["name"] for one in communes["features"])], horizontal=True)
ground = folium.Map(location=[21.37, 107.58], zoom_start=11, tiles=None, maxZoom=18)
folium.GeoJson(communes, popup=folium.GeoJsonPopup(fields=["name"], labels=False)).add_to(ground)
layer = folium.FeatureGroup(name="points")
FastMarkerCluster(rows(commune), callback=POPUP).add_to(layer)
st_folium(
    ground,
    key="map",
    height=640,
    use_container_width=True,
    returned_objects=[],
    feature_group_to_add=layer,
    layer_control=folium.LayerControl(collapsed=False),
)
