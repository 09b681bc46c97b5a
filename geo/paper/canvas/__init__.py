"""A sheet to draw on, in points: pen, typeface, columns; PDF and PNG."""
