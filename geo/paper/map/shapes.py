"""Lines and areas of things on paper, beneath their signs, and how the legend shows them."""

from collections.abc import Mapping

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.measures.coordinates import DISK_CRS
from geo.paper.canvas.pen import Pen, rectangle, segment
from geo.paper.map.frame import Plane
from geo.paper.map.marks import INK, tone
from geo.paper.map.outlines import path_of
from geo.scene.scene import Scene, Thing

FORMS = ("line", "line_near", "area", "area_near")
NEAR = (7.0, 6.0)
"""Dashes of what is not exactly there, in pixels of the screen."""
LINE, AREA, HALO = 4.0, 2.0, 3.0
FAINT = 0.22


@kept
def plane_shapes(edition: Edition) -> Mapping[str, BaseGeometry]:
    """The lines and areas of all layers in metres, by the ref of their thing."""
    drawn = {row.ref: row.geometry for rows in edition.features.values() for row in rows if row.geometry is not None}
    return dict(zip(drawn, gpd.GeoSeries(list(drawn.values()), crs=DISK_CRS).to_crs(edition.place.crs), strict=True))


def draw(pen: Pen, scene: Scene, plane: Plane, k: float) -> None:
    """Those of a scene, as on the screen: areas first, what is chosen last; ``k`` points to a pixel."""
    shapes = plane_shapes(scene.edition)
    things = [thing for thing in scene.things if thing.form]
    for thing in sorted(things, key=lambda thing: (_picked(scene, thing), thing.form.startswith("line"))):
        colour, area, picked = tone(thing.layer.tone), thing.form.startswith("area"), _picked(scene, thing)
        thick = ((AREA if area else LINE) + picked) * k
        dash = tuple(part * k for part in NEAR) if thing.form.endswith("_near") else ()
        path = path_of(shapes[thing.ref])
        if area:
            pen.shape(path, fill=colour, faint=FAINT, place=plane.place)
        pen.shape(path, line=INK["ink" if picked else "halo"], thick=thick + HALO * k, place=plane.place)
        pen.shape(path, line=colour, thick=thick, dash=dash, place=plane.place)


def _picked(scene: Scene, thing: Thing) -> bool:
    return thing.ref == scene.view.selection


def forms_of(scene: Scene) -> list[str]:
    """As what things of a scene are drawn beside their signs, in the order of the legend."""
    return [form for form in FORMS if any(thing.form == form for thing in scene.things)]


def sign(pen: Pen, form: str, x: float, y: float, s: float) -> None:
    """The sign of a form in the legend, from ``x``, in the middle of ``y``; ``s`` points to a pixel."""
    near = form.endswith("_near")
    if form.startswith("line"):
        pen.shape(segment([(x, y), (x + 20 * s, y)]), line=INK["quiet"], thick=LINE * s, dash=(5 * s, 3 * s) if near else ())
        return
    box = rectangle((x + s, y - 7 * s, 18 * s, 14 * s), 2 * s)
    pen.shape(box, fill=INK["quiet"], faint=FAINT)
    pen.shape(box, line=INK["quiet"], thick=AREA * s, dash=(4 * s, 3 * s) if near else ())
