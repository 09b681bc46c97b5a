"""``python -m geo.tables``: checks a data folder, turns it into a workbook and back."""
