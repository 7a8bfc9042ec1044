from __future__ import annotations

import pytest

from atkg.graph.store import open_store
from atkg.graph.witnesses import Witness, Witnesses, is_node, load_witnesses
from atkg.workspace import Workspace

DOCUMENT = "atkgr:lantern-2021"
LANTERN, HOTLINE = "atkgr:lantern", "atkgr:hotline"


@pytest.fixture(scope="module")
def witnesses(built_workspace: Workspace) -> Witnesses:
    return load_witnesses(open_store(built_workspace.current / "store"))


def quotes(found: tuple[Witness, ...]) -> list[str]:
    return [witness.quote for witness in found]


def test_a_triple_has_the_exact_words_with_document_year_and_offset(
    witnesses: Witnesses, built_workspace: Workspace
) -> None:
    (witness,) = witnesses.of((LANTERN, "atkg:fundedBy", "atkgr:coastal-agency"))
    assert witness.document == DOCUMENT
    assert witness.year == "2021"
    assert witness.status == "achieved"
    text = (built_workspace.documents / "lantern-2021.md").read_bytes().decode()
    assert text[witness.start :].startswith(witness.quote)
    assert witness.quote == "funded by the Coastal Agency (CA)"


def test_each_support_of_a_statement_is_a_witness(witnesses: Witnesses) -> None:
    value = ("atkgr:lantern-2021.figure.668690b68b", "atkg:value", "1250000")
    assert quotes(witnesses.of(value)) == ["total budget was USD 1,250,000", "USD 1.25 million"]


@pytest.mark.parametrize(
    "triple",
    [
        (HOTLINE, "atkg:operatedBy", "atkgr:coastal-agency"),  # denied
        (HOTLINE, "atkg:partner", "atkgr:coastal-police"),  # rejected
        (LANTERN, "atkg:fundedBy", "atkgr:ministry-of-ports"),  # not reviewed
        (LANTERN, "atkg:fundedBy", "atkgr:nobody"),
    ],
)
def test_what_is_denied_rejected_unreviewed_or_unsaid_has_no_witness(
    witnesses: Witnesses, triple: tuple[str, str, str]
) -> None:
    assert witnesses.of(triple) == ()


def test_behind_a_row_stand_the_statements_that_join_its_ends_by_what_was_asked(
    witnesses: Witnesses,
) -> None:
    ends = (HOTLINE, "atkgr:harbour-foundation")
    assert quotes(witnesses.behind(ends, {"atkg:operatedBy"})) == [
        "The hotline was operated by the Harbour Foundation"
    ]
    assert witnesses.behind(ends, {"atkg:fundedBy"}) == ()
    assert witnesses.behind((HOTLINE, "atkgr:puerto-claro"), {"atkg:operatedBy"}) == ()


def test_a_property_is_also_said_by_those_below_it(witnesses: Witnesses) -> None:
    ends = (HOTLINE, "atkgr:harbour-foundation")
    assert quotes(witnesses.behind(ends, {"atkg:hasParticipant"})) == [
        "The hotline was operated by the Harbour Foundation"
    ]


def test_behind_a_row_stands_a_node_that_it_does_not_show(witnesses: Witnesses) -> None:
    found = quotes(witnesses.behind((LANTERN, "atkgr:coastal-agency"), {"atkg:fundedBy"}))
    assert "The Coastal Agency contributed USD 900,000 to Lantern" in found
    assert "funded by the Coastal Agency (CA)" in found


def test_a_shown_node_brings_the_words_of_its_head(witnesses: Witnesses) -> None:
    found = witnesses.behind(("atkgr:lantern-2021.recommendation.R2",), ())
    assert quotes(found) == ["R2. Proponer un manual"]
    assert {witness.status for witness in found} == {"recommended"}


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("atkgr:lantern-2021.figure.668690b68b", True),
        ("atkgr:lantern-2021.causal-link.75987b0958", True),
        ("atkgr:lantern-2021", False),
        ("atkgr:lantern", False),
        ("atkgv:status.holds", False),
        ("1.2.3", False),
    ],
)
def test_a_node_is_known_by_its_id(end: str, expected: bool) -> None:
    assert is_node(end) is expected
