from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.authority import Authority, Name, Thing
from atkg.errors import GateError
from atkg.gates import Passed, pass_gates
from atkg.model import Row, class_of, statement_id
from atkg.text.documents import Document

TEXT: Final = (
    "# Lantern: final report\n\n## 1. Effectiveness\n\n"
    "The Lantern project was funded by the **Coastal Agency**. The Harbour Foundation should lead "
    "the hotline, says the police. It received 220 calls from potential victims 🌊.\n\n"
    "The Foundation will open an office in the\n\n12\n\nport of Río Seco.\n\n"
    "## 2. Recommendations\n\nThe Coastal Agency may fund it.\n"
)
PATH: Final = Path("doc.csv")
TERMS: Final = frozenset(
    {"atkg:Figure", "atkgv:unit.call", "atkgv:criterion.effectiveness", "atkgv:polarity.strength"}
)
NODE: Final = "atkgr:doc.figure.calls"
NAMES: Final = {
    "atkgr:lantern": "Lantern", "atkgr:agency": "Coastal Agency", "atkgr:police": "the police",
    "atkgr:harbour": "Harbour Foundation", "atkgr:hotline": "hotline", "atkgr:seco": "Río Seco",
}  # fmt: skip
AUTHORITY: Final = Authority(
    {thing: Thing(thing, "atkg:Organization", "") for thing in NAMES},
    tuple(Name(thing, name, "en", True, "", None, None, 2) for thing, name in NAMES.items()),
    (),
)


def document(text: str = TEXT) -> Document:
    return Document(
        id="doc", title="", publisher="", authors="", date="", language="en", kind="", rights="",
        url="", file="doc.md", original_sha256="", text_sha256="", reader="markdown",
        reader_version="1", text=text,
    )  # fmt: skip


def row(quote: str, **columns: Any) -> Row:
    start = columns.pop("start", TEXT.find(quote))
    end = columns.pop("end", start + len(quote))
    base = Row("atkgr:lantern", "atkg:fundedBy", "atkgr:agency", quote, start, end, line=2)
    columns = {"status": "achieved", **columns}
    made = replace(base, **columns)
    return replace(made, id=statement_id("doc", made))


FUNDED: Final = row("The Lantern project was funded by the **Coastal Agency**")
HEAD: Final = row("220 calls", subject=NODE, predicate="rdf:type", object="atkg:Figure",
                  status="holds", line=3)  # fmt: skip
VALUE: Final = row("220", subject=NODE, predicate="atkg:value", object="220",
                   datatype="xsd:decimal", status="", line=4)  # fmt: skip


def passed(*rows: Row, text: str = TEXT) -> Passed:
    return pass_gates(document(text), PATH, rows, AUTHORITY, TERMS)


def refusal(*rows: Row) -> list[str]:
    with pytest.raises(GateError) as caught:
        passed(*rows)
    return [str(fault) for fault in caught.value.faults]


def outcomes(checks: Counter[tuple[str, str, str]], check: str) -> set[str]:
    return {outcome for _, name, outcome in checks if name == check}


# --- gate A: the quote exists -------------------------------------------------------------------


def test_rows_that_pass_come_back_with_what_was_checked() -> None:
    one = passed(FUNDED, HEAD, VALUE)
    assert (one.document, one.rows, one.doubts) == ("doc", (FUNDED, HEAD, VALUE), ())
    assert one.checks == {
        ("A", "quote", "exact"): 3,
        ("B", "subject", "quote"): 1, ("B", "subject", "node"): 2,
        ("B", "predicate", "quote"): 1, ("B", "predicate", "itself"): 2,
        ("B", "object", "quote"): 2, ("B", "object", "node"): 1,
        ("B", "modality", "agrees"): 2, ("B", "modality", "inherited"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (row("The Lantern project was paid by the **Coastal Agency**", start=44, end=98),
         "doc.csv:2: gate A, fabricated: the span 44..98 does not hold 'The Lantern project was "
         "paid by the **Coastal Agency**' → these words stand nowhere in the document"),
        (replace(FUNDED, start=FUNDED.start + 40, end=FUNDED.end + 40),
         f"gate A, elsewhere: the span {FUNDED.start + 40}..{FUNDED.end + 40} does not hold "
         f"{FUNDED.quote!r} → the words stand at {FUNDED.start}..{FUNDED.end}: run atkg "
         "fill, or write that span"),
        (row("The Lantern project was funded by the Coastal Agency", start=46, end=98),
         "gate A, normalisation: the span 46..98 does not hold 'The Lantern project was funded by "
         "the Coastal Agency' → the words stand at 46..100 with other spaces or marks"),
        (row("The lantern project was funded by the **Coastal Agency**", start=45, end=101),
         "gate A, fabricated"),
        (replace(FUNDED, start=5000, end=5056), "gate A, elsewhere"),
    ],
)  # fmt: skip
def test_a_quote_that_is_not_there_says_which_way(wrong: Row, message: str) -> None:
    assert message in "\n".join(refusal(FUNDED, wrong))


