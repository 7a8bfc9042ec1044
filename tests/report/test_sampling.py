"""What a sample promises: the same seed draws the same, each document has its share."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from atkg.model import Statement
from atkg.report.sampling import draw

GOLD: Final = Path(__file__).parents[2] / "data" / "gold"
VERDICTS: Final = (
    "right", "wrong-status", "wrong-end", "wrong-predicate", "quote-does-not-bear-it",
)  # fmt: skip


def made(document: str, count: int) -> list[Statement]:
    return [
        Statement(
            id=f"s{document}{number:04}", document=document, subject="atkgr:a",
            predicate="atkg:partOf", object="atkgr:b", datatype="", lang="", status="holds",
            negated=False, attributed_to="", judgement="accepted", is_head=False,
            subject_class="", supports=(),
        )
        for number in range(count)
    ]  # fmt: skip


STATEMENTS = [*made("b", 200), *made("a", 50)]


def test_the_same_seed_draws_the_same_whatever_the_order() -> None:
    assert draw(STATEMENTS, 40, 7) == draw(reversed(STATEMENTS), 40, 7)


def test_another_seed_draws_another_sample() -> None:
    assert draw(STATEMENTS, 40, 7) != draw(STATEMENTS, 40, 8)


def test_what_is_drawn_exists_and_is_drawn_once() -> None:
    ids = [one.id for one in draw(STATEMENTS, 40, 7)]
    assert set(ids) <= {one.id for one in STATEMENTS}
    assert len(set(ids)) == len(ids)


def test_a_sample_is_sorted_by_document_and_id() -> None:
    keys = [(one.document, one.id) for one in draw(STATEMENTS, 40, 7)]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("size", "of_a", "of_b"), [(40, 20, 20), (41, 21, 20), (1, 1, 0), (160, 50, 80), (0, 0, 0)]
)
def test_each_document_has_its_share(size: int, of_a: int, of_b: int) -> None:
    drawn = Counter(one.document for one in draw(STATEMENTS, size, 7))
    assert (drawn["a"], drawn["b"]) == (of_a, of_b)


def test_a_larger_sample_holds_the_smaller() -> None:
    assert set(draw(STATEMENTS, 20, 7)) <= set(draw(STATEMENTS, 40, 7))


def test_nothing_gives_nothing() -> None:
    assert draw([], 40, 7) == ()


def test_a_size_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="wanted 0 or more"):
        draw(STATEMENTS, -1, 7)


def gold() -> list[dict[str, str]]:
    with (GOLD / "sample.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_gold_sample_is_large_enough_and_judged_throughout() -> None:
    rows = gold()
    assert len({row["statement"] for row in rows}) == len(rows) >= 150
    assert len(set(Counter(row["document"] for row in rows).values())) == 1
    assert {row["verdict"] for row in rows} <= set(VERDICTS)
    assert [row["statement"] for row in rows if not row["quote"]] == []
    unexplained = [row for row in rows if row["verdict"] != "right" and not row["comment"]]
    assert unexplained == []


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_readme_of_the_gold_sample_counts_what_is_there(verdict: str) -> None:
    found = Counter(row["document"] for row in gold() if row["verdict"] == verdict)
    ilo, iom = found["ilo-2024-partnerships-peru"], found["iom-2005-women-trafficked-peru"]
    line = f"| `{verdict}` | {ilo} | {iom} | {ilo + iom} |"
    assert line in (GOLD / "README.md").read_text(encoding="utf-8").splitlines()
