from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from PIL import Image

from atkg.network.drawing.key import WORDS
from atkg.network.drawing.numbered import draw_network
from atkg.network.model import Network

Ring = Callable[[int], Network]
Twice = Callable[[str], list[list[bytes]]]


def words(path: Path) -> list[str]:
    """Give the words of a picture, which an SVG keeps as text."""
    root = ElementTree.parse(path).getroot()  # noqa: S314  # our own file
    return ["".join(found.itertext()) for found in root.iter("{http://www.w3.org/2000/svg}text")]


def test_a_picture_is_an_svg_and_a_png_with_something_on_it(ring: Ring, tmp_path: Path) -> None:
    svg, png = draw_network(ring(12), tmp_path / "new", "ring", "A ring", "en")
    assert (svg.name, png.name) == ("ring.svg", "ring.png")
    assert ElementTree.parse(svg).getroot().tag.endswith("svg")  # noqa: S314  # our own file
    with Image.open(png) as picture:
        assert picture.width > 1000
        colours = picture.convert("RGB").getcolors(1 << 20)
        assert colours
        assert len(colours) > 50


def test_every_node_of_eighty_has_a_number_in_the_picture_and_its_name_in_the_key(
    ring: Ring,
    tmp_path: Path,
) -> None:
    graph = ring(80)
    svg, _ = draw_network(graph, tmp_path, "ring", "A ring", "en")
    found = words(svg)
    assert {f"Actor {number}" for number in range(80)} <= set(found)
    assert [found.count(str(number)) for number in range(1, 82)] == [2] * 81
    assert "A ring" in found


@pytest.mark.parametrize(
    ("lang", "expected", "absent"),
    [("en", {"ministry", "Project"}, "ministerio"), ("es", {"ministerio", "Proyecto"}, "ministry")],
)
def test_names_sectors_and_the_note_are_in_the_pages_language(
    ring: Ring, tmp_path: Path, lang: str, expected: set[str], absent: str
) -> None:
    svg, _ = draw_network(ring(9), tmp_path, "ring", "t", lang)
    found = set(words(svg))
    assert expected <= found
    assert absent not in found
    assert WORDS[lang]["note"] in found


def test_what_finds_no_place_in_the_key_is_counted_there(ring: Ring, tmp_path: Path) -> None:
    svg, _ = draw_network(ring(240), tmp_path, "ring", "t", "en")
    (line,) = [word for word in words(svg) if word.endswith("in the CSV file")]
    left = int(re.findall(r"\d+", line)[0])
    listed = sum(1 for word in words(svg) if re.fullmatch(r"Actor \d+|Project", word))
    assert listed + left == 241


def test_names_may_hold_dollars_quotes_tabs_emoji_and_markup(tmp_path: Path) -> None:
    graph: Network = nx.Graph()
    names = ["US$ 10 $ x_{", 'the "Group" <b>&', "tab\there", "wave 🌊", r"\frac{", "x" * 300]
    for number, name in enumerate(names):
        graph.add_node(f"n{number}", bipartite=0, label=name, sector="$a$")
    svg, png = draw_network(graph, tmp_path, "odd", "$t$ & <t>", "en")
    found = words(svg)
    assert set(names[:2]) <= set(found)
    assert "$a$" in found
    assert png.stat().st_size > 1000


def test_an_empty_network_gives_an_empty_picture(tmp_path: Path) -> None:
    svg, png = draw_network(nx.Graph(), tmp_path, "empty", "Nobody", "es")
    assert words(svg) == ["Nobody", WORDS["es"]["note"]]
    assert png.stat().st_size > 1000


PROGRAM = """
import sys
from pathlib import Path
import networkx as nx
from atkg.network.drawing.numbered import draw_network
graph = nx.gnp_random_graph(40, 0.1, seed=1)
graph = nx.relabel_nodes(graph, {n: f"n{n}" for n in graph})
for node in graph:
    graph.nodes[node].update(bipartite=0, label=node, sector=str(len(node)))
draw_network(graph, Path(sys.argv[1]), "x", "x", "en")
"""


def test_the_same_network_gives_the_same_bytes_in_fresh_interpreters(twice: Twice) -> None:
    first, second = twice(PROGRAM)
    assert len(first) == 2
    assert first == second
