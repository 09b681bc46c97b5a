"""Ask about a project: a form that keeps an enquiry on this machine, and gives its writer a copy."""

import math

import streamlit as st
from pydantic import ValidationError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.inbox.enquiry import BOX, LIMITS, Enquiry, faults_of, keep, summary
from geo.inbox.rate_limit import Allowance
from geo.inbox.store import StoreFull, StoreUnavailable
from geo.invest.projects import Project, projects_of
from geo.language import Lang
from geo.ui.html import element, render
from geo.ui.visit import Visit

MOST, WINDOW = 3, 600
"""Enquiries of one session, and of one connection, in so many seconds."""
ALLOWANCE = Allowance(MOST, WINDOW)
SENT = "enquiry-sent"


def form(visit: Visit) -> None:
    """Draw the form; what is wrong is said at once and nothing that was typed is lost."""
    with st.container(key="contact"):
        render(element("h2", visit.say("enquiry.title")), element("p", visit.say("enquiry.about")))
        st.caption(visit.say("enquiry.kept", months=BOX.months))
        if SENT in st.session_state:
            _thank(visit)
            return
        with st.form("enquiry", border=False):
            typed = _fields(visit)
            sent = st.form_submit_button(visit.say("enquiry.send"), type="primary")
        if sent:
            _send(visit, typed)


def _fields(visit: Visit) -> dict[str, str]:
    """What stands in the form."""
    known = projects_of(visit.edition)
    names = {"": visit.say("enquiry.whole"), **{ref: listed.name.text(visit.lang) for ref, listed in known.items()}}
    chosen = next((index for index, ref in enumerate(names) if ref and ref == visit.view.selection), 0)
    left, right = st.columns(2)
    with left:
        name = st.text_input(visit.say("enquiry.column_name"), max_chars=LIMITS["name"][1], key="enquiry-name", autocomplete="name")
        reach = st.text_input(visit.say("enquiry.column_contact"), max_chars=LIMITS["contact"][1], key="enquiry-contact")
    with right:
        who = st.text_input(
            visit.say("enquiry.organisation"), max_chars=LIMITS["organisation"][1], key="enquiry-organisation", autocomplete="organization"
        )
        ref = st.selectbox(visit.say("enquiry.column_project"), list(names), index=chosen, format_func=lambda listed: names[listed])
    message = st.text_area(visit.say("enquiry.column_message"), max_chars=LIMITS["message"][1], key="enquiry-message")
    project = named(known[ref], visit.lang) if ref else ""
    return {"name": name, "organisation": who, "contact": reach, "project": project, "message": message, "lang": visit.lang}


def named(project: Project, lang: Lang) -> str:
    """A project as an enquiry names it: in its writer's language, with the Vietnamese name beside it for who answers."""
    names = dict.fromkeys([project.name.text(lang), project.name.vi])
    return f"{' – '.join(names)} ({project.ref})"


def _send(visit: Visit, typed: dict[str, str]) -> None:
    """Keep it, or say why not and how to mend it."""
    try:
        asked = Enquiry.model_validate(typed)
    except ValidationError as error:
        for _, text in faults_of(error):
            st.error(text.text(visit.lang))
        return
    refused = _kept(visit, asked)
    if refused:
        st.error(refused)
        render(element("p", visit.say("enquiry.copy")))
        st.code(summary(asked, visit.lang), language=None, wrap_lines=True)
        return
    st.rerun()


def _senders() -> list[str]:
    """Who counts as one sender: the session, and the connection it comes over."""
    context = get_script_run_ctx()
    names = (context.session_id if context else "", st.context.ip_address)
    return [name for name in names if isinstance(name, str) and name]


def _kept(visit: Visit, asked: Enquiry) -> str:
    """Keep it; gives why not, in the reader's language, or nothing."""
    taken: list[str] = []
    for who in _senders():
        wait = ALLOWANCE.take(who)
        if wait:
            _give_back(taken)
            return visit.say("enquiry.often", most=MOST, window=WINDOW // 60, minutes=math.ceil(wait / 60))
        taken.append(who)
    try:
        st.session_state[SENT] = (asked, str(keep(asked)["id"]))
    except StoreUnavailable as error:
        _give_back(taken)
        return visit.say("enquiry.full" if isinstance(error, StoreFull) else "enquiry.unkept")
    return ""


def _give_back(taken: list[str]) -> None:
    for who in taken:
        ALLOWANCE.give_back(who)


def _thank(visit: Visit) -> None:
    asked, number = st.session_state[SENT]
    st.success(visit.say("enquiry.sent", id=number))
    render(element("p", visit.say("enquiry.copy")))
    st.code(summary(asked, visit.lang, number), language=None, wrap_lines=True)
    if st.button(visit.say("enquiry.another"), key="enquiry-another"):
        del st.session_state[SENT]
        st.rerun()
