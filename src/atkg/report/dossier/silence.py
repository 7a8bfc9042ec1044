"""What the evidence cannot say of a thing: silence is told, and never taken for absence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from atkg.graph.naming import Naming
from atkg.graph.spoken import Spoken
from atkg.graph.witnesses import is_node
from atkg.report.dossier.model import Note, Part
from atkg.report.phrases import phrase

# Parts whose silence means something to a reader.
_TOLD: Final = ("does", "with", "figures", "findings", "effects", "asked", "lessons")
_NONE: Final = {"asked": "asked-none"}


def silence(
    spoken: Spoken,
    naming: Naming,
    thing: str,
    parts: Sequence[Part],
    notes: Sequence[Note],
    lang: str,
) -> tuple[str, ...]:
    """Give what cannot be said: how few documents there are, which parts are empty, and so on."""
    is_place = "atkg:Place" in spoken.classes.get(thing, frozenset())
    lines = [
        *_documents(notes, lang),
        *_empty(thing, is_place, parts, lang),
        *_findings(spoken, thing, lang),
    ]
    lines += [*_inner(spoken, naming, thing, lang), *_since(parts, notes, lang)]
    return (*lines, phrase("dossier.silence.absent", lang))


def _documents(notes: Sequence[Note], lang: str) -> Iterator[str]:
    documents = sorted({(note.year, note.title) for note in notes})
    names = "; ".join(f"{title} ({year})" for year, title in documents)
    if len(documents) == 1:
        yield phrase("dossier.silence.one", lang, names=names)
    elif documents:
        yield phrase("dossier.silence.many", lang, count=len(documents), names=names)


def _empty(thing: str, is_place: bool, parts: Sequence[Part], lang: str) -> Iterator[str]:
    full = {part.name for part in parts}
    told: tuple[str, ...] = _TOLD
    if is_node(thing):
        told = ("findings", "effects")
    elif is_place:
        told = ("does", "figures", "findings", "lessons")
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


def _since(parts: Sequence[Part], notes: Sequence[Note], lang: str) -> Iterator[str]:
    years = [note.year for note in notes if note.year]
    if years:
        yield phrase("dossier.silence.since", lang, year=max(years))
    asked = [one for part in parts if part.name == "asked" for one in part.sentences]
    unknown = sum(not one.later for one in asked)
    if unknown:
        yield phrase("dossier.silence.asked", lang, count=unknown, all=len(asked))
