from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.errors import StatementError
from atkg.model import Row, node_key, statement_id
from atkg.text.drafts import fill, find_spans, merge, name_nodes
from atkg.text.worksheets import read_worksheet

TEXT = (
    "The hotline was run by the NGO. It received 1.377 calls, 8,095 in all.\n"
    "The NGO should, with the\n\n- 12 -\n\nMinistry, keep the\n\nhotline open. "
    "The hotline: 1.377 calls."
)
PATH = Path("sheet.yaml")


def filled(folder: Path, text: str, document_text: str = TEXT) -> tuple[Row, ...]:
    path = folder / "sheet.yaml"
    path.write_text(f"document: doc\nentries:\n{text}", "utf-8")
    name, drafts = read_worksheet(path)
    return fill(PATH, name, document_text, drafts, editor="editor", day="2025-06-30")


def refusal(folder: Path, text: str) -> list[str]:
    with pytest.raises(StatementError) as caught:
        filled(folder, text)
    return [str(fault) for fault in caught.value.faults]


def said(folder: Path, line: str, *more: str) -> Row:
    """Fill one row about the hotline, and give it."""
    lines = [f"- {line}", *(f"  {one}" for one in ("quote: The hotline was run", *more))]
    text = "- about: hotline\n  status: achieved\n  says:\n"
    (made,) = filled(folder, text + "".join(f"  {one}\n" for one in lines))
    return made


def test_a_draft_becomes_a_row_with_the_text_s_own_quote_span_and_id(tmp_path: Path) -> None:
    made = said(tmp_path, "operatedBy: ngo", "note: n")
    assert made == Row(
        "atkgr:hotline", "atkg:operatedBy", "atkgr:ngo", "The hotline was run", 0, 19,
        id=statement_id("doc", made), status="achieved", judgement="accepted", reviewer="editor",
        reviewed="2025-06-30", note="n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "object_", "datatype", "lang"),
    [
        ("value: 1_250,000", "1250000", "xsd:decimal", ""),
        ("value: 9.40", "9.40", "xsd:decimal", ""),
        ("seats: 13", "13", "xsd:integer", ""),
        ("from: 2018-03-01", "2018-03-01", "xsd:date", ""),
        ("cumulative: true", "true", "xsd:boolean", ""),
        ("number: 007", "007", "xsd:string", ""),
        ("words: 'two  blanks\n\n      and a line'", "two blanks and a line", "", "en"),
        ("servesP: protection", "atkgv:p.protection", "", ""),
        ("servesP: atkgv:p.protection", "atkgv:p.protection", "", ""),
        ("contributesToTarget: sdg:5.5", "sdg:5.5", "", ""),
        ("partner: ngo", "atkgr:ngo", "", ""),
    ],
)
def test_an_object_takes_the_form_of_its_predicate(
    tmp_path: Path, line: str, object_: str, datatype: str, lang: str
) -> None:
    made = said(tmp_path, line)
    assert (made.object, made.datatype, made.lang) == (object_, datatype, lang)


def test_words_have_the_language_that_the_worksheet_gives(tmp_path: Path) -> None:
    assert said(tmp_path, "words: línea", "lang: es").lang == "es"
    assert said(tmp_path, "partner: ngo", "lang: es").lang == ""


def test_negation_and_source_are_carried_over(tmp_path: Path) -> None:
    made = said(tmp_path, "partner: ngo", "negated: true", "attributed_to: police")
    assert (made.negated, made.attributed_to) == (True, "atkgr:police")
    assert not said(tmp_path, "partner: ngo").negated


NODES = (
    "- node: figure =calls\n  quote: 1.377 calls\n  status: holds\n  says:\n  - value: 1377\n"
    "- node: figure =again\n  quote: 1.377 calls\n  nth: 2\n  status: holds\n"
    "  says:\n  - shareOf: =calls\n"
    "- node: recommendation R.4\n  quote: The NGO should\n  status: recommended\n"
    "  says:\n  - concerns: =recommendation.R.4\n"
)


def test_nodes_are_named_by_their_number_or_by_kind_quote_and_count(tmp_path: Path) -> None:
    first, value, again, share, number, concerns = filled(tmp_path, NODES)
    assert first.subject == f"atkgr:doc.figure.{node_key('figure', '1.377 calls', 1)}"
    assert again.subject == f"atkgr:doc.figure.{node_key('figure', '1.377 calls', 2)}"
    assert number.subject == concerns.object == "atkgr:doc.recommendation.R.4"
    assert (value.subject, share.object) == (first.subject, first.subject)
    assert (again.start, again.is_head) == (TEXT.rindex("1.377"), True)


