"""Reports of readers that something on the map is wrong: what one is, what is said to its writer when it is none, how it is kept."""

import re
from typing import Annotated
from urllib.parse import parse_qs

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from geo.edition import load
from geo.inbox.box import MessageKind
from geo.language import Lang, Words, words
from geo.view import parse, query, view_of

MESSAGE_SHORTEST, MESSAGE_LONGEST = 5, 2_000
CONTACT_LONGEST = 200
LINK_LONGEST = 1_000
_PAGE = re.compile(r"/[a-z]{0,30}", re.ASCII)


def _selectable(ref: str) -> str:
    return view_of(load(), selection=ref).selection or ""


def _canonical(link: str) -> str:
    """The page and the view of a link, spelled by us: nothing else that was in it is kept."""
    page, _, asked = link.partition("?")
    view = parse(parse_qs(asked, keep_blank_values=True, max_num_fields=40))
    return f"{page if _PAGE.fullmatch(page) else '/'}?{query(view)}"


class Report(BaseModel):
    """Something that a reader says is wrong.

    ``what`` is the unit or the feature it is said of, ``link`` the page and the view it was seen in ("/xem?lang=vi"), ``contact`` how
    to reach the writer (may be empty), ``lang`` the language of the form. Lengths count characters, without spaces around the text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    what: Annotated[str, AfterValidator(_selectable)]
    link: Annotated[str, Field(max_length=LINK_LONGEST), AfterValidator(_canonical)]
    message: str = Field(min_length=MESSAGE_SHORTEST, max_length=MESSAGE_LONGEST)
    contact: str = Field(default="", max_length=CONTACT_LONGEST)
    lang: Lang = "vi"


def faults_of(error: ValidationError) -> list[tuple[str, Words]]:
    """The faults of a report for its writer: the field, and what is wrong and how to mend it."""
    items = [(str(item["loc"][0]) if item["loc"] else "", str(item["type"])) for item in error.errors(include_input=False)]
    return [(field, _words(field, kind)) for field, kind in items]


def _words(field: str, kind: str) -> Words:
    limits: dict[str, str | int | Words] = {"least": MESSAGE_SHORTEST, "most": MESSAGE_LONGEST if field == "message" else CONTACT_LONGEST}
    if field in ("message", "contact"):
        name = {"string_too_long": "long", "string_unicode": "unreadable"}.get(kind, "short" if field == "message" else "unreadable")
        return words(f"report.{field}_{name}", **limits)
    return words("report.what_unknown" if field == "what" else "report.malformed")


BOX = MessageKind(
    name="reports",
    words="report",
    columns=("time", "what", "message", "contact", "link", "lang", "id"),
    head=("time", "what", "id"),
    tail=("link", "contact"),
)
