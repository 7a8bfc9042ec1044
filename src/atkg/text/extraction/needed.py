"""What a node must say to be one: a figure its value, a period a day; the rest says nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from atkg.model import Row, kind_of

# By kind of node: of each group of predicates one at least.
_NEEDED: Final[dict[str, tuple[frozenset[str], ...]]] = {
    "figure": (
        frozenset({"atkg:value"}), frozenset({"atkg:currency", "atkg:unit", "atkg:counts"}),
    ),
    "period": (
        frozenset({"atkg:periodOf"}), frozenset({"atkg:meaning"}),
        frozenset({"atkg:from", "atkg:to"}),
    ),
    "contribution": (frozenset({"atkg:contributor"}), frozenset({"atkg:contributionTo"})),
    "referral": (frozenset({"atkg:referredTo"}),),
}  # fmt: skip


def incomplete(rows: Iterable[Row]) -> dict[str, str]:
    """Give the nodes that lack what they must say, each with what is missing.

    A node that the rows have no head of stands elsewhere and is left alone.
    """
    said: dict[str, set[str]] = defaultdict(set)
    heads: dict[str, str] = {}
    for row in rows:
        said[row.subject].add(row.predicate)
        if row.is_head:
            heads[row.subject] = kind_of(row.object)
    lacking: dict[str, str] = {}
    for subject, kind in heads.items():
        missing = [group for group in _NEEDED.get(kind, ()) if not group & said[subject]]
        if missing:
            lacking[subject] = " or ".join(sorted(missing[0]))
    return lacking
