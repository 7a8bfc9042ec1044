"""Sentences of a dossier: statements and nodes in words, with who says them and how they are meant.

Words of a report are never translated and stand in quotation marks.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.graph.naming import Naming
from atkg.graph.sayings import Saying
from atkg.graph.spoken import Spoken
from atkg.graph.witnesses import is_node
from atkg.graph.wording import quoted, value_words
from atkg.model import FACTUAL
from atkg.report.phrases import phrase

_FILE: Final = Path(__file__).with_name("sentences.csv")
_REPORTED: Final = ("finding", "opinion", "action", "recommendation", "lesson", "good-practice",
                    "condition", "outcome", "factor", "proposed-thing", "definition")  # fmt: skip


@cache
def _forms() -> dict[str, dict[str, str]]:
    return {one["predicate"]: one for _, one in read_records(_FILE, ("predicate", "en", "es"))}


def node_kind(node: str) -> str:
    """Give the kind of a node by its id.

    >>> node_kind("atkgr:a-report.causal-link.0123456789")
    'causal-link'
    """
    return node.split(".")[1]


def statement_words(one: Saying, naming: Naming, lang: str) -> str:
    """Write a statement about a thing as a sentence; a predicate without a form is shown by name."""
    form = _forms().get(one.predicate)
    ends = {"subject": _end(one.subject, naming, lang), "object": _object(one, naming, lang)}
    words = naming.label(one.predicate, lang)
    text = form[lang].format(**ends) if form else f"{ends['subject']}, {words}: {ends['object']}."
    if one.negated:
        text = phrase("dossier.denied", lang, words=text)
    return _capital(_meant(text, one, naming, lang))


def _object(one: Saying, naming: Naming, lang: str) -> str:
    if ":" in one.object and one.object in naming.labels:
        return _end(one.object, naming, lang)
    value = value_words(one.object, lang)
    return quoted(_flat(value), lang) if " " in one.object else value


def _end(end: str, naming: Naming, lang: str) -> str:
    label = _flat(naming.label(end, lang))
    return quoted(label, lang) if is_node(end) and node_kind(end) in _REPORTED else label


def node_words(spoken: Spoken, node: str, naming: Naming, lang: str) -> str:
    """Write a node as a sentence: a finding with polarity and criterion, another by its label."""
    head = spoken.head(node)
    kind = node_kind(node)
    if kind == "finding":
        text = _finding(spoken, node, naming, lang)
    elif kind in _REPORTED:
        name = naming.label(f"atkg:{_class(spoken, node)}", lang)
        text = f"{name}: {_content(spoken, node, naming, lang)}."
    else:
        text = f"{_flat(naming.label(node, lang))}."
    return _capital(_meant(text, head, naming, lang) if head else text)


def _class(spoken: Spoken, node: str) -> str:
    head = spoken.head(node)
    return head.object.partition(":")[2] if head else ""


def _finding(spoken: Spoken, node: str, naming: Naming, lang: str) -> str:
    polarity = spoken.values(node, "atkg:polarity")[:1]
    terms = [*polarity, *spoken.values(node, "atkg:criterion")]
    names = [naming.label(one, lang) for one in terms]
    name = names[0] + (f" ({', '.join(names[1:])})" if names[1:] else "")
    return f"{name}: {_content(spoken, node, naming, lang)}."


def _content(spoken: Spoken, node: str, naming: Naming, lang: str) -> str:
    """Give number and title, else the words, of a node, in quotation marks."""
    if spoken.values(node, "atkg:title"):
        return _flat(naming.label(node, lang))
    words = next(iter(spoken.values(node, "atkg:words")), "")
    number = " ".join(spoken.values(node, "atkg:number")[:1])
    text = quoted(_flat(words).rstrip("."), lang) if words else _flat(naming.label(node, lang))
    return f"{number} {text}".strip()


def asked_words(spoken: Spoken, one: Saying, naming: Naming, lang: str) -> str:
    """Write what is asked of an addressee: recommendation, part, what is to be done."""
    parents = [x.subject for x in spoken.to(one.subject, "atkg:recommendedAction")]
    name = _flat(naming.label(parents[0], lang)) if parents else ""
    part = naming.label(one.predicate, lang)
    words = _content(spoken, one.subject, naming, lang)
    return _capital(": ".join(x for x in (f"{name} ({part})" if name else part, words) if x) + ".")


def _meant(text: str, one: Saying, naming: Naming, lang: str) -> str:
    """Add how a statement is meant, where it is no plain fact, and who says it."""
    more = []
    status = naming.label(f"atkgv:status.{one.status}", lang)
    asks = is_node(one.subject) and node_kind(one.subject) in ("action", "recommendation")
    if one.status == "ongoing" or (one.status and one.status not in FACTUAL and not asks):
        more.append(phrase("dossier.meant", lang, status=status))
    if one.speaker:
        more.append(phrase("dossier.by", lang, who=naming.label(one.speaker, lang)))
    return text.rstrip(".") + f" ({'; '.join(more)})." if more else text


def _flat(text: str) -> str:
    return " ".join(text.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
