"""All measures of single nodes that the mode of a network has, and as columns of its nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final, TypeAlias

from atkg.errors import QueryError
from atkg.network.measures.attempts import Values, attempt
from atkg.network.measures.brokerage import ROLES, brokerage
from atkg.network.measures.centrality import CENTRALITIES
from atkg.network.measures.communities import has_leiden, leiden, louvain, numbered
from atkg.network.measures.forms import simple
from atkg.network.measures.table import Measure, measure_table, measures_of, mode_of
from atkg.network.measures.twomode import TWO_MODE
from atkg.network.model import Network
from atkg.network.notes import Note

Ways: TypeAlias = Mapping[str, Callable[[Network], Values]]
_DIGITS: Final = 6
_EXTRA: Final = "leiden"  # needs what not every installation has
_SIDE: Final = "mode"  # which nodes of a two-mode network say themselves (bipartite)


def _ways(mode: str, seed: int) -> Ways:
    """Give what each measure of a mode is computed by."""
    if mode == "two-mode":
        return TWO_MODE
    groups = {"louvain": louvain, **({_EXTRA: leiden} if has_leiden() else {})}

    def numbers(name: str, flat: Network) -> Values:
        return numbered(groups[name](flat, seed))

    return {**CENTRALITIES, **{name: partial(numbers, name) for name in groups}}


def measure_nodes(
    graph: Network, names: Iterable[str], notes: list[Note] | None = None, seed: int = 1
) -> dict[str, dict[str, float]]:
    """Give measures of nodes by name; ``seed`` is that of the communities.

    A measure that the mode of the network does not have, or that needs what is not installed, is
    not among them.
    """
    names, flat, mode = list(names), simple(graph), mode_of(graph)
    ways, told = _ways(mode, seed), [] if notes is None else notes
    roles = brokerage(flat) if mode == "directed" and set(names) & set(ROLES) else {}
    found: dict[str, dict[str, float]] = {}
    for name in names:
        if name in ways:
            found[name] = attempt(name, partial(ways[name], flat), told)
        elif name in roles:
            found[name] = dict(roles[name])
    return found


def quantities_of(mode: str) -> list[Measure]:
    """Give the measures of nodes that tell more from less; the number of a community does not."""
    return [one for one in measures_of("node", mode) if one.scale != "group"]


def refuse_unknown(name: str, mode: str) -> None:
    """Raise QueryError, with those there are, for what is no quantity of the nodes of a mode."""
    known = [one.name for one in quantities_of(mode)]
    if name not in known:
        what = f"a {mode} network has no measure {name!r} by which nodes can be ranked or sized"
        raise QueryError(what, mend=f"choose one of {', '.join(known)}")


def node_columns(
    graph: Network, names: Iterable[str] | None = None
) -> dict[str, dict[str, int | float]]:
    """Give each node its measures, as columns of a file: counts whole, the rest to six digits.

    Without ``names`` all those that every installation has.
    """
    if names is None:
        known = [one.name for one in measures_of("node", mode_of(graph))]
        names = [name for name in known if name not in (_EXTRA, _SIDE)]
    found: dict[str, dict[str, int | float]] = {node: {} for node in sorted(graph)}
    for name, values in measure_nodes(graph, names).items():
        whole = measure_table()[name].scale != "number"
        for node, value in values.items():
            found[node][name] = round(value) if whole else round(value, _DIGITS)
    return found
