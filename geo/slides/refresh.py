"""An edited deck comes back: figures, tables, charts and maps of ours are renewed from the data, everything else stays as it is.

Shapes are known by their names (``geo.slides.names``). What still is as it was made is renewed; what somebody changed by hand is kept.
"""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page

from geo.edition import Edition
from geo.facts.citation import version_of
from geo.language import Lang, Words, words
from geo.slides.language_tags import TAGS
from geo.slides.names import Item, item, known, spelled
from geo.slides.renew_charts import renew_chart
from geo.slides.renew_pictures import renew_crowd, renew_key, renew_map, renew_merger, renew_small
from geo.slides.renew_words import renew_figure, renew_sums, renew_table, renew_year, retext
from geo.slides.template import UNREADABLE

RENEWERS = {
    "figure": renew_figure,
    "table": renew_table,
    "chart": renew_chart,
    "map": renew_map,
    "crowd": renew_crowd,
    "small": renew_small,
    "year": renew_year,
    "key": renew_key,
    "merger": renew_merger,
    "sums": renew_sums,
}


def _is_picture(shape: Any) -> bool:
    """Whether a shape has a picture of its own; a linked one has none."""
    return shape._element.tag == qn("p:pic") and bool(shape._element.xpath(".//a:blip/@r:embed"))  # noqa: SLF001 - python-pptx has no other way


ABLE: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("figure", "year", "sums", "foot"), lambda shape: shape.has_text_frame),
    **dict.fromkeys(("map", "small", "key", "merger"), _is_picture),
    "table": lambda shape: shape.has_table,
    "chart": lambda shape: shape.has_chart and len(shape.chart.plots) == 1,
    "crowd": lambda shape: hasattr(shape, "shapes"),
}


class Ours(NamedTuple):
    """A shape of ours: the number of its slide, its kind and what it shows."""

    number: int
    kind: str
    items: list[Item]
    shape: Any


class NotOursError(Exception):
    """A file that cannot be renewed; ``key`` says why (``slides.renew.<key>``)."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


@dataclass
class Renewal:
    """A renewed deck, and in words what was renewed, kept and gone."""

    content: bytes = b""
    lang: Lang = "vi"
    changes: list[Words] = field(default_factory=list)


def refreshed(edition: Edition, content: bytes, lang: Lang | None = None) -> Renewal:
    """The deck with everything of ours as the data say now. Raises NotOursError for a file that is no deck, or none of ours."""
    try:
        deck: Deck = Presentation(io.BytesIO(content))
        ours = [shape for number, page in enumerate(deck.slides, start=1) for shape in _ours(page.shapes, number)]
    except UNREADABLE as error:
        raise NotOursError("unreadable") from error
    if not any(shape.kind in RENEWERS for shape in ours):
        raise NotOursError("foreign")
    spoken: Lang = lang or _language(deck.slides)
    made = Renewal(lang=spoken)
    versions: dict[str, Words] = {}
    for number, kind, items, shape in ours:
        if kind == "foot":
            versions |= _foot(edition, shape, items[0], spoken)
            continue
        changes, now = RENEWERS[kind](edition, shape, items, spoken)
        made.changes += [change.on(number, kind) for change in changes]
        _rename(shape, kind, now)
    made.changes += versions.values()
    out = io.BytesIO()
    deck.save(out)
    made.content = out.getvalue()
    return made


def _ours(shapes: Any, number: int) -> Iterator[Ours]:
    """All shapes of a slide that are ours, those of groups too; what has our name but cannot show it is not."""
    for shape in shapes:
        named = known(shape.name)
        if named and ABLE[named[0]](shape):
            yield Ours(number, *named, shape)
        if hasattr(shape, "shapes"):
            yield from _ours(shape.shapes, number)


def _rename(shape: Any, kind: str, items: list[Item]) -> None:
    name = spelled(kind, items)
    if shape.name != name:
        shape.name = name


def _language(pages: Iterable[Page]) -> Lang:
    """The language that most of a deck's words are in."""
    tags = Counter(run.get("lang", "") for page in pages for run in page._element.iter(qn("a:rPr")))  # noqa: SLF001 - no other way
    return max(TAGS, key=lambda lang: sum(count for tag, count in tags.items() if tag.startswith(lang)))


def _foot(edition: Edition, shape: Any, shown: Item, lang: Lang) -> dict[str, Words]:
    """The version at the foot, as long as nobody wrote over it; its address stays."""
    version = version_of(edition).text(lang)
    for paragraph in shape.text_frame.paragraphs:
        old = "".join(run.text for run in paragraph.runs)
        if shown.untouched(0, old) and old != version:
            retext(paragraph, version)
            _rename(shape, "foot", [item(["version"], version)])
            return {old: words("slides.renew.version", old=old, new=version)}
    return {}
