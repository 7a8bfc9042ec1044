"""Lists of agents around a cue: who is named after it, who before it, with the words between.

"officers of the Coast Police and staff of the Ministry" lists two agents: the words for persons
lead to those whom they belong to. A description ("the NGO") counts as the agent that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from atkg.text.blocks import Span
from atkg.text.extraction.grammar import AUXILIARY, JOIN, LEAD
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.referring import group, taken_up
from atkg.text.extraction.rolecues import has_cue
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import AGENTS, Mention

_TABLE: Final = "agent_phrases.csv"
_MOST_BETWEEN: Final = 120
_ARTICLE: Final = rf"(?:{any_of('article')}\s+)?"
_BARE_OF: Final = rf"{any_of('of', _TABLE)}\s+"
_OF: Final = rf"{_BARE_OF}{_ARTICLE}"
# "120 officers of the", "eleven institutions, including the"
_BARE_PERSONS: Final = (
    rf"(?:[\w-]+\s){{0,4}}?{any_of('person', _TABLE)}\s(?:[\w-]+\s){{0,2}}?{_BARE_OF}"
)
_PERSONS: Final = rf"{_BARE_PERSONS}{_ARTICLE}"
_TO_GROUP: Final = re.compile(rf"\s*(?:{_BARE_PERSONS})?")
_SUCH: Final = rf"(?:[\w-]+\s){{1,5}}?[\w-]+,?\s\(?{any_of('such', _TABLE)}:?\s+{_ARTICLE}"
_ASIDE: Final = rf"(?:[\s,]*{any_of('aside', _TABLE)}[\s,:]*)?"
_MORE: Final = rf"(?:(?:{any_of('small')}|{any_of('about', _TABLE)}|[0-9]+)\s){{0,3}}"
_START: Final = re.compile(rf"{_ASIDE}{LEAD}(?:{_PERSONS}|{_SUCH})?{_MORE}[\"'(*_]*")
_NEXT: Final = re.compile(
    rf"(?:,\s*)?(?:{JOIN}|,?\s\(?{any_of('such', _TABLE)}\s)(?:{_PERSONS}|{_OF}|\w+\s{_OF})?"
    rf"{_MORE}[\"'(*_]*"
)
_BELONGS: Final = re.compile(rf"\s+{_OF}[\"'*_]*")
_COUNTED: Final = re.compile(rf"(?:{any_of('counted', _TABLE)}|[0-9]+)\s(?:[\w-]+\s){{0,3}}$")
_APPOSED: Final = re.compile(rf"[\"'*_]*[,:(]\s*[\"'(*_]*{_ARTICLE}[\"'*_]*")
# "the agencies with which it worked, A and B"
_RELATED: Final = re.compile(
    rf"\s(?:\w+\s)?{any_of('which', _TABLE)}\s[^,;]{{3,80}},\s{_ARTICLE}[\"'*_]*"
)
# "X, a local NGO, runs …": what stands between an agent and its verb.
_ASIDES: Final = rf"(?:,\s{any_of('apposed', _TABLE)}\s[^,;]{{3,60}},\s?)?"
_COORDINATED: Final = r"(?:\w{3,}(?:ed|o|aron|eron)\s(?:and|y|,)\s)?"
_TO_VERB: Final = re.compile(rf"{_ASIDES}{AUXILIARY}{_COORDINATED}")
_TURNED: Final = re.compile(rf"{any_of('turned-to', _TABLE)}\s+{_ARTICLE}[\"'*_]*$")
_BESIDE: Final = re.compile(rf"[\s\"')*_]*(?:,|{any_of('which', _TABLE)})")
# "With the support of A, B organized …": what opens the sentence governs A and not B.
_FRONTED: Final = re.compile(
    rf"\W*{any_of('fronted', _TABLE)}\s[^,;]*?\b{any_of('of-fronted', _TABLE)}\s{_ARTICLE}[\"'*_]*"
)
_APART: Final = re.compile(rf"[\"')*_]*,\s+(?!{any_of('join')})")
_JOINING: Final = re.compile(rf"[\s,]*{any_of('join')}\s")
_PASSED: Final = frozenset({"atkg:TargetGroup", "atkg:Place", "atkg:Professional"})


class Agent(NamedTuple):
    """Who is meant, at which offsets of the stretch, and by which anchor if not by name."""

    thing: str
    at: Span
    how: str = ""


def _is_head(one: Stretch, found: Mention, then: Mention | None) -> bool:
    """Tell a word for a group that the next names spell out: "two unions, A and B"."""
    if found.type != "atkg:CollectiveActor" or then is None or not then.is_agent:
        return False
    gap = one.offset(found.end), one.offset(then.start)
    single = then.type != "atkg:CollectiveActor"
    if not single:
        return False
    if _RELATED.fullmatch(one.soft, *gap):
        return True
    # "two associations, the Sea League and Open Wings" are named one by one
    counted = _COUNTED.search(one.soft[max(0, one.offset(found.start) - 40) :
                                       one.offset(found.start)])  # fmt: skip
    return counted is not None and _APPOSED.fullmatch(one.soft, *gap) is not None


def _chain(reading: Reading, one: Stretch, begin: int) -> Iterator[Mention]:
    """Yield the names of the list that begins at an offset, whatever they name."""
    at, gap = begin, _START
    last: Mention | None = None
    for found in reading.named(one, begin):
        start = one.offset(found.start)
        if last is not None and last.start == found.start:
            yield found  # "the Governments of A and B" names both
            continue
        fits = start - at <= _MOST_BETWEEN and (
            gap.fullmatch(one.soft, at, start)
            or (last is not None and _BELONGS.fullmatch(one.soft, at, start))
            or (last is not None and _APPOSED.fullmatch(one.soft, at, start))
            or (last is not None and _RELATED.fullmatch(one.soft, at, start))
        )
        if start < at or not fits or not (found.is_agent or found.type in _PASSED):
            return
        if last is not None and _tells_more(one, at, start):
            return
        yield found
        last, at, gap = found, one.offset(found.end), _NEXT


def _tells_more(one: Stretch, at: int, start: int) -> bool:
    """Tell whether words between two names say another role: "with A, brought together B"."""
    if _RELATED.fullmatch(one.soft, at, start):
        return False
    join = _JOINING.match(one.soft, at, start)
    words = one.soft[join.end() if join else at : start]
    return has_cue(re.sub(_BARE_OF, "", words))  # "the official in charge of the Office"


def _governed(one: Stretch, chain: list[Mention]) -> list[Mention]:
    """Leave out the subject that follows what opens a sentence: "With the support of A, B ran"."""
    if len(chain) < 2 or not _FRONTED.fullmatch(one.soft, 0, one.offset(chain[0].start)):
        return chain
    if one.soft[one.offset(chain[-1].end) :].lstrip("\"')*_ ")[:1] in ("", *",;.:("):
        return chain
    for index in range(len(chain) - 1, 0, -1):
        gap = one.offset(chain[index - 1].end), one.offset(chain[index].start)
        if _APART.match(one.soft, *gap):
            return chain[:index]
    return chain


def agents_after(
    reading: Reading, one: Stretch, begin: int, types: frozenset[str] = AGENTS
) -> list[Agent]:
    """Give the agents of the list that begins at an offset, each once; else a description's one."""
    chain = _governed(one, list(_chain(reading, one, begin)))
    made: dict[str, Agent] = {}
    owner = -1
    for index, found in enumerate(chain):
        then = chain[index + 1] if index + 1 < len(chain) else None
        single = owner >= 0 and chain[owner].type != "atkg:CollectiveActor"
        if (
            single
            and found.start > chain[owner].end
            and _BELONGS.fullmatch(one.soft, one.offset(chain[owner].end), one.offset(found.start))
        ):
            continue  # "the Office of the Ministry" is the Office
        if found.type in types and not _is_head(one, found, then):
            made.setdefault(found.thing, _agent(one, found))
            owner = index
    return list(made.values()) or _described(reading, one, begin)


