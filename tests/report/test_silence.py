"""Where nothing was stated of a thing, the places of its name are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atkg.graph.naming import Naming
from atkg.graph.witnesses import Witness
from atkg.report.silence import places, silence

NAMING = Naming(
    {
        "atkgr:palermo": {"en": "Palermo", "es": "Palermo"},
        "atkgr:report": {"en": "A report", "es": "Un informe"},
    },
    {},
)


def seen(start: int, name: str) -> Witness:
    return Witness("atkgr:report", start, "atkgr:name1", "", "2005", name)


def test_the_words_around_a_name_are_shown_with_document_and_year() -> None:
    text = "The Convention, signed in Palermo, Italy in 2000."
    (place,) = places([seen(text.index("Palermo"), "Palermo")], {"atkgr:report": text})
    assert place.words == text
    told = silence("atkgr:palermo", NAMING, "en", [place])
    assert told[0] == "No statement has been made of Palermo."
    assert told[-1] == (
        "> “The Convention, signed in **Palermo**, Italy in 2000.” — A report (2005)."
    )
    assert silence("atkgr:palermo", NAMING, "es", [place])[-1].endswith("Un informe (2005).")


def test_a_text_without_the_name_at_its_place_lends_no_words() -> None:
    for texts in ({}, {"atkgr:report": "another reading of the same report"}):
        (place,) = places([seen(3, "Palermo")], texts)
        assert (place.before, place.words, place.after) == ("", "Palermo", "")


def test_a_thing_of_which_others_statements_speak_is_not_called_unsaid() -> None:
    (line,) = silence("atkgr:palermo", NAMING, "en", (), 4)
    assert "others: 4 (atkg explain atkgr:palermo)" in line
    assert "no place" in silence("atkgr:palermo", NAMING, "en", ())[1]


@given(st.text("ab \n", max_size=300), st.text("ab \n", max_size=300))
def test_the_words_around_are_those_of_the_text(before: str, after: str) -> None:
    text = f"{before}Palermo{after}"
    (place,) = places([seen(len(before), "Palermo")], {"atkgr:report": text})
    assert place.name == "Palermo"
    assert f"{place.before}{place.name}{place.after}".strip("…") in text
