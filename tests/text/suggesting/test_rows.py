"""What was admitted becomes rows that wait for a person."""

from __future__ import annotations

from decimal import Decimal

import pytest

from atkg.rowrules import row_faults
from atkg.text.suggesting.gate import Count, Relation
from atkg.text.suggesting.rows import method_of, suggested_rows

TEXT = "The Hope Project was implemented by Amanecer. Linea Viva received 1.377 calls."
RELATION = Relation("atkgr:hope", "atkg:implementedBy", "atkgr:amanecer", "achieved", (0, 45))
COUNT = Count(
    Decimal(1377), "thousands point", (TEXT.index("calls"), TEXT.index("calls") + 5),
    "atkgr:linea-viva", "achieved", (46, len(TEXT)),
)  # fmt: skip


def test_rows_are_in_form_unreviewed_and_bear_the_models_name() -> None:
    rows = suggested_rows("doc", TEXT, "en", "Some Model (7B)", [RELATION, COUNT, RELATION])
    assert [(row.predicate, row.object) for row in rows] == [
        ("atkg:implementedBy", "atkgr:amanecer"),
        ("rdf:type", "atkg:Figure"),
        ("atkg:value", "1377"),
        ("atkg:counts", "calls"),
        ("atkg:concerns", "atkgr:linea-viva"),
        ("atkg:readAs", "atkgv:numeral.thousands-point"),
    ]
    assert [fault for row in rows for fault in row_faults("doc", row)] == []
    assert {row.method for row in rows} == {"model:Some-Model-7B"}
    assert all(TEXT[row.start : row.end] == row.quote for row in rows)
    assert [row.judgement for row in rows if row.status] == ["unreviewed", "unreviewed"]
    assert len({row.subject for row in rows[1:]}) == 1


@pytest.mark.parametrize("name", ["", "()", "a b", "org/model:7b", "ñandú", "\n"])
def test_any_name_of_a_model_gives_a_method_that_rows_may_have(name: str) -> None:
    row = suggested_rows("doc", TEXT, "en", name, [RELATION])[0]
    assert list(row_faults("doc", row)) == []
    assert row.method == method_of(name)
