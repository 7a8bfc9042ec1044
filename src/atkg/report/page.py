"""An answer as one HTML file that works offline and reads well on paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from atkg.graph.wording import quoted
from atkg.report.answers import WORDS, Line, Told, cited
from atkg.report.cleaning import cleaned
from atkg.report.frame import framed
from atkg.report.translated import translation_mark
from atkg.translations import Translation

_STYLE: Final = Path(__file__).with_name("answer.css")
_MARK: Final = "\x1f"  # around a title until it becomes <cite>; no text holds it


def to_html(told: Told) -> str:
    """Write an answer as a page: each row, and under it every quote with its reference line.

    Quotes are shown without the marks of Markdown, and marked as not to be translated: they stay in
    the language of their document. The other forms hold them character for character.
    """
    rows = "\n".join(_row(told, line) for line in told.lines)
    body = f"<ol>\n{rows}\n</ol>"
    if not told.lines:
        body = "\n".join(_silence(told))
    heading = f"<main>\n<h1>{escape(told.question)}</h1>\n"
    return framed(told.question, told.lang, _STYLE, f"{heading}{body}\n</main>")


def _silence(told: Told) -> Iterator[str]:
    """Say that nothing answers, and show the places that name what was asked for."""
    *before, last = told.unanswered
    yield from (f"<p>{escape(sentence)}</p>" for sentence in before)
    for place in told.named:
        quote = f'<blockquote translate="no">{_marked(place.words, told.lang)}</blockquote>'
        where = escape(told.reference(place.seen))
        yield f"<figure>{quote}<figcaption>{where}</figcaption></figure>"
    yield f"<p>{escape(last)}</p>"


def _row(told: Told, line: Line) -> str:
    pairs = "".join(
        f"<div><dt>{escape(heading)}</dt><dd>{escape(cell)}</dd></div>"
        for heading, cell in told.seen(line)
        if cell
    )
    quotes = "\n".join(_quotes(told, line))
    return f"<li>\n<dl>{pairs}</dl>\n{quotes}\n</li>"


def _marked(words: str, lang: str) -> str:
    return escape(quoted(cleaned(words), lang))


def _translated(one: Translation | None, lang: str) -> str:
    if one is None:
        return ""
    words = _marked(" ".join(one.words.split()), lang)
    mark = escape(translation_mark(one, lang))
    return f'<p class="translation" lang="{one.lang}" translate="no">{mark}: {words}</p>'


def _quotes(told: Told, line: Line) -> Iterator[str]:
    words = WORDS[told.lang]
    for quote, source, bears, translation in cited(told, line, _MARK):
        before, title, after = source.split(_MARK)
        where = f"{escape(before)}<cite>{escape(title)}</cite>{escape(after)}"
        yield (
            f'<figure><blockquote translate="no">{_marked(quote, told.lang)}</blockquote>'
            f"<figcaption>{escape(words['stated'])} {where} "
            f"<small>{escape(', '.join(bears))}</small></figcaption>"
            f"{_translated(translation, told.lang)}</figure>"
        )
    if not line.witnesses and told.expects_quotes:
        yield f"<p class=bare>{escape(words['bare'])}</p>"
