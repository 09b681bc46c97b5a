"""How new the data is, by its own word: the newest time that a figure speaks of, and the day on which the data was put together."""

from geo.edition import Edition
from geo.language import LANGUAGES, Words, day, same, word


def newest_figure(edition: Edition) -> str:
    """The newest time that a figure speaks of, as a partial ISO date; empty when none is known. What is only aimed at does not count."""
    claimed = (claim.as_of for claim in edition.claims if claim.field not in edition.place.asked.about_others)
    return max([*claimed, *(figure.end for figure in edition.figures if figure.kind == "result")], default="")


def dates_of(edition: Edition) -> dict[str, str]:
    """Both dates, for machines."""
    return {"newest_figure": newest_figure(edition), "compiled": edition.compiled}


def data_dates(edition: Edition) -> Words:
    """Both dates in words, as header, offline notice, paper and files say them; from the data alone, never from a clock."""
    dates = dates_of(edition)
    return Words(*(", ".join(word(f"site.{key}", lang, date=day(date, lang)) for key, date in dates.items() if date) for lang in LANGUAGES))


def subtitle(edition: Edition) -> Words:
    """What stands below the title of the map: both dates, and what is said of the end of the first era."""
    dates, end = data_dates(edition), edition.place.era(edition.base_era).end or same("")
    return Words(*("; ".join(filter(None, (dates.text(lang), end.text(lang)))) for lang in LANGUAGES))