def _agent(one: Stretch, found: Mention) -> Agent:
    return Agent(found.thing, (one.offset(found.start), one.offset(found.end)))


def _described(reading: Reading, one: Stretch, begin: int) -> list[Agent]:
    lead = _TO_GROUP.match(one.soft, begin, begin + _MOST_BETWEEN)
    found = group(reading, one, lead.end() if lead else begin)
    return [Agent(*found)] if found else []


def agents_before(reading: Reading, one: Stretch, begin: int, verb: int) -> list[Agent]:
    """Give the agents of the list that ends directly before a verb, by name, pronoun or kind."""
    named = [found for found in reading.named(one, begin, verb) if found.is_agent]
    for index, first in enumerate(named):
        start = one.offset(first.start)
        chain = [each for each in agents_after(reading, one, start) if each.at[1] <= verb]
        if (
            chain
            and chain[-1].at[1] >= one.offset(named[-1].end)
            and _TO_VERB.fullmatch(one.soft, chain[-1].at[1], verb)
        ):
            turned = _TURNED.search(one.soft[max(0, start - 24) : start])
            beside = _BESIDE.match(one.soft, chain[-1].at[1])
            return [] if turned and not beside and index == 0 and not chain[1:] else chain
    if (
        not named
        and (pronoun := taken_up(reading, one, begin, AGENTS))
        and _TO_VERB.fullmatch(one.soft, pronoun.at[1], verb)
    ):
        return [Agent(*pronoun)]
    return _described_before(reading, one, begin, verb) if not named else []


def _described_before(reading: Reading, one: Stretch, begin: int, verb: int) -> list[Agent]:
    for match in re.finditer(r"(?<!\w)\w", one.soft[begin:verb]):
        found = group(reading, one, begin + match.start())
        if found and _TO_VERB.fullmatch(one.soft, found.at[1], verb):
            return [Agent(*found)]
    return []
