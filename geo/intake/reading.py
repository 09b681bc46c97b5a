"""From the bytes of a brought table to what it says and what it would change, in one step that a worker can take."""

from geo.edition import Edition
from geo.intake.check import Checked, Defaults, check_table
from geo.intake.merge import MergeResult, merge_figures
from geo.intake.sheets import open_table


def read_table(edition: Edition, name: str, content: bytes, defaults: Defaults) -> tuple[Checked, MergeResult | None]:
    """What was found in a table, and what its figures would change where it has any. Raises FileRefused."""
    checked = check_table(edition, open_table(name, content), defaults)
    return checked, merge_figures(edition, checked.entries) if checked.entries else None
