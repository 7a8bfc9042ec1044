"""The frame of every page: one file that fetches nothing, with the look that all pages share.

A page is its own rules of style and its body; head, language, policy and colours stand in
``frame.html`` and ``frame.css``.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Final

_HERE: Final = Path(__file__)


@cache
def _file(path: Path) -> str:
    return path.read_text("utf-8")


def filled(template: Path, **slots: str) -> str:
    """Fill the ``$slots`` of a file of HTML; what goes into them is HTML already."""
    return Template(_file(template)).substitute(slots)


def framed(title: str, lang: str, style: Path, body: str, *, scripts: bool = False) -> str:
    """Put the body of a page into the frame; ``style`` holds the rules that only it has.

    Nothing runs in a page unless it has ``scripts`` of its own.
    """
    return filled(
        _HERE.with_name("frame.html"),
        lang=lang,
        title=escape(title),
        scripts="; script-src 'unsafe-inline'" if scripts else "",
        style=_file(_HERE.with_name("frame.css")) + _file(style),
        body=body if body.endswith("\n") else f"{body}\n",
    )
