"""Whether a clause tells a deed ("has set a precedent") or how things are ("was crucial").

The verbs of its main clauses decide, whatever their tense: what is, is had, lacks, shows itself or
was found out is how things are; one main clause that says what was done makes it a deed.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.patterns import any_of

_TABLE: Final = "polarity_phrases.csv"


def _own(term: str) -> str:
    return any_of(term, _TABLE)


_ADDED: Final = re.compile(r"\b(?:that|que|who|which)\s+(?=\w+(?:ed|o|aron|ieron)\b)\w+")
_ADVERBS: Final = (
    r"(?:\w+ly\s+|also\s+|been\s+|well\s+|sido\s+|\w+mente\s+|bien\s+|already\s+|ya\s+)*"
)
_PARTICIPLE: Final = rf"(?!{_own('stative')})(?:\w+ed\b|\w{{2,}}[ai]d[oa]s?\b|{_own('participle')})"
# The kinds of finite verbs, the earliest of which decides.
_HELPED: Final = re.compile(
    rf"\b(?:has|have|had|ha|han|habia|was|were|fue|fueron)\s+{_ADVERBS}{_PARTICIPLE}"
)
_DONE: Final = re.compile(rf"{_HELPED.pattern}|\b{any_of('past')}(?!\s+(?:by|of)\b)")
_STATE: Final = re.compile(rf"{any_of('state')}|{_own('showing')}")
_PRETERITE: Final = re.compile(
    r"\b(?!\w*(?:mostr|revel|evidenci|confirm)\w+\b)\w+(?:ó|aron|ieron)\b"
)
# "The port slowed the work": a past verb has an object or a preposition after it, an adjective
# has its noun.
_SIMPLE: Final = re.compile(rf"\b(?!{_own('showing')}|need)\w{{2,}}ed(?=\s+{_own('after-verb')})")
_RESULT: Final = re.compile(rf"{_own('result')}\s+$")
_DENIED: Final = re.compile(
    rf"(?!{_own('refuted')})\b(?:not|never|no|nunca|tampoco|nobody|nadie)\b"
)
_NOBODY: Final = re.compile(_own("nobody"))
_REFUTED: Final = re.compile(_own("refuted"))
# What was found out is how things are; people and cases that were found are a deed.
_FOUND: Final = re.compile(
    rf"(?:{_own('discovering')}|(?P<sought>{_own('seeking-out')}))"
    r"(?P<said>(?:\s*,[^;]*?,)?\s+(?:that|que)\b)?"
)
_PEOPLE: Final = re.compile(_own("found-people"))
# "Gaps identified in the first year" has no verb yet.
_HELPER: Final = re.compile(
    r"\b(?:has|have|had|been|was|were|ha|han|sido|se|fue|fueron)\W+(?:\w+ly\s+|also\s+)?$"
)
_REDUCED: Final = re.compile(r"\s+(?:in|by|during|at|through|en|por|durante)\b")
# Where a second main clause begins.
_NEXT: Final = re.compile(rf";\s*|,\s+{_own('coordinating')}\W+")


def _is_participle(soft: str, match: re.Match[str]) -> bool:
    """Tell "the results achieved" and "Trained officers" from verbs of the clause."""
    if " " in match[0]:
        return False
    opens = match.start() == 0 and match[0].endswith("ed")
    return opens or _RESULT.search(soft, 0, match.start()) is not None


def _found(soft: str, words: str) -> tuple[str, str]:
    """Leave of "the study found that it was built" what was found; in others make the verb "is"."""
    for match in _FOUND.finditer(soft):
        if match["said"]:
            return soft[match.end() :], words[match.end() :]
        if match["sought"] and _PEOPLE.search(soft):
            continue
        helped = _HELPER.search(soft, 0, match.start())
        is_verb = helped or not _REDUCED.match(soft, match.end())
        instead = ("is" if is_verb else "").ljust(len(match[0]))
        before, after = slice(match.start()), slice(match.end(), None)
        return soft[before] + instead + soft[after], words[before] + instead + words[after]
    return soft, words


def _decides(soft: str, done: list[Span]) -> bool:
    """Tell whether a deed comes first of the finite verbs, and is not denied."""
    if not done:
        return False
    start, end = min(done)
    # "Was focused" is how things were, "focused on" a deed.
    state = _STATE.search(soft)
    if state and state.start() < start:
        return False
    near = _DENIED.search(soft, max(0, start - 16), end + 4)
    return near is None and _NOBODY.search(soft, 0, start) is None


def _leading(soft: str, words: str) -> bool:
    """Tell whether the first finite verb says that something was done."""
    done = [
        match.span() for match in (*_DONE.finditer(soft), *_PRETERITE.finditer(words))
        if not _is_participle(soft, match)
    ]  # fmt: skip
    if not done and not _STATE.search(soft):
        done = [match.span() for match in _SIMPLE.finditer(soft)]
    return _decides(soft, done)


def _joined(soft: str, words: str) -> bool:
    """Tell whether a further main clause does: only of a helping verb can one be sure there."""
    done = [match.span() for match in (*_HELPED.finditer(soft), *_PRETERITE.finditer(words))]
    return _decides(soft, done)


def is_deed(soft: str, words: str) -> bool:
    """Tell whether a clause says that something was done; ``words`` are ``soft`` with accents.

    >>> is_deed(*["the school was built"] * 2), is_deed(*["the need was confirmed"] * 2)
    (True, False)
    >>> is_deed(*["the line is useful, and was taken over by the state"] * 2)
    True
    """
    if refuted := _REFUTED.search(soft):
        return not soft[: refuted.start()].rstrip().endswith((" does", " do"))
    soft, words = _found(_ADDED.sub(lambda match: "_" * len(match[0]), soft), words)
    if _leading(soft, words):
        return True
    begins = [match.end() for match in _NEXT.finditer(soft)]
    return any(
        _joined(soft[first:last], words[first:last])
        for first, last in pairwise([*begins, len(soft)])
    )
