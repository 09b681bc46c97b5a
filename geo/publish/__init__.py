"""``python -m geo.publish``: makes a publication of a data folder, the folder that readers get; switches, compares, verifies."""
