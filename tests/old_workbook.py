"""A workbook of Excel 97 (.xls) made record by record, as no program of ours writes it (MS-XLS, MS-CFB)."""

import struct
from dataclasses import dataclass, field

SECTOR, END, FREE, TABLE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
GENERAL, OWN_FORMATS = 0, 164
MOST_MERGED = 1000
"""Ranges of one record."""
PASSWORD = struct.pack("<HH", 0x2F, 6) + bytes(6)


def _record(kind, *packed):
    data = b"".join(packed)
    return struct.pack("<HH", kind, len(data)) + data


def _letters(text, width):
    return struct.pack("<HB" if width == 2 else "<BB", len(text), 1) + text.encode("utf-16-le")


@dataclass
class OldSheet:
    """One sheet: cells as (row, column, value, style), counted from 0; a text is a str or a list of (letters, font), an error bytes."""

    name: str
    cells: list = field(default_factory=list)
    merged: list = field(default_factory=list)
    hidden_rows: list = field(default_factory=list)
    hidden_columns: list = field(default_factory=list)


@dataclass
class OldBook:
    """Sheets, fonts as (name, raised, struck), number formats, and styles as (font, format); font and style 0 are plain."""

    sheets: list
    fonts: list = field(default_factory=list)
    formats: list = field(default_factory=list)
    styles: list = field(default_factory=list)
    before: bytes = b""

    def _globals(self, places):
        # number 4 is no font in any workbook
        fonts = [("Arial", False, False)] * 5 + self.fonts
        parts = [_record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), self.before, _record(0x42, struct.pack("<H", 1200))]
        for name, raised, struck in [*fonts[:4], *fonts[5:]]:
            parts.append(_record(0x31, struct.pack("<HHHHHBBBB", 200, 8 * struck, 0x7FFF, 400, int(raised), 0, 0, 0, 0), _letters(name, 1)))
        parts += [_record(0x41E, struct.pack("<H", OWN_FORMATS + n), _letters(code, 2)) for n, code in enumerate(self.formats)]
        styles = [(0, None, 0xFFF5), (0, None, 1), *((font, code, 1) for font, code in self.styles)]
        for font, code, kind in styles:
            number = GENERAL if code is None else OWN_FORMATS + code
            parts.append(_record(0xE0, struct.pack("<HHH", font, number, kind), bytes(14)))
        for place, sheet in zip(places, self.sheets, strict=True):
            parts.append(_record(0x85, struct.pack("<IH", place, 0), _letters(sheet.name, 1)))
        parts += [self._texts(), _record(0x0A)]
        return b"".join(parts)

    def _texts(self):
        texts = [value for sheet in self.sheets for _, _, value, _ in sheet.cells if isinstance(value, str | list)]
        packed = [struct.pack("<II", len(texts), len(texts))]
        for text in texts:
            runs = text if isinstance(text, list) else [(text, 0)]
            starts = [sum(len(letters) for letters, _ in runs[:n]) for n in range(len(runs))]
            marks = [struct.pack("<HH", start, font) for start, (_, font) in zip(starts, runs, strict=True)]
            packed.append(struct.pack("<HBH", starts[-1] + len(runs[-1][0]), 9, len(runs)))
            packed += ["".join(letters for letters, _ in runs).encode("utf-16-le"), *marks]
        return _record(0xFC, *packed)

    def _sheet(self, sheet, number):
        rows, columns = [cell[0] for cell in sheet.cells] or [0], [cell[1] for cell in sheet.cells] or [0]
        parts = [_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))]
        parts += [_record(0x7D, struct.pack("<HHHHHH", column, column, 2000, 0, 1, 0)) for column in sheet.hidden_columns]
        parts.append(_record(0x200, struct.pack("<IIHHH", min(rows), max(rows) + 1, min(columns), max(columns) + 1, 0)))
        parts += [_record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20)) for row in sheet.hidden_rows]
        for row, column, value, style in sheet.cells:
            place = struct.pack("<HHH", row, column, style + 1)
            if value is None:
                parts.append(_record(0x201, place))
            elif isinstance(value, str | list):
                parts.append(_record(0xFD, place, struct.pack("<I", number)))
                number += 1
            elif isinstance(value, bytes):
                parts.append(_record(0x205, place, value, b"\1"))
            else:
                parts.append(_record(0x203, place, struct.pack("<d", value)))
        for first in range(0, len(sheet.merged), MOST_MERGED):
            spans = sheet.merged[first : first + MOST_MERGED]
            parts.append(_record(0xE5, struct.pack("<H", len(spans)), *(struct.pack("<HHHH", *span) for span in spans)))
        return b"".join([*parts, _record(0x0A)]), number

    def content(self):
        """The bytes of the file."""
        pages, number = [], 0
        for sheet in self.sheets:
            page, number = self._sheet(sheet, number)
            pages.append(page)
        start = len(self._globals([0] * len(pages)))
        places = [start + sum(len(page) for page in pages[:n]) for n in range(len(pages))]
        return _compound(self._globals(places) + b"".join(pages))


def _compound(stream):
    """A compound document with one stream, "Workbook"."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    used = len(stream) // SECTOR
    tables = 1
    while tables * 128 < tables + 1 + used:
        tables += 1
    chain = [TABLE] * tables + [END] + [tables + 2 + n for n in range(used)]
    chain[-1] = END
    chain += [FREE] * (tables * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, END, 0, END, 0) + struct.pack(
        "<109I", *range(tables), *[FREE] * (109 - tables)
    )
    entries = [("Root Entry", 5, 1, END, 0), ("Workbook", 2, FREE, tables + 1, len(stream)), ("", 0, FREE, 0, 0), ("", 0, FREE, 0, 0)]
    folder = b""
    for name, kind, child, first, size in entries:
        letters = (name + "\0").encode("utf-16-le") if name else b""
        folder += (
            letters.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(letters), kind, 1, FREE, FREE, child)
            + bytes(36)
            + struct.pack("<IQ", first, size)
        )
    return header + struct.pack(f"<{len(chain)}I", *chain) + folder + stream
