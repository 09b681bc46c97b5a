"""Streamlit with nothing in it: what every map in Streamlit pays at least."""

import streamlit as st

st.write("ready")
