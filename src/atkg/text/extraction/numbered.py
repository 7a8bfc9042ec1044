"""Recommendations, lessons and good practices as nodes, with actions and addressees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from atkg.text.cues import modalities
from atkg.text.extraction.actions import Action, directed
from atkg.text.extraction.grammar import clauses, undertaking
from atkg.text.extraction.items import Item, items
from atkg.text.extraction.proposals import Node, Proposal, Say
from atkg.text.extraction.proposed import element, proposed
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch

_INTERVENTION: Final = frozenset({"atkg:Intervention"})
_STATUS: Final = {"recommendation": "recommended", "good-practice": "achieved"}
_SURE: Final = {"heading": 0.95, "numbered": 0.95, "list": 0.85, "paragraph": 0.7}
_HEAD_WORDS: Final = 160
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
    """Tell whether a list item asks for something without saying so: "Search external funds"."""
    return (
        one.kind == "list-item" and one.first and item.layout == "list"
        and _AGENT_AT_START.match(one.soft) is None and len(one.words.split()) > 3
    )  # fmt: skip


def _introduces(item: Item) -> bool:
    """Tell whether the first sentence only leads into the list that follows it."""
    return (
        len(item.content) > 1
        and item.content[0].words.rstrip("*_ ").endswith(":")
        and item.content[1].kind == "list-item"
    )


def _actions(reading: Reading, item: Item, node: Node) -> Iterator[Node]:
    thing = proposed(reading, item.content[0]) if _introduces(item) else None
    last: Stretch | None = None
    for index, one in enumerate(item.content):
        if thing and index and one.kind == "list-item":
            thing.says.append(element(one))
            continue
        leads = one.words.rstrip("*_ ").endswith(":") and not (thing and index == 0)
        asked = item.kind == "recommendation" or "recommended" in modalities(one.soft)
        imperative = _is_imperative(item, one)
        action = Action(reading, one, last).read(imperative) if asked and not leads else None
        last = one
        if item.kind == "recommendation":
            _direct(node, action, list(directed(reading, one)))
        if action:
            node.says.append(Say("atkg:recommendedAction", action, action.span))
            if thing and index == 0:
                action.says.append(Say("atkg:proposes", thing))
            yield action
    if thing:
        yield thing


def _direct(node: Node, action: Node | None, says: list[Say]) -> None:
    """Give whom a sentence is directed at to its action, else to the whole recommendation."""
    if action is None:
        node.says += says
    elif not any(say.predicate.lower().endswith("addressee") for say in action.says):
        action.says += says


def _words(reading: Reading, item: Item) -> Iterator[Say]:
    for one in item.content:
        span = one.span(0, len(one.words))
        yield Say("atkg:words", reading.text[span[0] : span[1]], span)


def _practised(reading: Reading, item: Item) -> Iterator[Say]:
    for one in item.content:
        about = undertaking(reading, one, 0, 60, _INTERVENTION)
        if about:
            anchors = {"object": about[2]} if about[2] else {}
            yield Say("atkg:practisedBy", about[0], one.span(0, len(one.words)), anchors=anchors)
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
    yield from _actions(reading, item, node)


class _Numbered:
    name = "items"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        used: set[tuple[str, str]] = set()
        for item in items(reading):
            yield from _of_item(reading, item, used)


EXTRACTOR = _Numbered()
