"""What a reader is looking at, and how a link spells it."""

import math
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self, get_args
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator, model_validator

from geo.edition.units import Era, era_of
from geo.language import LANGUAGES, Lang
from geo.view.rules import Rules, current, unit_pattern

Background = Literal["own", "osm", "imagery", "topo"]

#: The name of every part of a view in a link; the frame reads them from ``schema()``.
NAMES: Mapping[str, str] = {
    "era": "era",
    "year": "year",
    "layers": "layers",
    "selection": "sel",
    "lang": "lang",
    "center": "c",
    "zoom": "z",
    "background": "bg",
}
ZOOMS = (5.0, 18.0)
ZOOM_STEP = 0.25
NEAR = 14.0
"""The zoom of a link that names a center and no zoom: a place in its surroundings."""
CENTER_DIGITS = 5
AROUND = " \t\r\n\u00a0\u200b\u200e\u200f\ufeff.,;:!?()[]{}<>'\"“”‘’«»…*"
"""What mails and chats leave around a part of a link; no part of ours begins or ends with it."""
LONGEST = 400  # characters of one value; whatever is longer was not written by us

_UNWANTED = re.compile(r"q=0(\.0*)?", re.ASCII)
_FEATURE = re.compile(r"([a-z][a-z0-9_]*)/[a-z0-9][a-z0-9-]{0,79}", re.ASCII)


def _canonical(ids: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    known = current(info).layers
    unknown = set(ids) - set(known)
    if unknown:
        raise ValueError(f"no such layer: {sorted(unknown)}")
    return tuple(i for i in known if i in ids)


def _steps(zoom: float | None) -> float | None:
    return None if zoom is None else round(zoom / ZOOM_STEP) * ZOOM_STEP


def _digits(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, CENTER_DIGITS) + 0.0


def _known(era: str, info: ValidationInfo) -> str:
    if era not in (known := current(info).eras):
        raise ValueError(f"no era of {known}")
    return era


def _is_unit(text: str, rules: Rules) -> bool:
    return re.fullmatch(unit_pattern(rules.eras), text, re.ASCII) is not None


def _within(value: float | None, info: ValidationInfo) -> float | None:
    """A year or a degree within the bounds of the place."""
    rules = current(info)
    bounds = {"year": rules.years, "lat": rules.lat, "lon": rules.lon}[info.field_name or ""]
    if value is not None and not bounds[0] <= value <= bounds[-1]:
        raise ValueError(f"not within {bounds[0]} to {bounds[-1]}")
    return value


Degrees = Annotated[float | None, AfterValidator(_within), AfterValidator(_digits)]


class View(BaseModel):
    """What a reader is looking at.

    ``lat``, ``lon`` (degrees, WGS 84) and ``zoom`` None mean the district fitted to the
    free space of the window. ``selection`` is a unit ("2024-06901"), whose era then is the view's, or a feature ("projects/viet-uc");
    whether it exists is for the reader of the view to find out: a link may be older than the data.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    era: Annotated[Era, AfterValidator(_known)] = Field(default_factory=lambda: current().eras[0])
    year: Annotated[int, AfterValidator(_within)] = Field(default_factory=lambda: current().years[-1])
    layers: Annotated[tuple[str, ...], AfterValidator(_canonical)] = Field(default_factory=lambda: current().shown)
    selection: str | None = None
    lang: Lang = "vi"
    lat: Degrees = None
    lon: Degrees = None
    zoom: Annotated[float | None, AfterValidator(_steps)] = Field(default=None, ge=ZOOMS[0], le=ZOOMS[1])
    background: Background = "own"

    @field_validator("selection")
    @classmethod
    def _selectable(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None or _is_unit(value, current(info)):
            return value
        feature = _FEATURE.fullmatch(value)
        if feature and feature.group(1) in current(info).layers:
            return value
        raise ValueError("neither a unit nor a feature of a layer")

    @model_validator(mode="after")
    def _era_of_unit(self) -> Self:
        if self.selection and "/" not in self.selection:
            object.__setattr__(self, "era", era_of(self.selection))
        return self

    @model_validator(mode="after")
    def _whole_center(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("a center has both lat and lon")
        if self.lat is not None and self.zoom is None:
            object.__setattr__(self, "zoom", NEAR)
        return self


def reader_language(accepted: str) -> Lang:
    """The first of our languages in ``accepted`` (an Accept-Language header or one locale); English for readers of others.

    Vietnamese where nothing is said.
    """
    wishes = [wish.partition(";") for wish in accepted[:LONGEST].lower().replace("_", "-").split(",")]
    wanted = [name.strip().split("-")[0] for name, _, weight in wishes if name.strip() and not _UNWANTED.fullmatch(weight.strip())]
    ours: list[Lang] = [lang for name in wanted for lang in LANGUAGES if lang == name]
    return ours[0] if ours else "en" if wanted else "vi"


def parse(query: Mapping[str, str | list[str]], accept_language: str = "", rules: Rules | None = None) -> View:
    """Read a link by ``rules`` (those of our own place when none are given); a part that says nothing we know is taken as not said.

    What a mail or a chat left around a value, or an ``&`` that it wrote as ``&amp;``, changes nothing. Never raises.
    """
    by = rules or current()
    said = {part: _one(query.get(name, query.get(f"amp;{name}"))) for part, name in NAMES.items()}
    read: dict[str, Any] = {"era": by.eras[0], "year": by.years[-1], "layers": by.shown, "lang": reader_language(accept_language)}
    for part, text in said.items():
        if text is not None:
            read |= _valid(_fields(part, text, by), by)
    return View.model_validate(read, context=by)


def misread(query: Mapping[str, str | list[str]], rules: Rules | None = None) -> list[str]:
    """The parts of a link that no link of the map has, or whose value says nothing: neither a change of the view nor its default."""
    by = rules or current()
    return [name for name in query if name not in NAMES.values() or not _understood(name, _one(query[name]) or "", by)]


def _understood(name: str, text: str, rules: Rules) -> bool:
    read, default = parse({name: text}, rules=rules), _default(rules)
    part = next(part for part, link in NAMES.items() if link == name)
    if part == "layers":
        return set(filter(None, text.split(","))) == set(read.layers)
    if part == "lang":
        return text in LANGUAGES
    return read != default or (part not in ("center", "zoom") and text == str(getattr(default, part)))


def _default(rules: Rules) -> View:
    return View.model_validate({"era": rules.eras[0], "year": rules.years[-1], "layers": rules.shown}, context=rules)


def _one(value: str | list[str] | None) -> str | None:
    """The one text said under a name, or None when nothing usable was."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip(AROUND) if isinstance(value, str) and len(value) <= LONGEST else None


def _fields(part: str, text: str, rules: Rules) -> dict[str, Any]:
    """The fields of a view that ``text`` speaks of, not yet checked."""
    if part == "layers":
        said = [i for i in text.split(",") if i]
        known = tuple(i for i in said if i in rules.layers)
        return {"layers": known} if known or not said else {}
    if part == "center":
        lat, _, lon = text.partition(",")
        return {"lat": _decimal(lat), "lon": _decimal(lon)}
    if part == "zoom":
        return {"zoom": _decimal(text)}
    if part == "year":
        return {"year": int(text)} if re.fullmatch(r"[0-9]{4}", text, re.ASCII) else {}
    return {part: text}


def _decimal(text: str) -> float:
    """A plain decimal number; NaN (which no field allows) for everything else."""
    return float(text) if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,12})?", text, re.ASCII) else math.nan


