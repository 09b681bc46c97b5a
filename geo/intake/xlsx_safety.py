"""What lies inside a workbook, looked at before anything reads it: sizes, macros, links, entities, formulas."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from geo.intake.limits import CELLS, COLUMNS, LETTERS, PARTS, ROWS, UNPACKED, FileRefused

CHUNK = 64 * 1024
TOKEN = 1024 * 1024
"""Bytes of one tag or comment: the parser reads an unfinished one again with each chunk."""
DEPTH = 60
"""Elements inside each other; a workbook needs about ten."""
ENCRYPTED = 0x1
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Excel before 2007 begins, and a workbook with a password."""
MACROS = re.compile(r"vbaproject|macrosheets|vbadata|\.bin$", re.IGNORECASE)
OBJECTS = re.compile(r"embeddings|activex|oleobject|ctrlprops|customui|externallinks|connections\.xml|querytables|datamodel", re.IGNORECASE)
HARMLESS_BIN = re.compile(r"printersettings/[^/]+\.bin$", re.IGNORECASE)
SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_REF = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@dataclass
class Seen:
    """What one part holds: the sheet's merged ranges and formulas by their cells."""

    merged: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)


def column_number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Sweep:
    """Reads one XML part as a stream and stops at the first thing that does not belong there."""

    def __init__(self, name: str) -> None:
        self.name, self.seen, self.depth, self.rows, self.cells, self.cell, self.letters = name, Seen(), 0, 0, 0, "", 0
        self.sheet = bool(SHEET.match(name))
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _doctype(self, *_: object) -> None:
        raise FileRefused("entities", part=self.name)

    def _text(self, text: str) -> None:
        self.letters += len(text)
        if self.letters > LETTERS:
            raise FileRefused("long_cell", most=LETTERS)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            raise FileRefused("broken")
        tag = name.rpartition(" ")[2]
        if tag in ("c", "row", "si", "t"):
            self.letters = 0
        if tag == "Relationship" and attributes.get("TargetMode") == "External" and not attributes.get("Type", "").endswith("/hyperlink"):
            raise FileRefused("links", part=self.name)
        if self.sheet:
            self._in_sheet(tag, attributes)

    def _in_sheet(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self.rows += 1
            number = attributes.get("r", "")
            if self.rows > ROWS or (number and (not number.isascii() or not number.isdigit() or int(number[:9]) > ROWS)):
                raise FileRefused("rows", most=ROWS)
        elif tag == "c":
            self.cells += 1
            if self.cells > CELLS:
                raise FileRefused("cells", most=CELLS)
            self.cell = attributes.get("r", "")
            match = _REF.fullmatch(self.cell) if self.cell else None
            if self.cell and (not match or column_number(match[1]) > COLUMNS):
                raise FileRefused("columns", most=COLUMNS)
        elif tag == "f":
            self.seen.formulas.append(self.cell)
        elif tag == "mergeCell":
            self.seen.merged.append(attributes.get("ref", ""))

    def read(self, chunk: bytes, *, last: bool = False) -> None:
        """Go on reading. Raises FileRefused for an encoding that no workbook has, and for what its handlers refuse."""
        try:
            self.parser.Parse(chunk, last)
        except (LookupError, ValueError) as error:
            raise FileRefused("broken") from error

    def _end(self, _name: str) -> None:
        self.depth -= 1


PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts of a workbook are packed (ECMA-376, part 2); others raise errors of their own."""


def _parts(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts of an archive whose own list promises nothing too large or dangerous. Raises FileRefused."""
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise FileRefused("bomb", most=UNPACKED // (1024 * 1024))
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise FileRefused("password")
    if any(part.header_offset < 0 or part.compress_type not in PACKED for part in parts):
        raise FileRefused("broken")
    names = [part.filename.lower() for part in parts]
    if len(set(names)) < len(names) or "[content_types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise FileRefused("not_workbook")
    for name in names:
        if MACROS.search(name) and not HARMLESS_BIN.search(name):
            raise FileRefused("macros", part=name)
        if OBJECTS.search(name):
            raise FileRefused("links", part=name)
    return parts


def _swept(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: int) -> tuple[Seen, int]:
    """What a part holds and how many bytes it was; they are counted as they come, whatever the archive's list promised."""
    sweep, size = _Sweep(part.filename), 0
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > budget:
                raise FileRefused("bomb", most=UNPACKED // (1024 * 1024))
            if is_xml:
                sweep.read(chunk)
                if size - sweep.parser.CurrentByteIndex > TOKEN:
                    raise FileRefused("long_part", part=part.filename)
    if is_xml:
        sweep.read(b"", last=True)
    return sweep.seen, size


# What zipfile and expat raise over damaged bytes, and nothing wider: a fault of ours must not pass for a broken file.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,  # the bytes end early
    NotImplementedError,  # patched data, or a newer format than zipfile reads
    UnicodeDecodeError,  # a part's name that is not the UTF-8 it claims to be
    expat.ExpatError,
)


def look_into(content: bytes) -> dict[str, Seen]:
    """What each sheet of a workbook holds, by the name of its part.

    Raises FileRefused for what is no workbook, has a password, macros, embedded or linked things, XML entities, more than fits, or a
    formula.
    """
    if content.startswith(OLE):
        raise FileRefused("old_excel")
    sheets, left = {}, UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in _parts(archive):
                seen, size = _swept(archive, part, left)
                left -= size
                if SHEET.match(part.filename):
                    sheets[part.filename] = seen
    except DAMAGED as error:
        raise FileRefused("broken") from error
    return sheets
