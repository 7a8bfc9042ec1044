"""A reference line for a quote, ready to be pasted: publisher (year). *Title*, section, page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from atkg.graph.translation_graph import Translations
from atkg.graph.witnesses import Witness, Witnesses

_WORDS: Final = {
    "en": {"undated": "n.d.", "page": "p. {}", "pages": "pp. {}–{}"},
    "es": {"undated": "s. f.", "page": "p. {}", "pages": "pp. {}-{}"},
}


def page_words(witness: Witness, lang: str) -> str:
    """Give the page or pages of a quote in words; nothing where none is known."""
    if not witness.page:
        return ""
    kind = "pages" if witness.last_page > witness.page else "page"
    return _WORDS[lang][kind].format(witness.page, witness.last_page)


def reference(witness: Witness, publisher: str, title: str, lang: str, mark: str = "") -> str:
    """Give the reference line of a quote; ``mark`` stands on both sides of the title.

    Section and page are the document's own and are left out where they are not known; the page is
    the file's, counted from 1.

    >>> quote = Witness("atkgr:r", 0, "atkgr:s1", "holds", "2005", "60 talks", "4.1 Hotline", 12)
    >>> reference(quote, "IOM", "External Evaluation", "en", "*")
    'IOM (2005). *External Evaluation*, 4.1 Hotline, p. 12.'
    """
    year = witness.year or _WORDS[lang]["undated"]
    work = f"{mark}{title}{mark}"
    begin = f"{publisher} ({year}). {work}" if publisher else f"{work} ({year})"
    parts = (begin, " ".join(witness.section.split()), page_words(witness, lang))
    line = ", ".join(part for part in parts if part)
    return line if line.endswith(".") else f"{line}."


@dataclass(frozen=True, slots=True)
class Citing:
    """Where quotes stand, by document and offset, who published the documents, translations."""

    places: Mapping[tuple[str, int], Witness] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    translations: Translations = field(default_factory=Translations)

    def line(self, quoted: tuple[str, int, str, str], title: str, lang: str) -> str:
        """Give the reference line of (document, offset, year, quote), without its full stop."""
        document, start, year, quote = quoted
        place = self.places.get((document, start))
        place = place or Witness(document, start, "", "", year, quote)
        publisher = self.publishers.get(document, "")
        return reference(replace(place, year=year), publisher, title, lang).removesuffix(".")


def citing(witnesses: Witnesses) -> Citing:
    """Give the places of all quotes of a store."""
    every = (one for own in witnesses.by_triple.values() for one in own)
    return Citing(
        {(one.document, one.start): one for one in every},
        witnesses.publishers,
        witnesses.translations,
    )
