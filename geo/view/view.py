"""What a reader is looking at, and how a link spells it."""

import re
from collections.abc import Mapping
from typing import Any, Literal, get_args
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, ValidationInfo, model_validator

from geo.edition import Edition, load
from geo.edition.keeping import kept
from geo.edition.units import Era
from geo.language import LANGUAGES, Lang
from geo.view.grammar import NUMBER, Part, Parts, as_data, spelled, values_in

Background = Literal["own", "plain", "osm", "imagery", "topo"]

#: The name of every part of a view in a link, in the order in which a link says them.
NAMES: Mapping[str, str] = {
    "era": "era",
    "year": "year",
    "layers": "layers",
    "selection": "sel",
    "lang": "lang",
    "background": "bg",
    "center": "c",
    "zoom": "z",
}
ZOOMS = (5.0, 18.0)
NEAR = 14.0
"""The zoom of a link that names a center and no zoom: a place in its surroundings."""
AROUND = " \t\r\n\u00a0\u200b\u200e\u200f\ufeff.,;:!?()[]{}<>'\"“”‘’«»…*"
"""What mails and chats leave around a part of a link; no part of ours begins or ends with it."""
LONGEST = 400  # characters of one value; whatever is longer was not written by us
_UNWANTED = re.compile(r"q=0(\.0*)?", re.ASCII)


def unit_pattern(edition: Edition) -> str:
    """How the id of a unit of any era is written."""
    return f"(?:{'|'.join(edition.units)})-[0-9]{{5}}"


@kept
def view_parts(edition: Edition) -> Parts:
    """The parts of a link to ``edition``: what a view of it may show, and what it shows at first."""
    place, layers = edition.place, edition.registry
    years, eras, ids = tuple(range(place.years[0], place.years[1] + 1)), tuple(edition.units), tuple(layer.id for layer in layers)
    features = f"(?:{'|'.join(ids) or '(?!)'})/[a-z0-9][a-z0-9-]{{0,79}}"
    parts = {
        "era": Part(NAMES["era"], "one", eras[0], eras, always=True),
        "year": Part(NAMES["year"], "one", years[-1], years, always=True),
        "layers": Part(NAMES["layers"], "some", tuple(layer.id for layer in layers if layer.on), ids, always=True),
        "selection": Part(NAMES["selection"], "match", pattern=f"{unit_pattern(edition)}|{features}", moved=edition.former.pairs),
        "lang": Part(NAMES["lang"], "one", "vi", LANGUAGES, always=True),
        "background": Part(NAMES["background"], "one", "own", get_args(Background)),
        "center": Part(NAMES["center"], "numbers", pattern=NUMBER, bounds=(place.latitudes, place.longitudes), steps=100_000),
        "zoom": Part(NAMES["zoom"], "numbers", pattern=NUMBER, bounds=(ZOOMS,), steps=4),
    }
    return {field: parts[field] for field in NAMES}


class View(BaseModel):
    """What a reader is looking at; what is not given is as the place shows it at first, and what no link can say is no view.

    ``center`` (latitude and longitude in degrees, WGS 84) and ``zoom`` None mean the district fitted to the free space of the window.
    ``selection`` is a unit ("2024-06901"), whose era then is the view's, or a feature ("projects/viet-uc"); whether it exists is for the
    reader of the view to find out: a link may be older than the data. The place is our own, unless ``view_of`` names another.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    era: Era
    year: int
    layers: tuple[str, ...]
    selection: str | None
    lang: Lang
    background: Background
    center: tuple[float, float] | None
    zoom: float | None

    @model_validator(mode="before")
    @classmethod
    def _as_a_link_says_it(cls, given: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        parts: Parts = info.context or view_parts(load())
        values = given | {field: part.checked(given.get(field, part.default)) for field, part in parts.items()}
        if values["center"] and values["zoom"] is None:
            values["zoom"] = NEAR
        unit_era = (values["selection"] or "").partition("-")[0]
        return values | ({"era": unit_era} if unit_era in parts["era"].among else {})


def view_of(edition: Edition, **asked: Any) -> View:
    """A view of ``edition``."""
    return View.model_validate(asked, context=view_parts(edition))


def reader_language(accepted: str) -> Lang:
    """The first of our languages in ``accepted`` (an Accept-Language header or one locale); English for readers of others.

    Vietnamese where nothing is said.
    """
    wishes = [wish.partition(";") for wish in accepted[:LONGEST].lower().replace("_", "-").split(",")]
    wanted = [name.strip().split("-")[0] for name, _, weight in wishes if name.strip() and not _UNWANTED.fullmatch(weight.strip())]
    ours: list[Lang] = [lang for name in wanted for lang in LANGUAGES if lang == name]
    return ours[0] if ours else "en" if wanted else "vi"


def parse(query: Mapping[str, str | list[str]], accept_language: str = "", edition: Edition | None = None) -> View:
    """Read a link to ``edition`` (our own when none is given); a part that says nothing we know is taken as not said.

    What a mail or a chat left around a value, or an ``&`` that it wrote as ``&amp;``, changes nothing. Never raises.
    """
    parts = view_parts(edition or load())
    texts = {field: _one(query.get(part.name, query.get(f"amp;{part.name}"))) for field, part in parts.items()}
    return View.model_validate({"lang": reader_language(accept_language), **values_in(parts, texts)}, context=parts)


def misread(query: Mapping[str, str | list[str]], edition: Edition | None = None) -> list[str]:
    """The parts of a link that no link of the map has, or whose value says nothing."""
    known = {part.name: part for part in view_parts(edition or load()).values()}
    return [name for name in query if name not in known or not known[name].understands(_one(query[name]) or "")]


def _one(value: str | list[str] | None) -> str | None:
    """The one text said under a name, or None when nothing usable was."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip(AROUND) if isinstance(value, str) and len(value) <= LONGEST else None


def spell(view: View, edition: Edition | None = None) -> dict[str, str]:
    """Spell a view as link parameters: the language always (its default is the browser's), the rest where it differs from the default."""
    return spelled(view_parts(edition or load()), view, always="lang")


def query(view: View, edition: Edition | None = None) -> str:
    """The part of a link to ``edition`` behind its ``?``."""
    return urlencode(spell(view, edition), safe=",/")


def schema(edition: Edition) -> dict[str, Any]:
    """The grammar as plain data: what the client reads and writes links by."""
    return {"parts": as_data(view_parts(edition)), "near": NEAR, "around": AROUND, "longest": LONGEST}
