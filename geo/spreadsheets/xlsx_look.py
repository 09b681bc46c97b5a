"""How the sheets of a workbook look, gathered while its parts pass by: number formats, merged and hidden cells, raised letters."""

import re

from openpyxl.styles.numbers import BUILTIN_FORMATS

from geo.spreadsheets.format_code import PLAIN, rounds_to
from geo.spreadsheets.limits import SHEETS, FileRefused
from geo.spreadsheets.sheet import OLD_FONTS, Look
from geo.spreadsheets.xlsx_elements import Elements, Sweep
from geo.spreadsheets.xlsx_page import Page, Workbook
from geo.spreadsheets.xlsx_texts import RichTexts

SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")


class _Names(Elements):
    """workbook.xml: the names of the sheets, and workbook.xml.rels: which part each is."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []
        self.parts: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            ident = next((value for key, value in attributes.items() if self.local(key) == "id"), "")
            self.sheets.append((attributes.get("name", ""), ident))
            if len(self.sheets) > SHEETS:
                raise FileRefused("sheets", most=SHEETS)
        elif tag == "Relationship":
            target = attributes.get("Target", "").replace("\\", "/").lower().lstrip("/")
            self.parts[attributes.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"


class _Styles(Elements):
    """styles.xml: the number format of each style that shows more than the number, and its font where that is one of before Unicode."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[int, str] = dict(BUILTIN_FORMATS)
        self.fonts: list[str] = []
        self.formats: dict[str, str] = {}
        self.rounds: dict[str, int] = {}
        self.old: dict[str, str] = {}
        self.inside, self.styles = "", 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            self.inside = tag
        elif tag == "numFmt" and self.inside != "dxfs":
            self.codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif tag == "font" and self.inside == "fonts":
            self.fonts.append("")
        elif tag == "name" and self.inside == "fonts" and self.fonts:
            self.fonts[-1] = attributes.get("val", "")
        elif tag == "xf" and self.inside == "cellXfs":
            self._style(str(self.styles), int(attributes.get("numFmtId", 0)), int(attributes.get("fontId", 0)))
            self.styles += 1

    def _style(self, style: str, code: int, font: int) -> None:
        shape = self.codes.get(code, "")
        places = rounds_to(shape)
        if places is not None:
            self.rounds[style] = places
        elif not PLAIN.match(shape):
            self.formats[style] = shape
        name = self.fonts[font] if font < len(self.fonts) else ""
        if name.lower().startswith(OLD_FONTS):
            self.old[style] = name


class WorkbookLook:
    """The look of all sheets of a workbook; each part is listened to in its turn."""

    def __init__(self) -> None:
        self.names, self.styles = _Names(), _Styles()
        self.texts: dict[str, str | None] = {}
        self.book = Workbook(self.styles.formats, self.styles.rounds, self.styles.old, RichTexts(self.texts))
        self.pages: dict[str, Page] = {}

    def turn(self, name: str) -> int:
        """When a part is listened to: sheets last."""
        return 1 if SHEET.match(name) else 0

    def sweep(self, name: str) -> Sweep | None:
        """What listens to a part, by its plain name; None for a part that says nothing of cells."""
        if name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            return self.names
        if name == "xl/styles.xml":
            return self.styles
        if name == "xl/sharedstrings.xml":
            return self.book.rich
        if SHEET.match(name):
            return self.pages.setdefault(name, Page(self.book))
        return None

    def by_name(self) -> dict[str, Look]:
        """The look of each sheet by its name; a sheet whose part is not there has none."""
        return {name: self.pages[part].look for name, ident in self.names.sheets if (part := self.names.parts.get(ident, "")) in self.pages}