@pytest.mark.parametrize(("first", "last"), [(-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1)])
def test_a_span_off_by_one_is_refused(first: int, last: int) -> None:
    wrong = replace(FUNDED, start=FUNDED.start + first, end=FUNDED.end + last)
    (found,) = refusal(wrong)
    assert found.startswith("doc.csv:2: gate A, elsewhere")


@given(st.text("ab \n*é🌊", min_size=1, max_size=40), st.data())
def test_gate_a_lets_a_quote_through_exactly_where_the_text_holds_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = data.draw(st.just(text[start:end]) | st.text("ab \n*é🌊", min_size=1, max_size=5))
    made = row(quote, start=start, end=end, subject_anchor="document", predicate_anchor="implicit",
               object_anchor="implicit")  # fmt: skip
    if text[start:end] == quote:
        assert passed(made, text=text).checks["A", "quote", "exact"] == 1
    else:
        with pytest.raises(GateError, match=r"gate A, (fabricated|elsewhere|normalisation)"):
            passed(made, text=text)


@given(st.text(min_size=1, max_size=40), st.data(), st.sampled_from([(-1, -1), (1, 1), (0, 1)]))
def test_a_span_moved_by_one_is_never_let_through(
    text: str, data: st.DataObject, move: tuple[int, int]
) -> None:
    text = "".join(dict.fromkeys(text)) + "\x00"  # no sign twice: the quote stands once
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    moved = (start + move[0], end + move[1])
    if moved[0] < 0 or moved[1] > len(text):
        return
    made = row(text[start:end], start=moved[0], end=moved[1], subject_anchor="document",
               predicate_anchor="implicit", object_anchor="implicit")  # fmt: skip
    with pytest.raises(GateError, match="gate A, elsewhere"):
        passed(made, text=text)


# --- what a row refers to -----------------------------------------------------------------------


