"""Plain-text forms: Pajek NET, UCINET DL and DOT; weights and names, no further columns."""

from __future__ import annotations

from collections import Counter

from atkg.network.files.flat import Flat, Row


def to_pajek(flat: Flat) -> bytes:
    """Write a Pajek network; a two-mode one has its actors first and says how many they are.

    The form has no way to write a quotation mark inside a name: it becomes an apostrophe. Where two
    nodes have one name, their ids are added.
    """
    rows = sorted(flat.nodes, key=lambda row: (int(row.get("bipartite", 0)), str(row["id"])))
    names = [str(row.get("label", row["id"])) for row in rows]
    count = Counter(names)
    size = f"{len(rows)}"
    if flat.two_mode:
        size += f" {sum(1 for row in rows if not row.get('bipartite'))}"
    lines = [f"*Vertices {size}"]
    for number, (row, name) in enumerate(zip(rows, names, strict=True), 1):
        shown = name if count[name] == 1 else f"{name} ({row['id']})"
        lines.append(f'{number} "{shown.replace(chr(34), chr(39))}"')
    places = {row["id"]: number for number, row in enumerate(rows, 1)}
    lines.append("*Arcs" if flat.directed else "*Edges")
    lines += [f"{places[e['source']]} {places[e['target']]} {_weight(e)}" for e in flat.edges]
    return ("\n".join(lines) + "\n").encode("utf-8")


def to_dl(flat: Flat) -> bytes:
    """Write a UCINET DL edge list; nodes are named by their ids, which hold no blanks.

    DL lists are directed: an undirected tie stands in both directions.
    """
    places = {row["id"]: number for number, row in enumerate(flat.nodes, 1)}
    lines = [f"DL n={len(flat.nodes)}", "format = edgelist1", "labels:"]
    lines += [",".join(str(row["id"]) for row in flat.nodes), "data:"]
    for edge in flat.edges:
        ends = (places[edge["source"]], places[edge["target"]])
        lines.append(f"{ends[0]} {ends[1]} {_weight(edge)}")
        if not flat.directed:
            lines.append(f"{ends[1]} {ends[0]} {_weight(edge)}")
    return ("\n".join(lines) + "\n").encode("utf-8")


def to_dot(flat: Flat) -> bytes:
    """Write DOT (Graphviz) with all columns as attributes."""
    arrow = "->" if flat.directed else "--"
    lines = ["digraph atkg {" if flat.directed else "graph atkg {"]
    lines += [f"  {_quoted(row['id'])} [{_attributes(row, ('id',))}];" for row in flat.nodes]
    for edge in flat.edges:
        ends = f"{_quoted(edge['source'])} {arrow} {_quoted(edge['target'])}"
        lines.append(f"  {ends} [{_attributes(edge, ('source', 'target'))}];")
    return ("\n".join([*lines, "}"]) + "\n").encode("utf-8")


def _weight(edge: Row) -> object:
    return edge.get("weight", 1)


def _attributes(row: Row, without: tuple[str, ...]) -> str:
    return ", ".join(f"{name}={_quoted(row[name])}" for name in row if name not in without)


def _quoted(value: object) -> str:
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
