"""What scripts read holds all names and quotes, and only addresses of pages that are there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from atkg.opening import OpenBuild
from atkg.web.making import make
from atkg.web.page import View

LANGS = pytest.mark.parametrize("lang", ["en", "es"])


def index(build: OpenBuild, lang: str, name: str) -> Any:
    made = make(View(build, lang, f"search/{name}.json"))
    assert made
    assert made[0].media_type == "application/json"
    return json.loads(made[0].content)


@LANGS
def test_every_name_of_the_graph_is_known_with_its_page(
    small_build: OpenBuild, small_site: Path, lang: str
) -> None:
    names = index(small_build, lang, "names")["names"]
    naming = small_build.naming
    assert set(names) == {*naming.labels, *naming.aliases}
    for one, (label, others, address) in names.items():
        assert label == naming.label(one, lang)
        assert {label, *others} >= {*naming.labels.get(one, {}).values()}
        if address.startswith("things/"):
            assert (small_site / lang / address).is_file()


def test_members_of_kinds_are_those_that_questions_can_be_asked_of(
    small_build: OpenBuild,
) -> None:
    from atkg.graph.kinds import kinds_of

    kinds = index(small_build, "en", "names")["kinds"]
    assert kinds["atkg:Agent"]
    for kind, members in kinds.items():
        assert all(kind in kinds_of(small_build.store, one) for one in members)


@LANGS
def test_every_statement_leads_to_its_quotes(small_build: OpenBuild, lang: str) -> None:
    held = index(small_build, lang, "quotes")
    found = {
        (subject, predicate, end): {held["quotes"][number][0] for number in numbers}
        for subject, predicate, end, numbers in held["triples"]
    }
    by_triple = small_build.witnesses.by_triple
    assert found == {triple: {one.quote for one in own} for triple, own in by_triple.items()}


def test_the_query_of_a_question_has_no_header_and_all_its_columns(
    small_build: OpenBuild,
) -> None:
    for name, one in index(small_build, "es", "questions").items():
        query = small_build.questions[name]
        assert "#+" not in one["query"]
        assert [column for column, _ in one["columns"]] == list(query.columns)
        assert set(one["parameters"]) == {each.name for each in query.parameters}
