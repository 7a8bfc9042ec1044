"""Passages: a sentence that a page cut is one; sentences end where they end; nothing gets lost."""

from __future__ import annotations

import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atkg.text.blocks import Block
from atkg.text.documents import load_documents
from atkg.text.passages import Passage, headings_at, passages, sentences
from atkg.text.readers import reader_for, reader_named

ROOT: Final = Path(__file__).parents[2]
ILO: Final = ROOT / "data" / "documents" / "ilo-2024-partnerships-peru.md"
IOM: Final = ROOT / "data" / "documents" / "iom-2005-women-trafficked-peru.txt"
THIRD: Final = ROOT / "tests" / "fixtures" / "documents" / "third.txt"
TERCERO: Final = ROOT / "tests" / "fixtures" / "documents" / "third.md"
FILES: Final = (ILO, IOM, THIRD, TERCERO)
PIECES: Final = st.lists(
    st.sampled_from(
        ["\n", "\n\n", "\n\n\n\n", "\f", " ", "The report", "of the", "says so.", "and then",
         "¹ Note", "# Title\n", "- item", "U.S. ", "Dr. ", "S/. 460.00", "?", "!”. ", "National",
         "a, b, c,", "R.3. ", "2.5", "…", "de la",
         "Police Force considers that it may", "12", "13", "1. "]
    )
    | st.text(max_size=6),
    max_size=60,
).map("".join)  # fmt: skip


def read(path: Path) -> tuple[str, tuple[Block, ...], tuple[Passage, ...]]:
    text = path.read_bytes().decode("utf-8")
    blocks = reader_for(path.name).blocks(text)
    return text, blocks, passages(text, blocks)


def plain(text: str, name: str = "plain") -> list[Passage]:
    return list(passages(text, reader_named(name).blocks(text)))


def split(text: str) -> list[str]:
    return [s.words(text) for p in plain(text, "markdown") for s in sentences(p, text)]


def check(text: str, blocks: tuple[Block, ...], made: tuple[Passage, ...]) -> None:
    spans = sorted(span for passage in made for span in passage.spans)
    assert spans == sorted((b.start, b.end) for b in blocks if b.kind != "break")
    words = Counter(word for passage in made for word in passage.words(text).split())
    assert words == Counter(
        w for b in blocks if b.kind != "break" for w in text[b.start : b.end].split()
    )
    for number, passage in enumerate(made):
        assert passage.index == number
        assert all(a[1] <= b[0] for a, b in pairwise(passage.spans))
        own = [span for s in sentences(passage, text) for span in s.spans]
        assert all(a[1] <= b[0] for a, b in pairwise(own))
        assert all(any(s <= a < b <= e for s, e in passage.spans) for a, b in own)
        inside = "".join("".join(text[a:b].split()) for a, b in own)
        assert inside == "".join("".join(text[a:b].split()) for a, b in passage.spans)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_of_a_document_is_lost_or_doubled(path: Path) -> None:
    text, blocks, made = read(path)
    assert len(made) > 25
    check(text, blocks, made)


@pytest.mark.parametrize("name", ["markdown", "plain"])
def test_no_word_of_any_text_is_lost_or_doubled(name: str) -> None:
    seen = 0

    @settings(max_examples=3 * settings().max_examples)
    @given(PIECES)
    def kept(text: str) -> None:
        nonlocal seen
        seen += 1
        blocks = reader_named(name).blocks(text)
        check(text, blocks, passages(text, blocks))

    kept()
    assert seen >= 200


JOINS: Final = [
    (ILO, "at various levels,", "contributing to increased"),
    (ILO, "that national institutions", "maintain multilevel"),
    (ILO, "short videos, infographics, and", "newsletters, highlighting"),
    (IOM, "The evaluation will bring", "recommendations and lessons"),
    (IOM, "like MIMDES that", "by mandate is bound"),
    (IOM, "The team had access to", "places where probably"),
    (IOM, "place of origin. The", "poor instruction"),
    (IOM, "of the National", "Police Force consider"),
    (THIRD, "the police of the", "National Harbour Authority"),
    (THIRD, "it with\nstaff who", "keep the books"),
    (TERCERO, "funcionarios de la", "Dirección de Puertos sobre"),
    (TERCERO, "personal y,", "con la Fundación Faro, publicar"),
]


