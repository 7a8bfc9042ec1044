"""A dossier gathered: which statements belong to a thing, and in which part they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.followups import FollowUp
from atkg.graph.naming import Naming
from atkg.graph.sayings import Saying
from atkg.graph.spoken import Spoken, place_of, quotes_of
from atkg.graph.witnesses import is_node
from atkg.model import TYPE
from atkg.report.dossier.model import PARTS, Dossier, Note, Part, Sentence
from atkg.report.dossier.silence import silence
from atkg.report.dossier.wording import asked_words, node_kind, node_words, statement_words
from atkg.report.ledger.entries import PARTS as ADDRESSED
from atkg.report.ledger.entries import statements_of
from atkg.report.ledger.forms import later_words
from atkg.report.phrases import phrase

_FILE: Final = Path(__file__).with_name("parts.csv")
_POLARITIES: Final = ("strength", "limitation", "mixed", "neutral", "")
_OWN: Final = ("atkg:recommendedAction", "atkg:hasCondition", "atkg:proposes", "atkg:cause",
               "atkg:effect")  # fmt: skip


@cache
def _part_of_kind() -> dict[str, str]:
    return {one["kind"]: one["part"] for _, one in read_records(_FILE, ("kind", "part"))}


@dataclass(slots=True)
class _Draft:
    """A dossier in the making: sentences by part, and notes by their words."""

    spoken: Spoken
    naming: Naming
    followups: Mapping[str, Sequence[FollowUp]]
    lang: str
    sentences: dict[str, list[Sentence]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def add(self, part: str, text: str, said: Sequence[Saying], abouts: Iterable[str]) -> None:
        """Add a sentence to a part, once; its notes are the quotes of what it rests on."""
        if text in self.seen:
            return
        self.seen.add(text)
        numbers = tuple(dict.fromkeys(n for one in said for n in self._notes(one)))
        later = [x for about in dict.fromkeys(abouts) for x in self.followups.get(about, ())]
        words = tuple(later_words(one, self.lang) for one in later)
        self.sentences[part].append(Sentence(text, numbers, words))

    def _notes(self, one: Saying) -> Iterator[int]:
        quotes = quotes_of([one]) or tuple(
            (basis.document, basis.start, basis.year, " […] ".join(basis.quotes))
            for basis in one.bases[:1]
        )
        for document, _, year, quote in quotes:
            key = (" ".join(quote.split()), document, year)
            bears = self.notes.setdefault(key, [])
            bears += [one.statement] * (one.statement not in bears)
            yield list(self.notes).index(key) + 1


def make_dossier(
    spoken: Spoken,
    naming: Naming,
    followups: Mapping[str, Sequence[FollowUp]],
    thing: str,
    lang: str,
) -> Dossier:
    """Make the dossier of a thing or node (a CURIE) in a language.

    For a place it holds what is said of the places inside, too; for a node, its own parts.
    """
    draft = _Draft(spoken, naming, followups, lang)
    ends = [thing, *sorted(_inside(spoken, thing))]
    if is_node(thing):
        _add_node(draft, thing, "does", [])
    for end in ends:
        _add_statements(draft, end)
        _add_nodes(draft, end)
    notes = tuple(
        Note(number, quote, naming.label(document, lang), year, tuple(bears))
        for number, ((quote, document, year), bears) in enumerate(draft.notes.items(), 1)
    )
    parts = tuple(
        Part(name, phrase(f"dossier.part.{name}", lang), tuple(draft.sentences[name]))
        for name in PARTS
        if draft.sentences[name]
    )
    title = " ".join(naming.label(thing, lang).split())
    silent = silence(spoken, naming, thing, parts, notes, lang)
    return Dossier(title, _lead(spoken, naming, thing, ends, lang), parts, silent, notes, lang)


def _inside(spoken: Spoken, thing: str) -> set[str]:
    """Give the places inside a region; of a country only itself, else it would hold everything."""
    if spoken.kind.get(thing) == "atkgv:place.country":
        return set()
    return {one for one in spoken.around if thing in spoken.wider(one) and one != thing}


def _lead(
    spoken: Spoken, naming: Naming, thing: str, ends: Sequence[str], lang: str
) -> tuple[str, ...]:
    head = spoken.head(thing) if is_node(thing) else None
    kind = spoken.kind.get(thing) or (head.object if head else "")
    label = naming.label(thing, lang)
    names = [name for name in naming.aliases.get(thing, ()) if name != label]
    lines = [phrase("dossier.kind", lang, kind=naming.label(kind, lang))] if kind else []
    if names:
        lines.append(phrase("dossier.names", lang, names=" · ".join(dict.fromkeys(names))))
    if len(ends) > 1:
        inside = ", ".join(naming.label(one, lang) for one in ends[1:])
        lines.append(phrase("dossier.inside", lang, places=inside))
    return tuple(lines)


def _add_statements(draft: _Draft, end: str) -> None:
    """Add what is said of a thing itself: facts by who stands at the other end, the rest as open."""
    if is_node(end):
        return
    every = {*draft.spoken.by_subject.get(end, ()), *draft.spoken.by_object.get(end, ())}
    for one in sorted(every, key=place_of):
        if is_node(one.subject) or one.judgement == "rejected":
            continue
        text = statement_words(one, draft.naming, draft.lang)
        if one.judgement != "accepted":
            text = f"{text} ({phrase('dossier.unreviewed', draft.lang)})"
        other = one.object if one.subject == end else one.subject
        is_agent = "atkg:Agent" in draft.spoken.classes.get(other, frozenset())
        part = "open" if one.group != "fact" else "with" if is_agent else "does"
        draft.add(part, text, [one], [one.statement])


def _add_nodes(draft: _Draft, end: str) -> None:
    spoken = draft.spoken
    joined: dict[str, list[Saying]] = defaultdict(list)
    for one in spoken.by_object.get(end, ()):
        if is_node(one.subject) and one.predicate != TYPE and one.judgement != "rejected":
            joined[one.subject].append(one)
    if is_node(end):
        for one in spoken.of(end, *_OWN):
            if is_node(one.object):
                joined[one.object].append(one)
    for one in [*joined]:  # what causes or follows from a factor of the thing
        if node_kind(one) in ("factor", "outcome"):
            for link in spoken.to(one, "atkg:cause", "atkg:effect"):
                joined.setdefault(link.subject, [])
    order: Callable[[str], tuple[object, ...]] = lambda one: _order(spoken, one)  # noqa: E731
    for node in sorted(joined, key=order):
        _add_joined(draft, node, joined[node], end)


def _order(spoken: Spoken, node: str) -> tuple[object, ...]:
    head = spoken.head(node)
    polarity = next(iter(spoken.values(node, "atkg:polarity")), "").rpartition(".")[2]
    rank = _POLARITIES.index(polarity) if polarity in _POLARITIES else len(_POLARITIES)
    return (rank, place_of(head) if head else ("", 0, node))


def _add_joined(draft: _Draft, node: str, said: Sequence[Saying], end: str) -> None:
    asked = [one for one in said if one.predicate in ADDRESSED and one.judgement == "accepted"]
    for one in asked:
        text = asked_words(draft.spoken, one, draft.naming, draft.lang)
        head = draft.spoken.head(node)
        draft.add("asked", text, [*([head] if head else []), one], _abouts(draft, node))
    if not asked:
        part = _part_of_kind().get(node_kind(node), "about")
        if is_node(end) and node_kind(end) == "recommendation" and node_kind(node) == "action":
            part = "asked"
        _add_node(draft, node, part, said)


def _add_node(draft: _Draft, node: str, part: str, said: Sequence[Saying]) -> None:
    head = draft.spoken.head(node)
    if head is None:
        waiting = [one for one in said if one.judgement == "unreviewed"]
        if waiting:
            label = draft.naming.label(node, draft.lang)
            words = " ".join((label if label != node else waiting[0].bases[0].quotes[0]).split())
            text = f"{words} ({phrase('dossier.unreviewed', draft.lang)})"
            draft.add("open", text, waiting, [])
        return
    text = node_words(draft.spoken, node, draft.naming, draft.lang)
    whom = [one for one in draft.spoken.of(node, *ADDRESSED)]
    if whom and node_kind(node) == "action":
        names = dict.fromkeys(draft.naming.label(one.object, draft.lang) for one in whom)
        text = f"{', '.join(names)}: {text[:1].lower()}{text[1:]}"
    quotes = [head, *(one for one in said if one.judgement == "accepted"), *whom]
    draft.add(part, text, quotes, _abouts(draft, node))
    for other in draft.spoken.values(node, "atkg:contradicts"):
        against = draft.spoken.head(other)
        if against:
            words = phrase(
                "dossier.contradicts", draft.lang, one=text.rstrip("."),
                other=node_words(draft.spoken, other, draft.naming, draft.lang).rstrip("."),
            )  # fmt: skip
            draft.add("open", words, [head, against], [])


def _abouts(draft: _Draft, node: str) -> list[str]:
    parents = [one.subject for one in draft.spoken.to(node, "atkg:recommendedAction")]
    return [x for one in (node, *parents) for x in (one, *statements_of(draft.spoken, one))]
