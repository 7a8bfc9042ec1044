"""Proposed things: a project, plan or manual that a recommendation asks for, with its elements."""

from __future__ import annotations

import re
from typing import Final

from atkg.text.cues import cue_table
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch, trimmed

_MADE: Final = re.compile(any_of("made"))
_KINDS: Final = "atkgv:proposed."
_FAR: Final = 50


def proposed(reading: Reading, one: Stretch) -> Node | None:
    """Give the thing that a sentence asks to make, or None."""
    made = list(_MADE.finditer(one.soft))
    for term, pattern in sorted(cue_table().items()):
        if not term.startswith(_KINDS):
            continue
        for noun in pattern.finditer(one.soft):
            verb = next((each for each in made if 0 <= noun.start() - each.end() < _FAR), None)
            if verb:
                span = one.span(verb.start(), noun.end())
                words = reading.text[slice(*span)]
                says = [Say("atkg:words", words), Say("atkg:proposedKind", term)]
                return Node("proposed-thing", span, "recommended", 0.6, says)
    return None


def element(one: Stretch) -> Say:
    """Give one listed element of a proposed thing."""
    begin, end = trimmed(one.words, 0, len(one.words))
    return Say("atkg:hasElement", one.words[begin:end], one.span(begin, end))
