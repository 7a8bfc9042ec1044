"""Roles whose cue is no verb before or after the agent.

"with the Foundation's participation" puts the agent inside the cue, "its donors are A and B" and
"A acted as lead counterpart" beside "is" or a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from atkg.text.blocks import Span
from atkg.text.extraction.agents import Agent, agents_after, agents_before
from atkg.text.extraction.grammar import clause
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.referring import Referent
from atkg.text.extraction.rolecues import Role, cues
from atkg.text.extraction.stretches import Stretch
from atkg.text.extraction.subjects import passive_subject
from atkg.text.mentioned import NIL

_TABLE: Final = "agent_phrases.csv"
_BETWEEN: Final = rf"(?:{any_of('between-being', _TABLE)}\s){{0,4}}"
_IS_ROLE: Final = re.compile(rf"[\s\"')*_]*{any_of('being', _TABLE)}\s{_BETWEEN}")
_ROLE_IS: Final = re.compile(rf"[\s\"')*_]*(?::|{any_of('being', _TABLE)}[\s:])")
_OF: Final = re.compile(rf"\s{any_of('of', _TABLE)}\s(?:{any_of('article')}\s)?[\"'*_]*")
_WORDS_INSIDE: Final = rf"['\"*_)]*(?:'s?)?[\s-]{_BETWEEN}(?:\w+\s){{0,1}}?$"
_INSIDE: Final = re.compile(_WORDS_INSIDE)
_SMALL: Final = rf"\s(?:{any_of('small')}\s){{0,3}}[\"'*_]*$"


class Beside(NamedTuple):
    """A role as it is read, with the offsets of its cue."""

    role: Role
    subject: Referent
    agent: Agent
    cue: Span


def _opened(one: Stretch, role: Role, tail: str, at: int) -> int:
    """Give where the cue that ends in a tail begins before the agent at an offset, or -1."""
    for head, end in role.around:
        if end != tail:
            continue
        if not head:
            return at
        match = re.search(rf"(?<!\w){re.escape(head)}{_SMALL}", one.soft[max(0, at - 60) : at])
        if match:
            return max(0, at - 60) + match.start()
    return -1


def around(reading: Reading, one: Stretch) -> Iterator[Beside]:
    """Yield roles whose agent stands inside the cue: "with … participation", "…-funded"."""
    for role, tail in cues(one.soft, "around"):
        named = [each for each in reading.named(one, 0, tail[0]) if each.is_agent]
        if not named:
            continue
        at = one.offset(named[-1].start), one.offset(named[-1].end)
        words = one.soft[slice(*tail)]
        gap = one.soft[at[1] : tail[0]]
        begin = _opened(one, role, words, at[0])
        fits = not gap.strip("'\"*_)") if words.startswith("-") else _INSIDE.fullmatch(gap)
        if begin < 0 or (gap and not fits):  # "X and co-funded" says nothing of X
            continue
        cue = begin, tail[1]
        subject = passive_subject(
            reading, one, role.types, clause(one, *cue), cue, carried=role.is_carried
        )
        if subject:
            yield Beside(role, subject, Agent(named[-1].thing, at), cue)


def _owner(reading: Reading, one: Stretch, role: Role, at: int) -> Referent | None:
    """Give what directly follows the noun: "the donors of the Beacon Project"."""
    for found in reading.named(one, at):
        begin, end = one.offset(found.start), one.offset(found.end)
        if found.type in role.types and _OF.fullmatch(one.soft, at, begin):
            return Referent(found.thing, (begin, end), "")
        return None
    return None


def _whole(reading: Reading, one: Stretch, role: Role, cue: Span) -> Referent | None:
    """Give what a part is played in: named near by, else what the whole document is about."""
    begin, end = clause(one, *cue)
    subject = passive_subject(reading, one, role.types, (begin, end), (end, end), carried=False)
    known = reading.project and not reading.project.startswith(NIL)
    return subject or (Referent(reading.project, cue, "document") if known else None)


def being(reading: Reading, one: Stretch) -> Iterator[Beside]:
    """Yield roles told by a noun: "A acted as counterpart", "its donors are A and B"."""
    for role, noun in cues(one.soft, "being"):
        agents: list[Agent] = []
        cue = noun
        for match in _IS_ROLE.finditer(one.soft, max(0, noun[0] - 60), noun[0]):
            if match.end() == noun[0]:
                cue = match.start(), noun[1]
                agents = agents_before(reading, one, clause(one, *noun)[0], match.start())
                if not agents and one.soft.startswith(
                    ",", noun[1]
                ):  # "participaron, como socios, A"
                    agents = agents_after(reading, one, noun[1] + 1)
        whole = _owner(reading, one, role, noun[1])
        if not agents and (then := _ROLE_IS.match(one.soft, whole.at[1] if whole else noun[1])):
            cue = noun[0], then.end()
            agents = agents_after(reading, one, then.end())
        subject = (whole or _whole(reading, one, role, cue)) if agents else None
        for agent in agents:
            if subject:
                yield Beside(role, subject, agent, cue)
