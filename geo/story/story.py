"""Reads a story: what is written becomes slides that can be told, and everything that is wrong is listed while the rest opens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.language import Words
from geo.schema.faults import Fault
from geo.story.chart import chart_of
from geo.story.figure import StoryFigure, figure_of
from geo.story.file import FILE, SlideSource, fault_in, parse
from geo.story.merger import merged
from geo.story.slide import Kind, Slide
from geo.view import NAMES, View, misread
from geo.view import parse as view_of


@dataclass(frozen=True)
class Story:
    """Slides as told and as written, one of each for every slide, and what was wrong with them."""

    slides: tuple[Slide, ...] = ()
    written: tuple[SlideSource, ...] = ()
    faults: tuple[Fault, ...] = ()


def _both(vi: str, en: str) -> Words:
    return Words(vi or en, en or vi)


def _view(edition: Edition, number: int, link: str) -> tuple[View, list[Fault]]:
    """The view of a link; a part that no link has, a value that is not known and a selection that is gone are faults."""
    given = parse_qs(link.removeprefix("?"), keep_blank_values=True)
    faults = [
        fault_in(number, "story_view", "view", f"{part}={given[part][-1]}", allowed=", ".join(NAMES.values()))
        for part in misread(given, edition)
    ]
    view = view_of(given, "vi", edition)
    if view.selection and not _there(edition, view.selection):
        faults.append(fault_in(number, "story_gone", "view", view.selection))
        view = view.model_copy(update={"selection": None})
    return view, faults


def _there(edition: Edition, selection: str) -> bool:
    layer, _, name = selection.partition("/")
    return any(feature.id == name for feature in edition.features[layer]) if name else edition.has_unit(selection)


def _figures(edition: Edition, number: int, refs: Iterable[str]) -> tuple[tuple[StoryFigure, ...], list[Fault]]:
    figures = [(ref, figure_of(edition, ref)) for ref in refs]
    faults = [fault_in(number, "story_figure", "figures", ref) for ref, figure in figures if figure is None]
    return tuple(figure for _, figure in figures if figure), faults


def _tell(edition: Edition, number: int, written: SlideSource) -> tuple[Slide, list[Fault]]:
    view, faults = _view(edition, number, written.view)
    figures, unknown = _figures(edition, number, written.figures)
    faults += unknown
    chart = chart_of(edition, written.chart, written.whole) if written.chart else None
    if written.chart and chart is None:
        faults.append(fault_in(number, "story_chart", "chart", ", ".join(written.chart)))
    merger = merged(edition) if written.kind == "merger" else None
    kind: Kind = "plain" if written.kind == "merger" and not merger else written.kind
    if kind != written.kind:
        faults.append(fault_in(number, "story_merger", "kind", written.kind))
    faults += [fault_in(number, "known_source", "sources", name) for name in written.sources if name not in edition.sources]
    pairs = {key: (getattr(written, f"{key}_vi"), getattr(written, f"{key}_en")) for key in ("title", "text", "notes")}
    faults += [
        fault_in(number, "story_languages", f"{key}_{'vi' if en else 'en'}") for key, (vi, en) in pairs.items() if bool(vi) != bool(en)
    ]
    words = {key: _both(*pair) for key, pair in pairs.items()}
    sources = tuple(name for name in written.sources if name in edition.sources)
    return Slide(view, figures=figures, sources=sources, kind=kind, chart=chart, merger=merger, **words), faults


def _story(edition: Edition, slides: Mapping[int, SlideSource], before: Iterable[Fault] = ()) -> Story:
    resolved = [_tell(edition, number, written) for number, written in slides.items()]
    return Story(
        tuple(slide for slide, _ in resolved), tuple(slides.values()), (*before, *(wrong for _, faults in resolved for wrong in faults))
    )


def resolve(edition: Edition, slides: Iterable[SlideSource]) -> Story:
    """The story of slides as they are written."""
    return _story(edition, dict(enumerate(slides, start=1)))


def read(edition: Edition, content: bytes) -> Story:
    """The story of a file's content. Raises nothing for what it holds."""
    slides, faults = parse(content)
    return _story(edition, slides, faults)


@kept
def load(edition: Edition) -> Story:
    """The story that lies in the district's own folder; without a file there is none, and that is no fault."""
    try:
        content = (edition.folder / FILE).read_bytes()
    except OSError:
        return Story()
    return read(edition, content)
