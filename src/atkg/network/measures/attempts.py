"""A measure that is not defined is a missing value with a note, never a crash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isnan
from typing import TypeAlias

import networkx as nx
import numpy as np

from atkg.network.notes import Note, note

Values: TypeAlias = Mapping[str, float]
_UNDEFINED = (nx.NetworkXException, ZeroDivisionError, ValueError)


def attempt(name: str, compute: Callable[[], Values], notes: list[Note]) -> dict[str, float]:
    """Give the values of nodes; none, with a note, where they are not defined."""
    try:
        with np.errstate(all="ignore"):
            found = compute()
    except nx.PowerIterationFailedConvergence:
        notes.append(note("diverges", measure=name))
        return {}
    except _UNDEFINED:
        notes.append(note("undefined", measure=name))
        return {}
    return {node: float(value) for node, value in found.items() if not isnan(value)}


def attempt_one(name: str, compute: Callable[[], float], notes: list[Note]) -> float | None:
    """Give one value; None, with a note, where it is not defined."""
    own: list[Note] = []
    value = attempt(name, lambda: {"": compute()}, own).get("")
    notes += own or ([note("undefined", measure=name)] if value is None else [])
    return value
