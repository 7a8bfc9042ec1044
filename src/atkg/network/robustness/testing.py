"""Tables of robustness: rank intervals of nodes, and tests of the whole against chance."""

from __future__ import annotations

from typing import Final, TypeAlias

from atkg.network.making.network import make_network
from atkg.network.making.options import Options
from atkg.network.measures.nodes import measure_nodes
from atkg.network.model import Network
from atkg.network.notes import Note, note
from atkg.network.robustness.nullmodel import null_model
from atkg.network.robustness.ranks import intervals, ranks_by, ranks_in
from atkg.network.robustness.resampling import bootstrapped, variants, without_each
from atkg.network.ties.ground import Ground

Row: TypeAlias = "list[str | int | float | None]"
RANKS: Final = (
    "id", "value", "rank", "best_without_one", "worst_without_one", "present_without_one",
    "low_bootstrap", "high_bootstrap", "present_bootstrap", "rank_with_recommended",
    "rank_without_recommended", "rank_collapsed", "rank_uncollapsed",
)  # fmt: skip
CHANCE: Final = (
    "measure", "observed", "mean_by_chance", "low_by_chance", "high_by_chance", "p_value",
)  # fmt: skip


def rank_rows(
    ground: Ground, options: Options, measure: str, samples: int, seed: int
) -> tuple[tuple[str, ...], list[Row]]:
    """Give each node's value and rank, with the ranks that other evidence or choices give it."""
    values = measure_nodes(make_network(ground, options), [measure])[measure]
    own = ranks_by(values, measure)
    left = intervals(own, ranks_in(without_each(ground, options), measure), whole=True)
    drawn = ranks_in(bootstrapped(ground, options, samples, seed), measure)
    chance = intervals(own, drawn, whole=False)
    other = ranks_in(variants(ground, options), measure)
    rows: list[Row] = []
    for node in sorted(own, key=lambda one: (own[one], one)):
        rows.append([
            node, values[node], own[node], left[node].best, left[node].worst, left[node].share,
            chance[node].best, chance[node].worst, chance[node].share,
            *(one.get(node) for one in other),
        ])  # fmt: skip
    return RANKS, rows


def chance_rows(
    graph: Network, samples: int, seed: int
) -> tuple[tuple[str, ...], list[Row], list[Note]]:
    """Give clustering and assortativity beside networks of the same degrees, with p-values."""
    tested = null_model(graph, samples, seed)
    rows: list[Row] = [
        [one.measure, one.observed, one.mean, one.low, one.high, one.p] for one in tested
    ]
    notes = [note("unswapped", measure=one.measure) for one in tested if one.p is None]
    return CHANCE, rows, notes
