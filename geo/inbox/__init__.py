"""What readers send us, whatever it is: kept for so long, listed, exported and deleted by the operator alone."""

SETTING = "DAMHA_DATA"
"""Names the folder on this machine where it is kept."""
