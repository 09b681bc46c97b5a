"""Who said it, when, under which licence, with which standing."""

from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from geo.language import Lang, Words, day, word
from geo.schema.declared import Day, Text, toml
from geo.schema.faults import Fault, fault

Standing = Literal["official", "reported", "inferred"]
STANDINGS: tuple[Standing, ...] = ("official", "reported", "inferred")
Kind = Literal["decision", "state_site", "press", "republisher", "database", "document_sharing", "measured"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CHOICES = {"standing": STANDINGS, "kind": KINDS}
FILE = "sources.toml"


class Source(BaseModel):
    """One source. An absent title, publisher, date or licence is not known; nothing of the kind is ever invented.

    ``licence`` absent means: facts only, no text or picture copied. ``date`` is a partial ISO date of publication.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    standing: Standing
    kind: Kind
    title: Text | None = None
    publisher: Text | None = None
    publisher_en: Text | None = None
    date: Day | None = None
    url: str | None = None
    licence: Text | None = None
    note_vi: Text | None = None
    note_en: Text | None = None

    @field_validator("url")
    @classmethod
    def _url(cls, value: str | None) -> str | None:
        if value is not None and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
            raise ValueError(value)
        return value

    @property
    def host(self) -> str:
        """Host of the address without ``www.``, empty when there is none."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.") if self.url else ""

    def who(self, lang: Lang) -> str:
        """Who said it: publisher (its English name only where it has one), else host, else id."""
        publisher = self.publisher_en if lang == "en" and self.publisher_en else self.publisher
        return publisher or self.host or self.id

    @property
    def rank(self) -> int:
        """0 official, 1 reported, 2 inferred, 3 what cannot lead: the lower, the more it counts."""
        return STANDINGS.index(self.standing) if self.leads else len(STANDINGS)

    @property
    def leads(self) -> bool:
        """Whether what it alone says may be a headline: not what stands on a site where anybody shares documents."""
        return self.kind != "document_sharing"


def _faults(name: str, error: ValidationError) -> list[Fault]:
    faults = []
    for item in error.errors():
        key = str(item["loc"][0]) if item["loc"] else ""
        known = key in Source.model_fields
        allowed = ", ".join(CHOICES.get(key) or sorted(set(Source.model_fields) - {"id"}))
        own = "source_choice" if key in CHOICES else f"source_{key}" if key in ("date", "url") else "source_text"
        reason = own if known else "source_key"
        shown = "" if item["type"] == "missing" else item["input"]
        faults.append(fault(FILE, reason, column=f"{name}.{key}", value=shown, allowed=allowed))
    return faults


def read(path: Path) -> tuple[dict[str, Source], list[Fault]]:
    """The sources of ``sources.toml`` by id, and everything that is wrong in it; a wrong source is left out."""
    tables, faults = toml(path.parent, path.name)
    sources: dict[str, Source] = {}
    for name, table in tables.items():
        if not isinstance(table, dict):
            faults.append(fault(FILE, "source_table", column=name, value=table))
            continue
        try:
            sources[name] = Source(**{**table, "id": name})
        except ValidationError as error:
            faults.extend(_faults(name, error))
    if not tables and not faults:
        faults.append(fault(FILE, "no_sources"))
    return sources, faults


def brief(source: Source, lang: Lang) -> str:
    """Who said it and when, for a line without room for more; what has neither title nor date says so."""
    if source.date:
        when = day(source.date, lang)
    elif source.title or source.kind == "measured":
        when = ""
    else:
        when = word("cite.undated" if source.kind == "database" else "cite.unknown", lang)
    return ", ".join(filter(None, [source.who(lang), when]))


def cite(source: Source, lang: Lang) -> str:
    """How a source is named: its title first where one is known, then who said it and when."""
    return f"{source.title} – {brief(source, lang)}" if source.title else brief(source, lang)


def titled(source: Source, lang: Lang) -> str:
    """The title for a table of sources: a database or our own work bears its maker's name; what has none says so."""
    return source.title or (source.who(lang) if source.kind in ("database", "measured") else word("cite.untitled", lang))


def note(source: Source) -> Words | None:
    """The note of a source in both languages, None when it has none."""
    if not source.note_vi and not source.note_en:
        return None
    return Words(source.note_vi or source.note_en or "", source.note_en or source.note_vi or "")
