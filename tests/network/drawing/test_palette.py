from __future__ import annotations

import networkx as nx

from atkg.network.drawing.palette import OTHERS, legend_of, looks_of
from atkg.network.model import Network


def test_each_sector_has_a_shape_of_its_own_and_the_rarest_share_one() -> None:
    graph: Network = nx.Graph()
    for sector in range(20):
        for number in range(30 - sector):
            graph.add_node(f"{sector}-{number}", sector=f"s{sector:02}")
    graph.add_node("nameless")
    legend = legend_of(looks_of(graph))
    shapes = [look.shape for look, _ in legend]
    assert len(set(shapes)) == len(shapes) > 10
    assert legend[0][0].name == "s00"
    assert legend[-1][0] == OTHERS
    assert looks_of(graph)["nameless"] == OTHERS
    assert sum(count for _, count in legend) == len(graph)
