"""The nodes of a dossier: what reports say with more than two ends, joined to the thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.graph.sayings import Saying
from atkg.graph.spoken import Spoken, place_of
from atkg.graph.witnesses import is_node
from atkg.model import TYPE
from atkg.report.dossier.drafting import Draft
from atkg.report.dossier.wording import asked_words, is_composed, node_kind, node_words
from atkg.report.ledger.entries import PARTS as ADDRESSED
from atkg.report.ledger.entries import statements_of
from atkg.report.phrases import phrase

_FILE: Final = Path(__file__).with_name("parts.csv")
_POLARITIES: Final = ("strength", "limitation", "mixed", "neutral", "")
_LINKED: Final = ("atkg:cause", "atkg:effect")
_OWN: Final = ("atkg:recommendedAction", "atkg:hasCondition", "atkg:proposes", *_LINKED)


@cache
def _part_of_kind() -> dict[str, str]:
    return {one["kind"]: one["part"] for _, one in read_records(_FILE, ("kind", "part"))}


def add_own_node(draft: Draft, node: str) -> None:
    """Add the node that the dossier is about, in the words of its report."""
    _add_node(draft, node, "does", [])


def add_nodes(draft: Draft, end: str) -> None:
    """Add the nodes that name a thing or node, and the causal links of its factors."""
    spoken = draft.spoken
    joined: dict[str, list[Saying]] = defaultdict(list)
    for one in spoken.by_object.get(end, ()):
        if is_node(one.subject) and one.predicate != TYPE and one.judgement != "rejected":
            joined[one.subject].append(one)
    if is_node(end):
        for one in spoken.of(end, *_OWN):
            if is_node(one.object):
                joined[one.object].append(one)
    for name in [*joined]:
        links = spoken.to(name, *_LINKED) if node_kind(name) in ("factor", "outcome") else ()
        for link in links:
            joined.setdefault(link.subject, [])
        if links:  # the links say it, and more
            del joined[name]
    joined.pop(draft.thing, None)
    for node in sorted(joined, key=lambda one: _order(spoken, one)):
        _add_joined(draft, node, joined[node])


def add_said(draft: Draft, speaker: str) -> None:
    """Add the nodes that somebody is named as the source of: figures, opinions, findings."""
    heads = [one for one in draft.spoken.sayings if one.speaker == speaker]
    nodes = dict.fromkeys(one.subject for one in heads if one.predicate == TYPE)
    for node in sorted(filter(is_node, nodes), key=lambda one: _order(draft.spoken, one)):
        if draft.spoken.head(node):
            _add_node(draft, node, "says", [])
    draft.add_spoken(speaker)


def add_related(draft: Draft, ends: Iterable[str]) -> None:
    """Add findings on what a node and its actions concern, which the report does not join."""
    spoken = draft.spoken
    about = {x for end in ends if is_node(end) for x in spoken.values(end, "atkg:concerns")}
    found = {
        one.subject: one
        for thing in sorted(about)
        for one in spoken.to(thing, "atkg:concerns")
        if node_kind(one.subject) == "finding"
    }
    for node in sorted(found, key=lambda one: _order(spoken, one)):
        _add_node(draft, node, "related", [found[node]])


def _order(spoken: Spoken, node: str) -> tuple[int, tuple[str, int, str]]:
    """Order findings by polarity, all nodes by where they stand in the text."""
    head = spoken.head(node)
    polarity = next(iter(spoken.values(node, "atkg:polarity")), "").rpartition(".")[2]
    rank = _POLARITIES.index(polarity) if polarity in _POLARITIES else len(_POLARITIES)
    return rank, place_of(head) if head else ("", 0, node)


def _add_joined(draft: Draft, node: str, said: Sequence[Saying]) -> None:
    asked = [one for one in said if one.predicate in ADDRESSED and one.judgement == "accepted"]
    for one in asked:
        head = draft.spoken.head(node)
        text = asked_words(draft.spoken, one, draft.naming, draft.lang)
        whom = draft.spoken.of(node, *ADDRESSED)
        draft.add(
            "asked", text, [*([head] if head else []), one, *whom], _abouts(draft, node), node
        )
    if not asked:
        part = _part_of_kind().get(node_kind(node), "about")
        if is_node(draft.thing) and part == "about":
            part = "asked"
        _add_node(draft, node, part, said)


def _add_node(draft: Draft, node: str, part: str, said: Sequence[Saying]) -> None:
    head = draft.spoken.head(node)
    if head is None:
        _add_waiting(draft, node, said)
        return
    text = node_words(draft.spoken, node, draft.naming, draft.lang)
    more = draft.spoken.of(node, *ADDRESSED)
    if is_composed(node):
        own = {one.predicate for one in draft.spoken.by_subject.get(node, ())}
        more = draft.spoken.of(node, *sorted(own))
        heads = (draft.spoken.head(one.object) for one in more if is_node(one.object))
        more = (*more, *filter(None, heads))  # a cause is told in the words of its own node
    accepted = [one for one in said if one.judgement == "accepted"]
    draft.add(part, text, [head, *accepted, *more], _abouts(draft, node), node)
    for other in draft.spoken.values(node, "atkg:contradicts"):
        if against := draft.spoken.head(other):
            also = node_words(draft.spoken, other, draft.naming, draft.lang)
            words = phrase(
                "dossier.contradicts", draft.lang, one=text.rstrip("."), other=also.rstrip(".")
            )
            draft.add("open", words, [head, against], [])


def _add_waiting(draft: Draft, node: str, said: Sequence[Saying]) -> None:
    """Add a node that nobody has reviewed, as an open point in its own words."""
    heads = [one for one in draft.spoken.by_subject.get(node, ()) if one.predicate == TYPE]
    waiting = [one for one in (*heads, *said) if one.judgement == "unreviewed"]
    if waiting:
        words = " ".join(" ".join(waiting[0].bases[0].quotes).split())
        text = f"{words} ({phrase('dossier.unreviewed', draft.lang)})"
        draft.add("open", text, waiting[:1], [])


def _abouts(draft: Draft, node: str) -> list[str]:
    parents = [one.subject for one in draft.spoken.to(node, "atkg:recommendedAction")]
    return [x for one in (node, *parents) for x in (one, *statements_of(draft.spoken, one))]
