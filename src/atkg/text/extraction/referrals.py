"""Referrals: how many cases or persons were handed on to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from atkg.text.blocks import Span
from atkg.text.extraction.grammar import clause, listed
from atkg.text.extraction.manner import manner, tell
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch

_REFERRED: Final = re.compile(any_of("referred", "referral_phrases.csv"))
_REFERABLE: Final = frozenset(f"atkgv:unit.{name}" for name in ("case", "call", "person"))


def _service(reading: Reading, one: Stretch) -> str:
    """Give the intervention that the innermost heading names, or nothing."""
    for heading in reversed(one.trail):
        for found in reading.mentions.within(*heading):
            if found.type == "atkg:Intervention":
                return found.thing
    return ""


def referrals(
    reading: Reading, one: Stretch, counts: Sequence[tuple[Span, Node]]
) -> Iterator[Node]:
    """Yield who was referred to whom; ``counts`` are the figures of a stretch and their offsets."""
    for match in _REFERRED.finditer(one.soft):
        start, _ = clause(one, *match.span())
        before = [(span, node) for span, node in counts
                  if start <= span[0] and span[1] <= match.start()
                  and any(say.object in _REFERABLE for say in node.says)]  # fmt: skip
        agents = list(listed(reading, one, match.end(), lambda found: found.is_agent))
        if not before or not agents:
            continue
        (begin, _), amount = before[-1]
        end = one.offset(agents[-1].end)
        says = [Say("atkg:amount", amount)]
        says += [Say("atkg:referredTo", agent.thing) for agent in agents]
        if service := _service(reading, one):
            says.append(Say("atkg:referralFrom", service, anchors={"object": "heading"}))
        node = Node("referral", one.span(begin, end), "achieved", 0.7, says)
        tell(node, one, (begin, end), manner(reading, one, match.span(), default="achieved"))
        yield node
