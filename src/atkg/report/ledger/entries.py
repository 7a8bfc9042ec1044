"""What stands in the ledger: a line for each recommended action and each who that it names.

A report rarely says which finding a recommendation answers. Where it does (``answersFinding``, or
the recommendation or action concerns the finding itself), that finding stands there; else the
limitations that the same document states of the same things, which the reader has to join.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from atkg.followups import FollowUp
from atkg.graph.spoken import Quoted, Spoken, quotes_of
from atkg.graph.witnesses import is_node

PARTS: Final = (
    "atkg:leadAddressee", "atkg:coordinateAddressee", "atkg:addressee", "atkg:supportAddressee",
    "atkg:collaborateAddressee", "atkg:consultAddressee", "atkg:particularAddressee",
)  # fmt: skip
_ABOUT: Final = ("atkg:concerns", "atkg:targetGroup")
_LIMITATION: Final = ("atkgv:polarity.limitation", "atkgv:polarity.mixed")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: CURIEs of the ends; ``answers`` are findings that it answers, ``near`` others.

    ``who`` and ``part`` are empty where nobody is named, ``action`` where the recommendation has
    none. ``echoes`` are nodes with the year of their document. ``quotes`` are the words of this
    line.
    """

    document: str
    year: str
    number: str
    recommendation: str
    action: str
    who: str
    part: str
    is_open: bool
    conditions: tuple[str, ...]
    answers: tuple[str, ...]
    near: tuple[str, ...]
    status: str
    echoes: tuple[tuple[str, str], ...]
    followups: tuple[FollowUp, ...]
    quotes: tuple[Quoted, ...]


def entries(spoken: Spoken, followups: Mapping[str, Sequence[FollowUp]]) -> tuple[Entry, ...]:
    """Give the ledger, by document (the latest first), then in the order of the text."""
    found = [
        entry
        for recommendation in spoken.nodes("atkg:Recommendation")
        for action in spoken.values(recommendation, "atkg:recommendedAction") or ("",)
        for entry in _entries(spoken, followups, recommendation, action)
    ]
    return tuple(sorted(found, key=lambda one: (-int(one.year or 0), one.document)))


def _entries(
    spoken: Spoken, followups: Mapping[str, Sequence[FollowUp]], recommendation: str, action: str
) -> Iterator[Entry]:
    own = [one for one in (action, recommendation) if one]
    named = [one for node in own[:1] for one in spoken.of(node, *PARTS)]
    named = named or list(spoken.of(recommendation, *PARTS))
    head = spoken.head(action or recommendation)
    if head is None:
        return
    conditions = tuple(dict.fromkeys(
        one for node in own
        for one in (*spoken.values(node, "atkg:hasCondition"),
                    *(x.subject for x in spoken.to(node, "atkg:conditionOf")))
    ))  # fmt: skip
    answers, near = _findings(spoken, own)
    later = tuple(x for about in _abouts(spoken, own) for x in followups.get(about, ()))
    for one in named or (None,):
        said = [head] if one is None else [head, one]
        yield Entry(
            head.bases[0].document, head.bases[0].year,
            next(iter(spoken.values(recommendation, "atkg:number")), ""), recommendation, action,
            "" if one is None else one.object, "" if one is None else one.predicate,
            any("true" in spoken.values(node, "atkg:openList") for node in own), conditions,
            answers, near, head.status,
            _echoes(spoken, own),
            later, quotes_of(said),
        )  # fmt: skip


def _echoes(spoken: Spoken, nodes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give the nodes of other documents that echo nodes, with their years."""
    heads = {one: spoken.head(one) for node in nodes for one in spoken.echoes.get(node, ())}
    return tuple(sorted((one, head.bases[0].year if head else "") for one, head in heads.items()))


def _abouts(spoken: Spoken, nodes: Sequence[str]) -> list[str]:
    """Give the ids under which somebody may speak of nodes: their own and their statements'."""
    return [one for node in nodes for one in (node, *statements_of(spoken, node))]


def statements_of(spoken: Spoken, node: str) -> tuple[str, ...]:
    """Give the ids of all statements of which a node is the subject."""
    return tuple(sorted({one.statement for one in spoken.by_subject.get(node, ())}))


def _findings(spoken: Spoken, nodes: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the findings that nodes answer, and the limitations found on the same things."""
    about = {end for node in nodes for end in spoken.values(node, *_ABOUT)}
    answered = {end for node in nodes for end in spoken.values(node, "atkg:answersFinding")}
    concerned = {end for end in about if is_node(end) and ".finding." in end}
    answers = tuple(sorted(answered | concerned))
    document = nodes[0].split(".")[0]
    near = dict.fromkeys(
        one.subject
        for end in sorted(about)
        for one in spoken.to(end, "atkg:concerns")
        if ".finding." in one.subject
        and one.subject.split(".")[0] == document
        and spoken.values(one.subject, "atkg:polarity")[:1] in [(p,) for p in _LIMITATION]
    )
    return answers, tuple(one for one in near if one not in answers)
