"""st.pydeck_chart at its best: one ScatterplotLayer, no map from elsewhere beneath it, names as tooltips in the browser."""

import json
from pathlib import Path

import pandas as pd
import pydeck
import streamlit as st

ALL = "all"

st.set_page_config(layout="wide")


@st.cache_data
def read() -> tuple[dict, pd.DataFrame]:
    """The communes and the points."""
    return json.loads(Path("communes.geojson").read_text(encoding="utf-8")), pd.read_csv("points.csv")


communes, points = read()
shown = st.toggle("points", value=True)
commune = st.radio("commune", [ALL, *(one["properties"]["name"] for one in communes["features"])], horizontal=True)
chosen = points if commune == ALL else points[points["commune"] == commune]
layers = [
    pydeck.Layer(
        "GeoJsonLayer", communes, id="communes", get_fill_color=[220, 230, 220], get_line_color=[60, 60, 60], line_width_min_pixels=1
    )
]
if shown:
    layers.append(
        pydeck.Layer(
            "ScatterplotLayer",
            chosen[["lon", "lat", "name"]],
            id="points",
            get_position="[lon, lat]",
            get_radius=4,
            radius_units="'pixels'",
            get_fill_color=[11, 110, 91],
            pickable=True,
        )
    )
st.pydeck_chart(
    pydeck.Deck(
        layers=layers,
        initial_view_state=pydeck.ViewState(latitude=21.37, longitude=107.58, zoom=10),
        map_provider=None,
        tooltip={"text": "{name}"},
    ),
    height=640,
)
