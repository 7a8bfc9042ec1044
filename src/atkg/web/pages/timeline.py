"""The timeline: periods with their meanings, dates of instruments and documents."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from atkg.graph.wording import span_words
from atkg.opening import OpenBuild
from atkg.report.cleaning import cleaned
from atkg.report.tables import write_table
from atkg.web.dating import Dated, dated, undated
from atkg.web.lanes import Bar, Scale, bar_of, scale_of
from atkg.web.page import File, Made, Page, Section, View
from atkg.web.telling import Quote, told
from atkg.web.templating import body_of

_LEFT: Final = 270
_WIDTH: Final = 740
_RIGHT: Final = 130  # room for words beside the last bars
_LINE: Final = 26
_LABEL: Final = 36
_COLUMNS: Final = ("group", "thing", "meaning", "from", "to", "precision", "status", "id")


@dataclass(frozen=True, slots=True)
class _Span:
    """A span as the page shows it; ``short`` is empty where the line above is of the same thing."""

    anchor: str
    thing: str
    link: str
    short: str
    meaning: str
    meaning_link: str
    when: str
    kind: str
    bar: Bar
    y: int
    status: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class _Lane:
    """A group of spans with its heading and where that stands in the picture."""

    name: str
    label: str
    y: int
    spans: tuple[_Span, ...]


def _addresses(_: OpenBuild) -> Iterable[str]:
    return ("timeline.html", "timeline.csv")


def _make(view: View) -> Made:
    lanes = dated(view.build)
    if view.address == "timeline.csv":
        text = write_table(_COLUMNS, list(_lines(view, lanes)), "csv")
        return File(text.encode("utf-8"), "text/csv; charset=utf-8", "timeline.csv")
    if view.address != "timeline.html":
        return None
    days = [day for own in lanes.values() for one in own for day in (one.first, one.last) if day]
    scale = scale_of(days, _LEFT, _WIDTH)
    laid = _laid(view, lanes, scale) if scale else []
    silent = [(view.say(f"timeline.{name}"), [(view.label(one), view.to(one)) for one in own])
              for name, own in undated(view.build).items()]  # fmt: skip
    body = body_of(
        "timeline.html", view, lanes=laid, undated=silent, ticks=scale.ticks if scale else [],
        height=laid[-1].spans[-1].y + _LINE if laid else 0, width=_LEFT + _WIDTH + _RIGHT,
        left=_LEFT,
    )  # fmt: skip
    return Page(
        view.say("nav.timeline"), body, view.say("timeline.lead"), styles=("static/timeline.css",),
        downloads=((f"{view.lang}/timeline.csv", "text/csv", "CSV"),),
    )  # fmt: skip


def _laid(view: View, lanes: Mapping[str, Sequence[Dated]], scale: Scale) -> list[_Lane]:
    """Lay the lanes out one below the other."""
    y, laid = _LINE + 14, []
    for name, own in lanes.items():
        top, spans, before = y, [], ""
        for one in own:
            y += _LINE
            spans.append(_span(view, one, scale, y, one.thing != before))
            before = one.thing
        laid.append(_Lane(name, view.say(f"timeline.{name}"), top, tuple(spans)))
        y += _LINE + 10
    return laid


def _span(view: View, one: Dated, scale: Scale, y: int, is_first: bool) -> _Span:
    label = cleaned(view.label(one.thing))
    meaning = _meaning(view, one)
    short = textwrap.shorten(label, _LABEL, placeholder="…") or label[: _LABEL - 1] + "…"
    quotes = dict.fromkeys(q for each in one.sayings
                           for q in told(view, each, view.build.citing).quotes)  # fmt: skip
    return _Span(
        _anchor(one), label, view.to(one.node), short if is_first else "",
        meaning, view.to(one.meaning) if one.meaning else "", _when(one, view.lang),
        f"to-{one.precision or 'day'} {'fact' if one.is_fact else 'said'}",
        bar_of(scale, one.first, one.last, meaning, one.known), y, _status(view, one),
        tuple(quotes),
    )  # fmt: skip


def _anchor(one: Dated) -> str:
    """Give the id of a row: a period may be that of several things."""
    ends = dict.fromkeys((one.node, one.thing))
    return "-".join(("t", *(end.partition(":")[2] for end in ends)))


def _meaning(view: View, one: Dated) -> str:
    if one.meaning:
        return view.label(one.meaning)
    return view.say("timeline.published" if not one.sayings else "timeline.counted")


def _when(one: Dated, lang: str) -> str:
    first, last = (day.isoformat() if day else "" for day in (one.first, one.last))
    return span_words(first, last, one.precision, lang)


def _status(view: View, one: Dated) -> str:
    head = next((each for each in one.sayings if each.predicate == "rdf:type"), None)
    if head and head.speaker:
        return view.say("statement.by", who=view.label(head.speaker))
    return view.label(f"atkgv:status.{head.status}") if head else ""


def _lines(view: View, lanes: Mapping[str, Sequence[Dated]]) -> Iterator[list[str]]:
    for name, own in lanes.items():
        for one in own:
            bounds = (day.isoformat() if day else "" for day in (one.first, one.last))
            yield [
                view.say(f"timeline.{name}"), cleaned(view.label(one.thing)), _meaning(view, one),
                *bounds, one.precision, _status(view, one), one.node,
            ]  # fmt: skip


SECTION: Final = Section("timeline", _addresses, _make, nav=8)