def about(quote: str, **columns: Any) -> Row:
    return row(quote, subject_anchor="document", predicate_anchor="implicit",
               object_anchor="implicit", **columns)  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (about("220", predicate="atkg:fundedBi"),
         "unknown predicate atkg:fundedBi → docs/data-model.md lists them"),
        (about("220", predicate="dcterms:title"), "unknown predicate dcterms:title"),
        (about("220", object="atkgr:nobody"),
         "atkgr:nobody is no record, node or concept → add it to the authority file"),
        (about("220", subject="atkgr:nobody"), "atkgr:nobody is no record, node or concept"),
        (about("220", attributed_to="atkgr:nobody", source_anchor="implicit"),
         "atkgr:nobody is no record, node or concept"),
        (about("220", object="220", datatype="xsd:decimal"),
         "atkg:fundedBy takes thing, not xsd:decimal: '220' → one kind of end each"),
        (about("220", object="the agency", lang="en"),
         "atkg:fundedBy takes thing, not words: 'the agency'"),
        (about("220", object="atkgv:unit.call"),
         "atkg:fundedBy takes thing, not concept: 'atkgv:unit.call'"),
        (about("220", object=NODE), f"atkg:fundedBy takes thing, not node: {NODE!r}"),
        (about("220", predicate="atkg:amount"),
         "atkg:amount takes node, not thing: 'atkgr:agency'"),
        (about("220", predicate="atkg:value"),
         "atkg:value takes xsd:decimal, not thing: 'atkgr:agency'"),
        (about("220", predicate="atkg:value", object="220", datatype="xsd:integer"),
         "atkg:value takes xsd:decimal, not xsd:integer: '220'"),
        (about("220", predicate="atkg:value", object="220", lang="en"),
         "atkg:value takes xsd:decimal, not words: '220'"),
        (about("220", predicate="atkg:words", object="220", datatype="xsd:string"),
         "atkg:words takes words, not xsd:string: '220'"),
        (about("220", predicate="atkg:unit", object="atkgv:criterion.effectiveness"),
         "atkgv:criterion.effectiveness is not a concept of the scheme unit"),
        (about("220", predicate="atkg:unit", object="atkgv:unit.goat"),
         "atkgv:unit.goat is no record, node or concept"),
        (about("220", subject="atkgv:unit.call"),
         "atkgv:unit.call is a concept → wanted is a thing or node"),
        (about("220", attributed_to=NODE, source_anchor="implicit"),
         f"{NODE} is a node → wanted is a thing"),
        (about("220", predicate="rdf:type", object="atkg:Organization"),
         "atkg:Organization is not a class of nodes → a thing's type stands in things.csv"),
        (about("220", predicate="rdf:type", object="atkg:Figure"),
         "atkgr:lantern is no id of a node of atkg:Figure → it begins with atkgr:doc.figure."),
        (about("220", subject="atkgr:doc.period.x", predicate="rdf:type", object="atkg:Figure"),
         "atkgr:doc.period.x is no id of a node of atkg:Figure"),
        (about("220", subject="atkgr:other.figure.x", predicate="rdf:type", object="atkg:Figure"),
         "atkgr:other.figure.x is no id of a node of atkg:Figure"),
    ],
)  # fmt: skip
def test_a_row_refers_to_what_there_is_in_the_way_that_its_predicate_wants(
    wrong: Row, message: str
) -> None:
    (found,) = refusal(HEAD, wrong)
    assert found.startswith(f"doc.csv:2: {message}")


# --- gate B: the quote fits ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (row("was funded by the **Coastal Agency**"),
         "gate B: the subject 'atkgr:lantern' is not anchored in 'was funded by the **Coastal "
         "Agency**' → quote the words that name it, or declare subject_anchor"),
        (row("was funded by the **Coastal Agency**", subject_anchor="0..3"),
         "is not anchored in 'was funded by the **Coastal Agency**', nor by subject_anchor 0..3"),
        (row(FUNDED.quote, object_anchor="2..9"), "gate B: the object 'atkgr:agency'"),
        (row("The Lantern project was funded by"), "gate B: the object 'atkgr:agency'"),
        (row("The Lantern project", object_anchor="document"),
         "gate B: the predicate 'atkg:fundedBy'"),
        (row(FUNDED.quote, attributed_to="atkgr:police"), "gate B: the source 'atkgr:police'"),
        (row("220 calls", subject_anchor="heading", predicate="atkg:value", object="221",
             datatype="xsd:decimal"), "gate B: the object '221'"),
    ],
)  # fmt: skip
def test_an_end_that_nothing_names_is_refused(wrong: Row, message: str) -> None:
    (found,) = refusal(wrong)
    assert message in found
    assert found.startswith("doc.csv:2: ")


def test_ends_named_at_a_place_or_by_a_heading_pass() -> None:
    quote = "was funded by the **Coastal Agency**"
    place = passed(row(quote, subject_anchor=f"{FUNDED.start + 4}..{FUNDED.start + 11}"))
    assert place.checks["B", "subject", "span"] == 1
    heading = passed(row(quote, subject_anchor="heading"))
    assert heading.checks["B", "subject", "heading"] == 1
    (found,) = refusal(row("may fund it", subject_anchor="document", object="atkgr:police",
                           object_anchor="heading", status="potential"))  # fmt: skip
    assert "the object 'atkgr:police' is not anchored" in found


