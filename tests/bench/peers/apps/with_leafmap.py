"""leafmap's folium backend at its best: one GeoJSON of circles on a canvas, the HTML of each choice kept."""

import folium
import geopandas
import leafmap.foliumap as leafmap
import pandas as pd
import streamlit as st
import streamlit.components.v1 as components

ALL = "all"

st.set_page_config(layout="wide")


@st.cache_data
def names() -> list[str]:
    """The communes."""
    return geopandas.read_file("communes.geojson")["name"].tolist()


@st.cache_data
def drawn(commune: str) -> str:
    """What ``Map.to_streamlit`` would write again at each run."""
    communes, points = geopandas.read_file("communes.geojson"), pd.read_csv("points.csv")
    chosen = points if commune == ALL else points[points["commune"] == commune]
    places = geopandas.GeoDataFrame(chosen[["name"]], geometry=geopandas.points_from_xy(chosen["lon"], chosen["lat"]), crs=4326)
    made = leafmap.Map(center=[21.37, 107.58], zoom=11, tiles=None, prefer_canvas=True)
    made.add_gdf(communes[["name", "geometry"]], layer_name="communes", info_mode="on_click", zoom_to_layer=False)
    circle = folium.CircleMarker(radius=4)
    made.add_gdf(places, layer_name="points", info_mode="on_click", zoom_to_layer=False, marker=circle)
    made.add_layer_control()
    return made.to_html()


commune = st.radio("commune", [ALL, *names()], horizontal=True)
components.html(drawn(commune), height=640)
