"""What the evidence cannot say of a thing: silence is told, and never taken for absence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.graph.naming import Naming
from atkg.graph.spoken import Spoken
from atkg.report.dossier.model import Note, Part
from atkg.report.phrases import phrase

_FILE: Final = Path(__file__).with_name("silences.csv")
_NONE: Final = {"asked": "asked-none"}


@cache
def _told() -> dict[str, tuple[str, ...]]:
    """Give by class the parts whose silence means something to a reader, finer classes first."""
    records = read_records(_FILE, ("class", "parts"))
    return {one["class"]: tuple(one["parts"].split()) for _, one in records}


def silence(
    spoken: Spoken,
    naming: Naming,
    thing: str,
    parts: Sequence[Part],
    notes: Sequence[Note],
    lang: str,
) -> tuple[str, ...]:
    """Give what cannot be said: how few documents there are, which parts are empty, and so on."""
    lines = [
        *_documents(notes, lang),
        *_empty(spoken, thing, parts, lang),
        *_findings(spoken, thing, lang),
    ]
    lines += [*_inner(spoken, naming, thing, lang), *_since(spoken, parts, notes, lang)]
    lines += _waiting(spoken, thing, lang)
    return (*lines, phrase("dossier.silence.absent", lang))


def _documents(notes: Sequence[Note], lang: str) -> Iterator[str]:
    documents = sorted({(note.year, note.title) for note in notes})
    names = "; ".join(f"{title} ({year})" for year, title in documents)
    if len(documents) == 1:
        yield phrase("dossier.silence.one", lang, names=names)
    elif documents:
        yield phrase("dossier.silence.many", lang, count=len(documents), names=names)


def _empty(spoken: Spoken, thing: str, parts: Sequence[Part], lang: str) -> Iterator[str]:
    full = {part.name for part in parts}
    own = spoken.classes.get(thing, frozenset())
    told = next((names for kind, names in _told().items() if kind in own), ())
    for name in told:
        if name not in full and not (name == "findings" and "related" in full):
            yield phrase(f"dossier.silence.{_NONE.get(name, name)}", lang)


def _findings(spoken: Spoken, thing: str, lang: str) -> Iterator[str]:
    """Tell of one-sided findings, and of those that nobody but the evaluators could confirm."""
    own = {one.subject for one in spoken.to(thing, "atkg:concerns") if ".finding." in one.subject}
    seen = {end.rpartition(".")[2] for one in own for end in spoken.values(one, "atkg:polarity")}
    for polarity in ("limitation", "strength"):
        if own and polarity not in seen and "mixed" not in seen:
            yield phrase(f"dossier.silence.no-{polarity}", lang, count=len(own))


def _inner(spoken: Spoken, naming: Naming, thing: str, lang: str) -> Iterator[str]:
    parts = sorted({one.subject for one in spoken.to(thing, "atkg:partOf")})
    counts = [
        (part, sum(".finding." in one.subject for one in spoken.to(part, "atkg:concerns")))
        for part in parts
    ]
    if names := [f"{naming.label(part, lang)} ({count})" for part, count in counts if count]:
        yield phrase("dossier.silence.parts", lang, names="; ".join(names))


def _since(
    spoken: Spoken, parts: Sequence[Part], notes: Sequence[Note], lang: str
) -> Iterator[str]:
    years = [note.year for note in notes if note.year]
    if years:
        yield phrase("dossier.silence.since", lang, year=max(years))
    asked: dict[str, bool] = {}
    for one in (one for part in parts if part.name == "asked" for one in part.sentences):
        if one.node and not spoken.values(one.node, "atkg:recommendedAction"):
            asked[one.node] = bool(one.later)
    unknown = sum(not is_known for is_known in asked.values())
    if unknown:
        yield phrase("dossier.silence.asked", lang, count=unknown, all=len(asked))


def _waiting(spoken: Spoken, thing: str, lang: str) -> Iterator[str]:
    """Tell of what nobody has reviewed: what is said to be missing may stand there."""
    every = {*spoken.by_subject.get(thing, ()), *spoken.by_object.get(thing, ())}
    if count := sum(one.judgement == "unreviewed" for one in every):
        yield phrase("dossier.silence.unreviewed", lang, count=count)