def test_halves_are_looked_at_as_one_sentence() -> None:
    columns = {"predicate": "atkg:takesPlaceIn", "object": "atkgr:seco", "status": "planned",
               "subject_anchor": "document"}  # fmt: skip
    halves = [row("The Foundation will open an office in the", **columns),
              row("port of Río Seco", **columns)]  # fmt: skip
    assert len(refusal(*halves)) == 1  # as supports of their own each must fit
    made = passed(*(replace(half, together="t1") for half in halves))
    assert outcomes(made.checks, "object") == {"quote"}
    assert outcomes(made.checks, "modality") == {"agrees"}


@pytest.mark.parametrize(
    ("quote", "status", "anchor", "modality"),
    [
        ("The Lantern project was funded by the **Coastal Agency**", "achieved", "", "agrees"),
        ("The Harbour Foundation should lead the hotline", "recommended", "", "agrees"),
        ("The Harbour Foundation should lead the hotline", "achieved", "", "doubtful"),
        ("The Harbour Foundation", "recommended", "", "doubtful"),
        ("The Harbour Foundation", "recommended", "heading", "carried"),
        ("The Harbour Foundation", "recommended", "implicit", "carried"),
        ("The Harbour Foundation", "recommended", "@should lead", "carried"),
        ("The Harbour Foundation", "recommended", "@was funded", "doubtful"),
        ("The Foundation will open an office", "planned", "", "agrees"),
        ("The Foundation will open an office", "potential", "", "doubtful"),
        ("The Coastal Agency may fund it", "potential", "", "agrees"),
        ("It received 220 calls from potential victims", "holds", "", "agrees"),
        ("It received 220 calls from potential victims", "potential", "", "doubtful"),
    ],
)
def test_modality_agrees_is_carried_from_outside_or_is_doubtful(
    quote: str, status: str, anchor: str, modality: str
) -> None:
    if words := anchor.removeprefix("@") if anchor.startswith("@") else "":
        anchor = f"{TEXT.index(words)}..{TEXT.index(words) + len(words)}"
    made = passed(about(quote, status=status, modality_anchor=anchor))
    assert outcomes(made.checks, "modality") == {modality}
    doubts = [f"doc.csv:2: gate B: nothing in {quote!r} shows the status {status} → check it;"
              " declare modality_anchor"]  # fmt: skip
    assert [str(doubt) for doubt in made.doubts] == (doubts if modality == "doubtful" else [])


def test_a_row_of_a_node_takes_the_modality_of_its_head() -> None:
    head = replace(HEAD, status="recommended")
    made = passed(replace(head, id=statement_id("doc", head)), VALUE)
    assert made.checks["B", "modality", "inherited"] == 1
    assert len(made.doubts) == 1


def test_a_row_without_status_and_head_is_told_as_a_doubt_and_does_not_stop_the_gate() -> None:
    made = passed(about("220 calls", status=""))
    assert "shows the status ?" in str(made.doubts[0])


def test_no_rows_are_no_success() -> None:
    with pytest.raises(GateError, match=r"doc\.csv: no rows: no check was made → write rows"):
        passed()


def test_all_faults_are_told_in_the_order_of_lines() -> None:
    found = refusal(
        replace(FUNDED, start=1, line=9), replace(VALUE, object="7", line=8),
        about("220", predicate="atkg:x", line=3), replace(HEAD, line=2),
    )  # fmt: skip
    assert [fault.split(":")[1] for fault in found] == ["3", "8", "9"]


@pytest.mark.parametrize("kind", ["figure", "causal-link", "good-practice"])
def test_a_node_s_id_tells_its_class(kind: str) -> None:
    made = about("220", subject=f"atkgr:doc.{kind}.x", predicate="rdf:type", object=class_of(kind))
    assert passed(made).rows == (made,)


def test_rows_can_be_given_in_any_order() -> None:
    def counted(rows: Iterable[Row]) -> Counter[tuple[str, str, str]]:
        return passed(*rows).checks

    rows = [FUNDED, HEAD, VALUE]
    assert counted(rows) == counted(reversed(rows))
