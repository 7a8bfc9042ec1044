"""A sample of statements to be judged by hand, the same for everybody who draws it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from atkg.model import Statement, digest


def draw(statements: Iterable[Statement], size: int, seed: int) -> tuple[Statement, ...]:
    """Draw a sample in which each document has the same share, sorted by document and id.

    Within a document the statements are put in an order that only the seed and their ids decide,
    and the first are taken; so neither their order nor a change to another statement moves what
    is drawn. Where the size cannot be shared out evenly, the first documents give one more. A
    document that has less than its share gives all that it has.
    """
    if size < 0:
        raise ValueError(f"size is {size}; wanted 0 or more")
    strata: dict[str, dict[str, Statement]] = defaultdict(dict)
    for statement in statements:
        strata[statement.document][statement.id] = statement
    share, rest = divmod(size, max(len(strata), 1))
    drawn = []
    for number, (_, stratum) in enumerate(sorted(strata.items())):
        order = sorted(stratum, key=lambda one: (digest(str(seed), one, size=64), one))
        drawn.append([stratum[one] for one in sorted(order[: share + (number < rest)])])
    return tuple(chain.from_iterable(drawn))
