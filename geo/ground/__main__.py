"""Makes `ground/` of a data folder anew from the files of an office; whatever of roads, waters and heights they do not have stays."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO, cast

import shapely
from shapely.geometry.base import BaseGeometry

from geo.edition import Edition, load
from geo.edition.ground import FOLDER, RELIEF_FILE, ROADS_FILE, WATERS_FILE, Way
from geo.ground import heights, ways
from geo.ground.refusal import GroundRefused
from geo.language import LANGUAGES, Lang, data_folder, word
from geo.language.console import print_utf8
from geo.style.ground import ROADS

AROUND = 0.06
"""Degrees of the surroundings (6 km) that are drawn with the units."""
BESIDE = 0.002
"""Degrees by which small roads may leave the units."""
RASTERS = (".asc", ".tif", ".tiff", ".dt0", ".dt1", ".dt2")


def geojson(kept: Iterable[Way]) -> str:
    """Ways as GeoJSON, one feature a line."""
    lines = []
    for way in kept:
        about = {"kind": way.kind, **({"ref": way.ref} if way.ref else {})}
        feature = {"type": "Feature", "properties": about, "geometry": shapely.geometry.mapping(way.geometry)}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def made(edition: Edition, given: Iterable[Path], lang: Lang, out: TextIO) -> dict[str, str]:
    """The files of the ground by name. Raises GroundRefused where a file is no map, or none of it lies here."""
    units: BaseGeometry = shapely.union_all([unit.outline for unit in edition.base_units.values()])
    if units.is_empty:
        raise GroundRefused("no_units")
    window = shapely.box(*units.bounds).buffer(AROUND, join_style="mitre")
    files, given_ways = dict[str, str](), list[Way]()
    for path in given:
        if path.suffix.lower() in RASTERS:
            files[RELIEF_FILE] = heights.written(heights.read(path, window.bounds))
            print(word("ground.heights", lang, file=path.name), file=out)
        else:
            given_ways += (read := list(ways.read(path, window)))
            print(word("ground.read", lang, file=path.name, n=len(read)), file=out)
    kept = ways.drawn(given_ways, window, units.buffer(BESIDE), edition.place.crs)
    by_file = {name: [way for way in kept if (way.kind in ROADS) == (name == ROADS_FILE)] for name in (ROADS_FILE, WATERS_FILE)}
    files |= {name: geojson(sorts) for name, sorts in by_file.items() if sorts}
    if not files:
        raise GroundRefused("nothing")
    return files


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Put the files into a folder: first all of them beside their place, then each into it."""
    (folder / FOLDER).mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.part").write_text(text, encoding="utf-8", newline="\n")
    for name in files:
        (folder / f"{name}.part").replace(folder / name)


def main(given: list[str] | None = None, out: TextIO | None = None) -> int:
    """Run the command with the arguments ``given`` (default: those of the process); gives its exit code."""
    out = out or sys.stdout
    parser = argparse.ArgumentParser(prog="python -m geo.ground", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="OSM extract, GeoPackage, shapefile, GeoJSON, heights")
    parser.add_argument("--data", type=Path, default=data_folder(), help="the data folder (default: data/ of this map)")
    parser.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of what is said")
    arguments = parser.parse_args(given)
    lang = cast("Lang", arguments.lang)
    try:
        files = made(load(arguments.data), arguments.files, lang, out)
        write(arguments.data, files)
    except GroundRefused as refused:
        print(refused.words.text(lang), file=out)
        return 1
    except OSError as error:
        print(word("ground.unusable", lang, file=str(error.filename or arguments.data), why=str(error.strerror or error)), file=out)
        return 2
    for name, text in files.items():
        print(word("ground.written", lang, file=name, n=len(text.encode()) // 1000), file=out)
    return 0


if __name__ == "__main__":
    print_utf8()
    sys.exit(main())
