"""`python -m geo.ground FILE…`: makes the ground of a data folder from what an office has: an OSM extract, shapefile, heights."""
