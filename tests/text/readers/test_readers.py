"""Readers: found by registration; every character has its place; layouts are read as they look."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atkg.errors import DocumentError
from atkg.text.blocks import Block
from atkg.text.readers import Reader, reader_for, reader_named, readers, utf8
from atkg.text.reading import Known, Reading

ROOT: Final = Path(__file__).parents[3]
REPORTS: Final = ROOT / "data" / "documents"
FIXTURES: Final = ROOT / "tests" / "fixtures" / "documents"
ILO: Final = REPORTS / "ilo-2024-partnerships-peru.md"
IOM: Final = REPORTS / "iom-2005-women-trafficked-peru.txt"
FILES: Final = (ILO, IOM, FIXTURES / "third.md", FIXTURES / "third.txt")

LAYOUT: Final = st.lists(
    st.sampled_from(
        ["\n", "\n\n", "\f", "\r\n", " ", "\t", "# ", "- ", "1. ", "1.1 ", "> ", "| a |", "---",
         "**", "¹ ", "[^1]: ", "Contents", "Intro\t3", "Label: value", "The end.", "and the",
         "WORDS HERE", "•", "a) ", "===", "3", "4", '"', "á", "\u2028", "\ufeff",
         "R.3. Title", "\\$7.94"]
    )
    | st.text(max_size=8),
    max_size=60,
).map("".join)  # fmt: skip


def read(path: Path) -> tuple[str, tuple[Block, ...]]:
    text = path.read_bytes().decode("utf-8")
    return text, reader_for(path.name).blocks(text)


def check_cover(text: str, blocks: tuple[Block, ...]) -> None:
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        for start, end in (block.mark, block.body):
            assert (start, end) == (0, 0) or block.start <= start <= end <= block.end
        at = block.end
    assert not text[at:].strip()


def of(blocks: tuple[Block, ...], kind: str) -> list[Block]:
    return [block for block in blocks if block.kind == kind]


def test_readers_are_found_by_registration() -> None:
    assert set(readers()) == {"docx", "html", "markdown", "pdf", "plain"}
    assert reader_for("A.MD").name == "markdown"
    assert reader_for("a.PDF").name == "pdf"
    assert reader_for("b.txt").name == "plain"
    assert isinstance(reader_named("plain"), Reader)


@pytest.mark.parametrize(("ask", "what"), [(reader_for, "a.xyz"), (reader_named, "pdf2")])
def test_an_unknown_reader_or_suffix_is_an_error_with_a_mend(ask: object, what: str) -> None:
    with pytest.raises(DocumentError, match="→"):
        ask(what)  # type: ignore[operator]


def test_bytes_that_are_not_utf8_are_refused_with_their_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        utf8(b"one\n\xff")


@pytest.mark.parametrize("name", ["plain", "markdown"])
def test_lines_that_end_with_carriage_returns_alone_are_lines(name: str) -> None:
    lines = "The port opened.\r\rIt closed in May.\r"
    text = reader_named(name).read(lines.encode()).text
    blocks = reader_named(name).blocks(text)
    assert [block.words(text) for block in blocks if block.kind != "break"] == [
        "The port opened.", "It closed in May."
    ]  # fmt: skip
    assert len(text) == len(lines)
    kept = "The port opened.\r\n\r\nIt closed.\r\n"
    assert reader_named(name).read(kept.encode()).text == kept


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_written_character_belongs_to_one_block(path: Path) -> None:
    text, blocks = read(path)
    assert len(blocks) > 25
    check_cover(text, blocks)


@pytest.mark.parametrize("name", ["markdown", "plain"])
def test_any_text_is_covered(name: str) -> None:
    seen = 0

    @settings(max_examples=3 * settings().max_examples)
    @given(LAYOUT)
    def covered(text: str) -> None:
        nonlocal seen
        seen += 1
        check_cover(text, reader_named(name).blocks(text))

    covered()
    assert seen >= 200


def test_the_first_report_is_read_as_it_looks() -> None:
    text, blocks = read(ILO)
    kinds = Counter(block.kind for block in blocks)
    assert kinds == {"heading": 32, "front-matter": 20, "paragraph": 39, "break": 2}
    numbers = [block.label(text) for block in of(blocks, "heading") if block.label(text)]
    assert numbers == [
        "LA.1", "LA.2", "BP.1", "BP.2", "BP.3", "BP.4",
        "R.1", "R.2", "R.3", "R.4", "R.5", "R.6", "R7", "R.8", "R.9",
    ]  # fmt: skip
    entries = {block.label(text): block.words(text) for block in of(blocks, "front-matter")}
    assert entries["Código de Proyecto"] == "PER/17/51/USA"
    assert entries["Para las evaluaciones conjuntas"] == "-"
    assert entries["Duración del proyecto"] == "October 2017 to December 2024"


def test_the_second_report_is_read_as_it_looks() -> None:
    text, blocks = read(IOM)
    kinds = Counter(block.kind for block in blocks)
    assert kinds == {
        "title": 5, "heading": 20, "contents": 21, "paragraph": 85, "list-item": 19,
        "footnote": 4, "quotation": 1,
    }  # fmt: skip
    headings = [(block.level, block.label(text)) for block in of(blocks, "heading")]
    listed = [(block.level, block.label(text)) for block in of(blocks, "contents")]
    assert headings[1:] == listed[2:]
    assert headings[3] == (2, "1.2")
    assert headings[-2:] == [(1, "5.0"), (1, "6.0")]
    items = [(block.level, block.label(text)) for block in of(blocks, "list-item")]
    assert items == [
        *[(1, "-")] * 3, (1, "1."), *[(2, "-")] * 8,
        *[(1, f"{n}.") for n in range(2, 7)], *[(2, "-")] * 2,
    ]  # fmt: skip
    assert [block.label(text) for block in of(blocks, "footnote")] == ["¹", "²", "³", "⁴"]


def test_another_markdown_layout_is_read_as_it_looks() -> None:
    text, blocks = read(FIXTURES / "third.md")
    headings = [(b.level, b.label(text), b.words(text)) for b in of(blocks, "heading")]
    assert headings == [
        (1, "", "Puertos Seguros: evaluación final"), (2, "", "Contenido"), (2, "1", "Contexto"),
        (3, "", "Marco legal"), (2, "2", "Hallazgos"), (2, "3", "Recomendaciones"),
        (3, "R1", "A la Dirección de Puertos"),
    ]  # fmt: skip
    assert [b.words(text) for b in of(blocks, "contents")] == [
        "Contexto", "Hallazgos", "Recomendaciones",
    ]  # fmt: skip
    assert [b.label(text) for b in of(blocks, "front-matter")] == [
        "Título", "País", "Duración", "Presupuesto",
    ]  # fmt: skip
    assert [b.level for b in of(blocks, "list-item")] == [1, 2, 2, 1]
    assert len(of(blocks, "table-row")) == 3
    assert [b.label(text) for b in of(blocks, "footnote")] == ["[^1]:"]
    assert len(of(blocks, "quotation")) == 1


def test_another_plain_layout_is_read_as_it_looks() -> None:
    text, blocks = read(FIXTURES / "third.txt")
    headings = [(b.level, b.label(text), b.words(text)) for b in of(blocks, "heading")]
    assert headings == [
        (1, "", "CONTENTS"), (1, "Chapter 1", "Background"), (2, "", "Purpose of the work"),
        (1, "Chapter 2", "What was found and what it means"), (1, "I", "RECOMMENDATIONS"),
        (1, "Annex A", "People met"),
    ]  # fmt: skip
    assert [b.words(text) for b in of(blocks, "title")] == [
        "Safe Harbours Project", "FINAL EVALUATION REPORT", "June 2022",
    ]  # fmt: skip
    assert [b.label(text) for b in of(blocks, "front-matter")] == ["Prepared for", "Author"]
    assert len(of(blocks, "contents")) == 4
    assert sum(b.level for b in of(blocks, "break")) == 4
    assert [(b.level, b.label(text)) for b in of(blocks, "list-item")] == [
        (1, "a)"), (1, "•"), (1, "•"), (2, "–"), (2, "–"),
        (1, "1."), (1, "2."), (1, "1)"), (1, "2)"),
    ]  # fmt: skip
    assert len(of(blocks, "quotation")) == 1
    assert len(of(blocks, "footnote")) == 1


def test_a_head_in_yaml_tells_of_a_markdown_file() -> None:
    head = b'---\nTitle: "Ports: the end"\ndate: 2023-05-01\nlang: en-GB\ntags: [a]\n---\n# Other\n'
    known = reader_named("markdown").read(head).known
    assert known == Known("Ports: the end", "", "2023-05-01", "en")


@pytest.mark.parametrize("head", [b"---\n: : :\n- [\n---\nx", b"---\nwords\n---\n", b"---\nno end"])
def test_a_head_that_is_no_yaml_is_text(head: bytes) -> None:
    assert reader_named("markdown").read(head) == Reading(head.decode())


def test_what_no_page_of_markdown_shows_is_no_paragraph() -> None:
    text = "Seen.\n\n<!-- The port\n\n# closed. -->\n\nSeen <!-- too --> also.\n"
    blocks = reader_named("markdown").blocks(text)
    assert [one.words(text) for one in blocks if one.kind != "break"] == [
        "Seen.", "Seen <!-- too --> also.",
    ]  # fmt: skip