def _valid(fields: dict[str, Any], rules: Rules) -> dict[str, Any]:
    try:
        View.model_validate({"era": rules.eras[0], "year": rules.years[-1], "layers": (), **fields}, context=rules)
    except ValidationError:
        return {}
    return fields


def spell(view: View, rules: Rules | None = None) -> dict[str, str]:
    """Spell a view as link parameters: the language always (its default is the browser's), the rest where it differs from the default."""
    default = _default(rules or current())
    said: dict[str, str] = {NAMES["lang"]: view.lang}
    if view.layers != default.layers:
        said[NAMES["layers"]] = ",".join(view.layers)
    if view.lat is not None and view.lon is not None:
        said[NAMES["center"]] = f"{_plain(view.lat)},{_plain(view.lon)}"
    if view.zoom is not None:
        said[NAMES["zoom"]] = _plain(view.zoom)
    for part in ("era", "year", "selection", "background"):
        value = getattr(view, part)
        if value != getattr(default, part):
            said[NAMES[part]] = str(value)
    return said


def query(view: View) -> str:
    """The part of a link behind its ``?``."""
    return urlencode(spell(view), safe=",/")


def _plain(number: float) -> str:
    return f"{number:.{CENTER_DIGITS}f}".rstrip("0").rstrip(".")


def schema(rules: Rules | None = None) -> dict[str, Any]:
    """Names, allowed values and defaults as plain data: what the frame reads and writes links by."""
    by = rules or current()
    default = _default(by)
    return {
        "names": dict(NAMES),
        "eras": list(by.eras),
        "years": list(by.years),
        "layers": list(by.layers),
        "langs": list(LANGUAGES),
        "backgrounds": list(get_args(Background)),
        "lat": list(by.lat),
        "lon": list(by.lon),
        "zoom": [*ZOOMS, ZOOM_STEP],
        "digits": CENTER_DIGITS,
        "near": NEAR,
        "around": AROUND,
        "longest": LONGEST,
        "unit": unit_pattern(by.eras),
        "feature": _FEATURE.pattern,
        "default": {
            "era": default.era,
            "year": default.year,
            "layers": list(default.layers),
            "background": default.background,
        },
    }
