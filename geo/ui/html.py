"""Text from data put on a page as text: never as Markdown, never as HTML."""

import html
from urllib.parse import urlsplit

import streamlit as st


class SafeHtml(str):
    """HTML that was made by ``tag`` from escaped text."""

    __slots__ = ()


def element(name: str, *inside: object, **attributes: str) -> SafeHtml:
    """One HTML element; whatever is not itself made by ``tag`` is escaped. ``class_`` is the attribute class."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"' for key, value in attributes.items())
    return SafeHtml(f"<{name}{written}>{''.join(text(part) for part in inside)}</{name}>")


def text(part: object) -> SafeHtml:
    """A part of a page: made HTML as it is, everything else as the text that it says."""
    return part if isinstance(part, SafeHtml) else SafeHtml(html.escape(str(part)))


def render(*parts: SafeHtml) -> None:
    """Put made HTML on the page."""
    st.html("".join(parts))


def link(address: str | None, name: str) -> SafeHtml:
    """A link that opens beside the map, or only its name when the address is not one of the web."""
    if not web(address):
        return text(name)
    return element("a", name, href=str(address), target="_blank", rel="noopener noreferrer")


def web(address: str | None) -> bool:
    """Whether ``address`` is an address of the web: no script, no data, nothing else that a browser might run."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
