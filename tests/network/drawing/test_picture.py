from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from PIL import Image

from atkg.errors import QueryError
from atkg.network.drawing.picture import draw_picture
from atkg.network.drawing.view import WORDS, View
from atkg.network.model import Network

Twice = Callable[[str], list[list[bytes]]]

VIEW = View(title="A network", told="Graph abc.")


def words(path: Path) -> list[str]:
    root = ElementTree.parse(path).getroot()  # noqa: S314  # our own file
    return ["".join(found.itertext()) for found in root.iter("{http://www.w3.org/2000/svg}text")]


def network(kind: type[nx.Graph[str]] = nx.Graph, size: int = 12, step: int = 3) -> Network:
    graph = kind()
    for number in range(size):
        sector, sector_es = (("ministry", "ministerio"), ("police", "policía"))[number % 2]
        graph.add_node(f"n{number:02}", label=f"Actor {number}", label_es=f"Agente {number}",
                       sector=sector, sector_es=sector_es, degree=number)  # fmt: skip
    for number in range(size):
        for other in range(number + 1, size, step):
            graph.add_edge(f"n{number:02}", f"n{other:02}", weight=1 + number % 3, layer="funding",
                           statuses="recommended" if number == 2 else "holds")  # fmt: skip
    return graph


def two_mode() -> Network:
    graph = network()
    graph.clear_edges()
    for number, node in enumerate(sorted(graph)):
        graph.nodes[node]["bipartite"] = number % 2
        graph.add_edge(f"n{number:02}", f"n{(number * 5 + 1) % 12:02}", weight=1, statuses="holds")
    return graph


@pytest.mark.parametrize("layout", ["springs", "matrix"])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiDiGraph])
def test_every_layout_names_nodes_sectors_and_what_absence_means(
    tmp_path: Path, layout: str, kind: type[nx.Graph[str]]
) -> None:
    drawn = draw_picture(network(kind), tmp_path / "a.svg", replace(VIEW, layout=layout))
    found = words(drawn.path)
    shown = {" ".join(re.sub(r"\s+\d+$", "", word).split()) for word in found}
    named = {word for word in found if word.startswith("Actor")}
    assert len(named) == 12 - len(drawn.left_out)
    assert {"A network", "ministry (6)", "police (6)"} <= set(found) | shown
    caption = " ".join(found)
    assert "12 nodes" in caption
    assert WORDS["en"]["absent"] in caption
    assert "Graph abc." in caption


def test_two_columns_name_every_node_and_need_a_network_of_two_modes(tmp_path: Path) -> None:
    drawn = draw_picture(two_mode(), tmp_path / "a.svg", replace(VIEW, lang="es"))
    assert drawn.layout == "two-mode"
    assert {f"Agente {n}" for n in range(12)} <= set(words(drawn.path))
    with pytest.raises(QueryError, match="needs a network of two modes"):
        draw_picture(network(), tmp_path / "b.svg", replace(VIEW, layout="two-mode"))
    assert not (tmp_path / "b.svg").exists()


def test_a_dense_network_of_many_becomes_a_matrix_by_itself(tmp_path: Path) -> None:
    dense, sparse = network(size=30, step=2), network(size=30, step=20)
    assert draw_picture(dense, tmp_path / "a.svg", VIEW).layout == "matrix"
    assert draw_picture(sparse, tmp_path / "b.svg", VIEW).layout == "springs"


@pytest.mark.share(1)
@pytest.mark.parametrize("width", [120, 180, 400])
def test_a_matrix_of_many_keeps_to_its_width_and_says_when_its_letters_are_small(
    tmp_path: Path, width: int
) -> None:
    view = replace(VIEW, width=width, layout="matrix")
    drawn = draw_picture(network(size=90, step=2), tmp_path / "a.svg", view)
    svg = ElementTree.parse(drawn.path).getroot()  # noqa: S314  # our own file
    assert float(svg.attrib["width"].removesuffix("pt")) * 25.4 / 72 <= width + 0.1
    assert ("letras de" in drawn.told("es")) == (width < 400)


def test_names_without_room_are_counted_in_the_caption(tmp_path: Path) -> None:
    view = replace(VIEW, width=80, layout="springs")
    drawn = draw_picture(network(size=40, step=9), tmp_path / "a.svg", view)
    assert drawn.left_out
    assert f"{len(drawn.left_out)} names left out" in " ".join(words(drawn.path))


def test_signs_and_layers_are_marked_without_colour(tmp_path: Path) -> None:
    signed = network(step=5)
    for number, edge in enumerate(signed.edges):
        signed.edges[edge]["sign"] = number % 3 - 1
    found = words(draw_picture(signed, tmp_path / "a.svg", replace(VIEW, layout="springs")).path)
    assert {"+", "−", "±", WORDS["en"]["negative"]} <= set(found)
    layered = network(nx.DiGraph, step=5)
    layered.edges["n00", "n01"]["layer"] = "advice"
    found = words(draw_picture(layered, tmp_path / "b.svg", replace(VIEW, lang="es")).path)
    assert {"F", "A", "financiamiento", "asesoramiento", WORDS["es"]["dashed"]} <= set(found)


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("a.gif", {}, r"no picture can be written as 'a\.gif' → end the name with one of \.svg"),
        ("a.svg", {"layout": "circle"}, "no layout 'circle' → choose one of auto"),
        ("a.svg", {"size": "fame"}, "no measure 'fame' → choose one of degree, none"),
        ("a.svg", {"width": 3}, "cannot be 3 mm wide → give 80 to"),
    ],
)
def test_a_wrong_wish_says_what_can_be_had(
    tmp_path: Path, name: str, change: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        draw_picture(network(), tmp_path / name, replace(VIEW, **change))  # type: ignore[arg-type]


def test_pdf_and_png_are_written_too_and_an_empty_network_says_so(tmp_path: Path) -> None:
    assert draw_picture(network(), tmp_path / "a.pdf", VIEW).path.read_bytes()[:4] == b"%PDF"
    with Image.open(draw_picture(network(), tmp_path / "a.PNG", VIEW).path) as picture:
        assert picture.width > 2000
    empty = draw_picture(nx.Graph(), tmp_path / "e.svg", replace(VIEW, lang="es"))
    assert WORDS["es"]["nobody"] in words(empty.path)


def test_names_may_hold_dollars_tabs_emoji_and_markup(tmp_path: Path) -> None:
    graph = network(size=4, step=1)
    for node, label in zip(graph, ["US$ 1 $x_{", "a\tb <b>&", "wave 🌊", "x" * 200], strict=True):
        graph.nodes[node]["label"] = label
    for layout in ("springs", "matrix"):
        drawn = draw_picture(graph, tmp_path / "a.svg", replace(VIEW, layout=layout))
        assert any("US$ 1 $x_{" in word for word in words(drawn.path))


PROGRAM = """
import sys
from pathlib import Path
import networkx as nx
from atkg.network.drawing.picture import draw_picture
from atkg.network.drawing.view import View
graph = nx.gnp_random_graph(30, 0.15, seed=1)
graph = nx.relabel_nodes(graph, {n: f"n{n}" for n in graph})
for node in graph:
    graph.nodes[node].update(label=node, sector=str(len(node)), degree=graph.degree(node))
for layout in ("springs", "matrix"):
    for ending in ("svg", "pdf", "png"):
        draw_picture(graph, Path(sys.argv[1]) / f"{layout}.{ending}", View(layout=layout))
"""


def test_the_same_network_gives_the_same_bytes_in_fresh_interpreters(twice: Twice) -> None:
    first, second = twice(PROGRAM)
    assert len(first) == 6
    assert first == second
