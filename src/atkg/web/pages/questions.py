"""The competency questions: a list by topic, and for each a form and its answer with the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from atkg.answering import tell_question
from atkg.errors import QueryError
from atkg.graph.queries import IRI, Parameter, Query
from atkg.graph.questions import by_topic, load_topics
from atkg.opening import OpenBuild
from atkg.report.answers import Told
from atkg.report.tables import write_told
from atkg.report.workbook import to_xlsx
from atkg.web.page import File, Made, Page, Section, View
from atkg.web.telling import Quote, witnessed
from atkg.web.templating import body_of

_FORMS: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class _Field:
    """An entry of a question's form: what may be chosen, and what is."""

    name: str
    heading: str
    value: str
    choices: tuple[tuple[str, str], ...]
    closed: bool


def _addresses(build: OpenBuild) -> Iterable[str]:
    yield "questions/index.html"
    for one in build.questions:
        yield f"questions/{one}.html"
        yield from (f"questions/{one}.{form}" for form in _FORMS)


def _make(view: View) -> Made:
    name, _, form = view.address.partition("/")[2].rpartition(".")
    if name == "index":
        return _index(view)
    query = view.build.questions.get(name)
    if query is None:
        return None
    if form == "html":
        return _question(view, query)
    if form not in _FORMS:
        return None
    told = _told(view.build, query.id, tuple(sorted(_given(view, query).items())), view.lang)
    content = to_xlsx(told) if form == "xlsx" else write_told(told, form).encode("utf-8")
    return File(content, _FORMS[form], f"{query.id}.{form}")


def _index(view: View) -> Page:
    labels = load_topics()
    topics = [
        (topic, labels[topic][view.lang],
         [(one.id, one.summary[view.lang], view.href(f"questions/{one.id}.html")) for one in own])
        for topic, own in by_topic(view.build.questions.values()).items()
    ]  # fmt: skip
    body = body_of("questions.html", view, topics=topics)
    return Page(view.say("nav.questions"), body, view.say("questions.lead"))


@lru_cache(maxsize=16)  # a page and its files are often asked for one after the other
def _told(build: OpenBuild, query: str, given: tuple[tuple[str, str], ...], lang: str) -> Told:
    return tell_question(build, query, dict(given), lang)


def _given(view: View, query: Query) -> dict[str, str]:
    """Give the parameters that were filled in; empty ones ask of everything."""
    names = {one.name for one in query.parameters}
    return {name: text for name, text in view.asked.items() if name in names and text.strip()}


def _question(view: View, query: Query) -> Page:
    given, error, told = _given(view, query), None, None
    try:
        told = _told(view.build, query.id, tuple(sorted(given.items())), view.lang)
    except QueryError as problem:
        error = str(problem)
    fields = [_field(view, query, one, given) for one in query.parameters]
    rows = _rows(view, told) if told else ()
    downloads = tuple(
        (f"{view.lang}/questions/{query.id}.{form}", media, form.upper())
        for form, media in _FORMS.items()
    )
    body = body_of(
        "question.html", view, query=query, fields=fields, told=told, rows=rows, error=error,
        headings=[one for one in told.headings if one] if told else [],
        downloads=downloads, query_string=f"?{urlencode(given)}" if given else "",
    )  # fmt: skip
    scripts = ("static/local.js", "static/asking.js") if view.static and fields else ()
    return Page(query.summary[view.lang], body, _described(query, view.lang), scripts)


def _described(query: Query, lang: str) -> str:
    return query.description.get(lang, "")


def _field(view: View, query: Query, one: Parameter, given: Mapping[str, str]) -> _Field:
    heading = query.headings.get(one.name, {}).get(view.lang) or one.name
    value = given.get(one.name, "")
    if one.type != IRI:
        return _Field(one.name, heading, value or one.example, (), False)
    if not value and one.example:
        value = view.label(one.example)
    things = _things(view.build, one.kinds)
    closed = any(kind.startswith("atkgv:") for kind in one.kinds)
    choices = [(thing if closed else view.label(thing), view.label(thing)) for thing in things]
    by_label = sorted(set(choices), key=lambda pair: pair[1].casefold())
    return _Field(one.name, heading, value, tuple(by_label), closed)


def _things(build: OpenBuild, kinds: Iterable[str]) -> Iterable[str]:
    """Give all things of some classes, and all concepts of some schemes."""
    wanted = frozenset(kinds)
    yield from (one for one, own in build.spoken.classes.items() if own & wanted and ":" in one)
    for scheme in wanted:
        yield from (one for one in build.naming.labels if one.startswith(f"{scheme}."))


def _rows(view: View, told: Told) -> tuple[tuple[list[tuple[str, str]], tuple[Quote, ...]], ...]:
    citing = view.build.citing
    return tuple((told.seen(line), witnessed(view, line.witnesses, citing)) for line in told.lines)


SECTION: Final = Section("questions", _addresses, _make, nav=2, folder=True)
