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
from atkg.text.folding import fold, phrases

_TABLE: Final = Path(__file__).with_name("cues.csv")
MODALITIES: Final = ("recommended", "potential", "planned", "proposed", "hedged")


@cache
def cue_table() -> dict[str, re.Pattern[str]]:
    """Give one compiled pattern per term (a CURIE, ``status:…``, ``negation`` …)."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for _, record in read_records(_TABLE, ("term", "lang", "cue")):
        grouped[record["term"]].append(record["cue"])
    return {term: phrases(cues) for term, cues in grouped.items()}


def is_cued(term: str, words: str) -> bool:
    """Tell whether a cue of a term stands in the words."""
    pattern = cue_table().get(term)
    return pattern is not None and pattern.search(fold(words)) is not None


def modalities(words: str) -> frozenset[str]:
    """Give the modalities that cues in the words point to, exceptions aside."""
    found = set()
    folded = fold(words)
    for name in MODALITIES:
        exception = cue_table().get(f"status-exception:{name}")
        left = exception.sub(" ", folded) if exception else folded
        pattern = cue_table().get(f"status:{name}")
        if pattern and pattern.search(left):
            found.add(name)
    return frozenset(found)
