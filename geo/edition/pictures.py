"""Pictures of a data folder: what ``pictures/pictures.csv`` names, made anew without anything that the camera wrote into its file."""

import csv
import hashlib
import io
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from PIL import Image, ImageCms, ImageOps

from geo.language import Words, nfc, words
from geo.schema import Column, Rule, Table
from geo.schema.faults import Fault, fault
from geo.schema.reader import text_of

FOLDER = "pictures"
FILE = f"{FOLDER}/pictures.csv"
KINDS = ("JPEG", "PNG", "WEBP")
LARGEST, MOST_PIXELS = 30_000_000, 80_000_000
"""Bytes of a file, and pixels, which a small file may have very many of."""
LONG_SIDE, QUALITY = 1600, 80
"""Pixels: sharp on a wall, a few hundred kilobytes."""
_PLAIN = re.compile(r"[^./\\:*?\"<>|\x00-\x1f][^/\\:*?\"<>|\x00-\x1f]{0,119}")

TABLE = Table(
    FILE,
    (
        Column("id", "id", required=True),
        Column("file", required=True),
        Column("place", "code"),
        Column("words_vi", required=True),
        Column("words_en", required=True),
        Column("credit", required=True),
        Column("licence", required=True),
        Column("taken", "date"),
    ),
    rules=(Rule("picture_file", "file", lambda frame: frame["file"].map(lambda name: not name or _is_plain(name)).astype(bool)),),
)


@dataclass(frozen=True)
class Picture:
    """One picture: ``words`` say what is seen, ``place`` is ``layer/id``, a unit or empty, ``taken`` a partial ISO date or empty.

    ``jpeg`` is what readers get, ``size`` its width and height in pixels.
    """

    id: str
    file: str
    place: str
    words: Words
    credit: str
    licence: str
    taken: str
    jpeg: bytes
    size: tuple[int, int]

    @cached_property
    def digest(self) -> str:
        """A short name for exactly these bytes."""
        return _digest(self.jpeg)


class Refused(NamedTuple):
    """Why a file is no picture for us: ``fault.<key>`` and what is put in."""

    key: str
    most: int = 0


@dataclass(frozen=True)
class Held:
    """What a file holds, by its digest, wherever it lies."""

    digest: str
    path: Path = field(compare=False)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _is_plain(name: str) -> bool:
    return _PLAIN.fullmatch(name) is not None


def tables(folder: Path) -> Mapping[str, Table]:
    """The table by its file name, where a folder has one."""
    return {FILE: TABLE} if (folder / FILE).exists() else {}


def files(folder: Path) -> tuple[str, ...]:
    """The table, where there is one, and each file that it names, lies in the folder itself and is not far too large."""
    if not tables(folder):
        return ()
    lines = csv.DictReader(io.StringIO(text_of(folder / FILE, FILE)[0] or "", newline=""))
    named: set[str] = set()
    with suppress(csv.Error):
        named.update(nfc(line.get("file") or "") for line in lines)
    there = (path for name, path in _there(folder).items() if name in named and not _refused(folder, path))
    return (FILE, *sorted(f"{FOLDER}/{path.name}" for path in there))


def _there(folder: Path) -> dict[str, Path]:
    """What lies in the folder, by its name as we write letters: a Mac takes Vietnamese ones apart."""
    try:
        return {nfc(path.name): path for path in sorted((folder / FOLDER).iterdir()) if _is_plain(path.name)}
    except OSError:
        return {}


def _refused(folder: Path, path: Path) -> Refused | None:
    """What is wrong with a file before it is opened."""
    try:
        if not path.is_file():
            return Refused("picture_missing", LARGEST // 1_000_000)
        if path.resolve().parent != (folder / FOLDER).resolve():
            return Refused("picture_file")
        return Refused("too_large", LARGEST // 1_000_000) if path.stat().st_size > LARGEST else None
    except OSError:
        return Refused("picture_missing", LARGEST // 1_000_000)


def read(folder: Path, rows: pd.DataFrame | None) -> tuple[tuple[Picture, ...], list[Fault]]:
    """The pictures of the checked ``rows`` of the table, and what is wrong with their files; a wrong one is left out."""
    if rows is None or rows.empty:
        return (), []
    there, pictures, faults = _there(folder), [], []
    for number, row in zip(rows.index.tolist(), rows.to_dict("records"), strict=True):
        path = there.get(row["file"], folder / FOLDER / row["file"])
        made, file = _made(folder, path), f"{FOLDER}/{path.name}"
        if isinstance(made, Refused):
            wrong = fault(file, made.key, most=made.most, allowed=", ".join(KINDS))
            faults.append(replace(wrong, part=words("fault.named_in", row=number, file=FILE)))
            continue
        about = {name: row[name] for name in ("id", "place", "credit", "licence", "taken")}
        pictures.append(Picture(**about, file=file, words=Words(row["words_vi"], row["words_en"]), jpeg=made[0], size=made[1]))
    return tuple(pictures), faults


def _made(folder: Path, path: Path) -> tuple[bytes, tuple[int, int]] | Refused:
    """A file as JPEG of ours, and its size, or why it is none."""
    if refused := _refused(folder, path):
        return refused
    try:
        return _decoded(Held(_digest(path.read_bytes()), path))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Refused("picture_pixels", MOST_PIXELS // 1_000_000)
    except Exception:  # noqa: BLE001 - Pillow raises whatever a harmed file provokes
        return Refused("picture_kind")


@lru_cache(maxsize=100)  # a state of the data mostly has the pictures of the one before
def _decoded(held: Held) -> tuple[bytes, tuple[int, int]]:
    """By what it holds, whatever it is called; its size is looked at before it is decoded."""
    with Image.open(held.path, formats=KINDS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        return recoded(image, LONG_SIDE, QUALITY)


def recoded(image: Image.Image, long_side: int, quality: int) -> tuple[bytes, tuple[int, int]]:
    """A picture as JPEG, upright, so many pixels long at most; nothing but its pixels is taken over: no place, no camera, no comment."""
    image.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    upright = _in_our_colours(ImageOps.exif_transpose(image))
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A") if upright.mode == "RGBA" else None)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue(), plain.size


def _in_our_colours(image: Image.Image) -> Image.Image:
    """The picture in sRGB, which every screen, deck and paper takes it for."""
    profile = image.info.get("icc_profile")
    with suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):
        if profile and image.mode in ("RGB", "CMYK", "L"):
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def smaller(picture: Picture, long_side: int, quality: int) -> bytes:
    """The same picture smaller, for what is sent as one file."""
    with Image.open(io.BytesIO(picture.jpeg)) as image:
        return recoded(image, long_side, quality)[0]
