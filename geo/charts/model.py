"""What a chart is: rows of one unit, each with its sources; nothing here knows how it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from geo.language import Lang, Words, measure, quantity, word

Form = Literal["bars", "columns"]


@dataclass(frozen=True)
class Row:
    """One value: what it is of, how much (in the chart's unit), how exactly it is known, and who says so.

    ``year`` is when, where the row speaks of a time: a number, which every time zone reads alike.

    ``series`` is a key of the chart's ``series``. ``parts`` (series → value) splits the value into segments, drawn in that order;
    they add up to ``value``. ``more`` is said behind the value ("nêu tên 3"), ``sources`` are source ids.
    """

    label: Words
    value: Decimal
    qualifier: str = "="
    series: str = ""
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    more: Words | None = None
    sources: tuple[str, ...] = ()
    year: int | None = None

    def segments(self) -> Mapping[str, Decimal]:
        """The value by series."""
        return self.parts or {self.series: self.value}


@dataclass(frozen=True)
class Chart:
    """One chart; the same value is drawn on a page, read out, shown as a table and taken away as PNG or CSV.

    Parameters
    ----------
    id
        Letters, digits and dashes; unique on a page.
    unit
        Unit id (``unit.<id>`` in the locale files) of every value; empty for bare numbers.
    rows
        In the order in which they are drawn. ``columns`` draws them side by side (short labels, six at most), on a time axis when each
        has a ``year``; ``bars`` below each other (any label).
    series
        Words of each series for the legend, in the order of their colours (four at most, beside the hollow ones); empty when there
        is only one kind of row.
    hollow
        Series that are drawn as the outline of the one before: a target, or what nobody has named.
    whole
        What a row can reach (8 of 8 communes): drawn as a pale track behind the bars; None where nothing limits it.
    about
        One sentence that says what is to be seen; it opens the text for those who do not see the picture.
    """

    id: str
    title: Words
    unit: str
    rows: tuple[Row, ...]
    form: Form = "bars"
    series: Mapping[str, Words] = field(default_factory=dict)
    hollow: frozenset[str] = frozenset()
    whole: Decimal | None = None
    about: Words | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources, in the order in which they are first named."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.sources))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of a chart on a time axis, each once, ascending; empty when it stands on none."""
        years = {row.year for row in self.rows if row.year is not None}
        return tuple(sorted(years)) if self.form == "columns" and all(row.year is not None for row in self.rows) else ()

    def value(self, row: Row, lang: Lang) -> str:
        """A value as it is said: "trên 977 tỷ đồng", "6/8 xã"."""
        if self.whole is None or self.unit == "percent":
            return quantity(row.value, self.unit, row.qualifier, lang)
        of = quantity(self.whole, self.unit, "", lang)
        return word("charts.of", lang, value=quantity(row.value, "", row.qualifier, lang), whole=of)

    def text(self, row: Row, lang: Lang) -> str:
        """A value with what is said behind it: "6/8 xã · nêu tên 3"."""
        value = self.value(row, lang)
        return value if row.more is None else f"{value} · {row.more.text(lang)}"

    def measure(self, lang: Lang) -> str:
        """The unit of the values as words without a number: "triệu đồng/người/năm"; empty for bare numbers."""
        return measure(self.unit, lang)

    def name(self, series: str, lang: Lang) -> str:
        """The words of a series; nothing for the only one."""
        return self.series[series].text(lang) if series in self.series else ""

    def alt(self, lang: Lang) -> str:
        """The chart in words, value by value, for who does not see it."""
        shown = ((row.label.text(lang), self.name(row.series, lang) if not row.parts else "", self.text(row, lang)) for row in self.rows)
        values = "; ".join(f"{label}{f' ({series})' if series else ''}: {text}" for label, series, text in shown)
        axis = word("charts.time_axis", lang, first=self.years[0], last=self.years[-1]) if self.years else ""
        return ". ".join(filter(None, [self.title.text(lang), self.about.text(lang).rstrip(".") if self.about else "", axis, values])) + "."
