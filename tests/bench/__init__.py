"""How fast the map is beside an empty Streamlit app on the same machine: python -m tests.bench map."""
