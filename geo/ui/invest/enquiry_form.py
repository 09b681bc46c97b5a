"""Ask about a project: a form that keeps an enquiry on this machine, and gives its writer a copy."""

import streamlit as st
from pydantic import ValidationError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.inbox.box import why_not_withdrawn, withdraw
from geo.inbox.enquiry import BOX, LIMITS, Enquiry, faults_of, summary
from geo.inbox.store import NotKept
from geo.invest.projects import Project, projects_of
from geo.language import Lang, Words, words
from geo.ui.html import element, render
from geo.ui.visit import Visit

SENT, WITHDRAWN = "enquiry-sent", "enquiry-withdrawn"


def form(visit: Visit) -> None:
    """Draw the form; what is wrong is said at once and nothing that was typed is lost."""
    with st.container(key="contact"):
        render(element("h2", visit.say("enquiry.title")), element("p", visit.say("enquiry.about")))
        st.caption(visit.say("enquiry.kept", months=BOX.months))
        if st.session_state.pop(WITHDRAWN, False):
            st.success(visit.say("frame.report_deleted"))
        if SENT in st.session_state:
            _thank(visit)
            return
        with st.form("enquiry", border=False):
            typed = _fields(visit)
            sent = st.form_submit_button(visit.say("enquiry.send"), type="primary")
        if sent:
            _send(visit, typed)
        _withdrawing(visit)


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


def _kept(visit: Visit, asked: Enquiry) -> str:
    """Keep it; gives why not, in the reader's language, or nothing."""
    context = get_script_run_ctx()
    try:
        entry = BOX.keep(asked.model_dump(), _address(), str(context.session_id) if context else "")
    except NotKept as refused:
        return BOX.why(refused).text(visit.lang)
    st.session_state[SENT] = (asked, str(entry["id"]))
    return ""


def _address() -> str:
    address = st.context.ip_address
    return address if isinstance(address, str) else ""  # none at localhost


def _withdrawing(visit: Visit, number: str = "") -> None:
    """Delete what was sent: the letter of this number, or that whose code is typed."""
    with st.expander(visit.say("frame.report_withdraw")):
        hint = visit.say("frame.report_code_hint")
        code = number or st.text_input(visit.say("frame.report_code"), max_chars=40, key="enquiry-code", help=hint)
        if st.button(visit.say("frame.report_delete"), key="enquiry-withdraw"):
            refused = _withdrawn(code)
            if refused:
                st.error(refused.text(visit.lang))
            else:
                st.session_state.pop(SENT, None)
                st.session_state[WITHDRAWN] = True
                st.rerun()


def _withdrawn(code: str) -> Words | None:
    """Delete it; gives why not, or nothing."""
    try:
        return None if withdraw(code, _address()) else words("inbox.no_such")
    except NotKept as refused:
        return why_not_withdrawn(refused)


def _thank(visit: Visit) -> None:
    asked, number = st.session_state[SENT]
    st.success(visit.say("enquiry.sent", id=number))
    render(element("p", visit.say("enquiry.copy")))
    st.code(summary(asked, visit.lang, number), language=None, wrap_lines=True)
    if st.button(visit.say("enquiry.another"), key="enquiry-another"):
        del st.session_state[SENT]
        st.rerun()
    _withdrawing(visit, number)
