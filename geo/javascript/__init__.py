"""JavaScript modules of this house: joined into one script, and asked by Python where both need the same answer."""
