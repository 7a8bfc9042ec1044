"""Networks of a built graph measured, tested and compared, as tables that say what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from atkg.builds import read_info
from atkg.errors import QueryError
from atkg.graph.store import open_store
from atkg.graph.terms import document_node
from atkg.graph.witnesses import shown
from atkg.network.columns import column_label
from atkg.network.comparison.comparing import Compared, compare, count_words
from atkg.network.making.network import make_network
from atkg.network.making.options import Options, kinds
from atkg.network.measures.forms import simple
from atkg.network.measures.measuring import SMALL, Measured, measure
from atkg.network.measures.nodes import refuse_unknown
from atkg.network.measures.table import measure_table, measures_of, mode_of
from atkg.network.measures.wholes import bridges
from atkg.network.model import Network
from atkg.network.notes import Note, note
from atkg.network.robustness.resampling import documents_of
from atkg.network.robustness.testing import chance_rows, rank_rows
from atkg.network.ties.ground import Ground
from atkg.network.ties.loading import load_ground
from atkg.report.figures import Cell, Figures
from atkg.text.documents import load_documents
from atkg.workspace import Workspace

_FEW: Final = 2  # documents, of which no sample of reports can be made
_TIE: Final = ("source", "target", "source_label", "target_label")
# What a terminal has room for; CSV and JSON hold all.
SHORT: Final = (
    "degree", "in_degree", "out_degree", "strength", "betweenness", "pagerank", "constraint",
    "louvain", "degree_two_mode", "betweenness_two_mode",
)  # fmt: skip


def short_of(options: Options) -> tuple[str, ...]:
    """Give the measures of nodes that a terminal has room for."""
    kind = "one-mode" if options.project else kinds()[options.kind].mode
    mode = kind if kind in ("directed", "two-mode") else "one-mode"
    return tuple(one.name for one in measures_of("node", mode) if one.name in SHORT)


def _ground(workspace: Workspace) -> Ground:
    return load_ground(open_store(workspace.current / "store"))


def _header(
    workspace: Workspace, options: Options, graph: Network, **more: object
) -> dict[str, Any]:
    usual = Options(kind=options.kind).as_record()
    record = options.as_record()
    shown_apart = ("kind", "project", "statuses")
    chosen = {k: v for k, v in record.items() if v != usual[k] and k not in shown_apart}
    return {
        "graph": str(read_info(workspace.current)["hash"]), "network": options.told(),
        "projection": options.project or "none", "mode": mode_of(graph), "options": record,
        "nodes": len(graph), "ties": simple(graph).number_of_edges(),
        "chosen": {
            name: "|".join(value) if isinstance(value, tuple) else value
            for name, value in {**chosen, **more}.items()
        },
        **more,
    }  # fmt: skip


def _warnings(ground: Ground, options: Options, graph: Network) -> list[Note]:
    """Say what so few documents, and a network made of what is shared, do not let one conclude."""
    documents = documents_of(ground, options)
    told = [note("absent")]
    if 0 < len(documents) <= _FEW:
        told.append(note("few_documents", count=len(documents)))
    if options.project or (options.kind in ("actors", "multiplex") and len(graph)):
        told.append(note("projected"))
    return told


def measure_network(
    workspace: Workspace, options: Options, of: str, names: Sequence[str], lang: str, seed: int
) -> Figures:
    """Give the measures of a network: of its ``nodes``, of the ``network``, or its ``bridges``."""
    ground = _ground(workspace)
    graph = make_network(ground, options)
    found = measure(graph, seed)
    header = _header(workspace, options, graph, seed=seed)
    notes = [*_warnings(ground, options, graph), *found.notes]
    _refuse_unknown(names, found.mode)
    columns, rows = _measured_rows(ground, graph, found, of, names, lang)
    return Figures(header, columns, rows, lang, notes)


def _measured_rows(
    ground: Ground, graph: Network, found: Measured, of: str, names: Sequence[str], lang: str
) -> tuple[tuple[str, ...], list[list[Cell]]]:
    if of == "network":
        columns = ("measure", "measure_label", "value", "weights", "meaning", "source_paper")
        return columns, _whole_rows(found, lang)
    if of == "bridges":
        ties = bridges(simple(graph))
        return _TIE, [[a, b, *(_label(ground, one, lang) for one in (a, b))] for a, b in ties]
    wanted = [name for name in found.nodes if not names or name in names]
    ordered = sorted(graph, key=lambda node: (-found.nodes["degree"].get(node, 0), node))
    rows = [
        [*_named(ground, node, lang), *(found.nodes[name].get(node) for name in wanted)]
        for node in ordered
    ]
    return ("id", "label", "sector", *wanted), rows


def _whole_rows(found: Measured, lang: str) -> list[list[Cell]]:
    table = measure_table()
    return [
        [name, table[name].labels[lang], value,
         column_label(f"weights_{table[name].weights}", lang), table[name].meanings[lang],
         table[name].source]
        for name, value in found.whole.items()
    ]  # fmt: skip


def _refuse_unknown(names: Sequence[str], mode: str) -> None:
    known = [one.name for one in measures_of("node", mode)]
    for name in names:
        if name not in known:
            what = f"a {mode} network has no measure {name!r} of nodes"
            raise QueryError(what, mend=f"choose one of {', '.join(known)}")


def _label(ground: Ground, node: str, lang: str) -> str:
    actor = ground.actors.get(node)
    return node if actor is None else actor.label_es if lang == "es" else actor.label


def _named(ground: Ground, node: str, lang: str) -> list[Cell]:
    actor = ground.actors.get(node)
    sector = "" if actor is None else actor.sector_es if lang == "es" else actor.sector
    return [node, _label(ground, node, lang), sector]


def robust_network(
    workspace: Workspace, options: Options, of: str, name: str, lang: str, samples: int, seed: int
) -> Figures:
    """Give rank intervals by a measure (``ranks``), or tests against chance (``chance``)."""
    ground = _ground(workspace)
    graph = make_network(ground, options)
    header = _header(workspace, options, graph, measure=name, samples=samples, seed=seed)
    notes = _warnings(ground, options, graph)
    if len(graph) < SMALL:
        notes.append(note("few_nodes", count=len(graph)) if len(graph) else note("empty"))
    if of == "chance":
        header["chosen"].pop("measure")
        columns, tested, more = chance_rows(graph, samples, seed)
        rows = [[row[0], column_label(str(row[0]), lang), *row[1:]] for row in tested]
        return Figures(header, (columns[0], "measure_label", *columns[1:]), rows, lang,
                       [*notes, *more])  # fmt: skip
    refuse_unknown(name, mode_of(graph))
    notes.append(note(measure_table()[name].first, measure=name))
    count = len(documents_of(ground, options))
    if count <= _FEW:
        notes.append(note("bootstrap", count=count))
    if count == 1:
        notes.append(note("one_document"))
    columns, ranked = rank_rows(ground, options, name, samples, seed)
    rows = [[row[0], _label(ground, str(row[0]), lang), *row[1:]] for row in ranked]
    return Figures(header, ("id", "label", *columns[1:]), rows, lang, notes)


def compare_networks(
    workspace: Workspace, sides: tuple[tuple[str, Options], tuple[str, Options]], of: str, lang: str
) -> Figures:
    """Give what differs between two networks: ``figures``, ``actors`` or ``ties``."""
    ground = _ground(workspace)
    words = {
        shown(document_node(one.id)): count_words(one.text)
        for one in load_documents(workspace.documents).values()
    }
    found = compare(ground, sides, words)
    header = _header(workspace, sides[0][1], found.first.graph, first=sides[0][0],
                     second=sides[1][0])  # fmt: skip
    header["options_second"] = sides[1][1].as_record()
    header["chosen"] = {"first": sides[0][0], "second": sides[1][0]}
    notes = [*_warnings(ground, sides[0][1], found.first.graph), note("words")]
    pair = (found.first.documents, found.second.documents)
    if pair[0] != pair[1]:
        told = ["; ".join(one.partition(":")[2] for one in own) or "–" for own in pair]
        notes.append(note("different_documents", first=told[0], second=told[1]))
    columns, rows = _differing_rows(ground, found, of, lang)
    return Figures(header, columns, rows, lang, notes)


def _differing_rows(
    ground: Ground, found: Compared, of: str, lang: str
) -> tuple[tuple[str, ...], list[list[Cell]]]:
    if of == "figures":
        return ("figure", "figure_label", "first", "second"), _figure_rows(found, lang)
    rows: list[list[Cell]] = []
    if of == "actors":
        for change, nodes in found.actors.items():
            word = column_label(change, lang)
            rows += [[change, word, *_named(ground, node, lang)] for node in nodes]
        return ("change", "change_label", "id", "label", "sector"), rows
    for change, ties in found.ties.items():
        word = column_label(change, lang)
        names = [[_label(ground, one, lang) for one in tie] for tie in ties]
        rows += [[change, word, *tie, *own] for tie, own in zip(ties, names, strict=True)]
    return ("change", "change_label", *_TIE), rows


def _figure_rows(found: Compared, lang: str) -> list[list[Cell]]:
    both = (found.first, found.second)
    figures: list[tuple[str, Sequence[Cell]]] = [
        ("nodes", [len(side.graph) for side in both]),
        ("ties", [len(side.ties) for side in both]),
        ("density", [side.density for side in both]),
        ("documents", [len(side.documents) for side in both]),
        ("words", [side.words for side in both]),
        ("per_thousand", [side.per_thousand for side in both]),
    ]
    for what, changes in (("actors", found.actors), ("ties", found.ties)):
        counts = {change: len(own) for change, own in changes.items()}
        figures += [
            (f"{what}_stays", [counts["stays"], counts["stays"]]),
            (f"{what}_goes", [counts["goes"], None]),
            (f"{what}_comes", [None, counts["comes"]]),
        ]
    return [[name, column_label(name, lang), *cells] for name, cells in figures]
