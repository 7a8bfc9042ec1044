"""What the rules find on reports that they were not made for does not fall unnoticed.

The two invented reports, one English and one Spanish in the manner of other agencies, were written
with their rows before their scores were looked at, and no rule is made for them. Their rows hold
items, actions, addressees, roles and memberships only.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from atkg.extracting import score_documents
from atkg.report.scoring import COLUMNS
from atkg.workspace import open_workspace

AGENCIES = Path(__file__).parent / "fixtures" / "agencies"
# (document, group) to the least precision and recall; what was measured, less two hundredths.
FLOORS = {
    ("safe-corridors-2022", "numbered items"): (0.98, 0.98),
    ("safe-corridors-2022", "actions"): (0.98, 0.92),
    ("safe-corridors-2022", "addressees"): (0.98, 0.83),
    ("safe-corridors-2022", "roles"): (0.78, 0.83),
    ("safe-corridors-2022", "memberships"): (0.98, 0.79),
    ("rutas-libres-2021", "numbered items"): (0.92, 0.65),
    ("rutas-libres-2021", "actions"): (0.88, 0.91),
    ("rutas-libres-2021", "addressees"): (0.98, 0.86),
    ("rutas-libres-2021", "roles"): (0.89, 0.60),
    ("rutas-libres-2021", "memberships"): (0.98, 0.87),
}


@pytest.fixture(scope="module")
def measured() -> dict[tuple[str, str], tuple[float, float]]:
    """Precision and recall by document and group, strict."""
    rows = score_documents(open_workspace(AGENCIES), [])
    cells = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    return {
        (one["document"], one["group"]): (float(one["precision"]), float(one["recall"]))
        for one in cells
        if one["measure"] == "strict" and one["precision"] and one["recall"]
    }


@pytest.mark.parametrize("case", sorted(FLOORS))
def test_scores_on_reports_of_other_agencies_stay_up(
    measured: dict[tuple[str, str], tuple[float, float]], case: tuple[str, str]
) -> None:
    precision, recall = measured[case]
    assert precision >= FLOORS[case][0]
    assert recall >= FLOORS[case][1]
