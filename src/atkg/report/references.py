"""A reference line for a quote, ready to be pasted: publisher (year). *Title*, section, page."""

from __future__ import annotations

from typing import Final

from atkg.graph.witnesses import Witness

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
