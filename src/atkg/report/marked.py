"""A document with its quotes marked: one HTML file that works offline.

Click words to see the statements that rest on them; click a statement to see its words. Sentences
left out with a reason and sentences nobody has touched have colours of their own, and say why when
one points at them. In a narrow window the statements stand in a sheet at the foot, which words
open and Escape closes; the Tab and Enter keys do all that a click does.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from string import Template
from typing import Final

from atkg.graph.naming import Naming
from atkg.graph.wording import value_words
from atkg.model import Statement
from atkg.report.coverage import Account
from atkg.report.frame import filled, framed
from atkg.text.documents import Document

_BODY: Final = Path(__file__).with_name("marked.html")
_STYLE: Final = Path(__file__).with_name("marked.css")
_WORDS: Final = {
    "en": {
        "summary": "$stated sentences with statements, $out out of scope, $untouched untouched; "
        "$statements statements.",
        "hint": "Click marked words to see the statements that rest on them, or a statement to "
        "see its words.",
        "all": "All statements",
        "close": "Close",
        "panel": "Statements",
        "out of scope": "Left out: $reason",
        "untouched": "Nothing has been stated of this, and no reason is given.",
        "negated": "denied",
        "attributed": "according to $who",
    },
    "es": {
        "summary": "$stated oraciones con declaraciones, $out fuera de alcance, $untouched sin "
        "tratar; $statements declaraciones.",
        "hint": "Pulse las palabras marcadas para ver las declaraciones que se apoyan en ellas, o "
        "una declaración para ver sus palabras.",
        "all": "Todas las declaraciones",
        "close": "Cerrar",
        "panel": "Declaraciones",
        "out of scope": "Fuera de alcance: $reason",
        "untouched": "Nada se ha declarado de esto ni se da un motivo.",
        "negated": "negado",
        "attributed": "según $who",
    },
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text, the numbers of its statements, and why it has none."""

    text: str
    statements: tuple[int, ...]
    left: Account | None


def _spans(statements: Sequence[Statement]) -> list[tuple[int, int, int]]:
    return [
        (evidence.start, evidence.end, number)
        for number, statement in enumerate(statements)
        for support in statement.supports
        for evidence in support.evidence
    ]


def _pieces(
    document: Document, statements: Sequence[Statement], accounts: Iterable[Account]
) -> Iterator[_Piece]:
    """Yield each stretch between two span ends."""
    spans = _spans(statements)
    places = [(s, e, one) for one in accounts for s, e in one.spans if one.state != "stated"]
    cuts = {0, len(document.text), *(cut for start, end, _ in spans for cut in (start, end))}
    cuts.update(cut for start, end, _ in places for cut in (start, end))
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for start, end, number in spans:
        starts.setdefault(start, []).append(number)
        ends.setdefault(end, []).append(number)
    marks = {cut: one for start, end, one in places for cut in sorted(cuts) if start <= cut < end}
    active: list[int] = []
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        for number in ends.get(start, ()):
            active.remove(number)
        active += starts.get(start, ())
        left = None if active else marks.get(start)
        yield _Piece(document.text[start:end], tuple(sorted(set(active))), left)


def _body(pieces: Iterable[_Piece], lang: str) -> str:
    out = []
    for piece in pieces:
        shown = html.escape(piece.text)
        if piece.statements:
            numbers = " ".join(map(str, piece.statements))
            shown = f'<span class="q" data-s="{numbers}">{shown}</span>'
        elif piece.left:
            why = Template(_WORDS[lang][piece.left.state]).substitute(reason=piece.left.reason)
            kind = piece.left.state[0]
            shown = f'<span class="{kind}" data-why="{html.escape(why)}">{shown}</span>'
        out.append(shown)
    return "".join(out)


def _told(statement: Statement, naming: Naming, lang: str) -> str:
    """Write subject, predicate and object; a number or a truth value as the language has it."""
    if statement.datatype:
        end = value_words(statement.object, lang)
    else:
        end = statement.object if statement.lang else naming.label(statement.object, lang)
    ends = (naming.label(one, lang) for one in (statement.subject, statement.predicate))
    return " — ".join((*ends, end))


def _state(statement: Statement, naming: Naming, lang: str) -> str:
    """Say how a statement is meant, whether it is denied, who says it, and what was judged."""
    parts = [naming.label(f"atkgv:status.{statement.status}", lang)]
    if statement.negated:
        parts.append(_WORDS[lang]["negated"])
    if statement.attributed_to:
        who = naming.label(statement.attributed_to, lang)
        parts.append(Template(_WORDS[lang]["attributed"]).substitute(who=who))
    if statement.judgement != "accepted":
        parts.append(naming.label(f"atkgv:judgement.{statement.judgement}", lang))
    return ", ".join(parts)


def marked_html(
    document: Document,
    statements: Iterable[Statement],
    accounts: Sequence[Account],
    naming: Naming,
    lang: str,
) -> str:
    """Write the page of one document in a language; ``naming`` gives the labels of CURIEs."""
    statements = sorted(statements, key=lambda one: (one.supports[0].evidence[0].start, one.id))
    said = [[_told(one, naming, lang), _state(one, naming, lang)] for one in statements]
    counts = {state: sum(one.state == state for one in accounts) for state in
              ("stated", "out of scope", "untouched")}  # fmt: skip
    summary = Template(_WORDS[lang]["summary"]).substitute(
        stated=counts["stated"], out=counts["out of scope"], untouched=counts["untouched"],
        statements=len(statements),
    )  # fmt: skip
    body = filled(
        _BODY, textlang=document.languages[0], title=html.escape(document.title),
        summary=html.escape(summary), hint=html.escape(_WORDS[lang]["hint"]),
        body=_body(_pieces(document, statements, accounts), lang),
        **{name: html.escape(_WORDS[lang][name]) for name in ("all", "close", "panel")},
        data=json.dumps(said, ensure_ascii=False).replace("<", "\\u003c"),
    )  # fmt: skip
    return framed(document.title, lang, _STYLE, body, scripts=True)
