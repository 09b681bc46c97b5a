"""The typeface, served by ourselves under addresses that change with its bytes."""

from functools import cache

from fontpkg_be_vietnam_pro import FAMILY, ROOT

from geo.client.address import digest

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


@cache
def fonts() -> dict[str, bytes]:
    """Every weight we use by its address."""
    faces = {}
    for weight, name in WEIGHTS.items():
        content = (ROOT / "files" / f"BeVietnamPro-{name}.ttf").read_bytes()
        faces[f"/assets/fonts/be-vietnam-pro-{weight}.{digest(content)}.ttf"] = content
    return faces


@cache
def font_faces() -> str:
    """The ``@font-face`` rules of all weights."""
    rule = "@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;src:url('{url}') format('truetype')}}"
    return "".join(rule.format(family=FAMILY, weight=weight, url=url) for weight, url in zip(WEIGHTS, fonts(), strict=True))
