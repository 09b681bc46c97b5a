"""How new the data is, by the data's own word."""

from geo.district import District


def data_date(district: District) -> str:
    """The newest day that a figure speaks of or a source was published on, as a partial ISO date; empty when none is known.

    Taken from the data alone, never from a clock: the same data has the same date everywhere.
    """
    said = [str(day) for day in district.claims["as_of"]]
    published = [source.date for source in district.sources.values() if source.date]
    return max([*said, *published], default="")
