"""Proposed things: a project, plan or manual that a recommendation asks for, with its elements."""

from __future__ import annotations

import re
from typing import Final

from atkg.text.blocks import Span
from atkg.text.cues import cue_table
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch, trimmed

_MADE: Final = re.compile(any_of("made"))
_KINDS: Final = "atkgv:proposed."
_FAR: Final = 50
_SUCH: Final = re.compile(rf",?\s{any_of('such', 'agent_phrases.csv')}:?\s")
_PART: Final = re.compile(r",\s(?:and|y|e|or|o)?\s*|\s(?:and|y|e)\s")
_STOP: Final = re.compile(r"[.;]|,\s\w+(?:ing|ando|iendo)\s")


def proposed(reading: Reading, one: Stretch, within: Span | None = None) -> Node | None:
    """Give the thing that a sentence, or a span of it, asks to make, or None."""
    begin, end = (one.offset(each) for each in within or (one.start, one.end))
    made = list(_MADE.finditer(one.soft, begin, end))
    for term, pattern in sorted(cue_table().items()) if made else []:
        if not term.startswith(_KINDS):
            continue
        for noun in pattern.finditer(one.soft, begin, end):
            verb = next((each for each in made if _governs(one, each.end(), noun.start())), None)
            if verb:
                span = one.span(verb.start(), noun.end())
                words = reading.text[slice(*span)]
                says = [Say("atkg:words", words), Say("atkg:proposedKind", term)]
                says += _listed(one, noun.end(), end)
                return Node("proposed-thing", span, "recommended", 0.6, says)
    return None


def _governs(one: Stretch, verb_end: int, noun: int) -> bool:
    """Tell "develop, in two years, a plan" from "during the design, plans …"."""
    if not 0 <= noun - verb_end < _FAR:
        return False
    gap = one.soft[verb_end:noun]
    return not gap.startswith(",") or gap.count(",") > 1


def _listed(one: Stretch, begin: int, end: int) -> list[Say]:
    """Give the elements that "such as" names after a noun."""
    such = _SUCH.match(one.soft, begin, end)
    if such is None:
        return []
    stop = _STOP.search(one.soft, such.end(), end)
    at, made = such.end(), []
    for cut in [*_PART.finditer(one.soft, at, stop.start() if stop else end), None]:
        last = cut.start() if cut else (stop.start() if stop else end)
        part = trimmed(one.words, at, last)
        if part[0] < part[1]:
            made.append(Say("atkg:hasElement", one.words[slice(*part)], one.span(*part)))
        at = cut.end() if cut else at
    return made


def element(one: Stretch) -> Say:
    """Give one listed element of a proposed thing."""
    begin, end = trimmed(one.words, 0, len(one.words))
    return Say("atkg:hasElement", one.words[begin:end], one.span(begin, end))
