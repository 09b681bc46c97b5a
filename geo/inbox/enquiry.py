"""Enquiries of investors: what one is, what is said to its writer when it is none, how it is kept."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from geo.inbox.box import MessageKind
from geo.language import Lang, Words, word, words

NAME, ORGANISATION, CONTACT = (2, 120), (0, 200), (5, 200)
PROJECT = (0, 200)
MESSAGE = (10, 3_000)
"""Least and most characters, without spaces around the text."""
LIMITS = {"name": NAME, "organisation": ORGANISATION, "contact": CONTACT, "project": PROJECT, "message": MESSAGE}
FIELDS = tuple(LIMITS)
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_PHONE_SIGNS = re.compile(r"[\d\s+().-]+")
_PHONE_DIGITS = (8, 15)


def reachable(contact: str) -> str:
    """The contact when it is a mail address or a telephone number. Raises ValueError for anything else."""
    digits = sum(sign.isdigit() for sign in contact)
    phone = _PHONE_SIGNS.fullmatch(contact) and _PHONE_DIGITS[0] <= digits <= _PHONE_DIGITS[1]
    if not phone and not _MAIL.fullmatch(contact):
        raise ValueError("neither a mail address nor a telephone number")
    return contact


class Enquiry(BaseModel):
    """Somebody who wants to know more of a project (its reference and name as they stood in the form; empty: the district as a whole)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: str = Field(min_length=NAME[0], max_length=NAME[1])
    organisation: str = Field(default="", max_length=ORGANISATION[1])
    contact: Annotated[str, Field(min_length=CONTACT[0], max_length=CONTACT[1]), AfterValidator(reachable)]
    project: str = Field(default="", max_length=PROJECT[1])
    message: str = Field(min_length=MESSAGE[0], max_length=MESSAGE[1])
    lang: Lang = "vi"


def faults_of(error: ValidationError) -> list[tuple[str, Words]]:
    """The faults of an enquiry for its writer: the field, and what is wrong and how to mend it."""
    return [_fault(str(item["loc"][0]) if item["loc"] else "", str(item["type"])) for item in error.errors(include_input=False)]


def _fault(field: str, kind: str) -> tuple[str, Words]:
    if field not in LIMITS:
        return field, words("enquiry.malformed")
    least, most = LIMITS[field]
    name = words(f"enquiry.column_{field}")
    if kind == "string_too_long":
        return field, words("enquiry.long", field=name, most=most)
    if kind == "string_too_short":
        return field, words("enquiry.short", field=name, least=least)
    return field, words("enquiry.contact_wrong" if field == "contact" else "enquiry.unreadable", field=name)


def summary(enquiry: Enquiry, lang: Lang, number: str = "") -> str:
    """The enquiry as lines to copy into a mail."""
    rows = [(name, getattr(enquiry, name)) for name in FIELDS if getattr(enquiry, name)]
    lines = [f"{word(f'enquiry.column_{name}', lang)}: {text}" for name, text in rows]
    return "\n".join([*([f"{word('enquiry.column_id', lang)}: {number}"] if number else []), *lines])


BOX = MessageKind(
    name="enquiries",
    words="enquiry",
    columns=("time", *FIELDS, "lang", "id"),
    head=("time", "project", "id"),
    tail=("name", "organisation", "contact"),
    a_day=100,
    most=3,
)
