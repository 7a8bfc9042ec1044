"""Search: words in names and quotes, accents aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atkg.errors import QueryError
from atkg.opening import OpenBuild
from atkg.searching import find
from atkg.web.page import Page, Section, View
from atkg.web.templating import body_of

_MOST: Final = 100


def _addresses(_: OpenBuild) -> Iterable[str]:
    return ("find.html",)


def _make(view: View) -> Page:
    text = view.asked.get("q", "").strip()
    hits, count, error = [], 0, ""
    if text:
        try:
            found, count = find(view.build, text, view.lang, _MOST)
            hits = [(hit, view.to(hit.thing)) for hit in found]
        except QueryError as problem:
            error = str(problem)
    body = body_of("find.html", view, text=text, hits=hits, count=count, error=error)
    scripts = ("static/local.js", "static/finding.js") if view.static else ()
    return Page(view.say("nav.find"), body, view.say("find.lead"), scripts)


SECTION: Final = Section("find", _addresses, _make)
