"""Front matter: title, code, kinds, countries, period, budget, donor, offices, evaluators, SDGs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from atkg.text.cues import cue_table, is_cued
from atkg.text.extraction.currencies import WHOSE
from atkg.text.extraction.frontperiods import front_periods
from atkg.text.extraction.labels import Entry, entries, labelled, subject
from atkg.text.extraction.nodes import figure
from atkg.text.extraction.proposals import SURE, About, Nil, Proposal, Say
from atkg.text.extraction.reading import Reading
from atkg.text.extraction.titles import title_proposals
from atkg.text.mentioned import Mention
from atkg.text.numbers import read_numbers

Found = Iterator[Proposal | Nil]
_LEAST_SUM: Final = 999
_LEADER: Final = re.compile(r"\s*[(,–-]+\s*(?:team )?(?:leader|l[ií]der|coordinador|jef[ea])", re.I)
_TARGET: Final = re.compile(r"\b(1[0-7]|[1-9])\.([0-9]{1,2}|[a-d])\b")
_NAMES: Final = re.compile(r"\s*(?:,|;|\band\b|\by\b|\bet\b|\n|&)\s*")


def _say(reading: Reading, entry: Entry, value: str) -> Say:
    return labelled(reading, entry, Say(f"atkg:{entry.field.predicate}", value, entry.span))


def _string(reading: Reading, entry: Entry) -> Found:
    value = reading.text[slice(*entry.value)].strip("*_ ")
    if len(value) <= 200:
        yield About(subject(reading, entry), _say(reading, entry, value), SURE)


def _concepts(reading: Reading, entry: Entry) -> Found:
    value = reading.text[slice(*entry.value)]
    for term in sorted(cue_table()):
        if term.startswith("atkgv:evaluation.") and is_cued(term, value):
            yield About(subject(reading, entry), _say(reading, entry, term), SURE)


def _mentioned(reading: Reading, entry: Entry, wanted: Callable[[Mention], bool]) -> Found:
    found = [one for one in reading.mentions.within(*entry.value) if wanted(one)]
    for mention in found:
        say = _say(reading, entry, mention.thing)
        if entry.field.predicate == "evaluatedBy" and _LEADER.match(reading.text, mention.end):
            implicit = {"predicate": "implicit"}
            say = replace(say, predicate="atkg:evaluationLedBy", anchors=implicit)
        yield About(subject(reading, entry), say, SURE)
    if not found:
        yield Nil(entry.value, f"no record for {entry.field.name}")


def _agents(reading: Reading, entry: Entry) -> Found:
    agents = [one for one in reading.mentions.within(*entry.value) if one.is_agent]
    # "Cybele Burga – ILO Regional Evaluation Officer": the person, not the body that employs her.
    persons = [one for one in agents if one.type == "atkg:Professional"]
    yield from _mentioned(reading, entry, lambda one: one in (persons or agents[:1]))


def _persons(reading: Reading, entry: Entry) -> Found:
    agents = [one for one in reading.mentions.within(*entry.value) if one.is_agent]
    yield from _mentioned(reading, entry, lambda one: one in agents)
    known = {reading.text[one.start : one.end] for one in agents}
    for name in _NAMES.split(reading.text[slice(*entry.value)].strip("*_ ")):
        bare = re.sub(r"\(.*?\)", "", name).strip()
        if agents and bare and not any(one in bare or bare in one for one in known):
            yield Nil(entry.value, f"no record for the evaluator {bare}")


def _places(reading: Reading, entry: Entry) -> Found:
    yield from _mentioned(reading, entry, lambda one: one.type == "atkg:Place")


def _targets(reading: Reading, entry: Entry) -> Found:
    for match in _TARGET.finditer(reading.text[slice(*entry.value)]):
        target = f"sdg:{match[0]}"
        if target in reading.authority.things:
            yield About(subject(reading, entry), _say(reading, entry, target), SURE)
        else:
            yield Nil(entry.value, f"no record for the target {match[0]}")


def _money(reading: Reading, entry: Entry) -> Found:
    words = reading.text[slice(*entry.value)]
    for number in read_numbers(words, reading.habits):
        own = reading.currencies.of(words, number)
        # A currency may stand in the label: "Budget (USD): 350,000".
        counts = own is None and number.kind == "count" and number.value > _LEAST_SUM
        label = reading.text[entry.span[0] : entry.value[0]]
        currency = reading.currencies.named(label) if counts else own[0] if own else ""
        if own and not currency:
            yield Nil(entry.span, WHOSE)
        if not currency:
            continue
        node = figure(number, entry.span, SURE)
        node.says += [
            Say("atkg:currency", f"atkgv:currency.{currency}"),
            labelled(reading, entry, Say("atkg:measure", f"atkgv:measure.{entry.field.predicate}")),
            Say("atkg:concerns", subject(reading, entry)),
        ]
        yield node
        return


_HOW: Final[dict[str, Callable[[Reading, Entry], Found]]] = {
    "string": _string, "words": _string, "concepts": _concepts, "agents": _agents,
    "persons": _persons, "places": _places, "targets": _targets, "money": _money,
}  # fmt: skip


class _Front:
    name = "front-matter"
    version = "2"

    def propose(self, reading: Reading) -> Iterable[Proposal | Nil]:
        yield from title_proposals(reading)
        found = [entry for entry in entries(reading) if subject(reading, entry)]
        for entry in found:
            if how := _HOW.get(entry.field.how):
                yield from how(reading, entry)
        yield from front_periods(reading, found)


EXTRACTOR = _Front()
