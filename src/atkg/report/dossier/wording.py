"""Sentences of a dossier: statements and nodes in words, with who says them and how they are meant.

Words of a report are never translated and stand in quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from atkg.report.ledger.entries import PARTS as ADDRESSED
from atkg.report.phrases import phrase

_FILE: Final = Path(__file__).with_name("inverses.csv")
_PLAIN: Final = "atkg:addressee"
_REPORTED: Final = ("finding", "opinion", "action", "recommendation", "lesson", "good-practice",
                    "condition", "outcome", "factor", "proposed-thing", "definition")  # fmt: skip


@cache
def _inverses() -> dict[str, dict[str, str]]:
    return {one["predicate"]: one for _, one in read_records(_FILE, ("predicate", "en", "es"))}


def node_kind(node: str) -> str:
    """Give the kind of a node by its id.

    >>> node_kind("atkgr:a-report.causal-link.0123456789")
    'causal-link'
    """
    return node.split(".")[1]


def heading(one: Saying, end: str, naming: Naming, lang: str) -> str:
    """Name what joins a thing (``end``) to the other end: the predicate, or its inverse."""
    if one.subject == end:
        return _capital(naming.label(one.predicate, lang))
    inverse = _inverses().get(one.predicate)
    return inverse[lang] if inverse else _capital(naming.label(one.predicate, lang)) + " ←"


def other_end(one: Saying, end: str, naming: Naming, lang: str) -> str:
    """Write the other end of a statement, with how it is meant where it is no plain fact."""
    words = _object(one, naming, lang) if one.subject == end else _end(one.subject, naming, lang)
    meant = _meant(one, naming, lang)
    return f"{words} ({meant})" if meant else words


def _object(one: Saying, naming: Naming, lang: str) -> str:
    if ":" in one.object and one.object in naming.labels:
        return _end(one.object, naming, lang)
    value = value_words(one.object, lang)
    return quoted(_flat(value), lang) if " " in one.object else value


def _end(end: str, naming: Naming, lang: str) -> str:
    label = _flat(naming.label(end, lang))
    return quoted(label, lang) if is_node(end) and node_kind(end) in _REPORTED else label


def is_composed(node: str) -> bool:
    """Tell whether a node is told by what its statements say, rather than in its own words."""
    return node_kind(node) not in _REPORTED


def node_words(spoken: Spoken, node: str, naming: Naming, lang: str) -> str:
    """Write a node as a sentence: a finding with polarity and criterion, another by its label."""
    head = spoken.head(node)
    kind = node_kind(node)
    if kind == "finding":
        text = _finding(spoken, node, naming, lang)
    elif kind == "action":
        text = _action(spoken, node, naming, lang)
    elif kind in _REPORTED:
        name = naming.label(f"atkg:{_class(spoken, node)}", lang)
        text = f"{name}: {_content(spoken, node, naming, lang)}"
    else:
        text = _flat(naming.label(node, lang))
    meant = _meant(head, naming, lang) if head else ""
    return _capital(text) + (f" ({meant})." if meant else ".")


def said_words(one: Saying, naming: Naming, lang: str) -> str:
    """Write a whole statement as a sentence, with how it is meant and who says it."""
    ends = _capital(_end(one.subject, naming, lang)), naming.label(one.predicate, lang)
    return f"{ends[0]} – {ends[1]}: {other_end(one, one.subject, naming, lang)}."


def _action(spoken: Spoken, node: str, naming: Naming, lang: str) -> str:
    """Name the recommendation, all whom the action names, and what they are to do."""
    parents = spoken.to(node, "atkg:recommendedAction")
    name = "".join(f"{item_name(spoken, one.subject, naming, lang)}. " for one in parents[:1])
    who = whom_words(spoken, node, naming, lang)
    return name + (f"{_capital(who)}: " if who else "") + _content(spoken, node, naming, lang)


def whom_words(
    spoken: Spoken, node: str, naming: Naming, lang: str, but: Sequence[Saying] = ()
) -> str:
    """Name all whom a node addresses, who leads first; a part beside the name unless it is plain.

    ``but`` are statements left out.
    """
    named = [one for one in spoken.of(node, *ADDRESSED) if one not in but]
    named.sort(key=lambda one: ADDRESSED.index(one.predicate))
    names = (
        naming.label(one.object, lang)
        + ("" if one.predicate == _PLAIN else f" ({naming.label(one.predicate, lang)})")
        for one in named
    )
    return "; ".join(dict.fromkeys(names))


def _class(spoken: Spoken, node: str) -> str:
    head = spoken.head(node)
    return head.object.partition(":")[2] if head else ""


def _finding(spoken: Spoken, node: str, naming: Naming, lang: str) -> str:
    polarity = spoken.values(node, "atkg:polarity")[:1]
    terms = [*polarity, *spoken.values(node, "atkg:criterion")]
    names = [naming.label(one, lang) for one in terms]
    name = names[0] + (f" ({', '.join(names[1:])})" if names[1:] else "")
    return f"{name}: {_content(spoken, node, naming, lang)}"


def _content(spoken: Spoken, node: str, naming: Naming, lang: str) -> str:
    """Give number and title, else the words, of a node, in quotation marks."""
    if spoken.values(node, "atkg:title"):
        return _flat(naming.label(node, lang))
    words = next(iter(spoken.values(node, "atkg:words")), "")
    number = " ".join(spoken.values(node, "atkg:number")[:1])
    text = quoted(_flat(words).rstrip("."), lang) if words else _flat(naming.label(node, lang))
    return f"{number} {text}".strip()


def item_name(spoken: Spoken, item: str, naming: Naming, lang: str) -> str:
    """Name a numbered item by number and title; by class and number where it has no title."""
    number = next(iter(spoken.values(item, "atkg:number")), "")
    if spoken.values(item, "atkg:title") or not number:
        return _flat(naming.label(item, lang))
    return _capital(f"{naming.label(f'atkg:{_class(spoken, item)}', lang)} {number}")


def asked_words(spoken: Spoken, one: Saying, naming: Naming, lang: str) -> str:
    """Write what is asked of an addressee: recommendation, part, what is to be done."""
    parents = [x.subject for x in spoken.to(one.subject, "atkg:recommendedAction")]
    name = f"{item_name(spoken, parents[0], naming, lang)}. " if parents else ""
    part = _capital(naming.label(one.predicate, lang))
    others = whom_words(spoken, one.subject, naming, lang, [one])
    also = f" ({phrase('dossier.others', lang, who=others)})" if others else ""
    return f"{name}{part}: {_content(spoken, one.subject, naming, lang)}{also}."


def _meant(one: Saying, naming: Naming, lang: str) -> str:
    """Say how a statement is meant, where it is no plain fact, that it is denied, and by whom."""
    more = [phrase("dossier.denied", lang)] if one.negated else []
    asks = is_node(one.subject) and node_kind(one.subject) in ("action", "recommendation")
    if one.status == "ongoing" or (one.status and one.status not in FACTUAL and not asks):
        status = naming.label(f"atkgv:status.{one.status}", lang)
        more.append(phrase("dossier.meant", lang, status=status))
    if one.speaker:
        more.append(phrase("dossier.by", lang, who=naming.label(one.speaker, lang)))
    if one.judgement == "unreviewed":
        more.append(phrase("dossier.unreviewed", lang))
    return "; ".join(more)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
