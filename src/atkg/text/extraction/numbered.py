"""Recommendations, lessons and good practices as nodes, with actions and addressees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.cues import modalities
from atkg.text.extraction.actions import Action, Addressee
from atkg.text.extraction.addressed import Directed, directed, group_of, in_title
from atkg.text.extraction.agents import Agent
from atkg.text.extraction.grammar import clauses, undertaking
from atkg.text.extraction.items import Item, items
from atkg.text.extraction.proposals import Node, Proposal, Say
from atkg.text.extraction.proposed import element, proposed
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.spelled import spell_out
from atkg.text.extraction.splitting import starts_with_verb
from atkg.text.extraction.stretches import Stretch

_INTERVENTION: Final = frozenset({"atkg:Intervention"})
_STATUS: Final = {"recommendation": "recommended", "good-practice": "achieved"}
_SURE: Final = {"heading": 0.95, "numbered": 0.95, "list": 0.85, "paragraph": 0.7}
_HEAD_WORDS: Final = 160
_OPENING: Final = 30
_MARK: Final = re.compile(r"\W*(?:[0-9]{1,2}[.)])?")
_AGENT_AT_START: Final = re.compile(r"[\W0-9]*(?:the|el|la|los|las|it|this|these|esto|este)\b")


def _status(item: Item) -> str:
    if item.kind != "lesson":
        return _STATUS[item.kind]
    words = " ".join(one.soft for one in item.content)
    return "recommended" if "recommended" in modalities(words) else "holds"


def _first_clause(item: Item) -> tuple[int, int]:
    """Give the number with the first clause of an item that has no title."""
    if item.title or not item.content:
        return item.head
    one = item.content[0]
    begin, end = next(iter(clauses(one)))
    comma = one.words.rfind(",", begin, begin + _HEAD_WORDS)
    if end - begin > _HEAD_WORDS:
        end = comma if comma > _HEAD_WORDS // 3 else one.words.rfind(" ", 0, begin + _HEAD_WORDS)
    return min(item.head[0], one.start), one.span(begin, end)[1]


def _title_says(reading: Reading, item: Item) -> Iterator[Say]:
    if item.number:
        yield Say("atkg:number", item.number, item.number_at)
    if item.title:
        yield Say("atkg:title", reading.text[slice(*item.title)])


def _is_imperative(item: Item, one: Stretch) -> bool:
    """Tell whether an item asks for something without saying so: "Search external funds"."""
    if len(one.words.split()) <= 3:
        return False
    listed = one.kind == "list-item" and one.first and item.layout == "list"
    if listed and _AGENT_AT_START.match(one.soft) is None:
        return True
    number = _MARK.match(one.soft)
    return item.kind == "recommendation" and starts_with_verb(one, number.end() if number else 0)


def _introduces(item: Item) -> bool:
    """Tell whether the first sentence only leads into the list that follows it."""
    return (
        len(item.content) > 1
        and item.content[0].words.rstrip("*_ ").endswith(":")
        and item.content[1].kind == "list-item"
    )


class _Asked:
    """Reads what an item asks for, sentence by sentence."""

    def __init__(self, reading: Reading, item: Item, node: Node) -> None:
        self.reading, self.item, self.node = reading, item, node
        self.thing = proposed(reading, item.content[0]) if _introduces(item) else None
        self.last: list[Addressee] = []
        self.waiting: list[Say] = []  # directed at somebody, for the action that follows

    def read(self) -> Iterator[Node]:
        """Yield the actions and what they propose."""
        for index, one in enumerate(self.item.content):
            if self.thing and index and one.kind == "list-item":
                self.thing.says.append(element(one))
                continue
            for action in self._of(one, index):
                self.node.says.append(Say("atkg:recommendedAction", action, action.span))
                thing = self.thing if index == 0 else None
                thing = thing or proposed(self.reading, one, action.span)
                if thing and self.item.kind == "recommendation":
                    action.says.append(Say("atkg:proposes", thing))
                    if thing is not self.thing:
                        yield thing
                yield action
        self.node.says += self.waiting
        if self.thing:
            yield self.thing

    def _of(self, one: Stretch, index: int) -> list[Node]:
        recommends = self.item.kind == "recommendation"
        to = list(directed(self.reading, one)) if recommends else []
        leads = one.words.rstrip("*_ ").endswith(":") and not (self.thing and index == 0)
        asked = recommends or "recommended" in modalities(one.soft)
        actions: list[Node] = []
        if asked and not leads:
            unsaid = "recommended" if recommends else "potential"
            known = _heading_agents(self.reading, one)
            reader = Action(self.reading, one, known, self.last, unsaid)
            actions = reader.read(_is_imperative(self.item, one))
            for action in actions:
                spell_out(self.reading, one, action)
            self.last = reader.addressees or self.last
        self._direct(actions, to)
        return actions

    def _direct(self, actions: list[Node], to: list[Directed]) -> None:
        """Give whom a sentence is directed at to its action, the next one, or the whole."""
        said = [each.say for each in to if not each.of_all]
        for action in actions:
            asked = {say.object for say in action.says if _is_addressee(say)}
            action.says += [] if asked else said
            action.says += [say for say in self.waiting if not asked or say.object in asked]
        self.node.says += [each.say for each in to if each.of_all]
        if actions:
            self.waiting = []
        else:
            self.waiting += said


def _is_addressee(say: Say) -> bool:
    return say.predicate.lower().endswith("addressee")


def _heading_agents(reading: Reading, one: Stretch) -> list[Agent]:
    """Give the agents that the innermost heading made of agents names: "For the Ministry"."""
    for span in reversed(one.trail):
        if agents := group_of(reading, span):
            return agents
    return []


def _words(reading: Reading, item: Item) -> Iterator[Say]:
    for one in item.content:
        span = one.span(0, len(one.words))
        yield Say("atkg:words", reading.text[span[0] : span[1]], span)


def _practised(reading: Reading, item: Item) -> Iterator[Say]:
    """Yield who practised it: the undertaking that its first clauses speak of, soonest first."""
    for one in item.content:
        begin, end = next(iter(clauses(one)))
        comma = one.words.find(", ", begin + _OPENING)
        end = min(end, comma) if comma > 0 else end
        about = undertaking(reading, one, begin, min(end, begin + _OPENING), _INTERVENTION)
        about = about or undertaking(reading, one, begin, begin + 2 * _OPENING, _INTERVENTION)
        if about:
            anchors = {"object": about[2]} if about[2] else {}
            yield Say("atkg:practisedBy", about[0], one.span(begin, max(end, about[1][1])),
                      anchors=anchors)  # fmt: skip
            return


def _of_item(reading: Reading, item: Item, used: set[tuple[str, str]]) -> Iterator[Proposal]:
    key = item.number if (item.kind, item.number) not in used else ""
    used.add((item.kind, item.number))
    node = Node(item.kind, _first_clause(item), _status(item), _SURE[item.layout],
                list(_title_says(reading, item)), number=key.replace(" ", ""))  # fmt: skip
    yield node
    if item.kind == "good-practice":
        node.says += _practised(reading, item)
    if item.kind != "recommendation":
        node.says += _words(reading, item)
    if item.kind == "recommendation":
        ends = [item.content[-1].spans[-1]] if item.content else []
        for span in [*([item.title] if item.title else []), *ends]:
            node.says += in_title(reading, span)
    if item.content:
        yield from _Asked(reading, item, node).read()


class _Numbered:
    name = "items"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        used: set[tuple[str, str]] = set()
        for item in items(reading):
            yield from _of_item(reading, item, used)


EXTRACTOR = _Numbered()
