"""One slide to edit, in both languages; what is typed is text and stays text."""

from typing import Any

import streamlit as st
from pydantic import ValidationError

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.language import LANGUAGES, Lang
from geo.story import SlideSource, Story, choices
from geo.story.slide_source import MOST_FIGURES
from geo.story.text import LINE, LINK, NOTES, TEXT
from geo.ui.present.clean_text import clean
from geo.ui.present.draft_story import put_slides, version, view_in
from geo.ui.visit import Visit

SIZES = {"title": LINE, "text": TEXT, "notes": NOTES}


@kept
def _figures(edition: Edition, lang: Lang) -> dict[str, str]:
    """Every figure that a slide may show, by reference, as a reader finds it."""
    return {ref: f"{figure.label.text(lang)}: {figure.value.text(lang)}" for ref, figure in choices(edition)}


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
        known = _figures(visit.edition, visit.lang)
        options = list(dict.fromkeys([*slide.figures, *known]))
        given["figures"] = st.multiselect(
            visit.say("story.figures", most=MOST_FIGURES),
            options,
            list(slide.figures),
            format_func=lambda ref: known.get(ref, ref),
            key=f"{key}-figures",
            max_selections=MOST_FIGURES,
            select_all=False,
            placeholder=visit.say("story.pick"),
        )
        given["view"] = st.text_input(
            visit.say("story.view"), slide.view, key=f"{key}-view", max_chars=LINK, help=visit.say("story.view_help")
        )
        if st.form_submit_button(visit.say("story.keep"), key=f"{key}-keep"):
            _keep(visit, tale, at, given)


def _keep(visit: Visit, tale: Story, at: int, given: dict[str, Any]) -> None:
    """Take over what was typed; what cannot be a slide is said and nothing is lost from the fields."""
    cleaned = {name: clean(value, lines=not name.startswith(("title", "view"))) for name, value in given.items() if name != "figures"}
    link = view_in(cleaned["view"])
    if cleaned["view"] and link is None:
        st.error(visit.say("story.bad_link"))
        return
    try:
        slide = SlideSource(**{**tale.draft.slides[at].model_dump(), **cleaned, "view": link or "", "figures": tuple(given["figures"])})
    except ValidationError:
        st.error(visit.say("story.no_title"))
        return
    put_slides(tale, (slide if index == at else other for index, other in enumerate(tale.draft.slides)), at)
    st.rerun()
