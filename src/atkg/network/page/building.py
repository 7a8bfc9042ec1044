"""The page itself: one file with its words, its picture and, where they are there, its programs.

Nothing is loaded from elsewhere, and the page's own policy forbids it: only the scripts and the
style whose hashes it names may run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from atkg.graph.wording import forms
from atkg.network.page.content import Content
from atkg.network.page.words import WORDS

HERE: Final = Path(__file__).parent
SCRIPTS: Final = ("shapes.js", "names.js", "page.js")
STYLE: Final = "inside.css"
PROGRAMS: Final = ("graphology.js", "sigma.js")  # assets, in the order in which they are needed
_ENDS: Final = re.compile(r"</(?=script)", re.IGNORECASE)
_POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src {style}; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


def page_html(content: Content, title: Sequence[str], lang: str, picture: str,
              programs: Sequence[str] | None) -> str:  # fmt: skip
    """Write the page: ``title`` in both languages, ``picture`` an SVG for where no program is.

    Without ``programs`` the page has the picture in place of the interactive network; search,
    filters, tables and quotes work the same.
    """
    scripts = [_ENDS.sub(r"<\\/", text) for text in (*(programs or ()), *map(_read, SCRIPTS))]
    style = "".join(map(_read, ("page.css", STYLE)))
    slots = {
        "policy": _POLICY.format(
            scripts=" ".join(f"'{_hash(text)}'" for text in scripts), style=f"'{_hash(style)}'"
        ),
        "lang": lang, "title": escape(title[lang == "es"]), "style": style,
        "inside": page_inside(content, title, lang, _inner_svg(picture)),
        "scripts": "\n".join(f"<script>{text}</script>" for text in scripts),
    }  # fmt: skip
    slots |= _words(lang)
    return Template(_read("page.html")).substitute(slots)


def page_inside(content: Content, title: Sequence[str], lang: str, picture: str) -> str:
    """Write what is inside the page: filters, network, quotes, table, and the data of all these.

    It needs the files ``SCRIPTS`` and ``STYLE``, and stands in an element of the class ``net``;
    ``picture`` is HTML for where no program is.
    """
    held = {**content, "words": _said(), "title": list(title), "lang": lang}
    slots = {"content": inline_json(held), "picture": picture, **_words(lang)}
    return Template(_read("inside.html")).substitute(slots)


def _said() -> dict[str, dict[str, str]]:
    """Give the words that the program says, with the quotation marks of each language."""
    return {lang: {**own, "w_quoted": forms()["quote"][lang]} for lang, own in WORDS.items()}


def _words(lang: str) -> dict[str, str]:
    return {name: escape(text) for name, text in WORDS[lang].items()}


def inline_json(value: object) -> str:
    r"""Write JSON that may stand inside a script element, whatever it holds.

    >>> inline_json("</script> & 🌊")
    '"\\u003c/script\\u003e \\u0026 🌊"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _inner_svg(svg: str) -> str:
    """Give an SVG as an image: its own styles stay inside, where the policy does not reach."""
    if not svg:
        return ""
    held = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<img alt="" src="data:image/svg+xml;base64,{held}">'
