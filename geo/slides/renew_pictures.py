"""Maps and drawings in a deck, drawn anew at the size that they have now; discs over a map are laid on it again."""

import io
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qs

from pptx.oxml.ns import qn
from pptx.util import Emu

from geo.edition import Edition
from geo.language import Lang
from geo.scene.extent import extent_of
from geo.slides.crowd import crowd_of, discs, lay, sheet_of, spelled_signs
from geo.slides.map_picture import MAP_DPI, Drawn, apart, drawn_map, pixels, signs_of, whole
from geo.slides.merger_sums import drawn_merger
from geo.slides.names import Item, digest, known
from geo.slides.placeholders import describe, described
from geo.slides.renew_words import Renewed
from geo.slides.renewal import Change
from geo.slides.year_maps import drawn_key, drawn_small, year_view
from geo.story.merger import merged
from geo.view import View, parse

Inches = tuple[float, float]


def renew_map(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """A map; very many points are drawn on it or over it as they were."""
    view = _view(edition, items[0], lang)
    return _redrawn(shape, items[0], lambda inches: drawn_map(edition, view, inches, extent_of(view), apart=apart(items[0])))


def renew_small(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """The small map of a year."""
    view = year_view(edition, items[0].refs, lang)
    return _redrawn(shape, items[0], lambda inches: drawn_small(edition, view, inches)) if view else _gone(shape, items)


def renew_key(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """What the colours of small maps mean; a year that is gone has none."""
    views = [view for link in items[0].refs.split(" ") if (view := year_view(edition, link, lang))]
    return _redrawn(shape, items[0], lambda inches: drawn_key(edition, views, lang, inches)) if views else _gone(shape, items)


def renew_merger(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """The outlines of both times."""
    merger = merged(edition)
    return _redrawn(shape, items[0], lambda inches: drawn_merger(merger, lang, inches)) if merger else _gone(shape, items)


def renew_crowd(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """The discs over a map, laid on it as it is by now; where their map is no longer ours, they stay."""
    shown = items[0]
    under = next((other for other in shape._parent if _is_map(other, shown.refs)), None)  # noqa: SLF001 - a shape knows its siblings no other way
    if under is None or not shown.untouched(0, discs(shape)):
        return [Change("kept_drawn", shown.refs)], [shown]
    size = under.image.size
    view = _view(edition, shown, lang)
    signs = signs_of(edition, view, (size[0] / MAP_DPI, size[1] / MAP_DPI), extent_of(view))
    if shown.untouched(1, spelled_signs(signs, lang)):
        return [], [shown]
    lay(shape, signs, sheet_of(under), lang)
    return [Change("redrawn", shown.refs)], [crowd_of(shape, signs, shown.refs, lang)]


def _is_map(shape: Any, refs: str) -> bool:
    """Whether a shape is the map of a link, with a picture that we drew."""
    kind, items = known(shape.name) or ("", [])
    return kind == "map" and items[0].refs == refs and hasattr(shape, "image") and items[0].untouched(0, shape.image.blob)


def _view(edition: Edition, shown: Item, lang: Lang) -> View:
    return parse(parse_qs(shown.refs.removeprefix("?"), keep_blank_values=True), lang, edition).model_copy(update={"lang": lang})


def _gone(shape: Any, items: Sequence[Item]) -> Renewed:
    return [Change("gone", items[0].refs, described(shape))], list(items)


def _redrawn(shape: Any, shown: Item, draw: Callable[[Inches], Drawn]) -> Renewed:
    """A drawing: drawn as large as its picture is, it shows whether the data moved on; then it is drawn as large as the shape is now."""
    if not shown.untouched(0, shape.image.blob):
        return [Change("kept_drawn", shown.refs)], [shown]
    wide, high = shape.image.size
    drawn = draw((wide / MAP_DPI, high / MAP_DPI))
    old_words, marks, changes = described(shape), list(shown.marks), []
    if not shown.untouched(0, drawn.picture):
        wide, high = (Emu(int(side)).inches for side in whole(shape))
        if pixels((wide, high)) != shape.image.size:
            drawn = draw((wide, high))
        _show(shape, drawn.picture)
        marks[0] = digest(drawn.picture)
        changes.append(Change("redrawn", shown.refs))
    if shown.untouched(1, old_words) and old_words != drawn.about:
        describe(shape, drawn.about)
        marks[1] = digest(drawn.about)
    return changes, [Item(shown.refs, tuple(marks))]


def _show(shape: Any, picture: bytes) -> None:
    """Another picture in a shape; the old one goes with the last shape that shows it."""
    blip = shape._element.find(f".//{qn('a:blip')}")  # noqa: SLF001 - python-pptx exchanges no pictures
    old = blip.get(qn("r:embed"))
    _, now = shape.part.get_or_add_image_part(io.BytesIO(picture))
    blip.set(qn("r:embed"), now)
    embeds = shape.part._element.xpath("//a:blip/@r:embed")  # noqa: SLF001 - python-pptx counts no pictures when it drops them
    if old not in embeds:
        shape.part.drop_rel(old)
