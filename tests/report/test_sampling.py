"""What a sample promises: the same seed draws the same, each document has its share."""

from __future__ import annotations

from collections import Counter

import pytest

from atkg.model import Statement
from atkg.report.sampling import draw


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
