"""What no record bears waits on the review list; the rest of a report comes out all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from atkg.text.extraction import Extraction

Read: TypeAlias = Callable[..., Extraction]

LONG = "It goes on for long. " * 9
REPORT = """# Final evaluation of the project "Light against trafficking"

Project code: CV-18-01

The official duration of the project was from March 2018 to February 2021. The project was
implemented by the Sea Lantern Foundation. In 2019 the line received 1,377 calls.

## Effectiveness

The project achieved significant progress in all ports.

## Recommendations

Recommendation 3: The Ministry of Lighthouses should train the crews.
"""


def waiting(found: Extraction) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = {}
    for one in found.nil:
        listed.setdefault(REPORT[slice(*one.span)], []).append(one.why)
    return listed


def test_a_report_of_which_nothing_is_on_record_still_gives_its_nodes(read_text: Read) -> None:
    found = read_text(REPORT, known=False)
    kinds = {row.object for row in found.rows if row.is_head}
    assert kinds == {
        "atkg:Period", "atkg:Figure", "atkg:Finding", "atkg:Recommendation", "atkg:Action",
    }  # fmt: skip
    assert not [row for row in found.rows if "nil:" in row.subject + row.object]


def test_who_has_no_record_is_listed_with_what_was_said_of_it(read_text: Read) -> None:
    listed = waiting(read_text(REPORT, known=False))
    assert "atkg:implementedBy: no record bears this name" in listed["Sea Lantern Foundation"]
    assert "atkg:addressee: no record bears this name" in listed["Ministry of Lighthouses"]
    assert "Organization without a record, named once" in listed["Sea Lantern Foundation"]
    assert [why for whys in listed.values() for why in whys if why.startswith("atkg:code")]


def test_a_like_name_is_a_candidate_and_no_link(read_text: Read) -> None:
    found = read_text("The project was implemented by the Open Wind Foundation.")
    assert not [row for row in found.rows if row.predicate == "atkg:implementedBy"]
    candidates = {thing for one in found.nil for thing in one.candidates}
    assert "atkgr:open-wings" in candidates


def test_one_misspelt_word_is_linked(read_text: Read) -> None:
    found = read_text("The project was implemented by the Open Wings Foundatin.")
    assert {row.object for row in found.rows if row.predicate == "atkg:implementedBy"} <= {
        "atkgr:open-wings"
    }


def test_another_countrys_ministry_is_not_linked(read_text: Read) -> None:
    text = "In Ecuador, the Ecuadorian project was funded by the Ministry of Justice of {}."
    own = read_text(text.format("Peru").replace("Ecuador", "Peru"))
    assert "atkgr:peru-justice" in {row.object for row in own.rows}
    foreign = read_text(text.format("Ecuador"))
    assert "atkgr:peru-justice" not in {row.object for row in foreign.rows}
    assert [one for one in foreign.nil if "atkgr:peru-justice" in one.candidates]


@pytest.mark.parametrize(
    "text",
    [
        "# Report\n\n## Sea Lantern Foundation\n\nIt was founded long ago by many people.\n",
        "# Report\n\nIt is old.\n\n## References\n\nSea Lantern Foundation. A history. Cited.\n",
        f"It is old.\n{LONG}\n\nREFERENCES\n1\n\nSea Lantern Foundation. A history.\n",
    ],
)
def test_what_stands_only_in_headings_and_references_is_not_listed(
    read_text: Read, text: str
) -> None:
    assert not [one for one in read_text(text).nil if "Lantern" in text[slice(*one.span)]]
    said = text.replace("It is old", "The Sea Lantern Foundation is old").replace(
        "It was founded", "The Sea Lantern Foundation, as it is called, was founded"
    )
    listed = [said[slice(*one.span)] for one in read_text(said).nil]
    assert listed == ([] if "## Sea" in text else ["Sea Lantern Foundation"])


ACRONYMS = """# Report

## Findings

The Sea Rescue Union (SRU) ran the helpline. The SRU trained crews. In 2019 SRU met the
Council for Night Crews (CTN), and the CTN agreed.
"""


def test_a_name_and_its_acronym_are_listed_once_with_both_forms(read_text: Read) -> None:
    found = read_text(ACRONYMS, known=False)
    listed = [(ACRONYMS[slice(*one.span)], one.why) for one in found.nil if "record" in one.why]
    union = [why for name, why in listed if name == "Sea Rescue Union" and "without" in why]
    assert union == ["Organization without a record, named 4 times, also written SRU"]
    assert not [name for name, _ in listed if name in ("SRU", "CTN")]
    council = [why for name, why in listed if name == "Council for Night Crews"]
    assert council == ["CoordinationBody without a record, named 3 times, also written CTN"]
