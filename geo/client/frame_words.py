"""The client's words: those that it has at once, and those that come with the second script."""

from geo.language import LANGUAGES, catalogue

FRAME = "frame."
TOLD = (
    "story.", "presenter.", "merger.", "picture.", "mine.", "share_", "report_", "embed.", "newer",
    "updated", "insecure.", "coordinates_", "measure_",
)  # fmt: skip
"""What the words begin with of what only the second script draws: nobody reads them before it is there."""
AT_ONCE = ("story.start", "story.add", "merger.start", "embed.open")
"""But for these, which stand in bar, panel and tools."""


def first_words() -> dict[str, dict[str, str]]:
    """Words by language and key, without those that come later."""
    return _words(later=False)


def later_words() -> dict[str, dict[str, str]]:
    """Those that come later."""
    return _words(later=True)


def _words(*, later: bool) -> dict[str, dict[str, str]]:
    every = {lang: {key.removeprefix(FRAME): text for key, text in catalogue(lang).items() if key.startswith(FRAME)} for lang in LANGUAGES}
    return {lang: {key: text for key, text in texts.items() if _later(key) is later} for lang, texts in every.items()}


def _later(key: str) -> bool:
    return key.startswith(TOLD) and key not in AT_ONCE
