"""What readers send us, whatever it is: kept for so long, listed, exported and deleted by the operator alone."""
