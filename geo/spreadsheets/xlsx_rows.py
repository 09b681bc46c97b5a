"""Rows and texts as nearly all programs write them are taken as they lie in the file; its parser is told the others."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar
from xml.parsers import expat

from geo.spreadsheets.limits import ROWS
from geo.spreadsheets.xlsx_elements import Sweep
from geo.spreadsheets.xlsx_page import Page, column_number
from geo.spreadsheets.xlsx_texts import RichTexts

UTF8 = re.compile(rb"(?:\xef\xbb\xbf)?<(?!\?xml [^<>]*encoding\s*=\s*[\"'](?!utf-8[\"']))", re.IGNORECASE)
"""The beginning of a part that names no other encoding."""
MOST_HELD = 256 * 1024
"""Bytes of a row that waits for its end; a longer one is left to the parser."""
# A subset of XML that can be read in one way only: no prefixes, references, comments; a row that is seen, its cells in columns up to BZ.
_SAID = rb'(?: (?!r=|ht="0"|hidden="(?!0"|false"))[A-Za-z\d:]+="[\w.: -]*")*+'
_CELL = rb'<c r="[AB]?[A-Z]\1"(?: s="\d+")?(?: t="[snb]")?(?:/>|><v>[\d.eE+-]*</v></c>)'
ROW = re.compile(rb'<row r="([1-9]\d{0,4})"' + _SAID + rb">((?:" + _CELL + rb")*+)</row>")
FULL = re.compile(rb'<c r="([A-Z]+)\d+"(?: s="(\d+)")?(?: t="[snb]")?><v>(?:-?\d*\.(\d+))?')
DUST = 12
"""So many decimals are dust of a binary number: whether more than is shown is kept its value tells."""
TEXT = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<&\]\x00-\x1f]{0,1000})</t></si>')

Kept = TypeVar("Kept")
Taker = Callable[[re.Match[bytes]], bool]
"""Takes a piece of a part, or says that the parser is to be told of it."""


def _by_bytes(styles: Mapping[str, Kept]) -> dict[bytes, Kept]:
    """Styles as rows name them; a cell that names none has the first."""
    named = {style.encode(): kept for style, kept in styles.items()}
    return named | {b"": styles["0"]} if "0" in styles else named


def _taker_of_rows(page: Page) -> Taker:
    dressed, rounds = _by_bytes({style: style for style in page.dressed}), _by_bytes(page.book.rounds)
    columns: dict[bytes, int] = {}
    rounded: set[bytes] = set()

    def take(row: re.Match[bytes]) -> bool:
        number, full = int(row[1]), FULL.findall(row[2])
        if number > ROWS:
            return False
        looks = []
        for letters, style, decimals in full:
            if style in dressed:
                column = columns.get(letters) or columns.setdefault(letters, column_number(letters.decode()))
                looks.append((column, dressed[style]))
            elif decimals and letters not in rounded and len(decimals) > rounds.get(style, len(decimals)):
                page.look.rounds[number, column_number(letters.decode())] = rounds[style]
                rounded.update([letters] if len(decimals) < DUST else [])
        page.plain_row(number, len(full), looks)
        return True

    return take


def _taker_of_texts(texts: RichTexts) -> Taker:
    def take(text: re.Match[bytes]) -> bool:
        plain = text[1].decode().strip()
        texts.keep(plain, plain)
        return True

    return take


class Plain:
    """Stands before the parser of worksheets and shared texts, by the same names; what is taken the parser need not see.

    In a comment a row is taken too: more cells than there are may be counted, never fewer.
    """

    def __init__(self, parser: expat.XMLParserType, sweep: Page | RichTexts) -> None:
        self.parser, self.held, self.taken, self.plain = parser, b"", 0, True
        self.piece, self.start = (ROW, b"<row ") if isinstance(sweep, Page) else (TEXT, b"<si>")
        self.take = _taker_of_rows(sweep) if isinstance(sweep, Page) else _taker_of_texts(sweep)

    @property
    def CurrentByteIndex(self) -> int:  # noqa: N802 - as expat names it
        """How many bytes are done with."""
        return self.parser.CurrentByteIndex + self.taken + len(self.held)

    def Parse(self, chunk: bytes, last: bool) -> None:  # noqa: N802, FBT001 - as expat names it
        """The next bytes of the part. Raises ExpatError and FileRefused."""
        data = self.held + chunk
        if not self.taken and self.parser.CurrentByteIndex <= 0 and data:
            self.plain = UTF8.match(data) is not None
        end = len(data) if last or not self.plain else data.rfind(self.start)
        if end < 0 or len(data) - end > MOST_HELD:
            end = len(data)
        self.held, done = data[end:], 0
        for piece in self.piece.finditer(data, 0, end) if self.plain else ():
            if done < piece.start():
                self.parser.Parse(data[done : piece.start()], False)
            done = piece.start()
            if self.take(piece):
                done, self.taken = piece.end(), self.taken + piece.end() - piece.start()
        self.parser.Parse(data[done:end], last)


def reader_of(parser: expat.XMLParserType, sweep: Sweep | None) -> expat.XMLParserType | Plain:
    """What reads a part: its parser, or one that takes what is plain before it."""
    return Plain(parser, sweep) if isinstance(sweep, Page | RichTexts) else parser
