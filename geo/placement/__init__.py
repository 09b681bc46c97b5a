"""Where names, pills, badges, points and leaders stand: one layout for screen and paper, by the rules of ``geo.style.placement``."""
