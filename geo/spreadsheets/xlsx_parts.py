"""What lies inside a workbook's archive, looked at before anything reads it: sizes, entities, and what only is named (macros, links)."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from geo.spreadsheets.limits import PARTS, UNPACKED, FileRefused
from geo.spreadsheets.sheet import Look
from geo.spreadsheets.xlsx_elements import Sweep
from geo.spreadsheets.xlsx_look import WorkbookLook
from geo.spreadsheets.xlsx_rows import reader_of

CHUNK = 64 * 1024
TOKEN = 1024 * 1024
"""Bytes of one tag or comment: the parser reads an unfinished one again with each chunk."""
ENCRYPTED = 0x1
MACROS = re.compile(r"vbaproject|macrosheets|vbadata|^basic/|^scripts/", re.IGNORECASE)
LINKS = re.compile(r"externallinks|connections\.xml|querytables|datamodel", re.IGNORECASE)
OBJECTS = re.compile(r"embeddings|activex|oleobject|ctrlprops|customui|^object \d", re.IGNORECASE)
ASIDE = {"macros": MACROS, "links": LINKS, "objects": OBJECTS}
"""What is left aside and named: kinds of parts that hold no figures."""
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts of a workbook are packed (ECMA-376, part 2); others raise errors of their own."""
DIMENSION = re.compile(rb"<dimension [^>]{0,200}>")
XML = (".xml", ".rels", ".vml")
# What zipfile and expat raise over damaged bytes, and nothing wider: a fault of ours must not pass for a broken file.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,  # the bytes end early
    NotImplementedError,  # patched data, or a newer format than zipfile reads
    UnicodeDecodeError,  # a part's name that is not the UTF-8 it claims to be
    expat.ExpatError,
)


@dataclass
class Parts:
    """What an archive holds.

    Its kind (``xlsx``, ``xlsb``, ``ods``), how its sheets look, by name, texts with raised letters by the text without (None: there are
    both), and what is left aside: key and example.
    """

    kind: str
    looks: dict[str, Look] = field(default_factory=dict)
    texts: Mapping[str, str | None] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()


def _kind(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names) and "[content_types].xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise FileRefused("not_workbook")


def _listed(archive: zipfile.ZipFile) -> tuple[list[zipfile.ZipInfo], Parts]:
    """The parts of an archive whose own list promises nothing too large. Raises FileRefused."""
    listed = archive.infolist()
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read("META-INF/manifest.xml")[:TOKEN]:
        raise FileRefused("password")
    if len(listed) > PARTS or sum(part.file_size for part in listed) > UNPACKED:
        raise FileRefused("bomb", most=UNPACKED // (1024 * 1024))
    if any(part.flag_bits & ENCRYPTED for part in listed):
        raise FileRefused("password")
    if any(part.header_offset < 0 or part.compress_type not in PACKED for part in listed):
        raise FileRefused("broken")
    names = {_plain(part.filename) for part in listed}
    if len(names) < len(listed):
        raise FileRefused("not_workbook")
    parts = Parts(_kind(names))
    for key, kind in ASIDE.items():
        first = next((part.filename for part in listed if kind.search(_plain(part.filename))), None)
        if first:
            parts.aside[key] = first
    return listed, parts


def _is_outside(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element names something beyond the file that is no mere link to click."""
    away = tag.endswith("Relationship") and attributes.get("TargetMode") == "External"
    return away and not attributes.get("Type", "").endswith("/hyperlink")


def _parser(name: str, sweep: Sweep | None, parts: Parts) -> expat.XMLParserType:
    """A parser that refuses what no office program writes, and tells the sweep of a part its elements."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def doctype(*_: object) -> None:
        raise FileRefused("entities", part=name)

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if _is_outside(tag, attributes):
            parts.aside.setdefault("links", name)
        if sweep:
            sweep.start(tag.rpartition(":")[2], attributes)

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = doctype
    if name.endswith(".rels"):
        parser.StartElementHandler = relation
    elif sweep:
        sweep.listen(parser)
    return parser


def _swept(archive: zipfile.ZipFile, part: zipfile.ZipInfo, look: WorkbookLook, parts: Parts, budget: int) -> int:
    """How many bytes a part was; they are counted as they come, whatever the archive's list promised."""
    name, size = _plain(part.filename), 0
    sweep = look.sweep(name)
    parser = _parser(name, sweep, parts) if name.endswith(XML) and not any(kind.search(name) for kind in ASIDE.values()) else None
    reader = reader_of(parser, sweep) if parser else None
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > budget:
                raise FileRefused("bomb", most=UNPACKED // (1024 * 1024))
            if reader:
                reader.Parse(chunk, False)
                if size - reader.CurrentByteIndex > TOKEN:
                    raise FileRefused("long_part", part=part.filename)
    if reader and size:  # old office programs leave empty parts
        reader.Parse(b"", True)
    if sweep:
        sweep.end()
    return size


def look_into(content: bytes) -> Parts:
    """What a workbook's archive holds.

    Raises FileRefused for what is no workbook, has a password, XML entities, or more than fits.
    """
    left = UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed, parts = _listed(archive)
            look = WorkbookLook()
            # what a sheet's cells look like is told by other parts: they come first
            for part in sorted(listed, key=lambda part: look.turn(_plain(part.filename))):
                left -= _swept(archive, part, look, parts, left)
    except DAMAGED as error:
        raise FileRefused("broken") from error
    except (LookupError, ValueError) as error:  # an encoding or a number that no workbook has
        raise FileRefused("broken") from error
    parts.looks, parts.texts = look.by_name(), look.texts
    return parts


def without_dimensions(content: bytes) -> bytes:
    """A workbook, which was looked into, whose sheets do not say how far they reach."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as copy:
        for part in archive.infolist():
            body = archive.read(part)
            copy.writestr(part.filename, DIMENSION.sub(b"", body, count=1) if part.filename.endswith(".xml") else body)
    return out.getvalue()