@pytest.mark.parametrize(("path", "end", "begin"), JOINS, ids=[end for _, end, _ in JOINS])
def test_a_sentence_that_a_page_cut_is_one(path: Path, end: str, begin: str) -> None:
    text, _, made = read(path)
    cut = [
        passage
        for passage in made
        for first, second in pairwise(passage.spans)
        if text[: first[1]].endswith(end) and text[second[0] :].startswith(begin)
    ]
    assert len(cut) == 1
    assert sum(len(sentence.spans) == 2 for sentence in sentences(cut[0], text)) == 1


def test_nothing_else_is_joined() -> None:
    joined = {path: sum(len(p.spans) > 1 for p in read(path)[2]) for path in FILES}
    assert joined == {ILO: 3, IOM: 5, THIRD: 2, TERCERO: 2}


@pytest.mark.parametrize(
    "text",
    [
        "It rests on quotations and testimonies\n\nThe information comes from many places.",
        "The aims were:\n\nto train people in all of the ports of the country.",
        "It ended well.\n\nand nobody knows why that was so in the end.",
        "- one of the many parts of the\n\n## National Title of a whole new part",
        "The team of the many ports met the Director\n\nAnnex",
    ],
)
def test_what_does_not_go_on_stays_apart(text: str) -> None:
    made = plain(text, "markdown")
    assert len(made) == 2
    assert all(len(passage.spans) == 1 for passage in made)


def test_pages_are_counted_where_the_text_shows_them() -> None:
    text, _, made = read(THIRD)
    page = {passage.words(text): passage.page for passage in made}
    assert page["Safe Harbours Project"] == 1
    assert page["Chapter 1. Background"] == 2
    assert page["Annex A. People met"] == 5
    assert {passage.page for passage in read(IOM)[2]} == {0}


def test_a_passage_knows_its_headings() -> None:
    text, _, made = read(ILO)
    passage = next(p for p in made if "INABIF, with the support" in p.words(text))
    trail = [text[start:end] for start, end in passage.heading]
    assert [line[:8] for line in trail] == ["## LESSO", "### **Re", "#### **R"]


def test_headings_at_gives_the_words_of_the_enclosing_headings() -> None:
    documents = load_documents(ROOT / "data" / "documents")
    document = documents["iom-2005-women-trafficked-peru"]
    at = headings_at(document)
    words = at(document.text.index("1.377")).splitlines()
    assert words == ["4 Analysis Project Effectiveness", "4.1 Hotline Fono Mujer"]
    assert at(0) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met the U.S. Embassy. The U.S. The end.", 3),
        ("It cost S/. 460.00 in all. Dr. J. Lagos paid.", 2),
        ("The Law N° 28251 holds. See art. 5 of No. 7.", 2),
        ("R.3. Maintain the structure. It works.", 2),
        ("Calls rose from 1.377 to 8.095. Then 2.5 millions.", 2),
        ("He said “don’t cheat!”. 13,370 leaflets went out.", 2),
        ("On several newspapers.16 emissions were sent.", 2),
        ("El Sr. Faro vive en EE.UU. desde 2004. ¿Por qué? Nadie sabe.", 3),
        ("In Lima, Cusco, etc. The rest stayed. Red2Red Consultores, S.L. paid.", 3),
        ("They met in 2004. 12 came.", 2),
        ("Was it so? Yes! It was… And then", 4),
        ("La Dra. Lagos (p. ej. en el cap. 3) lo dice. Fin.", 2),
        ("1. Search funds for the line. It works.", 2),
        ("It is a work of art. The end. He said no. Nobody came.", 4),
        ("It is so [see p. 4]. (It is.) It was.", 3),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: int) -> None:
    assert len(split(text)) == expected, split(text)


def test_reading_stays_linear() -> None:
    base = IOM.read_bytes().decode("utf-8") + "\n\n"
    text = base * (5_000_000 // len(base) + 1)
    began = time.process_time()
    made = passages(text, reader_named("plain").blocks(text))
    count = sum(len(sentences(passage, text)) for passage in made)
    assert time.process_time() - began < 20
    assert len(text) >= 5_000_000
    assert count > 10_000


@pytest.mark.parametrize(
    "piece",
    ["a", "a ", ".", ". ", "\n", "1. ", "Contents\n", "x\t1\n", "**", '"', "A: b\n", "(", "1."],
)
def test_monotonous_texts_stay_linear(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    for name in ("markdown", "plain"):
        for passage in plain(text, name):
            sentences(passage, text)
    assert time.process_time() - began < 15
