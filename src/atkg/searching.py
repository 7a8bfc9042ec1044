"""Full text over names and quotes of a built graph, accents and case aside, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from atkg.errors import QueryError
from atkg.graph.naming import Naming
from atkg.opening import OpenBuild
from atkg.report.translated import translation_words
from atkg.text.folding import fold
from atkg.workspace import Workspace

COLUMNS: Final = ("found_in", "thing", "label", "words", "document", "year", "translation")
# What people read; programs get the names above, whatever the language.
_HEADINGS: Final = {
    "en": ("found in", "thing", "label", "words", "document", "year", "working translation"),
    "es": ("hallado en", "cosa", "nombre", "palabras", "documento", "año", "traducción de trabajo"),
}
_FOUND_IN: Final = {"en": {}, "es": {"name": "nombre", "quote": "cita"}}
_CONTEXT: Final = 60


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Where words were found: rank (0 is best), name or quote, the thing, and the words around.

    ``translation`` is the working translation of the whole quote, marked as such.
    """

    rank: int
    found_in: str
    thing: str
    label: str
    words: str
    document: str = ""
    year: str = ""
    translation: str = ""

    def cells(self) -> list[str]:
        """Give the cells in the order of COLUMNS."""
        return [
            self.found_in, self.thing, self.label, self.words, self.document, self.year,
            self.translation,
        ]  # fmt: skip


def _around(text: str, word: str) -> str:
    """Cut a text around a word; folding may change lengths, so the cut is near, not exact."""
    flat = " ".join(text.split())
    at = max(fold(flat).find(word), 0)
    start, end = max(0, at - _CONTEXT), at + len(word) + _CONTEXT
    return ("…" if start else "") + flat[start:end].strip() + ("…" if end < len(flat) else "")


def _rank(name: str, wanted: str, words: list[str]) -> int | None:
    folded = fold(name)
    if folded == wanted:
        return 0
    if folded.startswith(wanted):
        return 1
    if wanted in folded:
        return 2
    return 3 if all(word in folded for word in words) else None


def _names(naming: Naming, wanted: str, words: list[str], lang: str) -> Iterator[Hit]:
    for thing in sorted({*naming.labels, *naming.aliases}):
        own = (*naming.labels.get(thing, {}).values(), *naming.aliases.get(thing, ()))
        ranked = [(rank, name) for name in own if (rank := _rank(name, wanted, words)) is not None]
        if ranked:
            rank, name = min(ranked)
            yield Hit(rank, "name", thing, naming.label(thing, lang), _around(name, words[0]))


def _quotes(build: OpenBuild, wanted: str, words: list[str], lang: str) -> Iterator[Hit]:
    naming, seen = build.naming, set()
    for triple, witnesses in build.witnesses.by_triple.items():
        for one in witnesses:
            rank = _rank(one.quote, wanted, words)
            if rank is None or (triple[0], one.quote) in seen:
                continue
            seen.add((triple[0], one.quote))
            title = naming.label(one.document, lang)
            label = naming.label(triple[0], lang)
            translation = build.translations.of(one.document, one.quote, lang)
            yield Hit(4 + rank, "quote", triple[0], label, _around(one.quote, words[0]), title,
                      one.year, translation_words(translation, lang))  # fmt: skip


def headings(lang: str) -> tuple[str, ...]:
    """Give the headings of what was found, for people."""
    return _HEADINGS[lang]


def in_words(rows: list[list[str]], lang: str) -> list[list[str]]:
    """Give rows with the place of each find in words of a language."""
    return [[_FOUND_IN[lang].get(row[0], row[0]), *row[1:]] for row in rows]


def search(workspace: Workspace, text: str, lang: str, most: int) -> tuple[list[list[str]], int]:
    """Find words in the current build, as ``find``, in rows of the columns."""
    hits, count = find(OpenBuild(workspace), text, lang, most)
    return [hit.cells() for hit in hits], count


def find(build: OpenBuild, text: str, lang: str, most: int) -> tuple[list[Hit], int]:
    """Find words in names and quotes: the best first, at most so many, and how many there are.

    All words must stand in the same name or quote, in any order; the whole phrase ranks higher, a
    name before a quote. Raises QueryError for a text without letters or digits.
    """
    wanted = fold(text)
    words = wanted.split()
    if not any(char.isalnum() for char in wanted):
        raise QueryError("nothing to look for", mend="give a word, such as: atkg find hotline")
    names = _names(build.naming, wanted, words, lang)
    hits = sorted([*names, *_quotes(build, wanted, words, lang)])
    return hits[:most], len(hits)
