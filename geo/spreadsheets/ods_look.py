"""How the sheets of an OpenDocument workbook look, and what its cells show."""

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from geo.spreadsheets.limits import CELLS, LETTERS, MEGABYTE, SHEETS, UNPACKED, FileRefused
from geo.spreadsheets.ods_cells import Page
from geo.spreadsheets.ods_styles import Styles
from geo.spreadsheets.sheet import Look
from geo.spreadsheets.xlsx_texts import raised

CHUNK = 64 * 1024
ASIDE = re.compile(
    r"draw:|form:|office:(annotation|forms|event-listeners)|text:(note|ruby-text)|table:(shapes|tracked-changes|dde-links?|detective)"
)
"""What stands beside cells or over them, with texts of its own: comments, shapes, changes."""
CELL = ("table:table-cell", "table:covered-table-cell")
# No archive, a part that is missing or packed otherwise, no XML, no number where one belongs, letters outside a paragraph.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, LookupError, ValueError, expat.ExpatError)


class _Content:
    """content.xml: the styles of its own, then sheet by sheet the cells with their letters."""

    def __init__(self, styles: Styles) -> None:
        self.styles, self.looks, self.page, self.cells = styles, dict[str, Look](), Page(styles), 0
        self.name, self.aside, self.attributes, self.paragraphs, self.inside = "", 0, dict[str, str](), 0, False
        self.whole, self.read, self.raised, self.struck = "", "", list[bool](), list[bool]()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins. Raises ValueError for a count that is none."""
        if self.aside:
            self.aside += 1
        elif tag in CELL:
            self.attributes, self.paragraphs, self.whole, self.read = attributes, 0, "", ""
        elif tag == "text:p":
            self._paragraph()
        elif tag == "table:table-row":
            self.page.start_row(attributes)
        else:
            self._rare(tag, attributes)

    def _rare(self, tag: str, attributes: dict[str, str]) -> None:
        if ASIDE.match(tag):
            self.aside = 1
        elif tag.startswith("text:"):
            self._text(tag, attributes)
        elif tag == "table:table-column":
            self.page.columns(attributes)
        elif tag == "table:table":
            self.name, self.page = attributes.get("table:name", ""), Page(self.styles)
            if len(self.looks) >= SHEETS:
                raise FileRefused("sheets", most=SHEETS)
        else:
            self.styles.start(tag, attributes)

    def _paragraph(self) -> None:
        self.paragraphs += 1
        self.inside = True
        self.raised, self.struck = [False], [False]
        if self.paragraphs > 1:
            self.letters("\n")

    def _text(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "text:span":
            name = attributes.get("text:style-name", "")
            self.raised.append(self.raised[-1] or self.styles.raised(name))
            self.struck.append(self.struck[-1] or self.styles.struck(name))
        elif tag == "text:s":
            self.letters(" " * min(int(attributes.get("text:c", 1)), LETTERS))
        elif tag in ("text:tab", "text:line-break"):
            self.letters("\t" if tag == "text:tab" else "\n")

    def letters(self, text: str) -> None:
        """Letters of a cell, or of a style."""
        if not self.inside:
            self.styles.letters(text)
        elif not self.aside:
            self.whole += text
            self.read += "" if self.struck[-1] else raised(text) if self.raised[-1] else text
            if len(self.whole) > LETTERS:
                raise FileRefused("long_cell", most=LETTERS)

    def end(self, tag: str) -> None:
        """An element is over."""
        if self.aside:
            self.aside -= 1
        elif tag == "text:p":
            self.inside = False
        elif tag == "text:span":
            self.raised.pop()
            self.struck.pop()
        elif tag in CELL:
            self.cells += self.page.cell(self.attributes, self.whole.strip(), self.read.strip())
            if self.cells > CELLS:
                raise FileRefused("cells", most=CELLS)
        elif tag == "table:table-row":
            self.page.end_row()
        elif tag == "table:table":
            self.looks[self.name] = self.page.done()
        else:
            self.styles.end(tag)


def _parse(archive: zipfile.ZipFile, part: str, listener: Styles | _Content) -> None:
    """Tell a listener the elements of a part, by their names as all programs write them: ``table:table-cell``."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise FileRefused("entities", part=part)

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = listener.start, listener.end
    parser.CharacterDataHandler = listener.letters
    size = 0
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > UNPACKED:
                raise FileRefused("bomb", most=UNPACKED // MEGABYTE)
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def looks_of(content: bytes) -> dict[str, Look]:
    """How each sheet looks, by its name: format codes (as Excel writes them), merged ranges, what is hidden, texts, fonts, formulas.

    Raises FileRefused: ``password``, ``entities`` (``part``), ``broken`` for damaged bytes, and what is more than fits: ``rows``,
    ``columns``, ``cells``, ``sheets``, ``long_cell``, ``bomb`` (``most``).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            with archive.open("META-INF/manifest.xml") as manifest:
                if b"encryption-data" in manifest.read(MEGABYTE):
                    raise FileRefused("password")
            styles = Styles()
            if "styles.xml" in archive.namelist():
                _parse(archive, "styles.xml", styles)
            body = _Content(styles)
            _parse(archive, "content.xml", body)
    except DAMAGED as error:
        raise FileRefused("broken") from error
    return body.looks