def test_heads_carry_the_judgement_and_the_rows_of_a_node_inherit_it(tmp_path: Path) -> None:
    made = filled(tmp_path, NODES)
    assert {(row.is_head, row.judgement, row.reviewer, row.status) for row in made} == {
        (True, "accepted", "editor", "holds"), (True, "accepted", "editor", "recommended"),
        (False, "", "", ""),
    }  # fmt: skip


@given(handles=st.lists(st.sampled_from("abcdef"), unique=True, max_size=6), turn=st.integers(0, 5))
def test_node_ids_stay_when_rows_and_other_nodes_are_added(
    tmp_path_factory: pytest.TempPathFactory, handles: list[str], turn: int
) -> None:
    folder = tmp_path_factory.mktemp("nodes")
    others = [
        f"- node: factor ={one}\n  quote: {TEXT[at * 2 :].split()[0]}\n"
        f"  status: holds\n  says:\n  - words: {one}\n"
        for at, one in enumerate(handles)
    ]
    text = "".join([*others[:turn], NODES.replace("1377", "1377\n  - cumulative: true", 1),
                    *others[turn:]])  # fmt: skip
    before = {row.subject for row in filled(folder, NODES)}
    assert before <= {row.subject for row in filled(folder, text)}


def test_white_space_in_a_worksheet_may_be_folded(tmp_path: Path) -> None:
    made = said(tmp_path, "partner: ngo", "note: x")
    wide = filled(
        tmp_path,
        "- about: hotline\n  status: achieved\n  says:\n  - partner: ngo\n    note: x\n"
        "    quote: The\n      hotline   was\n\n      run\n",
    )
    assert wide == (made,)


def test_a_quote_that_a_page_cut_becomes_halves_of_one_support(tmp_path: Path) -> None:
    made = filled(
        tmp_path,
        "- about: hotline\n  status: recommended\n  says:\n"
        "  - partner: ngo\n    quote: Ministry, keep the hotline open\n"
        "  - purpose: keep\n    quotes: ['should, with the', 'Ministry, keep']\n",
    )
    assert [row.quote for row in made] == [
        "Ministry, keep the", "hotline open", "should, with the", "Ministry, keep",
    ]  # fmt: skip
    assert [row.together for row in made] == [
        f"t{made[0].start}", f"t{made[0].start}", f"t{made[2].start}", f"t{made[2].start}",
    ]  # fmt: skip
    assert made[0].id == made[1].id
    assert all(TEXT[row.start : row.end] == row.quote for row in made)


def test_further_supports_are_rows_of_their_own(tmp_path: Path) -> None:
    first, second = filled(
        tmp_path,
        "- about: hotline\n  status: holds\n  quote: run by the NGO\n  says:\n"
        "  - partner: ngo\n    also: The NGO should\n",
    )
    assert (first.id, first.together, second.together) == (second.id, "", "")
    assert (first.quote, second.quote) == ("run by the NGO", "The NGO should")


def test_nth_counts_the_first_quote_and_not_the_further_ones(tmp_path: Path) -> None:
    made = filled(
        tmp_path,
        "- about: hotline\n  status: holds\n  says:\n  - partner: ngo\n    quote: 1.377 calls\n"
        "    nth: 2\n    also: run by the NGO\n",
    )
    assert [row.start for row in made] == [TEXT.rindex("1.377"), TEXT.index("run by")]


@pytest.mark.parametrize(("nth", "start"), [(1, 44), (2, TEXT.rindex("1.377"))])
def test_nth_tells_equal_quotes_apart(tmp_path: Path, nth: int, start: int) -> None:
    made = filled(
        tmp_path,
        f"- about: hotline\n  status: holds\n  says:\n  - partner: ngo\n    quote: 1.377 calls\n"
        f"    nth: {nth}\n",
    )
    assert [row.start for row in made] == [start]


@pytest.mark.parametrize(
    ("quote", "words", "at"),
    [
        ("keep the", "hotline", TEXT.index("hotline")),  # the last one before
        ("hotline open", "The hotline", 0),
        (": 1.377 calls", "The hotline", TEXT.index("The hotline:")),
        ("The hotline was", "Ministry", TEXT.index("Ministry")),  # none before: the first after
        # where the quote begins counts as before
        ("The hotline: 1.377", "The   hotline", TEXT.index("The hotline:")),
    ],
)
def test_anchor_words_are_the_last_before_the_quote_else_the_first_after(
    tmp_path: Path, quote: str, words: str, at: int
) -> None:
    (made,) = filled(
        tmp_path,
        f"- about: hotline\n  status: holds\n  subject_anchor: '@{words}'\n  says:\n"
        f"  - partner: ngo\n    quote: '{quote}'\n",
    )
    assert made.subject_anchor == f"{at}..{at + len(' '.join(words.split()))}"


