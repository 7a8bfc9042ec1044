"""An answer as one HTML file that works offline and reads well on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from atkg.report.answers import WORDS, Line, Told, cited

_TEMPLATE: Final = Path(__file__).with_name("page.html")
_MARK: Final = "\x1f"  # around a title until it becomes <cite>; no text holds it
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")  # a backslash before punctuation (CommonMark)


def to_html(told: Told) -> str:
    """Write an answer as a page: each row, and under it every quote with its reference line.

    Quotes are shown without the marks of Markdown, and marked as not to be translated: they stay in
    the language of their document. The other forms hold them character for character.
    """
    rows = "\n".join(_row(told, line) for line in told.lines)
    body = f"<ol>\n{rows}\n</ol>"
    if not told.lines:
        body = "\n".join(_silence(told))
    return Template(_TEMPLATE.read_text("utf-8")).substitute(
        lang=told.lang, title=escape(told.question), body=body
    )


def _silence(told: Told) -> Iterator[str]:
    """Say that nothing answers, and show the places that name what was asked for."""
    *before, last = told.unanswered
    yield from (f"<p>{escape(sentence)}</p>" for sentence in before)
    for place in told.named:
        quote = f'<blockquote translate="no">“{escape(_cleaned(place.words))}”</blockquote>'
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


def _cleaned(quote: str) -> str:
    r"""Take off what Markdown adds to words.

    >>> _cleaned(r"a **budget** of \$7.94 million")
    'a budget of $7.94 million'
    """
    return _ESCAPE.sub(r"\1", quote.replace("**", ""))


def _quotes(told: Told, line: Line) -> Iterator[str]:
    words = WORDS[told.lang]
    for quote, source, bears in cited(told, line, _MARK):
        before, title, after = source.split(_MARK)
        where = f"{escape(before)}<cite>{escape(title)}</cite>{escape(after)}"
        yield (
            f'<figure><blockquote translate="no">“{escape(_cleaned(quote))}”</blockquote>'
            f"<figcaption>{escape(words['stated'])} {where} "
            f"<small>{escape(', '.join(bears))}</small></figcaption></figure>"
        )
    if not line.witnesses and told.expects_quotes:
        yield f"<p class=bare>{escape(words['bare'])}</p>"
