"""Memberships: the bodies that a coordination body is made of, and units of a larger body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import is_cued
from atkg.text.extraction.grammar import listed
from atkg.text.extraction.patterns import any_of, pattern_table
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch

_BODY: Final = frozenset({"atkg:CoordinationBody"})
_SAID: Final = re.compile(rf"{any_of('determiner')} {any_of('body-noun')}")
_OF: Final = re.compile(
    rf"[\s\"')*_]*(?:\([^)]{{0,20}}\)\s*)?{any_of('unit-of')}\s+(?:{any_of('article')}\s+)?"
)


def _body(reading: Reading, one: Stretch, verb: int, last: str) -> tuple[str, Span, str] | None:
    """Give the body that a list of members is of: named before, or "the Group" named earlier."""
    found = [each for each in reading.named(one, 0, verb) if each.type in _BODY]
    if found:
        return found[-1].thing, (one.offset(found[-1].start), one.offset(found[-1].end)), ""
    said = list(_SAID.finditer(one.soft, 0, verb))
    return (last, said[-1].span(), "anaphora") if said and last else None


def _members(reading: Reading, one: Stretch, last: str) -> Iterator[Proposal]:
    done: set[str] = set()
    for term, pattern in pattern_table("member_phrases.csv"):
        for match in pattern.finditer(one.soft):
            body = _body(reading, one, match.start(), last)
            if body is None:
                continue
            for member in listed(reading, one, match.end(), lambda found: found.is_agent):
                if member.thing in done or member.thing == body[0]:
                    continue
                done.add(member.thing)
                anchors = {"subject": body[2]} if body[2] else {}
                span = one.span(body[1][0], one.offset(member.end))
                say = Say(f"atkg:{term}", member.thing, span, anchors=anchors, status="holds")
                if not is_cued(say.predicate, reading.text[slice(*span)]):
                    continue
                yield About(body[0], say, 0.8)


def _units(reading: Reading, one: Stretch) -> Iterator[Proposal]:
    """Yield "the Human Rights Office of the Ministry of Interior" as a unit of the Ministry."""
    mentions = reading.named(one)
    for unit, whole in pairwise(mentions):
        gap = one.offset(unit.end), one.offset(whole.start)
        organized = whole.type in ("atkg:Organization", "atkg:OrganizationalUnit")
        if unit.type == "atkg:OrganizationalUnit" and organized and _OF.fullmatch(one.soft, *gap):
            say = Say("atkg:unitOf", whole.thing, (unit.start, whole.end), status="holds")
            yield About(unit.thing, say, 0.8)


def _named_units(reading: Reading, one: Stretch) -> Iterator[Proposal]:
    """Yield "the Human Rights Office of the Ministry of Interior" where all of it is one name."""
    for unit in reading.named(one):
        if unit.type != "atkg:OrganizationalUnit" or unit.is_nil:
            continue
        begin, end = one.offset(unit.start), one.offset(unit.end)
        for match in _OF.finditer(one.soft, begin, end):
            whole = reading.organizations.get(one.soft[match.end() : end], unit.thing)
            if whole != unit.thing:
                span = (unit.start, unit.end)
                say = Say("atkg:unitOf", whole, span, status="holds")
                yield About(unit.thing, say, 0.8)
                break


class _Members:
    name = "members"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        last = ""
        for one in reading.stretches:
            yield from _members(reading, one, last)
            yield from _units(reading, one)
            yield from _named_units(reading, one)
            for found in reading.named(one):
                last = found.thing if found.type in _BODY else last


EXTRACTOR = _Members()
