"""What the map of Đầm Hà knows; each module has one reason to exist."""
