"""Labels of nodes, made from the document's own words, so that answers can be read.

A node has no name. A figure's label is its quantity with what it counts; a node that joins others
(a period, a contribution, a causal link …) is labelled by its ends, in the form that ``forms.csv``
gives its kind, both in English and in Spanish. Any other is its printed number with its title, else
with its words: one label for each language in which the document has such words, never a
translation. The forms go round articles ("Ley N.º 28251: promulgación", not "promulgación de la
Ley"), since a name does not tell which it takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import pyoxigraph as ox

from atkg.graph.alike import telling
from atkg.graph.figures import Said, figure_label, first, is_bare, quantity
from atkg.graph.naming import LANGUAGES, Naming
from atkg.graph.terms import LABEL, literal, node
from atkg.graph.wording import clipped, filled, forms, number_words, quoted, span_words
from atkg.model import NODE_CLASSES, Printed, Statement, class_of, kind_of

Labels: TypeAlias = dict[tuple[ox.NamedNode, str], ox.Literal]
_WORDS: Final = ("atkg:title", "atkg:words")
_NOTHING: Final[Mapping[str, Printed]] = MappingProxyType({})
_SHORT: Final = 40
_AGENT: Final = "Agent"  # how the properties of a participation that name its agent end


def node_labels(
    statements: Iterable[Statement],
    naming: Naming,
    beside: Iterable[Statement] = (),
    printed: Mapping[str, Printed] = _NOTHING,
) -> Labels:
    """Give the labels of the nodes that statements speak of: (node, language) to label.

    ``naming`` names things and concepts; ``beside`` are further statements, which may name the
    ends of nodes but get no labels; ``printed`` says how documents print the numbers of figures. A
    node that has a number but no words has one label without a
    language; one whose ends are missing is called by its kind and key.
    """
    own, further = list(statements), list(beside)
    said = _said(own)
    kinds = {one.subject: kind_of(one.subject_class) for one in (*further, *own)}
    labeller = _Labeller({**_said(further), **said}, kinds, naming, printed)
    return {
        (node(subject), lang): literal(label, lang=lang)
        for subject in said
        for lang, label in labeller.labels(subject).items()
    }


def label_triples(labels: Labels) -> Iterator[ox.Triple]:
    """Give labels as triples of ``rdfs:label``."""
    return (ox.Triple(subject, LABEL, label) for (subject, _), label in labels.items())


def _said(statements: Iterable[Statement]) -> dict[str, Said]:
    """Give what is said of each node: its objects by predicate, in the order of the text."""
    said: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for statement in sorted(statements, key=_place):
        if statement.subject_class in NODE_CLASSES:
            own = said[statement.subject][statement.predicate, statement.lang]
            words = " ".join(statement.object.split())
            own += [words] * (words not in own)
    return {subject: dict(own) for subject, own in said.items()}


def _place(statement: Statement) -> tuple[int, str, str, str]:
    """Sort by where the object's own words begin in the text, else where their quote does."""
    quoted = (support.evidence[0] for support in statement.supports)
    starts = (one.start + max(one.quote.find(statement.object), 0) for one in quoted)
    return min(starts, default=0), statement.object, statement.subject, statement.predicate


class _Labeller:
    """Labels nodes by what is said of them; a label may hold those of other nodes."""

    def __init__(
        self,
        said: Mapping[str, Said],
        kinds: Mapping[str, str],
        naming: Naming,
        printed: Mapping[str, Printed],
    ) -> None:
        self._said = said
        self._kinds = kinds
        self._naming = naming
        self._printed = printed
        figures = {one: own for one, own in said.items() if kinds[one] == "figure"}
        self._telling = telling(figures, (one for one in figures if is_bare(said[one], naming)))
        self._made: dict[str, dict[str, str]] = {}

    def labels(self, subject: str) -> dict[str, str]:
        """Give the labels of a node by language."""
        if subject not in self._made:
            # While it is being made, a node that leads back to itself is called by its kind.
            self._made[subject] = self._by_kind(subject)
            self._made[subject] = self._make(subject) or self._made[subject]
        return self._made[subject]

    def _make(self, subject: str) -> dict[str, str]:
        said, kind = self._said[subject], self._kinds[subject]
        if kind == "figure":
            made = {lang: self._figure(subject, lang) for lang in LANGUAGES}
        elif (form := f"label.{kind}") in forms():
            made = {lang: filled(form, lang, self._slots(said, lang)) for lang in LANGUAGES}
        else:
            made = _numbered(said)
        return {lang: label for lang, label in made.items() if label}

    def _figure(self, subject: str, lang: str) -> str:
        said, names = self._said[subject], self._telling.get(subject, ())
        if "from" in names:
            detail = span_words(first(said, "from"), first(said, "to"), "", lang)
        else:
            ends = [end for name in names for end in said.get((f"atkg:{name}", ""), ())]
            detail = ", ".join(self._end(end, "", lang) for end in ends)
            # The title of a project would bury the number, and stands beside it in answers.
            detail = detail if len(detail) <= _SHORT else ""
        return figure_label(said, self._naming, lang, self._printed.get(subject), detail)

    def _by_kind(self, subject: str) -> dict[str, str]:
        kind = self._kinds[subject]
        key = subject.partition(f".{kind}.")[2]
        own = self._naming.labels.get(class_of(kind), {})
        return {lang: f"{label} {key}".strip() for lang, label in own.items()}

    def _slots(self, said: Said, lang: str) -> dict[str, str]:
        """Fill slots by the local names of predicates, and those that are made of several."""
        slots: dict[str, str] = {}
        for (predicate, tongue), own in said.items():
            ends = [self._end(one, tongue, lang) for one in own]
            slots.setdefault(predicate.partition(":")[2], "; ".join(ends))
        roles = [name for name in slots if name.endswith(_AGENT)]
        slots["agent"] = ", ".join(slots[role] for role in roles)
        slots["role"] = ", ".join(self._naming.label(f"atkg:{role}", lang) for role in roles)
        precision = first(said, "precision").rpartition(".")[2]
        slots["when"] = span_words(first(said, "from"), first(said, "to"), precision, lang)
        if (sum_ := first(said, "amount")) in self._said:
            slots["amount"] = quantity(self._said[sum_], self._naming, lang)
        return slots

    def _end(self, end: str, tongue: str, lang: str) -> str:
        """Write an end in a language; words of another one stand in its quotation marks."""
        if end in self._said:
            own = self.labels(end)
            tongue = next((one for one in (lang, "", *own) if one in own), "")
            end = own.get(tongue, end)
        elif not tongue:  # a name stays whole, a number gets the language's digits
            return number_words(self._naming.label(end, lang), lang)
        text = clipped(end)
        return quoted(text, lang) if tongue not in ("", lang) else text


def _numbered(said: Said) -> dict[str, str]:
    number = first(said, "number")
    words: dict[str, str] = {}
    for predicate in _WORDS:
        for (own, lang), texts in said.items():
            if own == predicate:
                words.setdefault(lang, texts[0])
    if not words:
        return {"": number}
    front = f"{number}." if number.isdigit() else number
    return {lang: f"{front} {text}".strip() for lang, text in words.items()}
