"""The map on a sheet: outlines, seats of names and marks, legend, scale and frame."""
