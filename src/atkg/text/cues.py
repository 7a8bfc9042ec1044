"""Cues: the words by which a predicate, a concept, a modality or a negation shows itself.

They are data, in ``cues.csv``, so that an analyst can add a line without touching code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.text.folding import fold, phrases, soften

_TABLE: Final = Path(__file__).with_name("cues.csv")
MODALITIES: Final = ("recommended", "potential", "planned", "proposed", "hedged")


@cache
def cue_words() -> dict[str, tuple[str, ...]]:
    """Give the cues of each term as they are written in the table."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for _, record in read_records(_TABLE, ("term", "lang", "cue")):
        grouped[record["term"]].append(record["cue"])
    return {term: tuple(cues) for term, cues in grouped.items()}


@cache
def cue_table() -> dict[str, re.Pattern[str]]:
    """Give one compiled pattern per term (a CURIE, ``status:…``, ``negation`` …)."""
    return {term: phrases(cues) for term, cues in cue_words().items()}


def is_cued(term: str, words: str) -> bool:
    """Tell whether a cue of a term stands in the words."""
    pattern = cue_table().get(term)
    return pattern is not None and pattern.search(fold(words)) is not None


# The Spanish future has an ending of its own: "capacitará"; a name in capitals is none ("Pará").
_FUTURE: Final = re.compile(
    r"\b(?:[a-záéíóúñ]\w*|[A-ZÁÉÍÓÚÑ]\w{3,})[aeií]r(?:á|án|emos)\b(?<!\bpodrá)(?<!\bpodrán)"
    r"(?<!\bdeberá)(?<!\bdeberán)"
)


@cache
def _modal() -> re.Pattern[str]:
    """Compile the cues of all modalities: most clauses have none."""
    return phrases(cue for name in MODALITIES for cue in cue_words().get(f"status:{name}", ()))


def _is_future(words: str) -> bool:
    """Tell whether a Spanish future may stand in some words, before its pattern is tried."""
    return "rá" in words or "remos" in words


def modal_spans(words: str, begin: int, end: int) -> dict[str, list[tuple[int, int]]]:
    """Give where in a part of some words the cues of each modality stand, exceptions aside."""
    soft = soften(words)
    found: dict[str, list[tuple[int, int]]] = {}
    for name in MODALITIES if _modal().search(soft, begin, end) else ():
        exception = cue_table().get(f"status-exception:{name}")
        left = exception.sub(lambda match: "_" * len(match[0]), soft) if exception else soft
        pattern = cue_table().get(f"status:{name}")
        if pattern:
            found[name] = [match.span() for match in pattern.finditer(left, begin, end)]
    if _is_future(words):
        futures = [match.span() for match in _FUTURE.finditer(words, begin, end)]
        found["planned"] = found.get("planned", []) + futures
    return found


def modalities(words: str) -> frozenset[str]:
    """Give the modalities that cues in the words point to, exceptions aside."""
    found = set()
    folded = fold(words)
    for name in MODALITIES if _modal().search(folded) else ():
        exception = cue_table().get(f"status-exception:{name}")
        left = exception.sub(" ", folded) if exception else folded
        pattern = cue_table().get(f"status:{name}")
        if pattern and pattern.search(left):
            found.add(name)
    if _is_future(words) and _FUTURE.search(words):
        found.add("planned")
    return frozenset(found)
