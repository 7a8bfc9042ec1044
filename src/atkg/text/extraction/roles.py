"""Roles: who implemented, funded, ran, supported or published what, actively or passively."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.text.blocks import Span
from atkg.text.cues import is_cued
from atkg.text.extraction.agents import Agent, agents_after, agents_before
from atkg.text.extraction.grammar import clause, status_in
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import item_kind
from atkg.text.extraction.referring import Referent
from atkg.text.extraction.stretches import Stretch
from atkg.text.extraction.subjects import active_subject, passive_subject
from atkg.text.folding import phrases
from atkg.text.mentions import AGENTS

_TABLE: Final = Path(__file__).with_name("role_phrases.csv")
_BODIES: Final = AGENTS - {"atkg:Professional", "atkg:CollectiveActor"}
_TYPES: Final = {
    "publishedBy": frozenset({"atkg:Output", "atkg:CitedWork", "atkg:Intervention"}),
    "issuedBy": frozenset({"atkg:Instrument"}),
    "approvedBy": frozenset({"atkg:Instrument"}),
    "establishedBy": _BODIES,
    "consulted": frozenset({"atkg:Evaluation"}),
    "commissionedBy": frozenset({"atkg:Evaluation"}),
    "evaluatedBy": frozenset({"atkg:Evaluation"}),
}
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention", "atkg:Evaluation"})
_ALWAYS: Final = frozenset({"consulted", "commissionedBy", "evaluatedBy"})
_RESEARCH: Final = re.compile(any_of("research"))
_BY: Final = re.compile(r" (?:by|por)$")
_SURE: Final = {"": 0.8, "heading": 0.5}
_NEGATED: Final = re.compile(any_of("negated"))
_NEAR: Final = 24
_MONEY: Final = re.compile(rf"[$€£]|s/\.|{any_of('money-hint')}")


@dataclass(frozen=True, slots=True)
class _Role:
    predicate: str
    active: bool
    status: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _roles() -> tuple[_Role, ...]:
    grouped: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    columns = ("predicate", "voice", "status", "lang", "phrase")
    for _, one in read_records(_TABLE, columns):
        grouped[one["predicate"], one["voice"], one["status"]].append(one["phrase"])
    roles = (
        _Role(predicate, voice == "active", status, tuple(words), phrases(words))
        for (predicate, voice, status), words in grouped.items()
    )
    return tuple(sorted(roles, key=lambda role: -max(map(len, role.words))))


@cache
def _any() -> re.Pattern[str]:
    return phrases(word for role in _roles() for word in role.words)


def _research(reading: Reading, one: Stretch) -> Referent | None:
    """Give the research named last before the end of a stretch that speaks of research."""
    things = reading.authority.things
    named = [found for found in reading.mentions.within(0, one.end)
             if things[found.thing].kind == "atkgv:intervention.research"]  # fmt: skip
    return Referent(named[-1].thing, (0, 0), "anaphora") if named else None


def _evaluation(
    reading: Reading, one: Stretch, role: _Role, found: Referent | None, verb: Span
) -> Referent | None:
    """Give what was studied by consulting: a piece of research, else the evaluation itself."""
    if found is None and role.predicate == "consulted" and _RESEARCH.search(one.soft):
        found = _research(reading, one)
    if found is None and role.predicate in _ALWAYS and reading.evaluation:
        found = Referent(reading.evaluation, verb, "document")
    return found


def _ends(
    reading: Reading, one: Stretch, role: _Role, verb: Span
) -> tuple[Referent | None, list[Agent]]:
    """Give what a cue speaks of and the agents that it names."""
    within = clause(one, *verb)
    types = _TYPES.get(role.predicate, _UNDERTAKINGS)
    if role.active:
        agents = agents_before(reading, one, within[0], verb[0])
        start = agents[0].at[0] if agents else verb[0]
        return active_subject(reading, one, types, within, start, verb), agents
    agents = agents_after(reading, one, verb[1])
    found = passive_subject(reading, one, types, within, verb) if agents else None
    return found, agents


def _says(
    reading: Reading, one: Stretch, role: _Role, verb: Span, in_item: bool
) -> Iterator[Proposal]:
    if role.predicate == "fundedBy" and _MONEY.search(one.soft, *clause(one, *verb)):
        return  # who gave a sum is a contribution
    if _NEGATED.search(one.soft[max(0, verb[0] - _NEAR) : verb[0]]):
        return
    found, agents = _ends(reading, one, role, verb)
    subject = _evaluation(reading, one, role, found, verb) if agents else None
    for agent in agents:
        if subject is not None and agent.thing != subject.thing:
            yield _said(reading, one, role, verb, agent, subject, in_item)


def _said(
    reading: Reading, one: Stretch, role: _Role, verb: Span, agent: Agent, subject: Referent,
    in_item: bool,
) -> About:  # fmt: skip
    spans = [verb, agent.at] + ([subject.at] if subject.at != (0, 0) else [])
    begin, end = min(span[0] for span in spans), max(span[1] for span in spans)
    words = one.soft[begin:end]
    status = role.status if in_item else status_in(words, role.status)
    anchors = {"subject": subject.how} if subject.how else {}
    if agent.how:
        anchors["object"] = agent.how
    if not is_cued(f"atkg:{role.predicate}", words):
        anchors["predicate"] = "implicit"
    say = Say(f"atkg:{role.predicate}", agent.thing, one.span(begin, end),
              anchors=anchors, status=status)  # fmt: skip
    return About(subject.thing, say, _SURE.get(subject.how, 0.7))


def _cued(one: Stretch, in_item: bool) -> Iterator[tuple[_Role, Span]]:
    """Yield the roles that a stretch has cues of, with the offsets of the cue."""
    longest: list[Span] = []
    for role in _roles():
        # Inside a recommendation only a participle of its own states a fact: "run by X".
        if in_item and (role.active or not any(_BY.search(word) for word in role.words)):
            continue
        for match in role.pattern.finditer(one.soft):
            # "in charge of the execution of" is more than "in charge of"
            if not any(a <= match.start() and match.end() < b for a, b in longest):
                longest.append(match.span())
                yield role, match.span()


class _Roles:
    name = "roles"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for one in reading.stretches:
            if one.kind != "front-matter" and _any().search(one.soft):
                in_item = item_kind(reading.trail(one)) == "recommendation"
                for role, verb in _cued(one, in_item):
                    yield from _says(reading, one, role, verb, in_item)


EXTRACTOR = _Roles()
