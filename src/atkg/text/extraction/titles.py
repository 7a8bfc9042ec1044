"""Titles: what is evaluated, and by which kind of evaluation, as the title page says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from atkg.text.blocks import Block, Span
from atkg.text.cues import cue_table, is_cued
from atkg.text.extraction.patterns import any_of, pattern_of_any
from atkg.text.extraction.proposals import About, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.stretches import Stretch
from atkg.text.folding import fold

_EVALUATION: Final = re.compile(any_of("evaluation"))
_QUOTED: Final = re.compile(r"[“\"«]\s*([^”\"»]{8,300}?)\s*[”\"»]")
_DASHED: Final = re.compile(r"\s+[–—-]\s+|:\s+")
_ROLE: Final = re.compile(any_of("evaluator-role"))
_PROJECT_QUOTED: Final = re.compile(
    r"(?:[Pp]roject|[Pp]royecto)\b[^“”\"«».]{0,16}[“\"«]([^”\"»]{8,300}?)[”\"»]"
)
_OWN: Final = re.compile(
    r".*\b(?:the|this|la|esta|presente)\s+[\w-]*\s*(?:evaluation|evaluacion)|"
    r".*\b(?:the|this|la|esta)\s+\w*\s*\w+ evaluation"
)
_CONDUCT: Final = pattern_of_any("evaluation", "methodology")
_APPLIED: Final = re.compile(
    rf"(?:{any_of('methodology')}|{any_of('evaluation')})(?: team| \w+ado)?"
    rf"(?: \w+){{0,3}}? {any_of('applied')}"
)
_TITLE_NOUN: Final = re.compile(rf"(?P<noun>{any_of('title-noun')})[^.;]*$")
_PART: Final = re.compile(rf"(?P<noun>{any_of('part-of-work')})(?: [0-9ivx]+)?[,:]\s*$")
_WORK: Final = pattern_of_any("title-noun", "part-of-work")
_SLOGAN: Final = re.compile(any_of("slogan"))
_TITLED: Final = frozenset({"atkg:Intervention", "atkg:Output", "atkg:CitedWork"})
_FAR: Final = 70
_SURE: Final = 0.85
_FIRST_BLOCKS: Final = 12


def _title_block(reading: Reading) -> Block | None:
    """Give the first title or heading that speaks of an evaluation and names what it is of."""
    first = [block for block in reading.blocks if block.kind in ("title", "heading")]
    for block in first[:_FIRST_BLOCKS]:
        words = fold(block.words(reading.text))
        if _EVALUATION.search(words) and len(words.split()) >= 5:
            return block
    return None


def _project_title(text: str, start: int, end: int) -> Span | None:
    """Give the title of what is evaluated: between quotation marks, else apart by a dash."""
    if match := _QUOTED.search(text, start, end):
        return match.span(1)
    cuts = [start, *(at for m in _DASHED.finditer(text, start, end) for at in m.span()), end]
    for begin, last in zip(cuts[::2], cuts[1::2], strict=True):
        part = fold(text[begin:last])
        if not _EVALUATION.search(part) and len(part.split()) >= 3:
            return begin, last
    return None


def _is_kind(term: str) -> bool:
    """Leave out "project", which names the thing evaluated; the other kinds say how."""
    return term.startswith("atkgv:evaluation.") and not term.endswith(".project-evaluation")


@cache
def _kinds_known() -> tuple[str, ...]:
    return tuple(term for term in sorted(cue_table()) if _is_kind(term))


def _of_title(reading: Reading, span: Span) -> Iterator[Proposal]:
    text = reading.text
    words = text[slice(*span)]
    yield About(reading.evaluation, Say("atkg:title", words, span), _SURE)
    for term in _kinds_known():
        if is_cued(term, words):
            yield About(reading.evaluation, Say("atkg:evaluationKind", term, span), _SURE)
    if reading.project:
        yield About(reading.evaluation, Say("atkg:evaluates", reading.project, span), _SURE)
        if (own := _project_title(text, *span)) and own[1] - own[0] < span[1] - span[0]:
            yield About(reading.project, Say("atkg:title", text[slice(*own)], own), _SURE)


def _of_page(reading: Reading) -> Iterator[Proposal]:
    """Yield who signed the title page as consultant or evaluator."""
    blocks = [block for block in reading.blocks if block.kind == "title"]
    for block, following in pairwise(blocks):
        persons = [
            one for one in reading.mentions.within(block.start, block.end)
            if one.type == "atkg:Professional"
        ]  # fmt: skip
        if persons and _ROLE.search(fold(following.words(reading.text))):
            span = (persons[0].start, following.end)
            say = Say("atkg:evaluatedBy", persons[0].thing, span)
            yield About(reading.evaluation, say, _SURE)


def _kinds(reading: Reading, one: Stretch) -> Iterator[Proposal]:
    """Yield the kinds that a sentence gives the evaluation itself, or the way it was done."""
    applied = _APPLIED.search(one.soft)
    for term in _kinds_known():
        for match in cue_table()[term].finditer(one.soft):
            own = _OWN.match(one.soft[: match.start()][-20:] + match[0])
            way = applied and 0 <= match.start() - applied.end() < _FAR
            if own or way:
                begin = applied.start() if way and applied and not own else match.start()
                span = one.span(begin, match.end())
                yield About(reading.evaluation, Say("atkg:evaluationKind", term, span), 0.7)


def _titles(reading: Reading, one: Stretch) -> Iterator[tuple[Span, str, int]]:
    """Yield titles in a sentence: offsets, the work, and where the noun for it stands.

    Between quotation marks after a noun ("the study “…”"), or as that of a chapter after a comma.
    """
    for found in reading.mentions.within(one.start, one.end):
        begin, end = one.offset(found.start), one.offset(found.end)
        quoted = _QUOTED.match(one.words, begin - 1) if begin else None
        first = max(0, begin - _FAR)
        before = one.soft[first:begin]
        noun = (_TITLE_NOUN if quoted else _PART).search(before)
        if found.type in _TITLED and noun and not _SLOGAN.search(before, noun.end("noun")):
            yield quoted.span(1) if quoted else (begin, end), found.thing, first + noun.start()


def _of_works(reading: Reading) -> Iterator[Proposal]:
    """Yield the titles of reports, campaigns, articles, chapters that sentences name."""
    for one in reading.stretches:
        if not _WORK.search(one.soft):
            continue
        for (begin, end), thing, noun in _titles(reading, one):
            if thing != reading.project:
                say = Say("atkg:title", one.words[begin:end], one.span(noun, end))
                yield About(thing, say, 0.75)


def _of_text(reading: Reading) -> Iterator[Proposal]:
    """Yield titles between quotation marks after "project", and kinds named with "evaluation"."""
    for match in _PROJECT_QUOTED.finditer(reading.text):
        names = reading.mentions.within(*match.span(1))
        if any(each.thing == reading.project and each.start == match.start(1) for each in names):
            say = Say("atkg:title", match[1], match.span())
            yield About(reading.project, say, _SURE)
    for one in reading.stretches:
        if one.kind != "front-matter" and _CONDUCT.search(one.soft):
            yield from _kinds(reading, one)


def title_proposals(reading: Reading) -> Iterator[Proposal]:
    """Yield what the title page says."""
    if not reading.evaluation:
        return
    block = _title_block(reading)
    if block:
        start, end = block.body if block.body != (0, 0) else (block.start, block.end)
        yield from _of_title(reading, (start, end))
    yield from _of_page(reading)
    yield from _of_text(reading)
    yield from _of_works(reading)
