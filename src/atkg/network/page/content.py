"""What a page holds: nodes with their places and looks, ties with all their quotes, all names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from atkg.graph.naming import LANGUAGES, Naming
from atkg.network.columns import column_label
from atkg.network.drawing.palette import legend_of, looks_of
from atkg.network.drawing.traits import is_fact, name_of, plain_of
from atkg.network.drawing.view import NO_SIZE
from atkg.network.layout import place_nodes
from atkg.network.making.behind import Said
from atkg.network.measures.nodes import quantities_of
from atkg.network.measures.table import mode_of
from atkg.network.model import Network
from atkg.network.ties.layers import layer_name

Content: TypeAlias = dict[str, Any]
Behind: TypeAlias = Mapping[tuple[str, str], tuple[Said, ...]]
_ASPECT: Final = 1.1
_MOST: Final = 1.8  # how much higher


def content_of(
    graph: Network, behind: Behind, naming: Naming,
    measured: Mapping[str, Mapping[str, float]], size: str, told: Sequence[str],
) -> Content:  # fmt: skip
    """Give all that a page shows; ``behind`` has the quotes of each two ends, in their order.

    ``graph`` has CURIEs as nodes; ``measured`` their measures, of which ``size`` is shown first.
    """
    nodes = sorted(graph)
    number = {node: place for place, node in enumerate(nodes)}
    quotes = _Quotes(naming)
    ties = [
        _tie(number, edge, behind.get((min(edge[:2]), max(edge[:2])), ()), quotes)
        for edge in sorted(graph.edges(data=True), key=lambda edge: (*edge[:2], str(edge[2])))
    ]
    return {
        "directed": graph.is_directed(), "nodes": _nodes(graph, nodes, measured), "ties": ties,
        "quotes": quotes.rows, "sectors": _sectors(graph), "told": list(told),
        "measures": _measures(graph, measured), "size": "" if size == NO_SIZE else size,
        "layers": _named({one for tie in ties for one in tie["layers"]}, layer_name),
        "statuses": _named(
            {row["status"] for row in quotes.rows},
            lambda status, lang: naming.label(f"atkgv:status.{status}", lang),
        ),
        "documents": _named({row["document"] for row in quotes.rows}, naming.label),
    }  # fmt: skip


class _Quotes:
    """All quotes of a page, each kept once; ties point to them by number."""

    def __init__(self, naming: Naming) -> None:
        self.rows: list[dict[str, Any]] = []
        self._known: dict[Said, int] = {}
        self._naming = naming

    def number(self, said: Said) -> int:
        if said not in self._known:
            self._known[said] = len(self.rows)
            self.rows.append(self._row(said))
        return self._known[said]

    def _row(self, said: Said) -> dict[str, Any]:
        seen = said.witness
        names = [[self._naming.label(end, lang) for lang in LANGUAGES]
                 for end in (said.source, said.target)]  # fmt: skip
        return {
            "from": names[0], "relation": [said.relation, said.relation_es], "to": names[1],
            "status": seen.status, "first": said.first_year, "last": said.last_year,
            "document": seen.document, "year": seen.year[:4], "section": seen.section,
            "page": seen.page, "quote": " ".join(seen.quote.split()), "statement": seen.statement,
        }  # fmt: skip


def _tie(
    number: Mapping[str, int], edge: tuple[str, str, Mapping[str, Any]], own: Iterable[Said],
    quotes: _Quotes,
) -> dict[str, Any]:  # fmt: skip
    left, right, data = edge
    words = set(str(data.get("relation", "")).split("|"))
    own = tuple(own)
    fitting = [said for said in own if said.relation in words] or list(own)
    return {
        "from": number[left], "to": number[right],
        "relation": [_listed(data.get(name, "")) for name in ("relation", "relation_es")],
        "layers": str(data.get("layer", "")).split("|"), "weight": data.get("weight", 1),
        "fact": is_fact(data), "sign": data.get("sign"),
        "quotes": [quotes.number(said) for said in fitting],
    }  # fmt: skip


def _listed(words: object) -> str:
    return ", ".join(str(words).split("|"))


def _measures(graph: Network, measured: Mapping[str, Mapping[str, float]]) -> dict[str, list[str]]:
    """Give the quantities that a node has, each with its label."""
    found = {name for values in measured.values() for name in values}
    names = [one.name for one in quantities_of(mode_of(graph)) if one.name in found]
    return {name: [column_label(name, lang) for lang in LANGUAGES] for name in names}


def _nodes(
    graph: Network, nodes: list[str], measured: Mapping[str, Mapping[str, float]]
) -> list[dict[str, Any]]:
    places, looks = _stretched(place_nodes(plain_of(graph), _ASPECT)), looks_of(graph)
    return [
        {
            "id": node, "name": [name_of(graph, node, lang) for lang in LANGUAGES],
            "kind": [str(graph.nodes[node].get(name, "")) for name in ("sector", "sector_es")],
            "sector": looks[node].name, "x": places[node][0], "y": places[node][1],
            "measures": dict(measured.get(node, {})),
        }
        for node in nodes
    ]  # fmt: skip


def _stretched(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Give flat places more height, so that names have room above each other."""
    if not places:
        return {}
    xs, ys = zip(*places.values(), strict=True)
    flat = (max(xs) - min(xs)) / max(max(ys) - min(ys), 1.0) / _ASPECT
    more = min(max(flat, 1.0), _MOST)
    return {node: (x, round(y * more, 4)) for node, (x, y) in places.items()}


def _sectors(graph: Network) -> list[dict[str, Any]]:
    return [
        {"key": look.name, "name": [look.label, look.label_es], "colour": look.colour,
         "shape": look.shape, "count": count}
        for look, count in legend_of(looks_of(graph))
    ]  # fmt: skip


def _named(keys: Iterable[str], name: Any) -> dict[str, list[str]]:
    return {key: [name(key, lang) for lang in LANGUAGES] for key in sorted(keys)}
