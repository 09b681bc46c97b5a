"""Twelve ways in which a file of a data folder comes to harm, each the same for the same seed."""

import csv
import io
import json
import os
import random
from collections.abc import Callable, Mapping

HUGE = 90_000_000


def _lines(content):
    return content.split(b"\n")


def _one_byte(content, dice):
    at = dice.randrange(len(content))
    return content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]


def _nul(content, dice):
    at = dice.randrange(len(content))
    return content[:at] + b"\0" * 8 + content[at:]


def _other_columns(content, dice):
    """The first names of a table, a TOML file or GeoJSON are others."""
    head, *rest = _lines(content)
    for mark in (b",", b" = ", b'": '):
        if mark in head:
            return b"\n".join([head.replace(mark, b"_x" + mark), *rest])
    return b"unknown_key = 1\n" + content


def _swapped(content, dice):
    """Two columns of every row change places, or every two lines of what has no columns."""
    if content.lstrip(b"\xef\xbb\xbf").startswith((b"{", b"[", b"#")) or b"," not in _lines(content)[0]:
        lines = _lines(content)
        return b"\n".join([*lines[1::2], *lines[::2]])
    head, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    a, b = dice.sample(range(len(head)), 2)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        row[a], row[b] = row[b], row[a]
        writer.writerow(row)
    return out.getvalue().encode("utf-8-sig")


def _row_gone(content, dice):
    lines = _lines(content)
    if len(lines) <= 2:
        return b""
    del lines[dice.randrange(1, max(2, len(lines) - 1))]
    return b"\n".join(lines)


def _number(content, new, dice):
    """A number of the file is another; one is put in where it has none."""
    places = [at for at in range(1, len(content) - 1) if content[at : at + 1].isdigit() and content[at - 1 : at] in b",[ "]
    at = dice.choice(places) if places else len(content)
    end = at
    while end < len(content) and content[end : end + 1] in b"0123456789.":
        end += 1
    return content[:at] + new + content[end:]


def _deep(content, dice):
    return b"a = " + b"[" * 100_000 if b" = " in content[:2000] or b"[[" in content[:2000] else b'{"features": ' + b"[" * 100_000


def _no_geometry(content, dice):
    """Every second geometry is null or has NaN; what has no geometry loses its second half of every line."""
    try:
        collection = json.loads(content)
    except ValueError:
        return b"\n".join(line if n % 2 else line[: len(line) // 2] for n, line in enumerate(_lines(content)))
    for n, feature in enumerate(collection["features"]):
        if n % 2:
            feature["geometry"] = dice.choice(
                [None, {"type": "Point", "coordinates": [float("nan"), 1]}, {"type": "Polygon", "coordinates": []}]
            )
    return json.dumps(collection).encode()


def _swollen(content, dice):
    return content * (HUGE // max(1, len(content)) + 1)


DAMAGES: Mapping[str, Callable[[bytes, random.Random], bytes | None]] = {
    "missing": lambda _content, _dice: None,
    "empty": lambda _content, _dice: b"",
    "one byte": _one_byte,
    "cut": lambda content, dice: content[: dice.randrange(1, len(content))],
    "random": lambda content, dice: dice.randbytes(len(content)),
    "nul": _nul,
    "not UTF-8": lambda content, _dice: content.decode("utf-8-sig").encode("utf-16"),
    "other columns": _other_columns,
    "swapped": _swapped,
    "a row gone": _row_gone,
    "1e308": lambda content, dice: _number(content, b"1e308", dice),
    "nan": lambda content, dice: _number(content, b"NaN", dice),
    "deep": _deep,
    "no geometry": _no_geometry,
    "90 MB": _swollen,
}


def damage(path, kind, seed):
    """Harm the file of a path, in the way of ``kind``."""
    content = DAMAGES[kind](path.read_bytes(), random.Random(seed))
    if content is None:
        path.unlink()
        return
    before = path.stat().st_mtime_ns
    path.write_bytes(content)
    os.utime(path, ns=(before + 1_000_000, before + 1_000_000))
