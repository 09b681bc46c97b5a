"""How what is published is cited: the title, the version with its day, and the address under which that version stays readable."""

from geo.edition import Edition
from geo.edition.version import day_of
from geo.language import LANGUAGES, Words, day, word

VERSIONS = "/ban/"
"""Where a server of ours has every version that was published."""


def version_of(edition: Edition) -> Words:
    """The version in words; what was never published goes by the digest of its data."""
    if not edition.version:
        return Words(*(word("cite.unpublished", lang, digest=edition.digest[:8]) for lang in LANGUAGES))
    dates = {lang: day(day_of(edition.version), lang) for lang in LANGUAGES}
    return Words(*(word("cite.version", lang, id=edition.version, date=dates[lang]) for lang in LANGUAGES))


def address_of(edition: Edition, base: str) -> str:
    """Where this version stays, on a server at ``base`` (with a slash at its end); empty where either is not known."""
    return f"{base.rstrip('/')}{VERSIONS}{edition.version}/" if base and edition.version else ""


def cited_as(edition: Edition, base: str = "") -> Words:
    """Title, version, day and address, as minutes of a meeting name it."""
    version, address = version_of(edition), address_of(edition, base)
    return Words(*(". ".join(filter(None, (word("page.title", lang), version.text(lang), address))) for lang in LANGUAGES))
