"""The ledger of recommendations: who should do what, which finding it answers, what came later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from urllib.parse import urlencode

from atkg.graph.wording import quoted
from atkg.opening import OpenBuild
from atkg.report.later import later_words
from atkg.report.ledger.entries import Entry, entries
from atkg.report.ledger.forms import ledger_rows, ledger_text, ledger_xlsx
from atkg.report.phrases import phrase
from atkg.text.folding import fold
from atkg.web.page import File, Made, Page, Section, View
from atkg.web.telling import Quote, cited
from atkg.web.templating import body_of

_FORMS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ASKED: Final = ("document", "who")
_MOST: Final = 3
Linked = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Action:
    """What is recommended (an action, or a recommendation without one), and all about it.

    ``who`` has label, link, part, CURIE of each; ``near`` are limitations of the same subject,
    shown where the report does not say which finding is answered.
    """

    id: str
    action: Linked
    who: tuple[tuple[str, str, str, str], ...]
    is_open: bool
    conditions: tuple[Linked, ...]
    answers: tuple[Linked, ...]
    near: tuple[Linked, ...]
    more: int
    status: str
    later: tuple[str, ...]
    contested: tuple[str, ...]
    echoes: tuple[Linked, ...]
    quotes: tuple[Quote, ...]


def _addresses(_: OpenBuild) -> Iterable[str]:
    return ("ledger.html", *(f"ledger.{form}" for form in _FORMS))


def _make(view: View) -> Made:
    every = entries(view.build.spoken, view.build.followups)
    asked = {name: view.asked[name] for name in _ASKED if view.asked.get(name)}
    fitting = {_id(one) for one in every if _fits(one, asked)}
    kept = [one for one in every if _id(one) in fitting]
    form = view.address.removeprefix("ledger.")
    if form in _FORMS:
        rows = ledger_rows(kept, view.build.naming, view.lang, view.build.translations)
        lang = view.lang
        made = ledger_xlsx(rows, lang) if form == "xlsx" else ledger_text(rows, lang, form)
        content = made if isinstance(made, bytes) else made.encode("utf-8")
        return File(content, _FORMS[form], f"ledger.{form}")
    if form != "html":
        return None
    downloads = [(f"{view.lang}/ledger.{form}", media, form.upper())
                 for form, media in _FORMS.items()]  # fmt: skip
    body = body_of(
        "ledger.html", view, documents=_documents(view, kept), choices=_choices(view, every),
        asked=asked, count=len(fitting),
        any=bool(every), downloads=downloads, query=f"?{urlencode(asked)}" if asked else "",
        phrase=lambda name: phrase(name, view.lang),
    )  # fmt: skip
    return Page(
        phrase("ledger.title", view.lang), body, phrase("ledger.lead", view.lang),
        ("static/ledger.js",) if view.static else (), ("static/ledger.css",),
    )  # fmt: skip


def _id(one: Entry) -> str:
    """Give what a line is about: entries of one action stay together, whoever was asked for."""
    return one.action or one.recommendation


def _fits(one: Entry, asked: dict[str, str]) -> bool:
    own = {"document": one.document, "who": one.who}
    return all(own[name] == value for name, value in asked.items())


def _choices(view: View, every: Sequence[Entry]) -> list[tuple[str, str, list[Linked]]]:
    """Give the entries of the form: name, heading, values with labels."""
    found = []
    for name in _ASKED:
        values = {getattr(one, name) for one in every} - {""}
        named = sorted(((one, view.label(one)) for one in values), key=lambda two: fold(two[1]))
        found.append((name, phrase(f"ledger.{name}", view.lang), named))
    return found


def _documents(
    view: View, kept: Sequence[Entry]
) -> list[tuple[Linked, str, str, list[tuple[str, Linked, list[_Action]]]]]:
    """Group entries: document with year and id, recommendation with its number, actions."""
    found = []
    for document, own in groupby(kept, lambda one: one.document):
        listed = list(own)
        parts = [
            (below[0].number, _linked(view, recommendation), _actions(view, below))
            for recommendation, same in groupby(listed, lambda one: one.recommendation)
            if (below := list(same))
        ]
        found.append((_linked(view, document), listed[0].year, document, parts))
    return found


def _actions(view: View, below: Sequence[Entry]) -> list[_Action]:
    """Bring together the entries of one action, which differ in whom they name."""
    by_action = groupby(below, _id)
    return [_action(view, list(same)) for _, same in by_action]


def _action(view: View, same: Sequence[Entry]) -> _Action:
    one = same[0]
    who = tuple(
        (*_linked(view, each.who), view.label(each.part) if each.part else "", each.who)
        for each in same if each.who
    )  # fmt: skip
    later = [(each.kind == "contested", later_words(each, view.lang)) for each in one.followups]
    near = () if one.answers else one.near
    return _Action(
        _id(one).partition(":")[2], _action_words(view, one), who,
        one.is_open, _each(view, one.conditions), _each(view, one.answers),
        _each(view, near[:_MOST]), max(len(near) - _MOST, 0),
        view.label(f"atkgv:status.{one.status}"),
        tuple(words for contested, words in later if not contested),
        tuple(words for contested, words in later if contested),
        tuple(_dated(view, node, year) for node, year in one.echoes),
        tuple(cited(view, quote) for quote in dict.fromkeys(q for x in same for q in x.quotes)),
    )  # fmt: skip


def _action_words(view: View, one: Entry) -> Linked:
    label, link = _linked(view, one.action)
    return (quoted(" ".join(label.split()), view.lang), link) if one.action else ("", "")


def _dated(view: View, node: str, year: str) -> Linked:
    """Give a node of another document with the year of that."""
    label, link = _linked(view, node)
    return (f"{label} ({year})" if year else label), link


def _linked(view: View, curie: str) -> Linked:
    return view.label(curie), view.to(curie)


def _each(view: View, curies: Iterable[str]) -> tuple[Linked, ...]:
    return tuple(_linked(view, one) for one in curies)


SECTION: Final = Section("ledger", _addresses, _make, nav=5)
