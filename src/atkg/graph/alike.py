"""Which figures read alike but for their number, and what tells them apart.

"40.3%: lives below poverty line" and "73.6%: lives below poverty line" are of towns and of the
country; "12 cases" says nothing to who does not see the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from atkg.graph.figures import Said, first

Key: TypeAlias = tuple[str, ...]
_COUNTED: Final = ("unit", "currency", "measure")
# What may tell two figures apart, the most telling first; the days are told together.
_APART: Final = (("scope",), ("dataSource",), ("from", "to"))
_OF_WHAT: Final = (("scope",), ("concerns",))


def telling(figures: Mapping[str, Said], bare: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give for figures that read alike the properties (local names) that a label has to name.

    ``figures`` holds what is said of each figure; ``bare`` those whose label says a number and a
    unit only. Figures are compared inside their document.
    """
    groups: dict[Key, list[str]] = defaultdict(list)
    for figure, said in figures.items():
        groups[_key(figure, said)].append(figure)
    told: dict[str, tuple[str, ...]] = {}
    for group in groups.values():
        if found := _first_that_differs([figures[one] for one in group]):
            told |= dict.fromkeys(group, found)
    for figure in bare:
        told.setdefault(figure, _first_said(figures[figure]))
    return {figure: names for figure, names in told.items() if names}


def _key(figure: str, said: Said) -> Key:
    counts = [" ".join(own) for (name, _), own in said.items() if name == "atkg:counts"]
    plain = (first(said, name) for name in _COUNTED)
    return (figure.partition(".figure.")[0], *plain, *counts)


def _first_that_differs(group: list[Said]) -> tuple[str, ...]:
    for names in _APART:
        if len({tuple(_all(said, name) for name in names) for said in group}) > 1:
            return names
    return ()


def _first_said(said: Said) -> tuple[str, ...]:
    return next((names for names in _OF_WHAT if _all(said, names[0])), ())


def _all(said: Said, name: str) -> tuple[str, ...]:
    return tuple(said.get((f"atkg:{name}", ""), ()))
