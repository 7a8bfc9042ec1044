"""A dossier as DOCX with true footnotes, made so that the same dossier gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as FilePart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from atkg.officefiles import saved
from atkg.report.cleaning import unmarked
from atkg.report.dossier.markdown import note_words
from atkg.report.dossier.model import Dossier, Sentence
from atkg.report.phrases import phrase

_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LOCALES: Final = {"en": "en-GB", "es": "es-PE"}


def dossier_docx(made: Dossier) -> bytes:
    """Write a dossier as the bytes of a DOCX file."""
    document = Document()
    _styles(document, made.lang)
    document.add_heading(phrase("dossier.title", made.lang, name=made.title), 0)
    for line in (*made.lead, phrase("dossier.lead" if made.parts else "dossier.none", made.lang)):
        document.add_paragraph(line).runs[0].italic = True
    seen: set[int] = set()
    for part in made.parts:
        document.add_heading(part.heading, 1)
        for one in part.sentences:
            _sentence(document.add_paragraph(style="List Bullet"), one, seen)
            for later in one.later:
                words = f"{phrase('dossier.later', made.lang)}: {later}"
                document.add_paragraph(words, style="List Bullet 2")
    document.add_heading(phrase("dossier.silence", made.lang), 1)
    for line in made.silence:
        document.add_paragraph(line, style="List Bullet")
    _footnotes(document, made)
    properties = document.core_properties
    properties.title, properties.author = made.title, ""
    properties.comments, properties.language = "", _LOCALES[made.lang]
    return saved(document.save)


def _styles(document: DocumentType, lang: str) -> None:
    font = document.styles["Normal"].font
    font.name, font.size = "Calibri", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LOCALES[lang])
    document.styles["Normal"].element.get_or_add_rPr().append(language)


def _sentence(paragraph: Paragraph, one: Sentence, seen: set[int]) -> None:
    """Write a sentence with its marks; a footnote has one mark, later ones repeat its number.

    Word counts marks itself, in the order in which the notes are numbered.
    """
    for text, notes in one.pieces:
        paragraph.add_run(unmarked(text))
        for place, number in enumerate(notes):
            comma = ", " if place else ""
            run = paragraph.add_run(comma + str(number) if number in seen else comma)
            run.font.superscript = True
            if number not in seen:
                seen.add(number)
                mark = OxmlElement("w:footnoteReference")
                mark.set(qn("w:id"), str(number))
                run._r.append(mark)  # python-docx knows no footnotes


def _footnotes(document: DocumentType, made: Dossier) -> None:
    """Add the part that holds the footnotes; the two separators are wanted by Word."""
    separators = "".join(
        f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p>'
        "</w:footnote>"
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    notes = "".join(_note(number, words) for number, words in _noted(made))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    xml = f'{head}<w:footnotes xmlns:w="{_WORD}">{separators}{notes}</w:footnotes>'
    package = document.part.package
    part = FilePart(PackURI("/word/footnotes.xml"), _CONTENT, xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _noted(made: Dossier) -> Iterator[tuple[int, str]]:
    return ((note.number, unmarked(note_words(note, made.lang))) for note in made.notes)


def _note(number: int, words: str) -> str:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return (
        f'<w:footnote w:id="{number}"><w:p><w:r>{raised}<w:footnoteRef/></w:r>'
        '<w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
        f'<w:t xml:space="preserve"> {escape(words)}</w:t></w:r></w:p></w:footnote>'
    )
