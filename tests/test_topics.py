from __future__ import annotations

import pytest

from atkg.errors import QueryError
from atkg.graph.naming import Naming, load_naming
from atkg.graph.spoken import Spoken, load_spoken
from atkg.graph.store import open_store
from atkg.topics import find_topic
from atkg.workspace import Workspace


@pytest.fixture(scope="module")
def real(real_workspace: Workspace) -> tuple[Spoken, Naming]:
    store = open_store(real_workspace.current / "store")
    return load_spoken(store), load_naming(store)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("MIMP", "atkgr:mimp"),
        ("loreto", "atkgr:loreto"),
        ("R.3", "atkgr:ilo-2024-partnerships-peru.recommendation."),
        ("r3", "atkgr:ilo-2024-partnerships-peru.recommendation."),
        ("Staff Turnover", "atkgr:ilo-2024-partnerships-peru.factor."),
    ],
)
def test_a_thing_a_number_and_a_risk_are_found(
    real: tuple[Spoken, Naming], text: str, kind: str
) -> None:
    found = find_topic(*real, text)
    assert found.startswith(kind)
    assert find_topic(*real, found) == found


def test_words_of_several_risks_are_refused_with_the_choices(real: tuple[Spoken, Naming]) -> None:
    with pytest.raises(QueryError, match=r"items are meant by 'the'.*give one of: "):
        find_topic(*real, "the")


def test_marks_alone_mean_nothing(real: tuple[Spoken, Naming]) -> None:
    with pytest.raises(QueryError, match="nothing is called"):
        find_topic(*real, "...")
