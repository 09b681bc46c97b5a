"""What the map knows; each module has one reason to exist."""
