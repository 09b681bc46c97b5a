"""The map in the browser and its three ways to a reader: the folium page, the light page, one file."""
