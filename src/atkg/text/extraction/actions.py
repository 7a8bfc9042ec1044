"""Actions: what a sentence of a recommendation asks for, and of whom, in which part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import is_cued
from atkg.text.extraction.grammar import listed
from atkg.text.extraction.patterns import any_of, pattern_table
from atkg.text.extraction.proposals import Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch, trimmed
from atkg.text.mentions import Mention

_PHRASES: Final = "action_phrases.csv"
_PARTS: Final = "addressee_phrases.csv"
# "the outputs of the ILO should …": what a preposition governs is not who should.
_GOVERNED: Final = re.compile(
    rf"(?:^|[\s(]){any_of('governing')}\s+(?:{any_of('article')}\s+)?[\"']?$"
)
_BY: Final = re.compile(r"\b(?:by|por)\s")
_FOR: Final = re.compile(r"^\W*(?:for|para)\b")
_LEAD: Final = re.compile(rf"\s*{any_of('lead-verb')}")
_PRONOUN: Final = re.compile(rf"[\W_]*{any_of('pronoun')}\s*$")
_WHOLE: Final = re.compile(r"\brecomm?end(?!(?:ation|acion)\s*(?:n\W{1,2})?[0-9])")
_MARKER: Final = re.compile(r"\W*(?:[0-9]{1,2}[.)])?\s*")


def directed(reading: Reading, one: Stretch) -> Iterator[Say]:
    """Yield whom a sentence directs its whole recommendation at."""
    for part, pattern in pattern_table(_PARTS):
        for match in pattern.finditer(one.soft):
            if not _WHOLE.search(one.soft[: match.end()]):
                continue
            for agent in listed(reading, one, match.end(), lambda each: each.is_agent):
                span = one.span(0, one.offset(agent.end))
                shown = is_cued(f"atkg:{part}", reading.text[slice(*span)])
                anchors = {} if shown else {"predicate": "implicit"}
                yield Say(f"atkg:{part}", agent.thing, span, anchors=anchors)


class Action:
    """One action as it is read out of a stretch."""

    def __init__(self, reading: Reading, one: Stretch, before: Stretch | None = None) -> None:
        self.reading = reading
        self.one = one
        self.last = before
        self.tables = dict(pattern_table(_PHRASES))
        self.addressees: list[tuple[str, Mention]] = []
        marker = _MARKER.match(one.words)
        self.begin = marker.end() if marker else 0
        self.words: Span = (self.begin, len(one.words))
        self.anaphora = False

    def read(self, imperative: bool) -> Node | None:
        """Give the action node, or None where the stretch asks for nothing."""
        for how in ("that", "to", "modal"):
            if match := self.tables[how].search(self.one.soft):
                getattr(self, f"_{how}")(match.span())
                return self._node()
        return self._node() if imperative else None

    def _before(self, end: int) -> Iterator[Mention]:
        """Yield the agents before a verb that no preposition governs."""
        for found in self.reading.named(self.one, 0, end):
            before = self.one.soft[: self.one.offset(found.start)]
            if found.is_agent and not _GOVERNED.search(before[-24:]):
                yield found

    def _that(self, cue: Span) -> None:
        after = list(listed(self.reading, self.one, cue[1], lambda found: found.is_agent))
        self.addressees += [("addressee", found) for found in after]
        at = self.one.offset(after[-1].end) if after else cue[1]
        modal = self.tables["modal"].match(self.one.soft, at + 1)
        self.words = modal.end() if modal else at, len(self.one.words)

    def _to(self, cue: Span) -> None:
        if _FOR.match(self.one.soft):
            found = (each for each in self.reading.named(self.one, 0, cue[0]) if each.is_agent)
            self.addressees += [("addressee", each) for each in found]
        elif self.one.soft[cue[0] : cue[1]].startswith(("is ", "are ")):
            self.addressees += [("addressee", each) for each in self._before(cue[0])]
        self.words = cue[1], len(self.one.words)

    def _modal(self, cue: Span) -> None:
        self.words = cue[1], len(self.one.words)
        if self.tables["passive"].match(self.one.soft, cue[1] + 1):
            self.words = self.begin, len(self.one.words)
            if by := _BY.search(self.one.soft, cue[1]):
                agents = listed(self.reading, self.one, by.end(), lambda each: each.is_agent)
                self.addressees += [("addressee", each) for each in agents]
            return
        part = "leadAddressee" if _LEAD.match(self.one.soft, cue[1]) else "addressee"
        self.addressees += [(part, each) for each in self._before(cue[0])]
        if not self.addressees and self.last and _PRONOUN.match(self.one.soft[: cue[0]]):
            # "The Ministry has the staff. It should …": who was named first before.
            named = [each for each in self.reading.named(self.last) if each.is_agent][:1]
            self.addressees += [(part, each) for each in named]
            self.anaphora = bool(named)

    def _parts(self) -> None:
        """Put each addressee into the part that a phrase before it gives."""
        for part, pattern in pattern_table(_PARTS):
            for match in pattern.finditer(self.one.soft):
                agents = list(
                    listed(self.reading, self.one, match.end(), lambda each: each.is_agent)
                )
                self.addressees = [
                    (old, each) for old, each in self.addressees if each not in agents
                ]
                if self.addressees or part in ("addressee", "particularAddressee"):
                    self.addressees += [(part, each) for each in agents]

    def _node(self) -> Node:
        self._parts()
        one = self.one
        begin, end = self.words
        says: list[Say] = []
        if purpose := self.tables["purpose"].search(one.soft, begin):
            aim = trimmed(one.words, purpose.end(), len(one.words))
            end = purpose.start()
            anchors = {} if is_cued("atkg:purpose", one.words[purpose.start() :]) else \
                {"predicate": "implicit"}  # fmt: skip
            says.append(Say("atkg:purpose", one.words[slice(*aim)],
                            one.span(purpose.start(), aim[1]), anchors=anchors))  # fmt: skip
        begin, end = trimmed(one.words, begin, end)
        node = Node("action", one.span(self.begin, len(one.words)), "recommended", 0.75)
        node.says.append(Say("atkg:words", one.words[begin:end]))
        node.says += self._said() + says
        if self.tables["open"].search(one.soft) and is_cued("atkg:openList", one.words):
            node.says.append(Say("atkg:openList", "true"))
        return node

    def _said(self) -> list[Say]:
        said = []
        for part, agent in dict.fromkeys(self.addressees):
            shown = is_cued(f"atkg:{part}", self.one.words)
            anchors = {} if shown else {"predicate": "implicit"}
            if self.anaphora:
                anchors["object"] = "anaphora"
            said.append(Say(f"atkg:{part}", agent.thing, anchors=anchors))
        return said
