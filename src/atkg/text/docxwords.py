"""The words of one paragraph of a DOCX as Word prints them, with its page breaks and its notes.

What was deleted with changes tracked, hidden words, fields' codes, the small letters above a word
and the second copy of a drawing are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from atkg.text.markup import folded
from atkg.text.numbering import written
from atkg.text.reading import superscript

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED: Final = frozenset(
    ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent", "Fallback", "rt")
)
_SIGNS: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_FORMS: Final = {"footnote": "decimal", "endnote": "lowerRoman"}  # as Word counts unless told
_RAISED: Final = {"decimal": "decimal", "lowerRoman": "lowerRoman", "upperRoman": "lowerRoman"}
_OFF: Final = frozenset(("0", "false", "off"))

Note = tuple[str, str, str]  # footnote or endnote, its id, its raised number


@dataclass(slots=True)
class Words:
    """The words of one paragraph, the words before each page break, the notes it names."""

    words: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    bold: str = ""


def name_of(element: Any) -> str:
    """Give the name of an element without its name space."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value_of(element: Any, *path: str) -> str | None:
    """Give the value of an element below this one; None where there is no such element."""
    for name in path:
        element = element.find(W + name) if element is not None else None
    return None if element is None else str(element.get(W + "val", ""))


def _is_on(run: Any, name: str) -> bool:
    value = value_of(run, "rPr", name)
    return value is not None and value not in _OFF


def is_joined(paragraph: Any) -> bool:
    """Tell whether a tracked change took the mark that ends the paragraph."""
    return any(value_of(paragraph, "pPr", "rPr", name) is not None for name in ("del", "moveFrom"))


def boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes that hang on this paragraph and not on one inside another box."""
    for box in paragraph.iter(W + "txbxContent"):
        if next(box.iterancestors(W + "p")) is paragraph and not is_copy(box):
            yield box


def is_copy(element: Any) -> bool:
    """Tell what stands there a second time, for programs that do not know the first form."""
    return any(name_of(above) == "Fallback" for above in element.iterancestors())


def note_forms(roots: Iterable[Any]) -> dict[str, str]:
    """Give how footnotes and endnotes are counted, as sections and settings of a document say."""
    forms = dict(_FORMS)
    for root in roots:
        for kind in forms:
            for told in root.iter(W + f"{kind}Pr"):
                forms[kind] = _RAISED.get(value_of(told, "numFmt") or "", forms[kind])
    return forms


class Collector:
    """Collects words; counts the notes of a document as they are named, in the form of its kind."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self.counts = dict.fromkeys(_NOTES.values(), 0)
        self.forms = forms

    def read(self, paragraphs: Sequence[Any]) -> Words:
        """Give the words of paragraphs that are printed as one."""
        text = Words()
        for paragraph in paragraphs:
            self._collect(paragraph, text)
        return text

    def _collect(self, parent: Any, text: Words) -> None:
        for child in parent:
            name = name_of(child)
            if name == "t":
                text.words.append(child.text or "")
            elif name in _SIGNS:
                text.words.append(_SIGNS[name])
            elif name == "lastRenderedPageBreak":
                text.breaks.append(len(folded("".join(text.words) + "x")) - 1)
            elif name in _NOTES:
                self._note(child, _NOTES[name], text)
            elif name == "r":
                self._run(child, text)
            elif name not in _SKIPPED:
                self._collect(child, text)

    def _note(self, reference: Any, kind: str, text: Words) -> None:
        self.counts[kind] += 1
        number = superscript(written(self.counts[kind], self.forms[kind]))
        text.notes.append((kind, reference.get(W + "id", ""), number))
        text.words.append(number)

    def _run(self, run: Any, text: Words) -> None:
        if _is_on(run, "vanish"):
            return
        before = len(text.words)
        self._collect(run, text)
        words = "".join(text.words[before:])
        if _is_on(run, "b") and "".join(text.words[:before]) == text.bold:
            text.bold += words
        elif value_of(run, "rPr", "vertAlign") == "superscript" and words.isdecimal():
            text.words[before:] = [superscript(words)]
