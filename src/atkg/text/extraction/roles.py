"""Roles: who implemented, funded, ran, supported or published what, actively or passively."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import is_cued
from atkg.text.extraction.agents import Agent, agents_after, agents_before
from atkg.text.extraction.around import around, being
from atkg.text.extraction.grammar import clause, status_in
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.referring import Referent, headed, is_pronoun, topic
from atkg.text.extraction.rolecues import Role, cues
from atkg.text.extraction.sections import item_kind
from atkg.text.extraction.stretches import Stretch
from atkg.text.extraction.subjects import active_subject, passive_subject

_ALWAYS: Final = frozenset({"consulted", "commissionedBy", "evaluatedBy"})
_STUDIED: Final = frozenset({"atkg:Intervention", "atkg:Output", "atkg:CitedWork"})
_RESEARCH: Final = re.compile(any_of("research"))
_SURE: Final = {"": 0.8, "heading": 0.5}
_NEGATED: Final = re.compile(any_of("negated"))
_NEAR: Final = 24
# Whoever received cases or persons is whom they were referred to.
_REFERRED: Final = re.compile(any_of("referred", "agent_phrases.csv"))
_MONEY: Final = re.compile(rf"[$€£]|s/\.|{any_of('money-hint')}")
_AGENT_FOLLOWS: Final = re.compile(r"\s(?:by|por)\b")
# "took part as implementing partners" tells another part than taking part.
_AS: Final = re.compile(rf",?\s{any_of('as', 'agent_phrases.csv')}\s")
_NEW_ONE: Final = re.compile(
    rf"(?<!\w){any_of('indefinite', 'agent_phrases.csv')}\s"
    rf"(?:[\w-]+\s){{0,3}}?{any_of('evaluation')}"
)
_GIVEN: Final = re.compile(rf"[^,;.]{{0,40}}?\b{any_of('given', 'agent_phrases.csv')}")
_PARTICIPLE: Final = re.compile(r"^(?:\w+ed|led|run|set up)$")
_WAS: Final = re.compile(rf"{any_of('finite', 'agent_phrases.csv')}\s(?:\w+ly\s)?$")
_OBJECTLESS: Final = re.compile(rf"\s{any_of('objectless', 'agent_phrases.csv')}")
_THROUGH: Final = re.compile(r"\b(?:through|a traves de)$")
_RELATIVE: Final = re.compile(rf"{any_of('which', 'agent_phrases.csv')}\s(?:\w+\s){{0,2}}$")


def _research(reading: Reading, one: Stretch) -> Referent | None:
    """Give the research named last before the end of a stretch that speaks of research."""
    things = reading.authority.things
    named = [found for found in reading.mentions.within(0, one.end)
             if things[found.thing].kind == "atkgv:intervention.research"]  # fmt: skip
    return Referent(named[-1].thing, (0, 0), "anaphora") if named else None


def _evaluation(
    reading: Reading, one: Stretch, role: Role, found: Referent | None, verb: Span
) -> Referent | None:
    """Give what was studied by consulting: a piece of research, else the evaluation itself."""
    if found is None and role.predicate == "consulted" and _RESEARCH.search(one.soft):
        found = _research(reading, one)
    other: object = _NEW_ONE.search(one.soft, 0, verb[0])  # "a mid-term review, commissioned by"
    if role.predicate != "consulted":  # whoever commissioned a named study commissioned that
        other = other or next(
            (each for each in reading.named(one, 0, verb[0]) if each.type in _STUDIED), None
        )
    if found is None and role.predicate in _ALWAYS and reading.evaluation and not other:
        found = Referent(reading.evaluation, verb, "document")
    return found


def _ends(
    reading: Reading, one: Stretch, role: Role, verb: Span
) -> tuple[Referent | None, list[Agent]]:
    """Give what a cue speaks of and the agents that it names."""
    within = clause(one, *verb)
    types = role.types
    if role.voice == "active":
        agents = agents_before(reading, one, within[0], verb[0])
        start = agents[0].at[0] if agents else verb[0]
        found = active_subject(reading, one, types, within, start, verb) if agents else None
        if found is None and agents and role.predicate == "hasParticipant":
            found = topic(reading, one, types) or headed(reading, one, types)
        if (found is None and agents and role.predicate == "beneficiaryInstitution"
                and _GIVEN.match(one.soft, verb[0])):  # fmt: skip
            found = topic(reading, one, types)  # "The Ministry received computers."
        return found, agents
    agents = agents_after(reading, one, verb[1])
    # "The Ministry provided data to the Agency": what the Ministry gives is not the project's.
    own = role.predicate == "beneficiaryInstitution" and bool(
        agents_before(reading, one, within[0], verb[0])
    )
    found = (
        passive_subject(reading, one, types, within, verb, carried=role.is_carried and not own)
        if agents else None
    )  # fmt: skip
    if found and found.thing == reading.project and role.predicate == "hasParticipant":
        found = headed(reading, one, types)  # who talks with whom is said of a smaller thing
    if found and role.predicate == "hasParticipant" and _THROUGH.search(one.soft[slice(*verb)]):
        # What "was carried out through the radio" is no pronoun's: mostly a campaign before it.
        found = None if is_pronoun(one, found.at) else found
    return found, agents


def _is_meant(one: Stretch, role: Role, verb: Span, in_item: bool) -> bool:
    """Tell whether a cue says a role: not in a denial, nor what a recommendation asks for."""
    near = one.soft[max(0, verb[0] - _NEAR) : verb[0]]
    if _NEGATED.search(near) or near.endswith("-"):  # "co-implemented with" is another word
        return False
    if in_item:  # "which are currently implementing X", "run by X" are facts all the same
        shown = one.soft[slice(*verb)].endswith((" by", " por"))
        return shown if role.voice == "passive" else _RELATIVE.search(near) is not None
    if role.predicate == "hasParticipant" and _AS.match(one.soft, verb[1]):
        return False
    if role.predicate == "fundedBy" and _MONEY.search(one.soft, *clause(one, *verb)):
        return False  # who gave a sum is a contribution
    if role.predicate == "beneficiaryInstitution":
        return _REFERRED.search(one.soft, *clause(one, *verb)) is None
    return role.voice != "active" or not _is_participle(one, verb)


def _is_participle(one: Stretch, verb: Span) -> bool:
    """Tell "X, established in 2011" and "X was created" from "X created Y"."""
    if _AGENT_FOLLOWS.match(one.soft, verb[1]):
        return True
    if not _PARTICIPLE.search(one.soft[slice(*verb)]):
        return False
    before = one.soft[max(0, verb[0] - _NEAR) : verb[0]]
    return _WAS.search(before) is not None or _OBJECTLESS.match(one.soft, verb[1]) is not None


def _says(
    reading: Reading, one: Stretch, role: Role, verb: Span, in_item: bool
) -> Iterator[Proposal]:
    if not _is_meant(one, role, verb, in_item):
        return
    found, agents = _ends(reading, one, role, verb)
    subject = _evaluation(reading, one, role, found, verb) if agents else None
    for agent in agents:
        if subject is not None and agent.thing != subject.thing:
            yield _said(reading, one, role, verb, agent, subject, in_item)


def _said(
    reading: Reading, one: Stretch, role: Role, verb: Span, agent: Agent, subject: Referent,
    in_item: bool,
) -> About:  # fmt: skip
    spans = [verb, agent.at] + ([subject.at] if subject.at != (0, 0) else [])
    begin, end = min(span[0] for span in spans), max(span[1] for span in spans)
    words = one.soft[begin:end]
    status = role.status if in_item else status_in(words, role.status)
    anchors = {"subject": subject.how} if subject.how else {}
    if agent.how:
        anchors["object"] = agent.how
    record = reading.authority.things.get(subject.thing)
    predicate = role.of(record.type if record else "")
    if not is_cued(predicate, words):
        anchors["predicate"] = "implicit"
    say = Say(predicate, agent.thing, one.span(begin, end),
              anchors=anchors, status=status)  # fmt: skip
    return About(subject.thing, say, _SURE.get(subject.how, 0.7))


def _beside(reading: Reading, one: Stretch) -> Iterator[Proposal]:
    """Yield roles whose cue stands around the agent, or beside it with "is" or a colon."""
    for found in (*around(reading, one), *being(reading, one)):
        if found.agent.thing != found.subject.thing:
            yield _said(reading, one, found.role, found.cue, found.agent, found.subject, False)


class _Roles:
    name = "roles"
    version = "3"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        for one in reading.stretches:
            if one.kind == "front-matter":
                continue
            in_item = item_kind(reading.trail(one)) == "recommendation"
            for role, verb in cues(one.soft, "passive", "active"):
                yield from _says(reading, one, role, verb, in_item)
            if not in_item:
                yield from _beside(reading, one)


EXTRACTOR = _Roles()
