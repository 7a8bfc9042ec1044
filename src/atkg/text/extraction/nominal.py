"""Roles without a verb: "technical assistance to the Ministry", "the report by the Agency".

The agent follows the thing's name directly, with one small word between that tells the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from atkg.text.cues import is_cued
from atkg.text.extraction.grammar import listed
from atkg.text.extraction.patterns import pattern_table
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import item_kind
from atkg.text.extraction.stretches import Stretch
from atkg.text.folding import soften
from atkg.text.mentioned import AGENTS, Mention

_BODIES: Final = AGENTS - {"atkg:Professional"}
_WRITTEN: Final = frozenset({"atkg:Output", "atkg:CitedWork"})
_TYPES: Final = {"publishedBy": _WRITTEN}
_UNDERTAKEN: Final = frozenset({"atkg:Intervention"})
# Only what is done for or with somebody has a receiver or a partner that "to" or "with" names.
_SUBJECTS: Final = {
    "beneficiaryInstitution": re.compile(
        r"training|assistance|support|transfer|capacit|asistencia|apoyo|transferencia"
    ),
    "hasParticipant": re.compile(r"dialog|space|coordination|meeting|mesa|espacio|coordinacion"),
    "partner": re.compile(r"coordination|collaboration|cooperation|alliance|partnership"
                          r"|coordinacion|colaboracion|cooperacion|alianza"),
}  # fmt: skip


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (term, re.compile(rf"[\s\"')*_]*{pattern.pattern}\s"))
        for term, pattern in pattern_table("nominal_phrases.csv")
    )


def _fits(role: str, thing: Mention, named: str) -> bool:
    wanted = _SUBJECTS.get(role)
    return thing.type in _TYPES.get(role, _UNDERTAKEN) and (
        wanted is None or wanted.search(named) is not None
    )


def _of_thing(reading: Reading, one: Stretch, thing: Mention) -> Iterator[Proposal]:
    begin, end = one.offset(thing.start), one.offset(thing.end)
    for role, pattern in _phrases():
        match = pattern.match(one.soft, end)
        if match is None or not _fits(role, thing, one.soft[begin:end]):
            continue
        for agent in listed(reading, one, match.end(), lambda each: each.type in _BODIES):
            span = one.span(begin, one.offset(agent.end))
            shown = is_cued(f"atkg:{role}", reading.text[slice(*span)])
            anchors = {} if shown else {"predicate": "implicit"}
            say = Say(f"atkg:{role}", agent.thing, span, anchors=anchors, status="achieved")
            yield About(thing.thing, say, 0.6)


def _inside(reading: Reading, agents: Mapping[str, str], one: Stretch) -> Iterator[Proposal]:
    """Yield the agent whose name ends the name of a thing: "the radio programme by the League"."""
    for thing in reading.named(one):
        name = one.soft[one.offset(thing.start) : one.offset(thing.end)]
        for role, pattern in _phrases():
            if thing.is_agent or thing.is_nil or not _fits(role, thing, name):
                continue
            for match in pattern.finditer(name):
                if agent := agents.get(name[match.end() :].removeprefix("the ")):
                    shown = is_cued(f"atkg:{role}", name)
                    anchors = {} if shown else {"predicate": "implicit"}
                    say = Say(f"atkg:{role}", agent, (thing.start, thing.end), anchors=anchors,
                              status="achieved")  # fmt: skip
                    yield About(thing.thing, say, 0.6)


class _Nominal:
    name = "nominal-roles"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        things = reading.authority.things
        agents = {soften(name.name): name.thing for name in reading.authority.names
                  if things[name.thing].type in AGENTS}  # fmt: skip
        for one in reading.stretches:
            yield from _inside(reading, agents, one)
            if one.kind == "front-matter" or item_kind(reading.trail(one)) == "recommendation":
                continue
            for thing in reading.named(one):
                yield from _of_thing(reading, one, thing)


EXTRACTOR = _Nominal()
