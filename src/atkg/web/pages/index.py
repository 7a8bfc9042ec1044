"""The start: what is here, in numbers, and where to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from atkg.graph.wording import number_words
from atkg.opening import OpenBuild
from atkg.report.later import later_words
from atkg.web.page import Page, Section, View
from atkg.web.templating import body_of

_NUMBERS: Final = ("Document", "Organization", "Intervention", "Finding", "Recommendation")
_FIRST: Final = 6  # questions to try
_LATEST: Final = 5


def _addresses(_: OpenBuild) -> Iterable[str]:
    return ("index.html",)


def _make(view: View) -> Page:
    info = view.build.info
    counts = [(_counted(view, one, count := info["classes"].get(f"atkg:{one}", 0)), count,
               view.to(f"atkg:{one}")) for one in _NUMBERS]  # fmt: skip
    by_topic: dict[str, tuple[str, str]] = {}
    for query in view.build.questions.values():
        by_topic.setdefault(query.tags[0], (query.id, query.summary[view.lang]))
    documents = [
        (view.label(f"atkgr:{one}"), view.to(f"atkgr:{one}"), view.href(f"read/{one}.html"))
        for one in info["documents"]
    ]
    body = body_of(
        "index.html", view, counts=counts,
        statements=number_words(str(info["statements"]), view.lang),
        documents=documents, questions=list(by_topic.values())[:_FIRST], news=_news(view),
    )  # fmt: skip
    return Page(view.say("site.name"), body, view.say("index.lead"))


def _counted(view: View, kind: str, count: int) -> str:
    """Give the words that stand after a number: a term's label is its singular."""
    return view.label(f"atkg:{kind}") if count == 1 else view.say(f"index.count.{kind}")


def _news(view: View) -> list[tuple[str, str, str]]:
    """Give the latest days with what came in: follow-ups first, then judgements, as words."""
    said = [
        (one.date, later_words(one, view.lang), view.to(about))
        for about, own in view.build.followups.items()
        for one in own
    ]
    judged = Counter(
        (basis.reviewed, basis.document)
        for one in view.build.spoken.sayings
        for basis in one.bases
        if basis.reviewed
    )
    judged_words = [
        (day, view.say("index.judged", count=count, title=view.label(document)), view.to(document))
        for (day, document), count in judged.items()
    ]
    return sorted(said + judged_words, reverse=True)[:_LATEST]


SECTION: Final = Section("index", _addresses, _make, nav=1)
