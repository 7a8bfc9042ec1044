"""How far reviewers agree: Krippendorff's alpha for nominal values, some of them missing.

K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), section C.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from atkg.model import Row
from atkg.resolution import heads_of
from atkg.review.edits import Key

Values = Mapping[str, str]  # reviewer → value; a reviewer who gave none is missing


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement over some units.

    ``units`` have two values or more, ``same`` of them one value only; ``alpha`` is None where all
    values are the same, so that chance explains as much as agreement does.
    """

    units: int
    same: int
    alpha: float | None


def agreement(units: Iterable[Sequence[str]]) -> Agreement:
    """Compute the agreement over units, each with the values that its reviewers gave.

    >>> agreement([["a", "a"], ["b", "b"], ["a"]]).alpha
    1.0
    """
    paired = [values for values in units if len(values) > 1]
    totals = Counter(value for values in paired for value in values)
    n = totals.total()
    # Pairs of different values within a unit, each weighted by 1 / (values of the unit - 1).
    observed = sum(
        (len(values) ** 2 - sum(count**2 for count in Counter(values).values())) / (len(values) - 1)
        for values in paired
    )
    expected = n**2 - sum(count**2 for count in totals.values())
    alpha = 1 - (n - 1) * observed / expected if expected else None
    return Agreement(len(paired), sum(len(set(values)) == 1 for values in paired), alpha)


def judgements(rows: Sequence[Row], own: Mapping[Key, str]) -> dict[Key, str]:
    """Give what a reviewer says of each row; one without a judgement has that of its head row."""
    heads = {subject: own.get(head.key, "") for subject, head in heads_of(rows).items()}
    said = {row.key: own.get(row.key, "") or heads.get(row.subject, "") for row in rows}
    return {key: value for key, value in said.items() if value in ("accepted", "rejected")}


def in_file(rows: Sequence[Row]) -> dict[str, dict[Key, str]]:
    """Give the judgements of each role that signed rows of a statement file."""
    heads = heads_of(rows)
    found: dict[str, dict[Key, str]] = defaultdict(dict)
    for row in rows:
        signed = row if row.judgement else heads.get(row.subject, row)
        if signed.judgement in ("accepted", "rejected"):
            found[signed.reviewer][row.key] = signed.judgement
    return dict(found)


def by_predicate(rows: Iterable[Row], values: Mapping[Key, Values]) -> list[tuple[str, Agreement]]:
    """Give the agreement of each predicate, A to Z, and that of all rows last."""
    grouped: dict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        grouped[row.predicate].append(list(values.get(row.key, {}).values()))
    every = [unit for units in grouped.values() for unit in units]
    counted = [(name, agreement(units)) for name, units in sorted(grouped.items())]
    return [*((name, one) for name, one in counted if one.units), ("", agreement(every))]
