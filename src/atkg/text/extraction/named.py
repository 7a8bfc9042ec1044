"""Roles that a name itself tells: "beneficiary institutions", "the OECD evaluation principles".

A group that is called by its part plays it in what the document is about. An instrument or work
whose name opens with an organization's is that organization's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.cues import is_cued
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.rolecues import cues
from atkg.text.extraction.sections import item_kind
from atkg.text.extraction.stretches import Stretch
from atkg.text.mentioned import NIL, Mention
from atkg.text.namebook import NATIONAL

_OWN: Final = {
    "atkg:Instrument": "issuedBy", "atkg:Output": "publishedBy", "atkg:CitedWork": "publishedBy",
}  # fmt: skip
# Treaties are concluded by states, whatever organization's name they bear.
_CONCLUDED: Final = frozenset({"atkgv:instrument.treaty", "atkgv:instrument.protocol"})


def _of_group(reading: Reading, one: Stretch, found: Mention) -> Iterator[Proposal]:
    """Yield the part that the name of a group tells, in what the document is about."""
    words = one.soft[one.offset(found.start) : one.offset(found.end)]
    for role, _ in cues(words, "name"):
        predicate = f"atkg:{role.predicate}"
        anchors = {"subject": "document"}
        if not is_cued(predicate, words):
            anchors["predicate"] = "implicit"
        say = Say(predicate, found.thing, (found.start, found.end), anchors=anchors,
                  status=role.status)  # fmt: skip
        yield About(reading.project, say, 0.5)


def _of_work(reading: Reading, one: Stretch, found: Mention) -> Iterator[Proposal]:
    """Yield whose name opens the name of an instrument or a work."""
    if reading.authority.things[found.thing].kind in _CONCLUDED:
        return
    words = one.soft[one.offset(found.start) : one.offset(found.end)]
    for at in (index for index, char in enumerate(words) if char == " "):
        agent = reading.organizations.get(words[:at])
        if agent and reading.authority.things[agent].kind not in NATIONAL:
            say = Say(f"atkg:{_OWN[found.type]}", agent, (found.start, found.end),
                      anchors={"predicate": "implicit"}, status="holds")  # fmt: skip
            yield About(found.thing, say, 0.6)
            return


class _Named:
    name = "named-roles"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        told: set[str] = set()
        for one in reading.stretches:
            if item_kind(reading.trail(one)) == "recommendation":
                continue
            for found in reading.named(one):
                if found.is_nil or found.thing in told:
                    continue
                told.add(found.thing)
                if found.type in _OWN:
                    yield from _of_work(reading, one, found)
                elif found.type == "atkg:CollectiveActor" and not reading.project.startswith(NIL):
                    yield from _of_group(reading, one, found)


EXTRACTOR = _Named()
