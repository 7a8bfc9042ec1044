"""Memberships: the bodies and agents that a coordination body is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.cues import is_cued
from atkg.text.extraction.agents import Agent, agents_after, agents_before
from atkg.text.extraction.grammar import clause
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.referring import Referent, described, taken_up, topic
from atkg.text.extraction.sections import item_kind
from atkg.text.extraction.spotting import spotted
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import Mention

_BODY: Final = frozenset({"atkg:CoordinationBody"})
# "which includes" tells members only where another word speaks of membership.
_WEAK: Final = re.compile(r"includ\w*|incluy?e\w*(?: a)?")
# "la integran A y B", "are represented on it by A": the body is one that was spoken of.
_CLITIC: Final = re.compile(
    r"\W*(?:la|lo)\s|(?:\w+\s){1,4}(?:it by|ella por|el por)(?!\w)|(?:its|sus)\s"
)
_ITS: Final = re.compile(r"(?<!\w)(?:its|sus)\s(?:\w+\s)?$")
_NEAR: Final = 40
_THEN: Final = re.compile(rf"[\s\"')*_]*(?::|{any_of('being', 'agent_phrases.csv')}\b)")
_OPENED: Final = re.compile(r"[\s\"'*_]*\(")


def _at(one: Stretch, found: Mention) -> tuple[int, int]:
    return one.offset(found.start), one.offset(found.end)


def _bodies(reading: Reading, one: Stretch, begin: int, end: int) -> list[Referent]:
    return [Referent(each.thing, _at(one, each), "") for each in reading.named(one, begin, end)
            if each.type in _BODY]  # fmt: skip


def _body_before(reading: Reading, one: Stretch, verb: int) -> Referent | None:
    """Give the body whose members a cue tells: named before it, described, or spoken of before."""
    if found := _bodies(reading, one, 0, verb):
        return found[-1]
    if said := described(reading, one, 0, verb, _BODY) or taken_up(reading, one, 0, _BODY):
        return said
    is_taken_up = _CLITIC.match(one.soft, verb) or _ITS.search(one.soft[:verb])
    return topic(reading, one, _BODY) if is_taken_up else None


def _body_after(reading: Reading, one: Stretch, end: int) -> Referent | None:
    found = _bodies(reading, one, end, min(end + 3 * _NEAR, len(one.words)))
    if found and found[0].at[0] - end < _NEAR:
        return found[0]
    return described(reading, one, end, min(end + _NEAR, len(one.words)), _BODY)


def _ends(
    reading: Reading, one: Stretch, term: str, cue: tuple[int, int]
) -> tuple[Referent | None, list[Agent]]:
    """Give body and members as the voice of a cue places them."""
    if term == "hasMember":
        return _body_before(reading, one, cue[0]), agents_after(reading, one, cue[1])
    body = _body_after(reading, one, cue[1])
    if term == "memberOf":
        return body, agents_before(reading, one, clause(one, *cue)[0], cue[0])
    then = _THEN.match(one.soft, body.at[1]) if body else None
    return body, agents_after(reading, one, then.end()) if then else []


def _said(reading: Reading, one: Stretch, body: Referent, agent: Agent, cue: int) -> About | None:
    begin = min(body.at[0], agent.at[0], cue) if body.at != (0, 0) else min(agent.at[0], cue)
    span = one.span(begin, max(agent.at[1], body.at[1]))
    anchors = {"subject": body.how} if body.how else {}
    if agent.how:
        anchors["object"] = agent.how
    if not is_cued("atkg:hasMember", reading.text[slice(*span)]):
        if _WEAK.match(one.soft, cue):
            return None
        anchors["predicate"] = "implicit"
    say = Say("atkg:hasMember", agent.thing, span, anchors=anchors, status="holds")
    return About(body.thing, say, 0.6 if body.how else 0.8)


def _members(reading: Reading, one: Stretch) -> Iterator[Proposal]:
    done: set[str] = set()
    for term, pattern in spotted("member_phrases.csv", one.soft):
        for match in pattern.finditer(one.soft):
            body, agents = _ends(reading, one, term, match.span())
            for agent in agents:
                if body is None or agent.thing in done or agent.thing == body.thing:
                    continue
                done.add(agent.thing)
                if about := _said(reading, one, body, agent, match.start()):
                    yield about


def _in_brackets(reading: Reading, one: Stretch) -> Iterator[Proposal]:
    """Yield members that stand in brackets after their body: "the Group (A, B and C)"."""
    for body in _bodies(reading, one, 0, len(one.words)):
        opened = _OPENED.match(one.soft, body.at[1])
        close = one.soft.find(")", opened.end()) if opened else -1
        if opened is None or close < 0:
            continue
        agents = agents_after(reading, one, opened.end())
        inside = [each for each in agents if each.at[1] <= close and each.thing != body.thing]
        for agent in inside if len(inside) > 1 else []:
            about = _said(reading, one, body, agent, body.at[0])
            if about:
                yield about


class _Members:
    name = "members"
    version = "2"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for one in reading.stretches:
            if item_kind(reading.trail(one)) != "recommendation":
                yield from _members(reading, one)
                yield from _in_brackets(reading, one)


EXTRACTOR = _Members()
