"""The start: what is here, in numbers, and where to begin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atkg.opening import OpenBuild
from atkg.web.page import Page, Section, View
from atkg.web.templating import body_of

_NUMBERS: Final = ("Document", "Organization", "Intervention", "Finding", "Recommendation")
_FIRST: Final = 6  # questions to try


def _addresses(_: OpenBuild) -> Iterable[str]:
    return ("index.html",)


def _make(view: View) -> Page:
    info = view.build.info
    counts = [(view.label(f"atkg:{one}"), info["classes"].get(f"atkg:{one}", 0),
               view.to(f"atkg:{one}")) for one in _NUMBERS]  # fmt: skip
    by_topic: dict[str, tuple[str, str]] = {}
    for query in view.build.questions.values():
        by_topic.setdefault(query.tags[0], (query.id, query.summary[view.lang]))
    documents = [
        (view.label(f"atkgr:{one}"), view.to(f"atkgr:{one}"), view.href(f"read/{one}.html"))
        for one in info["documents"]
    ]
    body = body_of(
        "index.html", view, counts=counts, statements=info["statements"], documents=documents,
        questions=list(by_topic.values())[:_FIRST],
    )  # fmt: skip
    return Page(view.say("site.name"), body, view.say("index.lead"))


SECTION: Final = Section("index", _addresses, _make, nav=1)
