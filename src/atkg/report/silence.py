"""What is told where no statement answers: of whom nothing was stated, and where it is named.

That nobody stated anything of a thing does not mean that no document speaks of it: its name may
stand there, and the words around it tell a reader what of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from atkg.graph.naming import Naming
from atkg.graph.witnesses import Witness
from atkg.graph.wording import quoted
from atkg.report.references import reference

_CONTEXT: Final = 90
_WORDS: Final = {
    "en": {
        "other": "{name}: no statement of this kind; others: {count} (atkg explain {thing}).",
        "unsaid": "No statement has been made of {name}.",
        "named": "The name stands in:",
        "unnamed": "The authority file gives no place where the name stands.",
    },
    "es": {
        "other": "{name}: ninguna declaración de este tipo; otras: {count} (atkg explain {thing}).",
        "unsaid": "No se ha hecho ninguna declaración sobre {name}.",
        "named": "El nombre figura en:",
        "unnamed": "El fichero de autoridades no indica ningún lugar en que figure el nombre.",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a document that names a thing: the name, and the words around it."""

    before: str
    name: str
    after: str
    seen: Witness

    @property
    def document(self) -> str:
        """The document, as a CURIE."""
        return self.seen.document

    @property
    def year(self) -> str:
        """The year of the document."""
        return self.seen.year

    @property
    def words(self) -> str:
        """The name with the words around it, on one line."""
        return _flat(f"{self.before}{self.name}{self.after}")

    @property
    def marked(self) -> str:
        """The same with the name in bold, as Markdown writes it."""
        return _flat(f"{self.before}**{self.name}**{self.after}")


def places(names: Iterable[Witness], texts: Mapping[str, str]) -> tuple[Place, ...]:
    """Give the words around each place of a name, in the order of the documents.

    ``texts`` holds the canonical texts by document CURIE; where one is missing, or has other words
    at the place, the name stands alone.
    """
    return tuple(
        Place(*_around(texts.get(one.document, ""), one), one) for one in sorted(set(names))
    )


def silence(
    thing: str, naming: Naming, lang: str, named: Sequence[Place], others: int = 0
) -> list[str]:
    """Tell in lines of Markdown that nothing was stated of a thing, and where it is named.

    ``others`` is the number of statements that say something else of it.
    """
    words, name = _WORDS[lang], naming.label(thing, lang)
    if others:
        return [words["other"].format(name=name, count=others, thing=thing)]
    lines = [words["unsaid"].format(name=name)]
    if not named:
        return [*lines, words["unnamed"]]
    quotes = (
        f"> {quoted(one.marked, lang)} — "
        f"{reference(one.seen, '', naming.label(one.document, lang), lang)}"
        for one in named
    )
    return [*lines, words["named"], *quotes]


def _around(text: str, name: Witness) -> tuple[str, str, str]:
    """Cut a text around a name, at white space where there is some."""
    start, end = name.start, name.start + len(name.quote)
    if text[start:end] != name.quote:
        return "", name.quote, ""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "…" + (before.partition(" ")[2] or before)
    if end + _CONTEXT < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    return before, name.quote, after


def _flat(text: str) -> str:
    return " ".join(text.split())
