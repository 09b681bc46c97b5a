"""Heights of a window as a coarse grid: from an ESRI ASCII grid by itself, from GeoTIFF or DTED through rasterio."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from geo.edition.ground import HEADER, Relief, grid_of
from geo.ground.refusal import GroundRefused

STEP = 1 / 360
"""Degrees between two posts at least (10″): a soft shading shows no more."""
NOWHERE = -32767
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def read(path: Path, window: Box) -> Relief:
    """The heights of a file inside a window. Raises GroundRefused where there are none."""
    if path.suffix.lower() == ".asc":
        try:
            return _cut(grid_of(path.read_text(encoding="ascii", errors="replace")), window, path)
        except ValueError as error:
            raise GroundRefused("unreadable", file=path.name, why=str(error)) from error
    if find_spec("rasterio") is None:
        raise GroundRefused("rasterio", file=path.name)
    return _through_rasterio(path, window)


def _cut(relief: Relief, window: Box, path: Path) -> Relief:
    west, south, east, north = window
    rows, columns = relief.heights.shape
    lons, lats = relief.west + relief.step * np.arange(columns), relief.south + relief.step * np.arange(rows)[::-1]
    across, down = np.flatnonzero((lons >= west) & (lons <= east)), np.flatnonzero((lats >= south) & (lats <= north))
    if len(across) < 2 or len(down) < 2:  # noqa: PLR2004 - two posts make a slope
        raise GroundRefused("elsewhere", file=path.name)
    heights = relief.heights[down[0] : down[-1] + 1, across[0] : across[-1] + 1]
    return Relief(float(lons[across[0]]), float(lats[down[-1]]), relief.step, heights)


def _through_rasterio(path: Path, window: Box) -> Relief:
    """Re-projected to degrees and averaged to the step."""
    import rasterio  # noqa: PLC0415 - this command alone needs it
    from rasterio.enums import Resampling  # noqa: PLC0415
    from rasterio.warp import reproject  # noqa: PLC0415

    west, south, east, north = window
    columns, rows = round((east - west) / STEP) + 1, round((north - south) / STEP) + 1
    place = rasterio.Affine(STEP, 0, west - STEP / 2, 0, -STEP, south + (rows - 0.5) * STEP)
    heights = np.full((rows, columns), np.nan)
    try:
        with rasterio.open(path) as given:
            source = rasterio.band(given, 1)
            reproject(source, heights, dst_transform=place, dst_crs="EPSG:4326", dst_nodata=np.nan, resampling=Resampling.average)
    except Exception as error:  # rasterio raises GDAL's own
        raise GroundRefused("unreadable", file=path.name, why=str(error)) from error
    if not np.isfinite(heights).any():
        raise GroundRefused("elsewhere", file=path.name)
    return Relief(west, south, STEP, np.nan_to_num(heights))


def written(relief: Relief) -> str:
    """As an ESRI ASCII grid, whole metres."""
    rows, columns = relief.heights.shape
    head = (columns, rows, f"{relief.west:.8f}", f"{relief.south:.8f}", f"{relief.step:.10f}", NOWHERE)
    lines = [f"{name} {value}" for name, value in zip(HEADER, head, strict=True)]
    lines += [" ".join(str(round(height)) for height in row) for row in relief.heights.tolist()]
    return "\n".join(lines) + "\n"
