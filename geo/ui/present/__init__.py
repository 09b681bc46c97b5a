"""Below the story: whoever prepares a meeting chooses, orders and edits the slides; nothing of it is kept on the server."""

from geo.ui.present.arrange import arrange_slides
from geo.ui.present.draft_story import hear, stage

__all__ = ["arrange_slides", "hear", "stage"]
