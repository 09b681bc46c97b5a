"""Reads a story: what is written becomes slides that can be told, and everything that is wrong is listed while the rest opens."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from geo.charts import Chart
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.pictures import Picture
from geo.facts.levels import totals, years
from geo.language import Words, same
from geo.schema.faults import Fault
from geo.story.chart import chart_of
from geo.story.figure import StoryFigure, figure_of
from geo.story.file import FILE, Draft, fault_in, parse
from geo.story.meeting import Occasion
from geo.story.merger import Merger, merged
from geo.story.slide import Kind, Slide
from geo.story.slide_source import SlideSource
from geo.view import NAMES, View, misread
from geo.view import parse as view_of


@dataclass(frozen=True)
class Story:
    """``every`` slide as it is told, one for each as written in ``draft``, and what was wrong with them."""

    every: tuple[Slide, ...] = ()
    draft: Draft = field(default_factory=Draft)
    faults: tuple[Fault, ...] = ()

    @property
    def slides(self) -> tuple[Slide, ...]:
        """Those that are told: all but the hidden ones, and those that are pictures alone and have none."""
        both = zip(self.every, self.draft.slides, strict=True)
        return tuple(slide for slide, written in both if not written.hidden and (slide.kind != "pictures" or slide.pictures))


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


def _figures(edition: Edition, number: int, key: str, refs: Iterable[str]) -> tuple[tuple[StoryFigure, ...], list[Fault]]:
    figures = [(ref, figure_of(edition, ref)) for ref in refs]
    faults = [fault_in(number, "story_figure", key, ref) for ref, figure in figures if figure is None]
    return tuple(figure for _, figure in figures if figure), faults


def _chart(edition: Edition, number: int, written: SlideSource) -> tuple[Chart | None, list[Fault]]:
    chart = chart_of(edition, written.chart, written.whole) if written.chart else None
    wrong = written.chart and chart is None
    return chart, [fault_in(number, "story_chart", "chart", ", ".join(written.chart))] if wrong else []


def _merger(edition: Edition, number: int, written: SlideSource) -> tuple[Merger | None, list[Fault]]:
    """What became of the units of before, where a slide shows it; where nothing adds up it shows the map."""
    if written.kind != "merger":
        return None, []
    merger = merged(edition)
    return merger, [] if merger else [fault_in(number, "story_merger", "kind", written.kind)]


def _years(edition: Edition, number: int, written: SlideSource, view: View) -> tuple[dict[int, list[str]], list[Fault]]:
    """Of the years asked for, or the map's own, those in which the first layer of levels has any, with the sources of what was counted."""
    levels = next((layer.id for layer in edition.registry if layer.shape == "status" and layer.id in view.layers), "")
    known = years(edition, levels) if levels else ()
    faults = [fault_in(number, "story_year", "years", year) for year in written.years if year not in known]
    asked = written.years or ((view.year,) if written.kind == "plain" and not (written.chart or written.table or written.pictures) else ())
    return {year: [total.source for total in totals(edition, levels, year)] for year in asked if year in known}, faults


def _pictures(edition: Edition, number: int, written: SlideSource) -> tuple[tuple[Picture, ...], list[Fault]]:
    known = {picture.id: picture for picture in edition.pictures}
    asked = written.pictures or (("",) if written.kind == "pictures" else ())
    faults = [fault_in(number, "story_picture", "pictures", name) for name in asked if name not in known]
    return tuple(known[name] for name in dict.fromkeys(written.pictures) if name in known), faults


def _kind(written: SlideSource, merger: Merger | None, pictures: tuple[Picture, ...]) -> Kind:
    """What a slide is told as, where what it was to show is not there."""
    if written.kind == "pictures" and not pictures and written.text_vi:
        return "text"
    if written.kind == "text" and pictures:
        return "pictures"
    return "plain" if written.kind == "merger" and not merger else written.kind


def _words(number: int, written: SlideSource) -> tuple[dict[str, Words], list[Fault]]:
    pairs = {key: (getattr(written, f"{key}_vi"), getattr(written, f"{key}_en")) for key in ("title", "text", "notes")}
    faults = [
        fault_in(number, "story_languages", f"{key}_{'vi' if en else 'en'}") for key, (vi, en) in pairs.items() if bool(vi) != bool(en)
    ]
    return {key: _both(*pair) for key, pair in pairs.items()}, faults


def _tell(edition: Edition, number: int, written: SlideSource, occasion: Occasion) -> tuple[Slide, list[Fault]]:
    view, unread = _view(edition, number, written.view)
    figures, unknown = _figures(edition, number, "figures", written.figures)
    table, missing = _figures(edition, number, "table", written.table)
    chart, no_chart = _chart(edition, number, written)
    merger, no_merger = _merger(edition, number, written)
    shown_years, no_years = _years(edition, number, written, view)
    pictures, no_pictures = _pictures(edition, number, written)
    texts, one_language = _words(number, written)
    counted = [name for names in shown_years.values() for name in names]
    no_source = [fault_in(number, "known_source", "sources", name) for name in written.sources if name not in edition.sources]
    slide = Slide(
        view,
        figures=figures,
        sources=tuple(dict.fromkeys([*counted, *(name for name in written.sources if name in edition.sources)])),
        kind=_kind(written, merger, pictures),
        merger=merger,
        chart=chart,
        with_map=written.map,
        table=table,
        years=tuple(year for year in shown_years if year in written.years),
        lead=tuple(same(line) for line in occasion.lines) if written.kind == "opening" else (),
        id=written.id,
        charted=written.chart if chart else (),
        pictures=pictures,
        **texts,
    )
    return slide, [*unread, *unknown, *missing, *no_chart, *no_merger, *no_years, *no_pictures, *no_source, *one_language]


def _story(edition: Edition, draft: Draft, numbers: Iterable[int], before: Iterable[Fault] = ()) -> Story:
    resolved = [_tell(edition, number, written, draft.occasion) for number, written in zip(numbers, draft.slides, strict=True)]
    return Story(tuple(slide for slide, _ in resolved), draft, (*before, *(wrong for _, faults in resolved for wrong in faults)))


def resolve(edition: Edition, draft: Draft) -> Story:
    """The story of a draft."""
    return _story(edition, draft, range(1, len(draft.slides) + 1))


def read(edition: Edition, content: bytes) -> Story:
    """The story of a file's content. Raises nothing for what it holds."""
    reading = parse(content)
    return _story(edition, reading.draft, reading.numbers, reading.faults)


@kept
def load(edition: Edition) -> Story:
    """The story that lies in the district's own folder; without a file there is none, and that is no fault."""
    try:
        content = (edition.folder / FILE).read_bytes()
    except OSError:
        return Story()
    return read(edition, content)
