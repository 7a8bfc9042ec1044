"""Recommendations outside of any list: what evaluators ask for among their findings.

Only where a criterion's section asks outright ("should", "it is recommended"): what must be, needs
to or could be is there mostly a rule, a need or a chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from atkg.text.extraction.actions import Action
from atkg.text.extraction.items import items
from atkg.text.extraction.patterns import any_of
from atkg.text.extraction.proposals import Node, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.sections import criterion
from atkg.text.extraction.spelled import spell_out

_ASKED: Final = re.compile(any_of("outright", "action_phrases.csv"))


class _Asides:
    name = "asides"
    version = "1"

    def propose(self, reading: Reading) -> Iterable[Proposal]:
        listed = {one.start for item in items(reading) for one in item.content}
        for one in reading.stretches:
            if one.start in listed or not _ASKED.search(one.soft):
                continue
            actions = criterion(reading.trail(one)) and Action(reading, one).read(imperative=False)
            if actions:
                span = one.span(0, len(one.words))
                asked = [Say("atkg:recommendedAction", each, each.span) for each in actions]
                yield Node("recommendation", span, "recommended", 0.6, asked)
                for action in actions:
                    spell_out(reading, one, action)
                    action.confidence = 0.6
                    yield action


EXTRACTOR = _Asides()
