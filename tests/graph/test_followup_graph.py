from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from atkg.followups import FollowUp
from atkg.graph.asking import run_query
from atkg.graph.followup_graph import FOLLOW_UP, followup_quads, read_followups
from atkg.namespaces import PREFIXES

LATER = FollowUp(
    "atkgr:a-report.recommendation.R3", "done", "Quedó instalada.", "es", "RM 12-2025",
    "El Peruano", "oficial de seguimiento", "2025-03-01",
)  # fmt: skip
FIRST = replace(LATER, kind="accepted", words="We accept.", lang="en", act="", date="2024-12-01")


def test_what_was_written_into_the_graph_is_read_from_it_the_earliest_first() -> None:
    store = ox.Store()
    store.extend(followup_quads([LATER, FIRST]))

    assert read_followups(store) == {LATER.about: (FIRST, LATER)}


def test_the_order_of_the_file_does_not_change_the_graph() -> None:
    assert followup_quads([LATER, FIRST]) == followup_quads([FIRST, LATER])
    assert {quad.graph_name for quad in followup_quads([LATER])} == {FOLLOW_UP}


def test_no_ordinary_question_sees_what_came_later() -> None:
    store = ox.Store()
    store.extend(followup_quads([LATER]))
    found = run_query(store, "SELECT ?one { ?one a atkg:FollowUp }", prefixes=PREFIXES)
    assert found.rows == ()
