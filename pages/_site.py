"""Every page starts here: head, bar, and then the page that was asked for."""

from geo.ui.page import open_site

open_site()
