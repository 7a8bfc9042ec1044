from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from atkg.errors import Fault
from atkg.gathering import gather_workspace
from atkg.graph.validation import FocusCount, Report
from atkg.report.summary import Built, summary_markdown
from atkg.workspace import Workspace


@pytest.fixture
def built(small_workspace: Workspace) -> Built:
    gathered = gather_workspace(small_workspace)
    return Built(
        hash="f" * 64,
        statements=[one for own in gathered.material.statements.values() for one in own],
        checks={"one": Counter({("A", "quote", "exact"): 3}), "two": Counter({("B", "x", "y"): 4})},
        doubts=[Fault("data/statements/one.csv", 12, "nothing in 'a\nb' shows the status")],
        graphs={"atkgg:facts": 7},
        classes={"atkg:Figure": 6},
        report=Report((), (FocusCount("atkgs:Figure", 6, 6),)),
        reasoner="HermiT found all consistent.",
    )


def tables(page: str) -> dict[str, list[list[str]]]:
    """Give the rows of the table under each heading."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in page.splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("| "):
            found.setdefault(heading, []).append([cell.strip() for cell in line.split("|")[1:-1]])
    return found


def test_the_page_counts_by_graph_class_status_and_judgement(built: Built) -> None:
    found = tables(summary_markdown(built))
    assert found["Triples by graph"][1:] == [["atkgg:facts", "7"]]
    assert found["Individuals by class"][1:] == [["atkg:Figure", "6"]]
    for field in ("status", "judgement"):
        head, *rows = found[f"Statements by {field} and document"]
        assert head == [field, "lantern-2021", "all"]
        counts = Counter(getattr(one, field) or "(none)" for one in built.statements)
        assert {row[0]: int(row[-1]) for row in rows} == counts
        assert all(row[1] == row[2] for row in rows)


def test_the_page_counts_documents_apart_and_together(built: Built) -> None:
    twin = [replace(one, document="second") for one in built.statements[:5]]
    both = replace(built, statements=[*built.statements, *twin])
    head, *rows = tables(summary_markdown(both))["Statements by status and document"]
    assert head == ["status", "lantern-2021", "second", "all"]
    assert sum(int(row[2]) for row in rows) == 5
    assert all(int(row[1]) + int(row[2]) == int(row[3]) for row in rows)


def test_the_page_says_how_many_checks_were_made(built: Built) -> None:
    page = summary_markdown(built)
    assert "7 checks at the gates, 1 doubts about modality; 6 checks of focus nodes" in page
    assert "HermiT found all consistent." in page
    assert ["one", "A", "quote", "exact", "3"] in tables(page)["Checks made"]


def test_a_doubt_names_its_file_and_line_on_one_line(built: Built) -> None:
    page = summary_markdown(built)
    assert "- `data/statements/one.csv:12` nothing in 'a b' shows the status" in page


def test_what_is_asserted_is_counted_apart_from_what_is_only_stated(built: Built) -> None:
    asserted = sum(one.is_asserted for one in built.statements)
    supports = sum(len(one.supports) for one in built.statements)
    assert 0 < asserted < len(built.statements)
    page = summary_markdown(built)
    assert (
        f"{len(built.statements)} statements with {supports} supports; {asserted} of them" in page
    )


def test_a_page_without_doubts_says_that_there_are_none(built: Built) -> None:
    page = summary_markdown(replace(built, doubts=[]))
    section = page.partition("## Doubts about modality")[2]
    assert section.strip().startswith("None")
    assert "a person has judged them" not in section
    assert "a person has judged them" in summary_markdown(built)
