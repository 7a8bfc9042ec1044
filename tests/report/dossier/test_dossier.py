from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest
from docx import Document
from lxml import etree

from atkg.followups import FollowUp
from atkg.graph.naming import Naming, load_naming
from atkg.graph.sayings import Saying
from atkg.graph.spoken import Spoken, load_spoken
from atkg.graph.store import open_store
from atkg.graph.witnesses import Witness, is_node
from atkg.report.dossier.docx import dossier_docx
from atkg.report.dossier.gathering import make_dossier
from atkg.report.dossier.html import dossier_html
from atkg.report.dossier.markdown import dossier_markdown
from atkg.report.dossier.model import Dossier
from atkg.report.references import Citing
from atkg.workspace import Workspace

Graph = tuple[Spoken, Naming]
THINGS = ["mimp", "loreto", "partnerships", "ilo-2024-partnerships-peru.recommendation.R3", "peru"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def real(real_workspace: Workspace) -> Graph:
    store = open_store(real_workspace.current / "store")
    return load_spoken(store), load_naming(store)


def made(graph: Graph, thing: str, lang: str = "en") -> Dossier:
    found = next(one for one in graph[1].labels if one.lower() == f"atkgr:{thing}".lower())
    return make_dossier(*graph, {}, found, lang)


def thing_of(graph: Graph, thing: str) -> str:
    if "recommendation" not in thing:
        return thing
    (one,) = [x for x in graph[0].nodes("atkg:Recommendation")
              if graph[0].values(x, "atkg:number") == ("R.3",)]  # fmt: skip
    return one.partition(":")[2]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("thing", THINGS)
def test_each_sentence_has_a_note_and_each_note_exact_words(
    real: Graph, thing: str, lang: str
) -> None:
    dossier = made(real, thing_of(real, thing), lang)
    sentences = [one for part in dossier.parts for one in part.sentences]
    numbers = [n for one in sentences for _, notes in one.pieces for n in notes]
    quotes = {" ".join(" […] ".join(basis.quotes).split())
              for one in real[0].sayings for basis in one.bases}  # fmt: skip
    assert sentences
    assert all(any(notes for _, notes in one.pieces) for one in sentences)
    assert list(dict.fromkeys(numbers)) == [note.number for note in dossier.notes]
    assert {note.quote for note in dossier.notes} <= quotes
    assert dossier.silence[-1] in ("Not reported is not absent.",
                                   "Que no se informe no significa que no exista.")  # fmt: skip


def test_what_is_only_recommended_stands_in_no_part_of_facts(real: Graph) -> None:
    parts = {part.name: part for part in made(real, "mimp").parts}
    asked = [one.text for one in parts["asked"].sentences]
    facts = " ".join(one.text for name in ("does", "with") if name in parts
                     for one in parts[name].sentences)  # fmt: skip
    assert len(asked) == 3
    assert "should develop" not in facts


def test_a_region_holds_what_is_said_of_its_cities_and_who_worked_there(real: Graph) -> None:
    dossier = made(real, "loreto")
    parts = {part.name: " ".join(one.text for one in part.sentences) for part in dossier.parts}
    assert "Iquitos" in parts["does"]
    assert "International Labour Organization" in parts["with"]


def test_empty_parts_are_told_as_silence(real: Graph) -> None:
    dossier = made(real, "mimp")
    assert "findings" not in {part.name for part in dossier.parts}
    assert "No evaluator states a finding about it." in dossier.silence


@pytest.fixture(scope="module")
def small(built_workspace: Workspace) -> Graph:
    store = open_store(built_workspace.current / "store")
    return load_spoken(store), load_naming(store)


def test_a_denial_is_an_open_point(small: Graph) -> None:
    parts = {part.name: part for part in made(small, "hotline").parts}
    denied = [one.text for one in parts["open"].sentences if "denied" in one.text]
    assert denied == ["Operated by: Coastal Agency (denied)."]
    assert all("Coastal Agency" not in one.text for one in parts["with"].sentences)


def test_what_nobody_has_reviewed_is_an_open_point_in_its_own_words(small: Graph) -> None:
    spoken, naming = small
    node = spoken.to("atkgr:lantern", "atkg:concerns")[0].subject

    def waiting(one: Saying) -> Saying:
        if one.subject != node:
            return one
        bases = tuple(replace(basis, judgement="unreviewed") for basis in one.bases)
        return replace(one, bases=bases)

    def changed(ends: Mapping[str, tuple[Saying, ...]]) -> dict[str, tuple[Saying, ...]]:
        return {end: tuple(map(waiting, own)) for end, own in ends.items()}

    drafts = replace(
        spoken, by_subject=changed(spoken.by_subject), by_object=changed(spoken.by_object)
    )
    dossier = make_dossier(drafts, naming, {}, "atkgr:lantern", "en")
    parts = {part.name: [one.text for one in part.sentences] for part in dossier.parts}
    left = [text for name in parts if name != "open" for text in parts[name]]
    assert any("nobody has reviewed this" in text for text in parts["open"])
    assert all("nobody has reviewed this" not in text for text in left)


def test_what_came_later_stands_below_its_sentence_in_every_form(small: Graph) -> None:
    node = small[0].nodes("atkg:Recommendation")[0]
    later = FollowUp(node, "done", "It is open <now>.", "en", "Act 3", "Gazette", "clerk",
                     "2022-01-01")  # fmt: skip
    dossier = make_dossier(*small, {node: (later,)}, node, "en")
    words = "done, says clerk (2022-01-01), “It is open <now>.”, by Act 3, source: Gazette"
    document = Document(io.BytesIO(dossier_docx(dossier)))
    assert words in dossier_markdown(dossier)
    assert words.replace("<", "&lt;").replace(">", "&gt;") in dossier_html(dossier)
    assert any(words in paragraph.text for paragraph in document.paragraphs)


def test_markdown_marks_each_note_and_explains_it_once(real: Graph) -> None:
    text = dossier_markdown(made(real, "partnerships"))
    explained = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    marked = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert len(explained) == len(set(explained)) > 50
    assert marked == set(explained)


def test_a_page_links_to_notes_that_are_there_and_to_no_network(real: Graph) -> None:
    page = dossier_html(made(real, "partnerships", "es"))
    links = set(re.findall(r'href="#(n\d+)"', page))
    assert links == set(re.findall(r'id="(n\d+)"', page))
    assert len(links) > 50
    assert not re.search(r"https?://", page)


def test_a_docx_has_true_footnotes_each_marked_once_and_the_same_bytes(real: Graph) -> None:
    dossier = made(real, "partnerships")
    data = dossier_docx(dossier)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
    ids = [int(one.get(f"{W}id")) for one in notes.findall(f"{W}footnote")]
    marks = [int(one.get(f"{W}id")) for one in body.iter(f"{W}footnoteReference")]
    assert ids == [-1, 0, *(note.number for note in dossier.notes)]
    assert marks == [note.number for note in dossier.notes]
    assert dossier_docx(dossier) == data


def texts(dossier: Dossier, part: str) -> list[str]:
    return [one.text for own in dossier.parts if own.name == part for one in own.sentences]


def test_who_is_only_a_source_has_a_dossier_of_what_it_says(small: Graph) -> None:
    dossier = made(small, "statistics-office")
    assert texts(dossier, "says")
    assert all("according to" in one for one in texts(dossier, "says"))


def test_a_part_of_a_recommendation_is_told_with_all_others_that_it_addresses(
    small: Graph,
) -> None:
    spoken, naming = small
    one = next(x for x in spoken.sayings if x.predicate == "atkg:addressee" and is_node(x.subject))
    helps = replace(one, predicate="atkg:supportAddressee", object="atkgr:lantern", statement="x")
    ends = {**spoken.by_subject, one.subject: (*spoken.by_subject[one.subject], helps)}
    others = {**spoken.by_object, "atkgr:lantern": (*spoken.by_object["atkgr:lantern"], helps)}
    both = replace(spoken, by_subject=ends, by_object=others)
    asked = texts(make_dossier(both, naming, {}, "atkgr:lantern", "en"), "asked")
    assert [x for x in asked if f"also addressed: {naming.label(one.object, 'en')}" in x]
    assert [x for x in asked if "addressee as supporter" in x.lower() or "support" in x.lower()]


def test_a_note_of_a_sentence_holds_no_other_of_its_notes(small: Graph) -> None:
    for thing in ("lantern", "hotline", "coastal-police"):
        dossier = made(small, thing)
        quotes = {note.number: (note.title, note.quote) for note in dossier.notes}
        for one in (one for part in dossier.parts for one in part.sentences):
            for _, notes in one.pieces:
                own = [quotes[number] for number in notes]
                assert not [1 for a in own for b in own if a != b and a[0] == b[0] and a[1] in b[1]]


def test_silence_is_told_only_where_it_means_something(small: Graph) -> None:
    told = " ".join(made(small, "lantern").silence)
    assert "recommendation is addressed" not in told
    concept = make_dossier(*small, {}, "atkgv:p.prevention", "en")
    assert not [one for one in concept.silence if "with whom" in one or "addressed to it" in one]


def test_what_waits_for_review_is_told_beside_what_is_missing(small: Graph) -> None:
    spoken, naming = small
    own = spoken.by_subject["atkgr:lantern"]
    waiting = tuple(
        replace(one, bases=tuple(replace(basis, judgement="unreviewed") for basis in one.bases))
        for one in own
    )
    drafts = replace(
        spoken, by_subject={**spoken.by_subject, "atkgr:lantern": waiting}, by_object={}
    )
    silence = make_dossier(drafts, naming, {}, "atkgr:lantern", "en").silence
    assert [one for one in silence if f"Nobody has reviewed {len(own)} of the statements" in one]


def test_a_note_names_publisher_section_and_page_where_they_are_known(small: Graph) -> None:
    spoken, naming = small
    basis = spoken.by_subject["atkgr:lantern"][0].bases[0]
    place = Witness(basis.document, basis.start, "s", "", "", "q", "3 Sites", 7)
    citing = Citing({(basis.document, basis.start): place}, {basis.document: "Coastal Agency"})
    dossier = make_dossier(spoken, naming, {}, "atkgr:lantern", "en", citing)
    cited = [note for note in dossier.notes if note.reference.endswith(", 3 Sites, p. 7")]
    assert cited
    assert all(note.reference.startswith("Coastal Agency (2021). ") for note in dossier.notes)
    assert cited[0].reference in dossier_markdown(dossier)
