"""Statements as pages show them: labels with links, status in words, quotes with references."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atkg.graph.sayings import Basis, Saying
from atkg.graph.spoken import Quoted
from atkg.graph.witnesses import Witness
from atkg.graph.wording import value_words
from atkg.report.later import later_words
from atkg.report.references import Citing
from atkg.report.translated import translation_words
from atkg.web.addresses import words_at
from atkg.web.page import View


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with their reference line, a link to them in the reader, and a working translation."""

    words: str
    reference: str
    link: str
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement told: its ends with links, how it is meant, and what it rests on."""

    id: str
    group: str
    subject: str
    subject_link: str
    predicate: str
    object: str
    object_link: str
    negated: bool
    status: str
    speaker: str
    quotes: tuple[Quote, ...]
    later: tuple[str, ...]


def told(view: View, one: Saying, citing: Citing) -> Telling:
    """Tell one statement in the language of a page."""
    local = one.statement.partition(":")[2]
    later = view.build.followups.get(one.statement, ())
    status = view.label(f"atkgv:status.{one.status}") if one.status else ""
    return Telling(
        local, one.group, view.label(one.subject), view.to(one.subject),
        view.label(one.predicate), object_words(view, one), view.to(one.object), one.negated,
        status, view.label(one.speaker) if one.speaker else "",
        tuple(_quote(view, basis, citing) for basis in one.bases),
        tuple(later_words(each, view.lang) for each in later),
    )  # fmt: skip


def object_words(view: View, one: Saying) -> str:
    """Give the object of a statement: a label, or a value as the language writes it."""
    label = view.label(one.object)
    return value_words(one.object, view.lang) if label == one.object else label


def _quote(view: View, basis: Basis, citing: Citing) -> Quote:
    words = " […] ".join(basis.quotes)
    return cited(view, (basis.document, basis.start, basis.year, words), citing)


def cited(view: View, quoted: Quoted, publishers: Citing | None = None) -> Quote:
    """Tell one quote: (document, offset, year, words)."""
    document, start, _, words = quoted
    line = (publishers or view.build.citing).line(quoted, view.label(document), view.lang)
    link = view.href(words_at(document, start))
    return Quote(words, f"{line}.", link, _translated(view, document, words))


def _translated(view: View, document: str, words: str) -> str:
    """Give the working translation of a quote, marked as such, where the data holds one."""
    return translation_words(view.build.translations.of(document, words, view.lang), view.lang)


def witnessed(view: View, witnesses: Iterable[Witness], publishers: Citing) -> tuple[Quote, ...]:
    """Tell the quotes behind a row of an answer, each once."""
    quotes = {
        (one.quote, one.document, one.start): Quote(
            one.quote,
            publishers.line(
                (one.document, one.start, one.year, one.quote), view.label(one.document), view.lang
            )
            + ".",
            view.href(words_at(one.document, one.start)),
            _translated(view, one.document, one.quote),
        )
        for one in witnesses
    }
    return tuple(quotes.values())
