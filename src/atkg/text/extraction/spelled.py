"""Who is meant by "other institutions", where the next sentence spells it out and says no more.

"Other bodies should take part. Ministries like A that know the matter, and B, because of their
task." The second sentence has no verb of its own: what it names belongs to the first.
"""

from __future__ import annotations

import re
from typing import Final

from atkg.text.extraction.agents import Agent
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch

_TABLE: Final = "agent_phrases.csv"
_NAME: Final = "\N{REPLACEMENT CHARACTER}"
_ARTICLE: Final = rf"(?:{any_of('article')}\s)?[\"']?"
_ONE: Final = rf"{_ARTICLE}{_NAME}[\"']?(?:\s?\({_NAME}\))?"
_CLAUSE: Final = rf"\s{any_of('which', _TABLE)}\s[^{_NAME}.;]{{3,80}}?"
_AND: Final = rf"(?:,?\s(?:{any_of('join')}|{any_of('such', _TABLE)})|,)\s"
_WHY: Final = rf"(?:,?\s{any_of('reason', _TABLE)}\s.*)?"
_LIST: Final = re.compile(
    rf"[\W_]*{_ONE}(?:{_CLAUSE})?(?:{_AND}{_ONE}(?:{_CLAUSE})?)*{_WHY}[\s.*_]*"
)


def _listed(reading: Reading, one: Stretch) -> list[Agent]:
    """Give the agents of a sentence that is no more than their list."""
    found = [each for each in reading.named(one) if each.is_agent]
    masked, at = "", 0
    for each in found:
        begin, end = one.offset(each.start), one.offset(each.end)
        if begin >= at:
            masked, at = masked + one.soft[at:begin] + _NAME, end
    masked += one.soft[at:]
    if _NAME not in masked or not _LIST.fullmatch(masked):
        return []
    agents = {each.thing: (one.offset(each.start), one.offset(each.end)) for each in found}
    return [Agent(thing, at) for thing, at in agents.items()]


def spell_out(reading: Reading, one: Stretch, action: Node) -> None:
    """Give an action asked of a group also those whom the next sentence spells out.

    The action's quote then takes in both sentences, in halves where a page cut them.
    """
    groups = [say for say in action.says if say.predicate == "atkg:addressee"
              and isinstance(say.object, str)
              and getattr(reading.authority.things.get(say.object), "type", "")
              == "atkg:CollectiveActor"]  # fmt: skip
    index = reading.places[one.start] + 1
    if not groups or index >= len(reading.stretches):
        return
    then = reading.stretches[index]
    if then.passage != one.passage or action.span[1] < one.span(0, len(one.words))[1]:
        return
    agents = _listed(reading, then)
    if agents:
        action.span = action.span[0], then.span(0, len(then.words))[1]
        known = {say.object for say in groups}
        action.says += [
            Say("atkg:addressee", agent.thing, anchors=groups[0].anchors)
            for agent in agents if agent.thing not in known
        ]  # fmt: skip
