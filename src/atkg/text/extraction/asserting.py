"""How a finding is meant: held true, done, foretold, hedged; or asked for, intended, opined.

Only the finding's own clause counts, not what a relative clause adds to it.
"""

from __future__ import annotations

import re
from typing import Final

from atkg.text.cues import modalities
from atkg.text.extraction.deeds import is_deed
from atkg.text.extraction.patterns import any_of, pattern_of
from atkg.text.folding import soften

_TABLE: Final = "polarity_phrases.csv"


def _own(term: str) -> str:
    return any_of(term, _TABLE)


_RELATIVE: Final = re.compile(any_of("relative"))
_OPENING: Final = 12  # "Because of", "Which": a clause may open so
# In Spanish the accent tells the future: "permitirá", "permitiría"; "la secretaría" is none.
_FUTURE: Final = re.compile(r"\b\w{2,}r(?:á|án)\b|(?<!\bla )(?<!\bde )(?<!\bsu )\b\w+[ai]rían?\b")
_FORETOLD: Final = re.compile(
    rf"(?!{_own('not-foretold')})(?<!political )(?<!free )(?<!good ){_own('foretold')}"
)
_UNMET: Final = re.compile(_own("unmet"))
_ASKED: Final = re.compile(_own("requested"))
_INTENDED: Final = re.compile(rf"{_own('intended')}|\b(?<!se )esperan?\s+\w+[aei]r\b")
_AIM: Final = re.compile(
    rf"{_own('aim')}[^,;]{{0,90}}?{_own('copula')}\s+(?:to\s+\w+|(?:el\s+)?(?:de\s+)?(?!clear)\w+[aei]r\b)"
)
_OPINION: Final = re.compile(
    rf"(?:^|\bby\s+|\bpor\s+|\bto\s+)(?:\w+\W+){{0,4}}?{_own('asked')}"
    rf"(?:\W+\w+){{0,4}}?\W+{_own('opined')}"
    rf"|{_own('viewing')}\s+(?:\w+\s+){{0,4}}?{_own('asked')}"
)
_OPINING: Final = pattern_of("asked", _TABLE)  # every opinion has such a word
_NO_VERDICT: Final = re.compile(f"{_own('undecided')}|{_own('defining')}")
# "Strengthening the ports", "Fortalecer los puertos": a task, unless a verb follows.
_TASK: Final = re.compile(r"\W*(?:\w{2,}ing\b|\w{3,}[aei]r(?:se)?\s+(?:el|la|los|las|a|en|con)\b)")
# "Enhance efforts to make schools accessible" asks.
_IMPERATIVE: Final = re.compile(rf"\W*{any_of('verb', 'action_verbs.csv')}\b")
# "This is an achievement" does not say of what.
_BARE: Final = re.compile(rf"\W*{_own('bare')}(?:\W+\w+){{0,8}}\W*$")
# "Table 1 shows" speaks of the report.
_EXHIBIT: Final = re.compile(rf"\W*{_own('exhibit')}\s+[\divxlc]+\b")
_BIDDEN: Final = re.compile(
    rf"\W*{any_of('verb', 'action_verbs.csv')}"
    r"\s+(?:that|the|an?|all|its|their|and|en|el|la|los|las|que)\b"
)
_VERB: Final = re.compile(
    rf"{any_of('state')}|{any_of('past')}|\b(?:has|have|had|ha|han|fue|fueron|es|son)\b"
    r"|,[^,]*\w(?:ed|ó|s)\b"
)


def _main(soft: str) -> int:
    """Give where the main clause ends: what a relative clause adds is off."""
    end = _RELATIVE.search(soft, _OPENING)
    return end.start() if end else len(soft)


def status(words: str) -> str:
    """Give how a finding is meant.

    >>> status("the project has set a precedent"), status("the design is coherent")
    ('achieved', 'holds')
    >>> status("the registry will help"), status("it was not done"), status("it seems effective")
    ('potential', 'holds', 'hedged')
    """
    main = words[: _main(soften(words))].lower()
    soft = soften(main)
    found = modalities(main)
    if "hedged" in found:
        return "hedged"
    if _UNMET.search(soft):
        return "holds"
    if "potential" in found or _FORETOLD.search(soft) or _FUTURE.search(main):
        return "potential"
    return "achieved" if is_deed(soft, main) else "holds"


def asked_at(soft: str) -> int:
    """Give where a clause begins to ask for something, or -1; what should have been is no request.

    >>> asked_at("the line is useful and should go on"), asked_at("it should have been planned")
    (23, -1)
    """
    for match in _ASKED.finditer(soft):
        if not _UNMET.match(soft, match.start()):
            return match.start()
    return -1


def has_verb(soft: str) -> bool:
    """Tell whether a clause has a finite verb that is known as one."""
    return _VERB.search(soft) is not None


def judges_nothing(soft: str) -> bool:
    """Tell clauses that bear judging words and judge nothing.

    A task without a verb, what an undertaking aims at or is about to do, what a criterion is, what
    the people who were asked think, what is left undecided.

    >>> judges_nothing("the objective of the project was to strengthen the ports")
    True
    >>> judges_nothing("some people interviewed considered it useful")
    True
    """
    if (_TASK.match(soft) or _IMPERATIVE.match(soft)) and not has_verb(soft):
        return True
    if any(one.match(soft) for one in (_BIDDEN, _EXHIBIT, _BARE)):
        return True
    if _OPINING.search(soft) and _OPINION.search(soft):
        return True
    return any(one.search(soft) is not None for one in (_AIM, _NO_VERDICT, _INTENDED))
