"""What a role is in: the undertaking, body, instrument or output that a clause speaks of.

It is looked for where the grammar of the cue puts it (before a passive, after an active verb,
before a relative clause), then as a description or a pronoun, last in the heading.
"""

from __future__ import annotations

import re
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.cells import row_subject
from atkg.text.extraction.grammar import undertaking
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.referring import Referent, described, headed, taken_up, topic
from atkg.text.extraction.stretches import Stretch

_TABLE: Final = "agent_phrases.csv"
_INDEFINITE: Final = re.compile(rf"{any_of('indefinite', _TABLE)}\s[\"'*_]*$")
_NEW: Final = re.compile(rf"\s*{any_of('indefinite', _TABLE)}\s")
# "A was held, B was sent to": the second verb has a subject of its own.
_FINITE: Final = any_of("finite", _TABLE)
_OWN_VERB: Final = re.compile(rf"{_FINITE}\s[^,;]{{2,40}},\s.+{_FINITE}\s(?:\w+\s)?$")
# "The hub was staffed (two posts funded by A)", "the hub ran the course, which was held with B":
# the participle has a noun of its own.
_OWN_NOUN: Final = re.compile(
    rf"\([^()]*\w\s[^()]*$|\w[^,;]{{12,}},\s{any_of('which', _TABLE)}\s[^,;]*$"
)
# "the forum, in which A", "the project that B funds and A": both belong to what stands before.
_WHICH: Final = rf"[\s\"')*_,]*(?:{any_of('governing')}\s)?{any_of('which', _TABLE)}\s"
_THEN: Final = rf"(?:{any_of('article')}\s)?[\"'*_]*"
_RELATIVE: Final = re.compile(rf"{_WHICH}(?:[^,;.]{{3,80}}\s{any_of('join-more')}\s)?{_THEN}")
_OWNED: Final = re.compile(rf"[\w\s]{{3,40}}?\b{any_of('owned', _TABLE)}\s{_THEN}")


def _is_new(reading: Reading, one: Stretch, at: Span) -> bool:
    """Tell "a campaign", which is none that was named, from "a PIP", which is a name.

    A record whose name was seen at this very place is meant.
    """
    if (one.at(at[0]), one.at(at[1] - 1) + 1) in reading.recorded:
        return False
    name = one.words[slice(*at)]
    return name.islower() and _INDEFINITE.search(one.soft[max(0, at[0] - 8) : at[0]]) is not None


def _named(
    reading: Reading, one: Stretch, begin: int, end: int, types: frozenset[str]
) -> list[Referent]:
    """Give the things of these classes that a part of a stretch names, in order."""
    return [
        Referent(found.thing, at, "") for found in reading.named(one, begin, end)
        if found.type in types
        and not _is_new(reading, one, at := (one.offset(found.start), one.offset(found.end)))
    ]  # fmt: skip


def _said(
    reading: Reading, one: Stretch, begin: int, end: int, types: frozenset[str]
) -> Referent | None:
    """Give "the project" or another description of a part of a stretch."""
    found = undertaking(reading, one, begin, end, types)
    if found and found[2]:
        return Referent(*found)
    return described(reading, one, begin, end, types)


def _owned(reading: Reading, one: Stretch, cue: Span, types: frozenset[str]) -> Referent | None:
    """Give what a cue takes in after its noun: "funding for the campaign came from"."""
    inside = [*_named(reading, one, *cue, types), _said(reading, one, *cue, types)]
    return next(
        (each for each in inside if each and _OWNED.fullmatch(one.soft, cue[0], each.at[0])), None
    )


def passive_subject(
    reading: Reading, one: Stretch, types: frozenset[str], within: Span, verb: Span,
    *, carried: bool = True,
) -> Referent | None:  # fmt: skip
    """Give what stands before a passive cue; where nothing does, what follows in its clause.

    ``carried`` lets a clause that names nothing speak of what its paragraph or heading speaks of:
    "in collaboration with X" does, "was run by X" has a subject of its own.
    """
    if owned := _owned(reading, one, verb, types):
        return owned
    if other := row_subject(reading, one, types, verb[0]):
        return other
    named = _named(reading, one, within[0], verb[0], types)
    said = _said(reading, one, within[0], verb[0], types)
    found = named[-1] if named else None
    if said and (found is None or said.at[0] >= found.at[1]):
        found = said
    between = one.soft[found.at[1] : verb[0]] if found else ""
    if _OWN_NOUN.search(between):
        return None
    if found and _OWN_VERB.search(between) is None:
        return found
    if found is None and (found := taken_up(reading, one, within[0], types)):
        return found
    after = _named(reading, one, verb[1], within[1], types)
    if after and len(one.soft[within[0] : verb[0]].split()) <= 1:
        return after[0]
    return (topic(reading, one, types) or headed(reading, one, types)) if carried else None


def active_subject(
    reading: Reading, one: Stretch, types: frozenset[str], within: Span, agents: int, verb: Span
) -> Referent | None:
    """Give the object of an active verb, or what its relative clause belongs to.

    ``agents`` is where the agents before the verb begin.
    """
    head = [
        each for each in _named(reading, one, within[0], agents, types)
        if _RELATIVE.fullmatch(one.soft, each.at[1], agents)
    ]  # fmt: skip
    if head:
        return head[-1]
    after = _named(reading, one, verb[0], within[1], types)
    said = _said(reading, one, verb[1], within[1], types)
    if after:
        return after[0]
    before = _named(reading, one, within[0], agents, types)
    return said or (before[-1] if before and _NEW.match(one.soft, verb[1]) else None)
