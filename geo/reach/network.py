"""The roads of the ground as a network: where they meet, and the metres between; without motorways, whose entrances nobody mapped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import rustworkx
import shapely
from numpy.typing import NDArray

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.measures.coordinates import DISK_CRS

CLOSED = ("motorway",)
JOIN = 10.0
"""Metres: a road that ends so near another one meets it; the maps that the lines come from were drawn and simplified by hand."""
CELL = 0.1
"""Metres within which two points are one."""

Metres = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Network:
    """``spots`` (n, 2) are the places where roads meet or end, ``roads`` (m,) the lines between, ``ends`` (m, 2) the spots of each."""

    spots: Metres
    roads: NDArray[np.object_]
    ends: NDArray[np.intp]
    graph: "rustworkx.PyGraph[int, float]"
    tree: shapely.STRtree

    def metres(self, starts: Sequence[int]) -> Metres:
        """The way from every spot to the nearest of ``starts`` (n,); infinite where no road leads there."""
        graph, start = (self.graph, starts[0]) if len(starts) == 1 else self._from_all(starts)
        reached = rustworkx.graph_dijkstra_shortest_path_lengths(graph, start, float)
        ways = np.full(len(self.spots) + 1, np.inf)
        ways[list(reached.keys())] = list(reached.values())
        ways[start] = 0.0
        return ways[: len(self.spots)]

    def _from_all(self, starts: Sequence[int]) -> "tuple[rustworkx.PyGraph[int, float], int]":
        """The graph with a spot more that lies at all of ``starts``."""
        graph = self.graph.copy()
        start = graph.add_node(len(self.spots))
        graph.add_edges_from([(start, spot, 0.0) for spot in starts])
        return graph, start

    def inside(self, area: shapely.Geometry) -> NDArray[np.intp]:
        """The spots that lie in an area or on its edge."""
        shapely.prepare(area)
        return np.flatnonzero(shapely.intersects_xy(area, *self.spots.T))

    def beside(self, point: shapely.Geometry, within: float) -> tuple[float, dict[int, float]] | None:
        """The metres from a point to the nearest road, and from there to its two ends; None where no road is ``within`` so many metres."""
        near = self.tree.query_nearest(point, max_distance=within, all_matches=False)
        if not len(near):
            return None
        line = self.roads[near[0]]
        along = shapely.line_locate_point(line, point)
        first, last = self.ends[near[0]].tolist()
        return float(shapely.distance(point, line)), {first: float(along), last: float(shapely.length(line) - along)}


def _joined(lines: NDArray[Any]) -> NDArray[Any]:
    """The lines, and the gaps between those that end beside another one."""
    tips = np.concatenate([shapely.get_point(lines, 0), shapely.get_point(lines, -1)])
    tip, other = shapely.STRtree(lines).query(tips, predicate="dwithin", distance=JOIN)
    apart = tip % len(lines) != other
    gaps = shapely.shortest_line(tips[tip[apart]], lines[other[apart]])
    return np.concatenate([lines, gaps[shapely.length(gaps) > CELL]])


@kept
def network_of(edition: Edition) -> Network | None:
    """The network of an edition's ground, in the metres of its projection; None where it has no roads."""
    open_roads = [road.geometry for road in edition.ground.roads if road.kind not in CLOSED]
    if not open_roads:
        return None
    lines = shapely.get_parts(gpd.GeoSeries(open_roads, crs=DISK_CRS).to_crs(edition.place.crs).to_numpy())
    whole = shapely.union_all(_joined(lines), grid_size=CELL)  # cut wherever two of them touch or cross
    roads = shapely.get_parts(whole)
    tips = np.stack([shapely.get_coordinates(shapely.get_point(roads, end)) for end in (0, -1)], axis=1)
    spots, ends = np.unique(tips.reshape(-1, 2), axis=0, return_inverse=True)
    ends = ends.reshape(-1, 2)
    lengths = shapely.length(roads)
    order = np.argsort(-lengths)  # of two roads between the same spots the shorter counts, which comes last
    graph: rustworkx.PyGraph[int, float] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(spots)))
    graph.add_edges_from([(*pair, length) for pair, length in zip(ends[order].tolist(), lengths[order].tolist(), strict=True)])
    return Network(spots, roads, ends, graph, shapely.STRtree(roads))
