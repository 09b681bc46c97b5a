"""Below the story: whoever prepares a meeting chooses, orders and edits the slides; nothing of it is kept on the server."""

from geo.shell.present.arrange import arrange
from geo.shell.present.kept import hear, stage

__all__ = ["arrange", "hear", "stage"]
