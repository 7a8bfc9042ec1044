"""The cues of roles as data: predicate, voice, status and words, and what each role may be in.

A voice says where the agent stands: after the cue (*passive*), before it (*active*), inside it
(*around*: "with … participation"), or on either side of "is" or a colon (*being*: "its donors
are"). In a passive or active cue the dots stand for a few words: "handed … over to".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.text.blocks import Span
from atkg.text.extraction.patterns import contracted
from atkg.text.extraction.spotting import Spotter
from atkg.text.folding import fold, phrases
from atkg.text.mentioned import AGENTS

_TABLE: Final = Path(__file__).with_name("role_phrases.csv")
_BODIES: Final = AGENTS - {"atkg:Professional", "atkg:CollectiveActor"}
_WRITTEN: Final = frozenset({"atkg:Output", "atkg:CitedWork"})
_UNDERTAKINGS: Final = frozenset({"atkg:Intervention", "atkg:Evaluation"})
_INSTRUMENTS: Final = frozenset({"atkg:Instrument"})
_EVALUATIONS: Final = frozenset({"atkg:Evaluation"})
_TYPES: Final = {
    "publishedBy": _WRITTEN,
    "issuedBy": _INSTRUMENTS,
    "approvedBy": _INSTRUMENTS,
    "establishedBy": _BODIES,
    "consulted": _EVALUATIONS,
    "commissionedBy": _EVALUATIONS,
    "evaluatedBy": _EVALUATIONS,
}
# What is done beside a clause's own subject: a paragraph's topic may be meant.
_CARRIED: Final = frozenset({
    "partner", "supportedBy", "advisedBy", "beneficiaryInstitution", "consulted", "hasParticipant",
})  # fmt: skip
# Who carries out an evaluation is said by properties of its own.
_OF_EVALUATION: Final = {
    "executedBy": "evaluatedBy", "implementedBy": "evaluatedBy",
    "operatedBy": "evaluationManagedBy",
}  # fmt: skip
_GAP: Final = "…"
# The few words that a cue takes in: "se entregaron computadoras a".
_WORDS: Final = r"\s[^.,;:()]{2,60}?\s"


@dataclass(frozen=True, slots=True)
class Role:
    """The cues of one role in one voice; ``around`` has the words before and after the agent."""

    predicate: str
    voice: str
    status: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    around: tuple[tuple[str, str], ...] = ()

    @property
    def types(self) -> frozenset[str]:
        """The classes of what this role may be in."""
        return _TYPES.get(self.predicate, _UNDERTAKINGS)

    @property
    def is_carried(self) -> bool:
        """Tell whether it may be said of what the sentences before or the heading speak of."""
        return self.predicate in _CARRIED

    def of(self, type_: str) -> str:
        """Give the property that says this role of a thing of some class."""
        evaluation = type_ == "atkg:Evaluation"
        return (
            f"atkg:{_OF_EVALUATION.get(self.predicate, self.predicate)}"
            if evaluation
            else (f"atkg:{self.predicate}")
        )


@cache
def roles() -> tuple[Role, ...]:
    """Give the roles, those with the longest cue first."""
    grouped: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    columns = ("predicate", "voice", "status", "lang", "phrase")
    for _, one in read_records(_TABLE, columns):
        grouped[one["predicate"], one["voice"], one["status"]] += contracted(one["phrase"])
    made = (_role(*key, tuple(words)) for key, words in grouped.items())
    return tuple(sorted(made, key=lambda role: -max(map(len, role.words))))


def _role(predicate: str, voice: str, status: str, words: tuple[str, ...]) -> Role:
    if voice != "around":
        return Role(predicate, voice, status, words, _pattern(words))
    pairs = [tuple(fold(part) for part in word.split(_GAP)) for word in words]
    tails = phrases(tail for _, tail in pairs)
    return Role(predicate, voice, status, words, tails, tuple((a, b) for a, b in pairs))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Compile cues, those that take a few words in behind the others."""
    plain = phrases(word for word in words if _GAP not in word)
    gapped = [word.partition(_GAP) for word in words if _GAP in word]
    wide = [
        rf"(?<!\w){re.escape(fold(head))}{_WORDS}{re.escape(fold(tail))}(?!\w)"
        for head, _, tail in gapped
    ]
    return re.compile("|".join([plain.pattern, *([f"(?P<wide>{'|'.join(wide)})"] if wide else [])]))


@cache
def _any(voices: tuple[str, ...]) -> re.Pattern[str]:
    chosen = [role for role in roles() if role.voice in voices]
    heads = [word.partition(_GAP)[0].strip() for role in chosen if not role.around
             for word in role.words]  # fmt: skip
    return phrases([*heads, *(tail for role in chosen for _, tail in role.around)])


def has_cue(soft: str) -> bool:
    """Tell whether folded words hold the cue of a role before or after its agent."""
    return _any(("passive", "active")).search(soft) is not None


def cues(soft: str, *voices: str) -> Iterator[tuple[Role, Span]]:
    """Yield the cues of some voices in folded words: "in charge of the execution of" is one."""
    longest: list[Span] = []
    for role in _spotted(soft, voices):
        for match in role.pattern.finditer(soft):
            at = match.span()
            if not any(a <= at[0] and at[1] <= b and (a, b) != at for a, b in longest):
                if match.lastgroup != "wide":  # the words taken in hold cues of their own
                    longest.append(at)
                yield role, at


def _spotted(soft: str, voices: tuple[str, ...]) -> list[Role]:
    """Give the roles of which a cue may stand there, the longest first: most have none."""
    return [roles()[number] for number in _spotter(voices).spotted(soft)]


@cache
def _spotter(voices: tuple[str, ...]) -> Spotter:
    """Give what spots the cues of some voices, each with the number of its role."""
    return Spotter(
        (tail if role.around else head, number)
        for number, role in enumerate(roles()) if role.voice in voices
        for head, _, tail in (word.partition(_GAP) for word in role.words)
    )  # fmt: skip
