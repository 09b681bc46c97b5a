"""How far things are from what is asked about, straight and along the roads: a figure with its ±, or from–to, never a guess."""
