"""The page of the map: the map itself, and below it what was chosen."""
