"""Judging words: whether a clause praises, blames or reports, and what only looks like it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table
from atkg.text.extraction.patterns import any_of, pattern_table

_TABLE: Final = "polarity_phrases.csv"
# A limitation that somebody mitigated or that was absent is a strength; "prevention" is a field.
_TURNED: Final = re.compile(
    rf"(?!\w*(?:tion|cion)(?:s|es)?\b){any_of('turned')}\w*\W+(?:\w+\W+){{0,5}}$"
)
_NEGATED: Final = re.compile(rf"{any_of('negated')}\W+(?:\w+\W+){{0,3}}$")
_ONLY: Final = re.compile(r"\s+(?:only|solely|just|merely|solo|solamente|unicamente)\b")
_AIMED: Final = re.compile(r"\b(?:to|para)\s+(?:\w+\s+)?$")
# "The pertinent authorities" are those in charge.
_IN_CHARGE: Final = re.compile(
    rf"{any_of('in-charge', _TABLE)}\s+{any_of('office', _TABLE)}"
    rf"|{any_of('office', _TABLE)}\s+{any_of('in-charge', _TABLE)}"
)
_AIM: Final = re.compile(
    rf"{any_of('aim', _TABLE)}[^,;]{{0,90}}?{any_of('copula', _TABLE)}\s+"
    r"(?:to\s+\w+|(?:el\s+)?(?:de\s+)?\w+[aei]r\b)"
)
_OPINION: Final = re.compile(
    rf"(?:^|\bby\s+|\bpor\s+|\bto\s+)(?:\w+\W+){{0,4}}?{any_of('asked', _TABLE)}"
    rf"(?:\W+\w+){{0,4}}?\W+{any_of('opined', _TABLE)}"
)
_NO_VERDICT: Final = re.compile(f"{any_of('undecided', _TABLE)}|{any_of('defining', _TABLE)}")


# "Strengthening the ports", "Fortalecer los puertos": a task, unless a verb follows.
_TASK: Final = re.compile(r"\W*(?:\w{2,}ing\b|\w{3,}[aei]r(?:se)?\s+(?:el|la|los|las|a|en|con)\b)")
_VERB: Final = re.compile(
    rf"{any_of('state')}|{any_of('past')}|\b(?:has|have|had|ha|han|fue|fueron|es|son)\b"
    r"|,[^,]*\w(?:ed|ó|s)\b"
)


def _spans(patterns: Iterable[re.Pattern[str]], soft: str) -> set[Span]:
    return {match.span() for pattern in patterns for match in pattern.finditer(soft)}


def _is_negated(soft: str, start: int) -> bool:
    return _NEGATED.search(soft[max(0, start - 40) : start]) is not None


def _is_turned(soft: str, start: int) -> bool:
    return _TURNED.search(soft[max(0, start - 60) : start]) is not None


def polarity(soft: str) -> str:
    """Give the polarity of a softened clause, or nothing where it neither judges nor reports.

    >>> polarity("the system was efficient"), polarity("it was not efficient"), polarity("today")
    ('strength', 'limitation', '')
    >>> polarity("it was found that crews change at night"), polarity("for pertinent authorities")
    ('neutral', '')
    """
    table, own = cue_table(), dict(pattern_table(_TABLE))
    # "Turnover has not prevented the work": the verb decides, not the trouble that it names.
    if own["decisive-strength"].search(soft):
        return "strength"
    soft = _IN_CHARGE.sub(lambda match: "_" * len(match[0]), soft)
    praise = _spans((table["atkgv:polarity.strength"], own["strength"]), soft)
    blame = {
        (start, end)
        for start, end in _spans((table["atkgv:polarity.limitation"], own["limitation"]), soft)
        if not _ONLY.match(soft, end)  # "was not only" limits nothing
        # "difficult to reverse" is a strength
        and not any(a <= start and end <= b and (a, b) != (start, end) for a, b in praise)
    }
    if not praise and not blame:
        return "neutral" if own["found"].search(soft) else ""
    bad = sum(not _is_turned(soft, start) for start, _ in blame)
    good = len(blame) - bad
    for start, _ in praise:
        if blame and _AIMED.search(soft, 0, start):
            continue  # "efforts will be needed to consolidate": what is aimed at is not there
        if _is_negated(soft, start):
            bad += 1
        else:
            good += 1
    return "limitation" if bad >= good else "strength"


def judges_nothing(soft: str) -> bool:
    """Tell clauses that bear judging words and judge nothing.

    A task without a verb, what an undertaking aims at, what a criterion is, what the people who
    were asked think, what is left undecided.

    >>> judges_nothing("the objective of the project was to strengthen the ports")
    True
    >>> judges_nothing("some people interviewed considered it useful")
    True
    """
    if _TASK.match(soft) and not _VERB.search(soft):
        return True
    return any(one.search(soft) is not None for one in (_AIM, _OPINION, _NO_VERDICT))
