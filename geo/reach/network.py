"""The roads of the ground as a network: where they meet, and the metres between; without motorways, whose entrances nobody mapped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import networkx as nx
import numpy as np
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
    graph: "nx.Graph[int]"
    tree: shapely.STRtree

    def metres(self, starts: Iterable[int]) -> Metres:
        """The way from every spot to the nearest of ``starts`` (n,); infinite where no road leads there."""
        lengths = nx.multi_source_dijkstra_path_length(self.graph, set(starts), weight="metres")
        return self._by_spot(lengths)

    def _by_spot(self, lengths: Mapping[int, float]) -> Metres:
        ways = np.full(len(self.spots), np.inf)
        ways[list(lengths)] = list(lengths.values())
        return ways

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
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(spots)))
    shortest_last = np.argsort(-shapely.length(roads))  # of two roads between the same spots the shorter counts
    lengths = shapely.length(roads)[shortest_last].tolist()
    graph.add_weighted_edges_from(zip(*ends[shortest_last].T.tolist(), lengths, strict=True), weight="metres")
    return Network(spots, roads, ends, graph, shapely.STRtree(roads))
