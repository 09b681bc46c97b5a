"""Ask about a project: a form that keeps an enquiry on this machine, and gives its writer a copy."""

import math

import streamlit as st
from pydantic import ValidationError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.inbox.enquiry import BOX, LIMITS, Enquiry, keep, said, summary
from geo.inbox.rate_limit import Allowance
from geo.inbox.store import Full, Unkept
from geo.invest.projects import Prospect, prospects
from geo.language import Lang
from geo.ui.html import show, tag
from geo.ui.visit import Reader

MOST, WINDOW = 3, 600
"""Enquiries of one session, and of one connection, in so many seconds."""
ALLOWANCE = Allowance(MOST, WINDOW)
SENT = "enquiry-sent"


def form(here: Reader) -> None:
    """Draw the form; what is wrong is said at once and nothing that was typed is lost."""
    with st.container(key="contact"):
        show(tag("h2", here.say("enquiry.title")), tag("p", here.say("enquiry.about")))
        st.caption(here.say("enquiry.kept", months=BOX.months))
        if SENT in st.session_state:
            _thank(here)
            return
        with st.form("enquiry", border=False):
            typed = _fields(here)
            sent = st.form_submit_button(here.say("enquiry.send"), type="primary")
        if sent:
            _send(here, typed)


def _fields(here: Reader) -> dict[str, str]:
    """What stands in the form."""
    known = prospects(here.district)
    names = {"": here.say("enquiry.whole"), **{ref: one.name.said(here.lang) for ref, one in known.items()}}
    chosen = next((index for index, ref in enumerate(names) if ref and ref == here.view.selection), 0)
    left, right = st.columns(2)
    with left:
        name = st.text_input(here.say("enquiry.column_name"), max_chars=LIMITS["name"][1], key="enquiry-name", autocomplete="name")
        reach = st.text_input(here.say("enquiry.column_contact"), max_chars=LIMITS["contact"][1], key="enquiry-contact")
    with right:
        who = st.text_input(
            here.say("enquiry.organisation"), max_chars=LIMITS["organisation"][1], key="enquiry-organisation", autocomplete="organization"
        )
        ref = st.selectbox(here.say("enquiry.column_project"), list(names), index=chosen, format_func=lambda one: names[one])
    message = st.text_area(here.say("enquiry.column_message"), max_chars=LIMITS["message"][1], key="enquiry-message")
    project = named(known[ref], here.lang) if ref else ""
    return {"name": name, "organisation": who, "contact": reach, "project": project, "message": message, "lang": here.lang}


def named(one: Prospect, lang: Lang) -> str:
    """A project as an enquiry names it: in its writer's language, with the Vietnamese name beside it for who answers."""
    names = dict.fromkeys([one.name.said(lang), one.name.vi])
    return f"{' – '.join(names)} ({one.ref})"


def _send(here: Reader, typed: dict[str, str]) -> None:
    """Keep it, or say why not and how to mend it."""
    try:
        asked = Enquiry.model_validate(typed)
    except ValidationError as error:
        for _, text in said(error):
            st.error(text.said(here.lang))
        return
    refused = _kept(here, asked)
    if refused:
        st.error(refused)
        show(tag("p", here.say("enquiry.copy")))
        st.code(summary(asked, here.lang), language=None, wrap_lines=True)
        return
    st.rerun()


def _senders() -> list[str]:
    """Who counts as one sender: the session, and the connection it comes over."""
    context = get_script_run_ctx()
    names = (context.session_id if context else "", st.context.ip_address)
    return [name for name in names if isinstance(name, str) and name]


def _kept(here: Reader, asked: Enquiry) -> str:
    """Keep it; gives why not, in the reader's language, or nothing."""
    taken: list[str] = []
    for who in _senders():
        wait = ALLOWANCE.take(who)
        if wait:
            _give_back(taken)
            return here.say("enquiry.often", most=MOST, window=WINDOW // 60, minutes=math.ceil(wait / 60))
        taken.append(who)
    try:
        st.session_state[SENT] = (asked, str(keep(asked)["id"]))
    except Unkept as error:
        _give_back(taken)
        return here.say("enquiry.full" if isinstance(error, Full) else "enquiry.unkept")
    return ""


def _give_back(taken: list[str]) -> None:
    for who in taken:
        ALLOWANCE.give_back(who)


def _thank(here: Reader) -> None:
    asked, number = st.session_state[SENT]
    st.success(here.say("enquiry.sent", id=number))
    show(tag("p", here.say("enquiry.copy")))
    st.code(summary(asked, here.lang, number), language=None, wrap_lines=True)
    if st.button(here.say("enquiry.another"), key="enquiry-another"):
        del st.session_state[SENT]
        st.rerun()
