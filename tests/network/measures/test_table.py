from __future__ import annotations

from atkg.network.columns import column_label
from atkg.network.measures.brokerage import ROLES
from atkg.network.measures.centrality import CENTRALITIES
from atkg.network.measures.table import measure_table
from atkg.network.measures.twomode import TWO_MODE
from atkg.network.measures.wholes import WHOLES
from atkg.network.robustness.testing import CHANCE, RANKS


def test_every_measure_has_label_and_meaning_in_both_languages_and_is_computed() -> None:
    table = measure_table()
    ways = {"louvain", "leiden"}
    computed = {
        *CENTRALITIES,
        *TWO_MODE,
        *WHOLES,
        *ROLES,
        *ways,
        *(f"modularity_{w}" for w in ways),
    }
    assert set(table) == computed
    for one in table.values():
        assert all(one.labels.values())
        assert all(one.meanings.values())
        assert one.meanings["en"] != one.meanings["es"]
        assert one.weights in ("none", "strength", "distance")
        assert (one.first == "none") == (one.of == "network" or one.scale == "group")
        assert one.first in ("highest", "lowest", "none")
        assert one.source or one.name in ("nodes", "ties")


def test_every_column_has_a_label_in_spanish() -> None:
    for name in (*RANKS, *CHANCE):
        assert name == "id" or column_label(name, "es") != name