def test_a_reason_stays_a_reason(tmp_path: Path) -> None:
    assert said(tmp_path, "partner: ngo", "subject_anchor: heading").subject_anchor == "heading"


@pytest.mark.parametrize(
    ("line", "more", "message"),
    [
        ("fundedBi: ngo", "", "unknown predicate atkg:fundedBi"),
        ("partner:", "", "atkg:partner wants one object, not None"),
        ("partner: [a, b]", "", "atkg:partner wants one object, not ['a', 'b']"),
        ("concerns: =nobody", "", "no node =nobody in this worksheet"),
        ("value: many", "", "atkg:value wants a number, not 'many'"),
        ("seats: 1.5", "", "object '1.5' is not in the form of xsd:integer"),
        ("from: 2018-3-1", "", "object '2018-3-1' is not in the form of xsd:date"),
        ("cumulative: yes", "", "object 'yes' is not in the form of xsd:boolean"),
        ("partner: the NGO", "", "object 'atkgr:the NGO' is neither a CURIE"),
        ("partner: ngo", "status: done", "status 'done' is unknown; known are holds"),
        ("partner: ngo", "subject_anchor: above", "subject_anchor is 'above'; wanted a span"),
        ("partner: ngo", "subject_anchor: '@Nowhere'",
         "the anchor's words are not in the text: 'Nowhere'"),
        ("partner: ngo", "attributed_to: the police", "attributed_to 'atkgr:the police' is not a"),
        ("partner: ngo", "quote: The Hotline", "the quote is not in the text: 'The Hotline'"),
        ("partner: ngo", "quote:", "the quote is not in the text: ''"),
        ("partner: ngo", "also: Nowhere", "the quote is not in the text: 'Nowhere'"),
        ("partner: ngo", "nth: 2", "the quote stands 1 time(s), not 2: 'run by the NGO'"),
    ],
)  # fmt: skip
def test_a_draft_that_cannot_be_filled_is_told_with_its_line(
    tmp_path: Path, line: str, more: str, message: str
) -> None:
    text = "- about: hotline\n  status: holds\n  quote: run by the NGO\n  says:\n"
    (found,) = refusal(tmp_path, f"{text}  - {line}\n    {more}\n")
    assert found.startswith(f"sheet.yaml:7: {message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- about: a\n  status: holds\n  says:\n  - partner: b\n",
         "sheet.yaml:6: atkg:partner of 'a' has no quote"),
        ("- node: figure x y\n  quote: q\n  status: holds\n",
         "sheet.yaml:3: 'figure x y' is not a node: kind =handle"),
        ("- node: organization =x\n  quote: q\n  status: holds\n",
         "sheet.yaml:3: 'organization =x' is not a node: kind =handle"),
        ("- node: figure =x\n  quote: q\n  status: holds\n"
         "- node: period =x\n  quote: q\n  status: holds\n",
         "sheet.yaml:6: 'period =x' stands twice"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_filled_is_told(tmp_path: Path, text: str, message: str) -> None:
    assert refusal(tmp_path, text) == [message]


def test_every_draft_that_cannot_be_filled_is_told_at_once(tmp_path: Path) -> None:
    found = refusal(
        tmp_path,
        "- about: a\n  status: holds\n  says:\n  - partner: b\n    quote: x y z\n"
        "  - partner: c\n    quote: run\n  - partnr: d\n    quote: run\n",
    )
    assert [fault.split(":")[1] for fault in found] == ["6", "10"]


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.data())
def test_spans_hold_the_quote_but_for_white_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    spans = find_spans(text, quote)
    assert bool(spans) is bool(quote.strip())
    assert all(text[slice(*span)].split() == quote.split() for span in spans)


def test_no_node_is_named_without_a_head() -> None:
    assert name_nodes("doc", []) == {}


def test_rows_that_stand_already_stay_as_they_are() -> None:
    old = Row("atkgr:a", "atkg:partner", "atkgr:b", "q", 0, 1, id="s1", judgement="rejected")
    new = replace(old, judgement="accepted", note="n")
    moved = replace(new, start=4, end=5)
    assert merge([old], [new, moved]) == [old, moved]
    assert merge([], [new]) == [new]
    assert merge([old], []) == [old]
