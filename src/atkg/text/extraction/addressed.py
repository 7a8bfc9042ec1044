"""Whom a recommendation is directed at, where no verb says it: headings, labels, openings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from atkg.text.blocks import Span
from atkg.text.cues import is_cued
from atkg.text.extraction.agents import Agent, agents_after
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.spotting import spotted
from atkg.text.extraction.stretches import Stretch, stretch

_TABLE: Final = "addressee_phrases.csv"
_WHOLE: Final = re.compile(r"\brecomm?end(?!(?:ation|acion)\s*(?:n\W{1,2})?[0-9])")
# "The recommendation applies to X" speaks of all of it, "a recommendation is made" of what follows.
_OF_ALL: Final = re.compile(r"\b(?:the|this|the present|la|esta|la presente)\srecomm?enda")
_OPENS: Final = re.compile(rf"[\W_0-9.]*(?:{any_of('heading', _TABLE)}\s+)?")
_MUST_OPEN: Final = re.compile(rf"[\W_0-9.]*{any_of('heading', _TABLE)}\s+")
_LABEL: Final = re.compile(rf"\W*{any_of('label', _TABLE)}")
_LED: Final = re.compile(rf"[\"'*_]*\s?\({any_of('led', _TABLE)}\)")
_ENDS: Final = re.compile(r"[\"'*_)\s.:]*$")
_COLON: Final = re.compile(r"[\"'*_)\s]*:[\s*_]*")
_BRACKET: Final = re.compile(r"\(\s*(?P<agents>[^()]*(?:\([^()]*\)[^()]*)*)\)[\W_]*$")


class Directed(NamedTuple):
    """Who is addressed, and whether the words speak of the whole recommendation."""

    say: Say
    of_all: bool


def parts(soft: str) -> list[tuple[str, re.Pattern[str]]]:
    """Give the patterns before an addressee that may stand in softened words, by the part given."""
    return [one for one in spotted(_TABLE, soft) if one[0].lower().endswith("addressee")]


def _say(reading: Reading, part: str, agent: Agent, span: Span) -> Say:
    shown = is_cued(f"atkg:{part}", reading.text[slice(*span)])
    anchors = {} if shown else {"predicate": "implicit"}
    if agent.how:
        anchors["object"] = agent.how
    return Say(f"atkg:{part}", agent.thing, span, anchors=anchors)


def directed(reading: Reading, one: Stretch) -> Iterator[Directed]:
    """Yield whom a sentence directs a recommendation at, by a label or in so many words."""
    if label := _LABEL.match(one.soft):
        for agent in agents_after(reading, one, label.end()):
            led = _LED.match(one.soft, agent.at[1])
            part = "leadAddressee" if led else "addressee"
            yield Directed(_say(reading, part, agent, one.span(0, agent.at[1])), True)
        return
    for part, pattern in parts(one.soft):
        for match in pattern.finditer(one.soft):
            before = one.soft[: match.end()]
            if _WHOLE.search(before):
                of_all = _OF_ALL.search(before) is not None
                for agent in agents_after(reading, one, match.end()):
                    say = _say(reading, part, agent, one.span(0, agent.at[1]))
                    yield Directed(say, of_all)


def group_of(reading: Reading, span: Span) -> list[Agent]:
    """Give the agents that a heading is made of: "For the Ministry", "Coast Police and Ministry".

    A heading that says more is the title of an item.
    """
    words = stretch(reading.text, [span], "heading", (), 0, True)
    bracket = _BRACKET.search(words.soft)
    opened = _MUST_OPEN.match(words.soft)
    begin = _OPENS.match(words.soft)
    agents = agents_after(reading, words, begin.end() if begin else 0)
    if agents and _ENDS.match(words.soft, agents[-1].at[1]):
        return agents
    if opened and bracket:  # "For donors (A, B)"
        inside = agents_after(reading, words, bracket.start("agents"))
        return [each for each in agents if each.at[1] <= bracket.start()] + inside
    return []


def in_title(reading: Reading, span: Span) -> Iterator[Say]:
    """Yield whom the brackets at the end of an item's title name: "Train staff (Coast Police)"."""
    words = stretch(reading.text, [span], "heading", (), 0, True)
    if bracket := _BRACKET.search(words.soft):
        begin = bracket.start("agents")
        if label := re.compile(rf"\W*(?:{any_of('addressee', _TABLE)}|{any_of('label', _TABLE)})"
                               ).match(words.soft, begin):  # fmt: skip
            begin = label.end()
        agents = agents_after(reading, words, begin)
        if agents and _ENDS.match(words.soft, agents[-1].at[1]):
            for agent in agents:
                yield _say(reading, "addressee", agent, words.span(0, agent.at[1]))


def opening(reading: Reading, one: Stretch, at: int) -> tuple[list[Agent], int]:
    """Give the agents before a colon ("To the Police: train"), and where what follows begins."""
    begin = _OPENS.match(one.soft, at)
    agents = agents_after(reading, one, begin.end() if begin else at)
    colon = _COLON.match(one.soft, agents[-1].at[1]) if agents else None
    return (agents, colon.end()) if colon else ([], 0)
