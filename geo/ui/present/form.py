"""One slide to edit, in both languages; what is typed is text and stays text, and no figure is typed."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from pydantic import ValidationError

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.facts.levels import years
from geo.language import LANGUAGES, Lang
from geo.story import SlideSource, Story, chart_choices, choices
from geo.story.slide import KINDS
from geo.story.slide_source import MOST_BARS, MOST_FIGURES, MOST_PICTURES, MOST_ROWS, MOST_YEARS
from geo.story.text import LINE, LINK, NOTES, TEXT
from geo.ui.present.clean_text import clean
from geo.ui.present.draft_story import put_slides, version, view_in
from geo.ui.visit import Visit

SIZES = {"title": LINE, "text": TEXT, "notes": NOTES}
TYPED = (*(f"{part}_{lang}" for part in SIZES for lang in LANGUAGES), "view")


@kept
def _figures(edition: Edition, lang: Lang) -> dict[str, str]:
    """Every figure that a slide may show, by reference, as a reader finds it."""
    return {ref: f"{figure.label.text(lang)}: {figure.value.text(lang)}" for ref, figure in choices(edition)}


@kept
def _charts(edition: Edition, lang: Lang) -> dict[str, str]:
    """Every chart that one reference names, then every figure that can be a bar of one."""
    charts = {ref: chart.title.text(lang) for ref, chart in chart_choices(edition)}
    bars = {figure.id for figure in edition.figures}
    return charts | {ref: text for ref, text in _figures(edition, lang).items() if ref in bars}


def _known_years(edition: Edition) -> dict[Any, str]:
    known = {year for layer in edition.registry if layer.shape == "status" for year in years(edition, layer.id)}
    return {year: str(year) for year in sorted(known)}


def _pictures(edition: Edition, lang: Lang) -> dict[str, str]:
    return {picture.id: f"{picture.words.text(lang)} ({picture.id})" for picture in edition.pictures}


def slide_form(visit: Visit, tale: Story, at: int) -> None:
    """The fields of a slide and one button that keeps all of them."""
    slide = tale.draft.slides[at]
    key = f"story-{version()}-{at}"
    with st.form(f"{key}-form", border=False):
        given: dict[str, Any] = {}
        for part, most in SIZES.items():
            columns = st.columns(2)
            for column, lang in zip(columns, LANGUAGES, strict=True):
                name = f"{part}_{lang}"
                field = column.text_input if part == "title" else column.text_area
                given[name] = field(visit.say(f"story.{name}"), getattr(slide, name), key=f"{key}-{name}", max_chars=most)
        pick = _picker(visit, slide, key, given)
        pick("figures", _figures(visit.edition, visit.lang), MOST_FIGURES)
        given["view"] = st.text_input(
            visit.say("story.view"), slide.view, key=f"{key}-view", max_chars=LINK, help=visit.say("story.view_help")
        )
        with st.expander(visit.say("story.instead")):
            kinds = {kind: visit.say(f"story.kind_{kind}") for kind in KINDS}
            given["kind"] = st.selectbox(
                visit.say("story.kind"), list(kinds), KINDS.index(slide.kind), format_func=kinds.__getitem__, key=f"{key}-kind"
            )
            pick("chart", _charts(visit.edition, visit.lang), MOST_BARS)
            given["map"] = st.checkbox(visit.say("story.map"), slide.map, key=f"{key}-map")
            pick("table", _figures(visit.edition, visit.lang), MOST_ROWS)
            pick("years", _known_years(visit.edition), MOST_YEARS)
            if visit.edition.pictures or slide.pictures:
                pick("pictures", _pictures(visit.edition, visit.lang), MOST_PICTURES)
        if st.form_submit_button(visit.say("story.keep"), key=f"{key}-keep"):
            _keep(visit, tale, at, given)


def _picker(visit: Visit, slide: SlideSource, key: str, given: dict[str, Any]) -> Callable[[str, Mapping[Any, str], int], None]:
    """A field from which several are picked; what the slide has already can stay even where the data do not know it."""

    def pick(name: str, known: Mapping[Any, str], most: int) -> None:
        now = list(getattr(slide, name))
        given[name] = st.multiselect(
            visit.say(f"story.{name}", most=most),
            list(dict.fromkeys([*now, *known])),
            now,
            format_func=lambda ref: known.get(ref, str(ref)),
            key=f"{key}-{name}",
            max_selections=most,
            select_all=False,
            placeholder=visit.say("story.pick"),
        )

    return pick


def _keep(visit: Visit, tale: Story, at: int, given: dict[str, Any]) -> None:
    """Take over what was typed; what cannot be a slide is said and nothing is lost from the fields."""
    cleaned = {name: clean(given[name], lines=not name.startswith(("title", "view"))) for name in TYPED}
    link = view_in(cleaned["view"])
    if cleaned["view"] and link is None:
        st.error(visit.say("story.bad_link"))
        return
    try:
        slide = SlideSource(**{**tale.draft.slides[at].model_dump(), **given, **cleaned, "view": link or ""})
    except ValidationError:
        st.error(visit.say("story.no_title"))
        return
    put_slides(tale, (slide if index == at else other for index, other in enumerate(tale.draft.slides)), at)
    st.rerun()
