"""Projects as an investor reads them: found, understood, compared and taken away."""
