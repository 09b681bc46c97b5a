"""What has a page of its own, and the address of that page in each language."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.invest.projects import projects_of
from geo.language import LANGUAGES, Lang, word

Kind = Literal["contents", "unit", "layer", "project", "place", "indicator", "source", "ended", "withdrawn"]
KINDS: tuple[Kind, ...] = ("unit", "layer", "project", "place", "indicator", "source")
"""In the order in which the page of contents has them; what has ended or was withdrawn stands under the word that it had."""
DRAWN = ("png", "pdf")
"""Forms that are drawn: by a worker, where there is a server."""
FORMS: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        "contents": (),
        "unit": ("json", "csv", "geojson", *DRAWN),
        "layer": ("json", "csv", "geojson", "png"),
        "project": ("json", "csv", "geojson", *DRAWN),
        "place": ("json", "csv", "geojson", *DRAWN),
        "indicator": ("json", "csv"),
        "source": ("json",),
        "ended": ("json",),
        "withdrawn": (),
    }
)
"""What a page can be had as beside HTML: its address with that ending."""
_OTHER: Mapping[Kind, Kind] = MappingProxyType({"project": "place", "place": "project"})
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)?")
"""What an id may be to have an address: nothing that leads out of a folder, nothing that an address writes otherwise."""


class Entry(NamedTuple):
    """One page: of what kind of thing, and its id; of a thing of a layer ``layer/id``.

    ``was`` is the kind of what is no longer there, whose id is as ``entries`` has it.
    """

    kind: Kind
    id: str
    was: Kind | None = None

    def path(self, lang: Lang) -> str:
        """Its address in a language, without a slash in front: ``xa/2024-06901``."""
        first = word(f"gazetteer.path_{self.was or self.kind}", lang)
        return f"{first}/{self.id.rpartition(':')[2]}" if self.id else first


CONTENTS = Entry("contents", "")
"""The page that leads to all others."""


class Host(NamedTuple):
    """Where pages lie: on a ``server`` of ours, which draws and takes reports, or with one that only hands out files.

    ``base`` is their address, where somebody knows it (with a slash at its end), ``beside`` are its other pages.
    """

    base: str
    server: bool
    beside: tuple[str, ...] = ()

    @property
    def live(self) -> str:
        """The map beside them."""
        return "xem" if self.server else "index.html"

    def at(self, entry: Entry, lang: Lang) -> str:
        """Where a page lies, seen from where the pages begin: files need an ending."""
        return entry.path(lang) + ("" if self.server else ".html")

    def has(self, form: str) -> bool:
        """Whether a page is there in a form: a picture is only asked for by whole addresses."""
        return self.server or form not in DRAWN or (form == "png" and bool(self.base))


def _every(edition: Edition) -> list[Entry]:
    projects = projects_of(edition)
    things = [
        Entry("project" if feature.ref in projects else "place", feature.ref)
        for layer in edition.registry
        if layer.shape == "place"
        for feature in edition.features[layer.id]
    ]
    return [
        *(Entry("unit", unit) for units in edition.units.values() for unit in units),
        *(Entry("layer", layer.id) for layer in edition.registry),
        *sorted(things, key=lambda entry: KINDS.index(entry.kind)),
        *(Entry("indicator", name) for name in dict.fromkeys(figure.indicator for figure in edition.figures)),
        *(Entry("source", name) for name in edition.sources),
        *(_left(edition, former.id, former.fate) for former in edition.former.gone.values()),
    ]


def _left(edition: Edition, about: str, kind: str) -> Entry:
    """The page of what has gone, or the address that something had before it moved: under the word that it had."""
    before, _, _ = about.rpartition(":")
    layer, thing, _ = about.partition("/")
    offers = {each.id for each in edition.registry if each.offer}
    was = before or (("project" if layer in offers else "place") if thing else "unit")
    return Entry(cast("Kind", kind), about, cast("Kind", was))


@kept
def entries(edition: Edition) -> Mapping[str, Entry]:
    """Every page but that of contents by what it is about: ``2024-06901``, ``projects/viet-uc``, ``layer:projects``, ``indicator:income``.

    What bears an id that no address can hold has no page.
    """
    return MappingProxyType({_about(entry): entry for entry in _every(edition) if _PLAIN.fullmatch(entry.id.rpartition(":")[2])})


def _about(entry: Entry) -> str:
    return entry.id if entry.kind in ("unit", "project", "place") or entry.was else f"{entry.kind}:{entry.id}"


def entry_of(edition: Edition, about: str) -> Entry | None:
    """The page about something, as ``entries`` names it; None where there is none."""
    return entries(edition).get(about)


def moves(edition: Edition) -> dict[Entry, Entry]:
    """Where things had their pages before they moved to another id, and the pages that they have now."""
    return {_left(edition, before, "ended"): there for before, now in edition.former.pairs if (there := entry_of(edition, now))}


@kept
def _by_path(edition: Edition) -> Mapping[str, tuple[Entry, Lang]]:
    own = {entry: entry for entry in (CONTENTS, *entries(edition).values())}
    moved = moves(edition)
    others = {
        Entry(_OTHER[was], entry.id, entry.was and _OTHER[was]): there
        for entry, there in (own | moved).items()
        if (was := entry.was or entry.kind) in _OTHER
    }
    every = others | moved | own
    return MappingProxyType({entry.path(lang): (there, lang) for entry, there in every.items() for lang in LANGUAGES})


def entry_at(edition: Edition, path: str) -> tuple[Entry, Lang] | None:
    """The page under an address, with its language; None where there is none.

    A thing that has become an undertaking, or is none any more, is there under the word that it had before as well, and what moved to
    another id under the one that it had.
    """
    return _by_path(edition).get(path)


def has_moved(edition: Edition, path: str) -> bool:
    """Whether an address names something by an id that it no longer has."""
    _, _, name = path.partition("/")
    return any(name in (before, before.rpartition(":")[2]) for before in edition.former.moved)
