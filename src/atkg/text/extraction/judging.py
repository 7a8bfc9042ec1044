"""Judging words: whether a clause praises, blames, does both or only reports.

A judging word counts for what the words around it make of it: what was mitigated or absent is no
limitation, what is only aimed at is no strength, and a trouble that the field is about ("at risk of
trafficking") judges nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table
from atkg.text.extraction.patterns import any_of, pattern_of, pattern_of_any

_TABLE: Final = "polarity_phrases.csv"


def _own(term: str) -> str:
    return any_of(term, _TABLE)


_GAP: Final = r"[^\w,;:.]+"
# A limitation that somebody mitigated or that was absent is a strength; "prevention" is a field.
_TURNED: Final = re.compile(
    rf"(?!\w*(?:tion|cion)(?:s|es)?\b){any_of('turned')}\w*{_GAP}(?:\w+{_GAP}){{0,5}}$"
)
# "To identify gaps", "para detectar vacíos": what is looked for is not yet told.
_SOUGHT: Final = re.compile(
    rf"{_own('aiming')}\s+{_own('looking')}\w*{_GAP}(?:\w+{_GAP}){{0,4}}$"
    r"|\b(?:what|cuales|(?:determine|identify|assess|examine) which)\s+$"
)
# "Struggles with ensuring adequate care": the trouble governs what is good after it.
_GOVERNING: Final = re.compile(_own("governing-blame"))
_DENIES: Final = re.compile(r"\b(?:but|pero)\s+(?:not|no)\b(?!\s+(?:only|solo))")
# "Raised no concerns", "no se registraron demoras"; "not effective, weak" denies no weakness.
_ABSENT: Final = re.compile(rf"(?:{_own('absent')}\s+(?:\w+\s+){{0,2}}|\bnot\s+(?:\w+ly\s+)?)$")
_NEGATED: Final = re.compile(rf"(?:{any_of('negated')}|{_own('scarce')})\W+(?:\w+\W+){{0,3}}$")
_ONLY: Final = re.compile(r"\s+(?:only|solely|just|merely|solo|solamente|unicamente)\b")
_NOT_ONLY: Final = re.compile(_own("not-only"))
# "In order to improve", "para mejorar" is aimed at; "helped to improve", "permitió mejorar" is not.
_AIMED: Final = re.compile(rf"(?P<end>{_own('aiming')})\s+(?:\w+ly\s+)?(?P<verb>[\w-]+)$")
_VERBAL: Final = re.compile(r"(?:ing|[aei]r(?:se|las?|los?)?)$")
_WORD: Final = re.compile(r"[\w-]*")
_BROUGHT: Final = re.compile(rf"{_own('bringing')}\w*\W+(?:\w+\W+){{0,8}}$")
# "The pertinent authorities" are those in charge.
_IN_CHARGE: Final = re.compile(
    rf"{_own('in-charge')}\s+{_own('office')}|{_own('office')}\s+{_own('in-charge')}"
)
# "All relevant laws", "the key actors": which ones, not how good; "is relevant" judges.
_ATTRIBUTIVE: Final = re.compile(
    rf"(?<!\w)(?!{_own('predicative')})\w+\s+{_own('attributive')}"
    rf"(?=\s+(?!{any_of('governing')}|for|and|but)\w)"
)
_FIELD: Final = re.compile(_own("field"))
# A word of all that is blanked before a clause is weighed: most clauses have none.
_BESIDE: Final = pattern_of_any("in-charge", "field", "not-only", "attributive", table=_TABLE)
_ANSWERED: Final = re.compile(rf"{_own('answering')}\w*\s+(?:\w+\s+){{0,6}}?{_own('answered')}")
# A rise is good of what is wanted and bad of what is not; so is a fall, the other way round.
_NEAR: Final = r"\w*(?:\W+\w+){0,3}?\W+"
_MOVE: Final = pattern_of_any("rise", "fall", table=_TABLE)
_MOVES: Final = tuple(
    (sign, re.compile(f"(?={_own(thing)}{_NEAR}{_own(move)})|{_own(move)}{_NEAR}{_own(thing)}"))
    for sign, thing, move in (
        ("strength", "wanted", "rise"), ("strength", "unwanted", "fall"),
        ("limitation", "wanted", "fall"), ("limitation", "unwanted", "rise"),
    )
)  # fmt: skip


def _moved(soft: str) -> str:
    """Give what a rise or a fall says; of two things named the first is the one that moved."""
    if not _MOVE.search(soft):
        return ""
    found = [(match.start(), sign) for sign, one in _MOVES if (match := one.search(soft))]
    firsts = {sign for start, sign in found if start == min(found)[0]}
    return firsts.pop() if len(firsts) == 1 else ""


def _spans(patterns: Iterable[re.Pattern[str]], soft: str) -> set[Span]:
    return {match.span() for pattern in patterns for match in pattern.finditer(soft)}


def _blank(pattern: re.Pattern[str], soft: str) -> str:
    return pattern.sub(lambda match: "_" * len(match[0]), soft)


def _within(inner: Span, outer: Iterable[Span]) -> bool:
    return any(a <= inner[0] and inner[1] <= b and (a, b) != inner for a, b in outer)


def _is_good(soft: str, start: int) -> bool:
    """Tell whether the trouble that begins here was mended or is not there."""
    before = soft[max(0, start - 60) : start]
    return _TURNED.search(before) is not None or _ABSENT.search(before) is not None


def _blame(soft: str, praise: set[Span]) -> tuple[int, int]:
    """Give how many troubles are told, and how many are told to be absent or mended."""
    patterns = (cue_table()["atkgv:polarity.limitation"], pattern_of("limitation", _TABLE))
    faint = pattern_of("faint", _TABLE)
    spans = {
        one for one in _spans(patterns, soft)
        if not _ONLY.match(soft, one[1])  # "was not only" limits nothing
        and not faint.fullmatch(soft, *one)
        and not _SOUGHT.search(soft[max(0, one[0] - 60) : one[0]])
        and not _within(one, praise)  # "difficult to reverse" is a strength
    }  # fmt: skip
    outer = {one for one in spans if not _within(one, spans)}
    good = {one for one in outer if _is_good(soft, one[0])}
    # In "was not weak" the verb is no trouble of its own.
    denials = {one for one in outer if any(0 <= start - one[1] < 25 for start, _ in good)}
    return len(outer - good - denials), len(good)


def _is_aim(soft: str, start: int, end: int) -> bool:
    """Tell whether a good thing is only aimed at: "to improve", "at improving", "de mejorar"."""
    before = max(0, start - 60)
    rest = _WORD.match(soft, end)
    aimed = _AIMED.search(soft, before, rest.end() if rest else end)
    if aimed is None or aimed.start("verb") != start or _BROUGHT.search(soft[before:start]):
        return False
    return aimed["end"].endswith("to") or _VERBAL.search(aimed["verb"]) is not None


def _praise(soft: str, spans: set[Span]) -> tuple[int, int]:
    """Give how many strengths are told, and how many are told to be absent; aims are neither."""
    governing = [m.start() for m in _GOVERNING.finditer(soft) if not _is_good(soft, m.start())]
    told = [
        start for start, end in spans
        if not _is_aim(soft, start, end) and not (governing and governing[0] < start)
    ]  # fmt: skip
    lost = sum(_NEGATED.search(soft[max(0, start - 60) : start]) is not None for start in told)
    return len(told) - lost, lost


def _praising() -> tuple[re.Pattern[str], ...]:
    return cue_table()["atkgv:polarity.strength"], pattern_of("strength", _TABLE), _ANSWERED


def _weighed(soft: str) -> tuple[int, int]:
    """Give how much a clause praises and how much it blames."""
    faint = pattern_of("faint", _TABLE)
    praise = {
        one for one in _spans(_praising(), soft)
        if not faint.fullmatch(soft, *one)  # "highly domestic" praises nothing
    }  # fmt: skip
    bad, mended = _blame(soft, praise)
    good, lost = _praise(soft, {one for one in praise if not _within(one, praise)})
    return good + mended, bad + lost


def polarity(soft: str) -> str:
    """Give the polarity of a softened clause, or nothing where it neither judges nor reports.

    >>> polarity("the system was efficient"), polarity("it was not efficient"), polarity("today")
    ('strength', 'limitation', '')
    >>> polarity("it was found that crews change at night"), polarity("for pertinent authorities")
    ('neutral', '')
    >>> polarity("audits raised no concerns"), polarity("the results of the ports were uneven")
    ('strength', 'mixed')
    >>> polarity("the course was useful but too short")
    'mixed'
    """
    # "Turnover has not prevented the work": the verb decides, not the trouble that it names.
    if refuted := pattern_of("refuted", _TABLE).search(soft):
        return "limitation" if _weighed(soft[refuted.end() :])[1] else "strength"
    if pattern_of("decisive-strength", _TABLE).search(soft):
        return "strength"
    if pattern_of("mixed", _TABLE).search(soft):
        return "mixed"
    if _BESIDE.search(soft):
        for pattern in (_IN_CHARGE, _FIELD, _NOT_ONLY, _ATTRIBUTIVE):
            soft = _blank(pattern, soft)
    good, bad = _weighed(soft)
    if not good and not bad:
        return _moved(soft) or ("neutral" if pattern_of("found", _TABLE).search(soft) else "")
    if good and not bad and _DENIES.search(soft):
        return "mixed"
    if good and bad and (turn := pattern_of("yet", _TABLE).search(soft, 1)):
        sides = [_weighed(soft[: turn.start()]), _weighed(soft[turn.end() :])]
        if {side[0] > side[1] for side in sides} == {True, False}:
            return "mixed"
    return "limitation" if bad >= good else "strength"
