"""The names of an authority file, made ready once for all the documents that are read with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import ahocorasick

from atkg.authority import Authority, Name, Thing
from atkg.text.countries import home_country
from atkg.text.folding import soften
from atkg.text.quotes import fold_with_offsets

NATIONAL: Final = frozenset(
    f"atkgv:{name}"
    for name in (
        "organization.ministry", "organization.judiciary", "organization.prosecution-service",
        "organization.police", "organization.police-unit", "organization.parliament",
        "organization.statistics-office", "organization.specialized-body",
        "organization.regional-government",
        "instrument.constitution", "instrument.law", "instrument.code", "instrument.policy",
    )
)  # fmt: skip


class NameBook:
    """The names by their softened words, and the country of each national body."""

    def __init__(self, authority: Authority) -> None:
        by_words: dict[str, list[Name]] = defaultdict(list)
        by_document: dict[str, list[Name]] = defaultdict(list)
        for name in authority.names:
            by_document[name.document].append(name)
            if len(name.name) > 1:
                by_words[soften(fold_with_offsets(name.name).text).strip()].append(name)
        self.by_words = {words: tuple(names) for words, names in by_words.items() if words}
        self._by_document = {document: tuple(names) for document, names in by_document.items()}
        self._automaton: Any = ahocorasick.Automaton()
        for words in self.by_words:
            self._automaton.add_word(words, words)
        self._automaton.make_automaton()
        self._homes = _homes(authority)
        self._common = home_country(" ".join(name.name for name in authority.names))

    def seen_in(self, document: str) -> tuple[Name, ...]:
        """Give the names that were seen in a document."""
        return self._by_document.get(document, ())

    def standing_in(self, soft: str) -> Iterator[tuple[int, str]]:
        """Yield where in a softened text the words of a name end, and the words."""
        if self.by_words:
            yield from self._automaton.iter(soft)

    def home(self, record: Thing) -> str:
        """Give the country of a national body: one that its names bear, else that of most names.

        People have no other country than the one that they bear.
        """
        borne = self._homes.get(record.id, "")
        return borne if record.type == "atkg:CollectiveActor" else borne or self._common


@lru_cache(maxsize=4)
def name_book(authority: Authority) -> NameBook:
    """Give the names of an authority file, made ready when they are first asked for."""
    return NameBook(authority)


def is_national(record: Thing) -> bool:
    """Tell whether a thing is one country's."""
    return record.kind in NATIONAL or record.type == "atkg:CollectiveActor"


def _homes(authority: Authority) -> dict[str, str]:
    texts: dict[str, list[str]] = defaultdict(list)
    for name in authority.names:
        if is_national(authority.things[name.thing]):
            texts[name.thing].append(name.name)
    return {thing: home_country(" ".join(names)) for thing, names in texts.items()}
