"""A dossier as a page that needs no network: each note is a link, and each link has its quote."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

from atkg.graph.wording import quoted
from atkg.report.cleaning import unmarked
from atkg.report.dossier.model import Dossier, Note, Part, Sentence
from atkg.report.frame import filled, framed
from atkg.report.phrases import phrase

_BODY: Final = Path(__file__).with_name("page.html")
_STYLE: Final = Path(__file__).with_name("page.css")


def dossier_html(made: Dossier) -> str:
    """Write a dossier as one HTML file."""
    quotes = {note.number: quoted(unmarked(note.quote), made.lang) for note in made.notes}
    lead = [*made.lead, phrase("dossier.lead" if made.parts else "dossier.none", made.lang)]
    title = phrase("dossier.title", made.lang, name=made.title)
    slots = {
        "title": escape(title),
        "lead": "\n".join(f'<p class="lead">{escape(line)}</p>' for line in lead),
        "parts": "\n".join(_part(part, quotes, made.lang) for part in made.parts),
        "silence": escape(phrase("dossier.silence", made.lang)),
        "silent": "\n".join(f"<li>{escape(line)}</li>" for line in made.silence),
        "heading": escape(phrase("dossier.notes", made.lang)),
        "notes": "\n".join(_note(note, made.lang) for note in made.notes),
    }
    return framed(title, made.lang, _STYLE, filled(_BODY, **slots))


def _part(part: Part, quotes: dict[int, str], lang: str) -> str:
    items = "\n".join(_sentence(one, quotes, lang) for one in part.sentences)
    return f"<h2>{escape(part.heading)}</h2>\n<ul>\n{items}\n</ul>"


def _sentence(one: Sentence, quotes: dict[int, str], lang: str) -> str:
    text = "".join(
        escape(unmarked(words)) + "".join(_mark(number, quotes[number]) for number in notes)
        for words, notes in one.pieces
    )
    name = escape(phrase("dossier.later", lang))
    later = "".join(
        f'<p class="later"><strong>{name}</strong>: {escape(words)}</p>' for words in one.later
    )
    return f"<li>{text}{later}</li>"


def _mark(number: int, quote: str) -> str:
    return f'<sup><a href="#n{number}" title="{escape(quote)}">{number}</a></sup>'


def _note(note: Note, lang: str) -> str:
    statements = " ".join(f"<code>{escape(one)}</code>" for one in note.statements)
    words = f'<span translate="no">{escape(quoted(unmarked(note.quote), lang))}</span>'
    more = f'<p class="translation">{escape(note.translation)}</p>' if note.translation else ""
    return f'<li id="n{note.number}">{words} — {escape(note.reference)} {statements}{more}</li>'
