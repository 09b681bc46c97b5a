"""What must be confirmed before figures of a brought table are taken over: each question with its answers, and what was answered."""

import hashlib
from collections.abc import Mapping

import streamlit as st

from geo.intake import Checked, Question
from geo.ui.html import element, render
from geo.ui.visit import Visit

ANSWERS = "intake-answers"
"""What was answered, by question, for the file that it was answered for."""
SHOWN = 30
"""Questions that are drawn at once; the next follow when these are answered."""


def answers_of(file: str) -> Mapping[str, str]:
    """The answers that were given for a file."""
    kept, answers = st.session_state.get(ANSWERS, ("", {}))
    return dict(answers) if kept == file else {}


def forget_answers() -> None:
    """Another file has other questions."""
    st.session_state.pop(ANSWERS, None)


def _widget(question: Question) -> str:
    return f"intake-ask-{hashlib.sha256(question.key.encode()).hexdigest()[:12]}"


def _answered(question: Question, file: str) -> None:
    answers = dict(answers_of(file))
    answer = st.session_state.get(_widget(question), "")
    if answer:
        answers[question.key] = answer
    else:
        answers.pop(question.key, None)
    st.session_state[ANSWERS] = (file, answers)


def draw_questions(visit: Visit, checked: Checked, file: str) -> None:
    """Draw the open questions, then those that were answered, which may be answered otherwise."""
    if not checked.questions and not checked.answered:
        return
    given = answers_of(file)
    render(element("h3", visit.say("intake.questions")), element("p", visit.say("intake.questions_about")))
    with st.container(key="intake-questions"):
        for question in [*checked.questions[:SHOWN], *checked.answered]:
            names = {"": "–", **{answer: text.text(visit.lang) for answer, text in question.offers}}
            place, ask = " ".join(filter(None, (question.sheet, question.place))), question.ask.text(visit.lang)
            value = question.value if question.value not in question.ask.vi else ""
            st.selectbox(
                " · ".join(filter(None, (place, value, ask))),
                [*names],
                index=[*names].index(given.get(question.key, "")),
                format_func=names.__getitem__,
                key=_widget(question),
                on_change=_answered,
                args=(question, file),
            )
    if len(checked.questions) > SHOWN:
        render(element("p", f"… {len(checked.questions) - SHOWN}"))
