from __future__ import annotations

from dataclasses import replace
from typing import Any

from atkg.model import Row, statement_id
from atkg.text.alignment import Alignment
from atkg.text.carrying import Carrier, carry_rows

OLD = "The hotline received 220 calls. It was run by Faro. The end came in May."
NEW = "Preface. The hotline received 220 calls. It was  run by Faro. The end came in June."
NODE = "atkgr:doc.figure.a"


def row(
    line: int, quote: str, predicate: str = "atkg:note", object_: str = "x", **cells: Any
) -> Row:
    start = OLD.index(quote)
    base = Row("atkgr:hotline", predicate, object_, quote, start, start + len(quote), line=line)
    made = replace(base, **cells)
    return replace(made, id=statement_id("doc", made))


def head(line: int, quote: str) -> Row:
    return row(line, quote, "rdf:type", "atkg:Figure", subject=NODE, status="holds")


def carry(*rows: Row) -> tuple[list[Row], dict[int, str]]:
    return carry_rows(Carrier(Alignment(OLD, NEW)), rows, {})


def test_spans_and_anchors_move_and_all_else_stays() -> None:
    old = row(2, "was run by Faro", subject_anchor="4..11", object_anchor="heading", note="ñ")
    ((new,), left) = carry(old)
    assert left == {}
    assert NEW[new.start : new.end] == new.quote == "was  run by Faro"
    assert (new.subject_anchor, new.object_anchor) == ("13..20", "heading")
    moved = {"quote", "start", "end", "subject_anchor"}
    assert {name for name in old.__slots__ if getattr(old, name) != getattr(new, name)} == moved


def test_a_row_whose_anchor_cannot_be_placed_stays() -> None:
    at = OLD.index("May")
    (_, left) = carry(row(2, "run by Faro", object_anchor=f"{at}..{at + 3}"))
    assert left == {2: "of its object anchor, its words stand nowhere in the new reading"}


def test_both_halves_of_a_support_stay_together() -> None:
    rows = row(2, "220 calls", together="t1"), row(3, "in May", together="t1"), row(4, "Faro")
    carried, left = carry(*rows)
    assert [one.line for one in carried] == [4]
    assert left[2] == "the other half of its support stays"


def test_a_node_goes_with_its_head_and_what_points_to_it() -> None:
    rows = (head(2, "The end came in May"), row(3, "220 calls", subject=NODE),
            row(4, "The hotline", object_=NODE), row(5, "Faro"))  # fmt: skip
    carried, left = carry(*rows)
    assert [one.line for one in carried] == [5]
    assert left[3] == left[4] == "the head row of its node stays"


def test_a_node_with_another_support_for_its_head_goes_on() -> None:
    rows = head(2, "The end came in May"), head(3, "220 calls"), row(4, "Faro", subject=NODE)
    carried, left = carry(*rows)
    assert ([one.line for one in carried], list(left)) == ([3, 4], [2])
