"""Answers of a built graph to the competency questions, with what is known where none answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from atkg.graph.kinds import refuse_other_kinds
from atkg.graph.queries import IRI, ask_query
from atkg.graph.sayings import sayings
from atkg.graph.terms import document_node
from atkg.graph.witnesses import load_names, load_publishers, shown
from atkg.lookups import find_question, find_value
from atkg.opening import OpenBuild
from atkg.report.answers import Told, tell
from atkg.report.silence import Place, places, silence
from atkg.text.documents import load_documents

_DEFAULT: Final = {
    "en": "{parameter} is not given; answered for {name}. Ask for another: --{parameter} NAME",
    "es": "no se dio {parameter}; se responde por {name}. Para otro: --{parameter} NOMBRE",
}


def tell_question(
    build: OpenBuild,
    question: str,
    given: Mapping[str, str],
    lang: str,
    say: Callable[[str], None] = lambda _: None,
) -> Told:
    """Answer a competency question in a language.

    A parameter that is not given takes the example of the question's header, if it has one; ``say``
    is told which. Raises QueryError for a thing of a kind that the question is not about.
    """
    query = build.questions[find_question(build.questions, question)]
    store, naming = build.store, build.naming
    values = query.examples | dict(given)
    for one in query.parameters:
        if one.type == IRI and one.name in given:
            values[one.name] = find_value(naming, one.name, values[one.name])
            refuse_other_kinds(store, naming, query, one, values[one.name])
        elif one.example and one.name not in given:
            is_thing = one.type == IRI
            name = f"{naming.label(one.example, lang)} ({one.example})" if is_thing else one.example
            say(_DEFAULT[lang].format(parameter=one.name, name=name))
    told = tell(query, ask_query(store, query, values), naming, build.witnesses, lang)
    if told.lines:
        return told
    asked = [values[one.name] for one in query.parameters if one.type == IRI and one.name in values]
    return _with_silence(told, build, [one for one in asked if not one.startswith("atkgv:")])


def _with_silence(told: Told, build: OpenBuild, asked: Sequence[str]) -> Told:
    """Tell what else is known of things of which a question found nothing."""
    lines: list[str] = []
    named: list[Place] = []
    for thing in asked:
        others = len(sayings(build.store, thing))
        own = () if others else places_of(build, thing)
        lines += silence(thing, build.naming, told.lang, own, others)
        named += own
    titles = {one.document: build.naming.label(one.document, told.lang) for one in named}
    publishers = load_publishers(build.store) if named else {}
    return replace(
        told, silence=tuple(lines), named=tuple(named), titles=titles, publishers=publishers
    )


def places_of(build: OpenBuild, thing: str) -> tuple[Place, ...]:
    """Give the places of the documents that name a thing, as the authority file lists them."""
    seen = load_names(build.store).items()
    names = [one for (own, _), group in seen if own == thing for one in group]
    documents = load_documents(build.workspace.documents) if names else {}
    return places(names, {shown(document_node(one)): documents[one].text for one in documents})
