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
from atkg.text.extraction.grammar import clause, listed, listed_before, status_in, undertaking
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import item_kind
from atkg.text.extraction.stretches import Stretch
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


def _research(reading: Reading, one: Stretch) -> tuple[str, Span, str] | None:
    """Give the research named last before the end of a stretch that speaks of research."""
    things = reading.authority.things
    named = [found for found in reading.mentions.within(0, one.end)
             if things[found.thing].kind == "atkgv:intervention.research"]  # fmt: skip
    return (named[-1].thing, (0, 0), "anaphora") if named else None


def _subject(
    reading: Reading, one: Stretch, role: _Role, within: Span, verb: Span
) -> tuple[str, Span, str] | None:
    types = _TYPES.get(role.predicate, _UNDERTAKINGS)
    if role.active:
        for found in reading.named(one, verb[1], within[1]):
            if found.type in types:
                return found.thing, (one.offset(found.start), one.offset(found.end)), ""
        return undertaking(reading, one, verb[1], within[1], types)
    about = undertaking(reading, one, within[0], verb[0], types)
    if about is None and role.predicate == "consulted" and _RESEARCH.search(one.soft):
        about = _research(reading, one)
    if about is None and role.predicate in _ALWAYS and reading.evaluation:
        return reading.evaluation, verb, "document"
    return about


def _says(
    reading: Reading, one: Stretch, role: _Role, verb: Span, in_item: bool
) -> Iterator[Proposal]:
    within = clause(one, *verb)
    if role.predicate == "fundedBy" and _MONEY.search(one.soft, *within):
        return  # who gave a sum is a contribution
    subject = _subject(reading, one, role, within, verb)
    if subject is None:
        return
    agents = (
        listed_before(reading, one, within[0], verb[0])
        if role.active
        else list(listed(reading, one, verb[1], lambda found: found.is_agent))
    )
    for agent in agents:
        if agent.thing == subject[0]:
            continue
        spans = [verb, (one.offset(agent.start), one.offset(agent.end))]
        spans += [subject[1]] if subject[1] != (0, 0) else []
        begin, end = min(span[0] for span in spans), max(span[1] for span in spans)
        words = one.soft[begin:end]
        status = role.status if in_item else status_in(words, role.status)
        anchors = {"subject": subject[2]} if subject[2] else {}
        if not is_cued(f"atkg:{role.predicate}", words):
            anchors["predicate"] = "implicit"
        say = Say(f"atkg:{role.predicate}", agent.thing, one.span(begin, end),
                  anchors=anchors, status=status)  # fmt: skip
        yield About(subject[0], say, 0.7 if subject[2] else 0.8)


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
