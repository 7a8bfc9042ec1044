"""A dossier as Markdown, with footnotes as Pandoc and GitHub read them."""

from __future__ import annotations

from collections.abc import Iterator

from atkg.graph.wording import quoted
from atkg.report.dossier.model import Dossier, Note, Sentence
from atkg.report.phrases import phrase


def dossier_markdown(made: Dossier) -> str:
    """Write a dossier as Markdown."""
    lines = [f"# {phrase('dossier.title', made.lang, name=made.title)}", "", *made.lead, ""]
    lines += [phrase("dossier.lead" if made.parts else "dossier.none", made.lang), ""]
    for part in made.parts:
        lines += [f"## {part.heading}", ""]
        lines += [line for one in part.sentences for line in _sentence(one, made.lang)] + [""]
    lines += [f"## {phrase('dossier.silence', made.lang)}", ""]
    lines += [f"- {line}" for line in made.silence] + [""]
    lines += [f"[^{note.number}]: {note_words(note, made.lang)}" for note in made.notes]
    return "\n".join(lines).rstrip() + "\n"


def _sentence(one: Sentence, lang: str) -> Iterator[str]:
    marked = (text + "".join(f"[^{number}]" for number in notes) for text, notes in one.pieces)
    yield f"- {''.join(marked)}"
    for later in one.later:
        yield f"  - **{phrase('dossier.later', lang)}**: {later}"


def note_words(note: Note, lang: str) -> str:
    """Write a note: the quote, the line to cite it by, the statements, a translation if any."""
    statements = ", ".join(one.partition(":")[2] for one in note.statements)
    translation = f"; {note.translation}" if note.translation else ""
    return f"{quoted(note.quote, lang)} — {note.reference}; {statements}{translation}"
