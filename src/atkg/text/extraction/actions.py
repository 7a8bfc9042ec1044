"""Actions: what a sentence of a recommendation asks for, and of whom, in which part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import is_cued
from atkg.text.extraction.addressed import opening, parts
from atkg.text.extraction.agents import Agent, agents_after
from atkg.text.extraction.patterns import any_of, pattern_table
from atkg.text.extraction.proposals import Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.referring import group, taken_up
from atkg.text.extraction.splitting import parted
from atkg.text.extraction.stretches import Stretch, trimmed
from atkg.text.mentioned import AGENTS

_PHRASES: Final = "action_phrases.csv"
# "the outputs of the ILO should …": what a preposition governs is not who should.
_GOVERNED: Final = re.compile(
    rf"(?:^|[\s(]){any_of('governing')}\s+(?:{any_of('article')}\s+)?[\"']?$"
)
_BY: Final = re.compile(r"\b(?:by|por)\s")
_FOR: Final = re.compile(r"^\W*(?:for|para)\b")
_LEAD: Final = re.compile(rf"\s*{any_of('lead-verb')}")
_MAY: Final = re.compile(r"could|podria")
_MARKER: Final = re.compile(r"\W*(?:(?:[A-Z]{1,2}\.?\s?)?[0-9]{1,2}(?:\.[0-9]{1,2})?[.):])?\W*")
_MAIN: Final = ("addressee", "leadAddressee")

Addressee = tuple[str, Agent]


class Action:
    """The actions of one stretch as they are read; ``known`` are those whom a heading names.

    ``before`` has the addressees of the action before, for "this should be done …"; ``unsaid`` is
    the status of what "could" be done by nobody who is named.
    """

    def __init__(
        self, reading: Reading, one: Stretch, known: Sequence[Agent] = (),
        before: Sequence[Addressee] = (), unsaid: str = "recommended",
    ) -> None:  # fmt: skip
        self.reading = reading
        self.one = one
        self.known = known
        self.before = before
        self.unsaid = unsaid
        self.tables = dict(pattern_table(_PHRASES))
        self.addressees: list[Addressee] = []
        marker = _MARKER.match(one.words)
        self.begin = marker.end() if marker else 0
        self.words: Span = (self.begin, len(one.words))
        self.status = "recommended"

    def read(self, imperative: bool) -> list[Node]:
        """Give the actions, none where the stretch asks for nothing."""
        agents, at = opening(self.reading, self.one, self.begin)
        if agents:
            self.addressees = [("addressee", agent) for agent in agents]
            self.words = at, len(self.one.words)
            return self._nodes()
        for how in ("that", "to", "modal"):
            if match := self.tables[how].search(self.one.soft):
                getattr(self, f"_{how}")(match.span())
                return self._nodes()
        return self._nodes() if imperative else []

    def _after(self, at: int) -> list[Addressee]:
        return [("addressee", agent) for agent in agents_after(self.reading, self.one, at)]

    def _named(self, end: int) -> list[Agent]:
        """Give the agents before a verb that no preposition governs."""
        made = []
        for found in self.reading.named(self.one, 0, end):
            at = self.one.offset(found.start), self.one.offset(found.end)
            if found.is_agent and not _GOVERNED.search(self.one.soft[max(0, at[0] - 24) : at[0]]):
                made.append(Agent(found.thing, at))
        return made

    def _that(self, cue: Span) -> None:
        after = self._after(cue[1])
        self.addressees += after
        at = after[-1][1].at[1] if after else cue[1]
        modal = self.tables["modal"].match(self.one.soft, at + 1)
        self.words = modal.end() if modal else at, len(self.one.words)

    def _to(self, cue: Span) -> None:
        if _FOR.match(self.one.soft):
            found = (each for each in self.reading.named(self.one, 0, cue[0]) if each.is_agent)
            spans = [(each.thing, (self.one.offset(each.start), self.one.offset(each.end)))
                     for each in found]  # fmt: skip
            self.addressees += [("addressee", Agent(*each)) for each in spans]
        elif self.one.soft[cue[0] : cue[1]].startswith(("is ", "are ")):
            self.addressees += [("addressee", agent) for agent in self._named(cue[0])]
        self.words = cue[1], len(self.one.words)

    def _modal(self, cue: Span) -> None:
        self.words = cue[1], len(self.one.words)
        if self.tables["passive"].match(self.one.soft, cue[1] + 1):
            self.words = self.begin, len(self.one.words)
            if by := _BY.search(self.one.soft, cue[1]):
                self.addressees += self._after(by.end())
            elif taken_up(self.reading, self.one, self.begin, AGENTS):
                # "This should be done …" is asked of those who were asked before.
                self.addressees += [
                    (part, agent._replace(how="anaphora")) for part, agent in self.before
                    if part in _MAIN
                ]  # fmt: skip
            return
        part = "leadAddressee" if _LEAD.match(self.one.soft, cue[1]) else "addressee"
        self.addressees += [(part, agent) for agent in self._named(cue[0])]
        if not self.addressees:
            said = group(self.reading, self.one, self.begin)
            said = said or taken_up(self.reading, self.one, self.begin, AGENTS)
            if said and self.one.soft[said.at[1] : cue[0]].strip(" ,") == "":
                self.addressees += [(part, Agent(*said))]
        if not self.addressees and _MAY.match(self.one.soft, cue[0]):
            self.status = self.unsaid

    def _part(self) -> None:
        """Put each addressee into the part that a phrase before it gives, save in an aim."""
        purpose = self.tables["purpose"].search(self.one.soft, self.words[0])
        end = purpose.start() if purpose else len(self.one.soft)
        for part, pattern in parts(self.one.soft):
            for match in pattern.finditer(self.one.soft, 0, end):
                agents = agents_after(self.reading, self.one, match.end())
                things = {agent.thing for agent in agents}
                self.addressees = [
                    (old, each) for old, each in self.addressees if each.thing not in things
                ]
                self.addressees += [(part, each) for each in agents]

    def _nodes(self) -> list[Node]:
        self._part()
        one, (begin, end) = self.one, self.words
        aim: Say | None = None
        if purpose := self.tables["purpose"].search(one.soft, begin):
            at = trimmed(one.words, purpose.end(), len(one.words))
            shown = is_cued("atkg:purpose", one.words[purpose.start() :])
            anchors = {} if shown else {"predicate": "implicit"}
            aim = Say("atkg:purpose", one.words[slice(*at)], one.span(purpose.start(), at[1]),
                      anchors=anchors)  # fmt: skip
            end = purpose.start()
        while begin < end and not one.words[begin].isalnum():
            begin += 1
        spans = parted(one, begin, end)
        nodes = []
        for index, span in enumerate(spans):
            first, last = index == 0, index == len(spans) - 1
            head = (self.begin if first else span[0]), (len(one.words) if last else span[1])
            node = Node("action", one.span(*head), self.status, 0.75)
            node.says.append(Say("atkg:words", one.words[slice(*trimmed(one.words, *span))]))
            node.says += self._said(head) + ([aim] if aim and last else [])
            nodes.append(node)
        if self.tables["open"].search(one.soft) and is_cued("atkg:openList", one.words):
            nodes[-1].says.append(Say("atkg:openList", "true"))
        return nodes

    def _said(self, head: Span) -> list[Say]:
        """Give the addressees; those named outside of a part of the sentence quote all of it."""
        said = []
        for part, agent in self.addressees:
            inside = agent.how == "anaphora" or (head[0] <= agent.at[0] and agent.at[1] <= head[1])
            whole = None if inside else self.one.span(self.begin, len(self.one.words))
            shown = is_cued(f"atkg:{part}", self.one.words)
            anchors = {} if shown else {"predicate": "implicit"}
            if agent.how:
                anchors["object"] = agent.how
            said.append(Say(f"atkg:{part}", agent.thing, whole, anchors=anchors))
        if not any(part in _MAIN for part, _ in self.addressees):
            for agent in self.known:
                anchors = {"object": "heading", "predicate": "implicit"}
                said.append(Say("atkg:addressee", agent.thing, anchors=anchors))
        return list({(say.predicate, say.object): say for say in said}.values())
