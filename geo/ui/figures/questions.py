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


def _where(question: Question) -> tuple[str, int, str]:
    """Where a question stands, so that it keeps its place when it is answered."""
    column = question.place.rstrip("0123456789")
    return question.sheet, int(question.place.removeprefix(column) or 0), column


def draw_questions(visit: Visit, checked: Checked, file: str) -> None:
    """Draw the open questions and those that were answered, which may be answered otherwise, as they stand in the table."""
    if not checked.questions and not checked.answered:
        return
    given = answers_of(file)
    render(element("h3", visit.say("intake.questions")), element("p", visit.say("intake.questions_about")))
    with st.container(key="intake-questions"):
        for question in sorted([*checked.questions[:SHOWN], *checked.answered], key=_where):
            names = {"": "–", **{answer: text.text(visit.lang) for answer, text in question.offers}}
            ask = question.ask.text(visit.lang)
            parts = [" ".join(filter(None, (question.sheet, question.place))), question.name, question.value]
            label = dict.fromkeys(part for part in parts if part and part not in question.ask.vi)
            st.selectbox(
                " · ".join([*label, ask]),
                [*names],
                index=[*names].index(answer) if (answer := given.get(question.key, "")) in names else 0,
                format_func=names.__getitem__,
                key=_widget(question),
                on_change=_answered,
                args=(question, file),
            )
    if len(checked.questions) > SHOWN:
        render(element("p", f"… {len(checked.questions) - SHOWN}"))
