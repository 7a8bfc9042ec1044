"""DOCX: what Word would print is read in its order; hostile packages are refused unopened."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any, Final

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from atkg.text.readers import reader_named
from atkg.text.reading import Reading

DOCUMENT_XML: Final = "word/document.xml"
SHORT: Final = "The port opened in 2019."


def packed(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def report() -> Any:
    """Write a report as people do in Word: title, headings, lists, a table, running head."""
    document = docx.Document()
    document.core_properties.title = "Luces del Puerto"
    document.core_properties.language = "es-PE"
    document.sections[0].header.paragraphs[0].text = "Running head"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_heading("Luces del Puerto", 0)
    document.add_heading("Hallazgos", 1)
    paragraph = document.add_paragraph()
    paragraph.add_run("Cobertura:").bold = True
    paragraph.add_run(" se capacitó a 412 oficiales")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run(".")
    for words in ("primera meta", "segunda meta"):
        document.add_paragraph(words, style="List Bullet")
    for words in ("primer paso", "segundo paso"):
        document.add_paragraph(words, style="List Number")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Presupuesto", "USD 1 | 2"), ("Duración", "2019\n2022"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    document.add_paragraph("# no es un título")
    return document


def read(data: bytes) -> Reading:
    return reader_named("docx").read(data)


def test_a_report_is_read_as_word_prints_it_without_head_and_foot() -> None:
    reading = read(packed(report()))
    assert reading.text == (
        "# Luces del Puerto\n\n# Hallazgos\n\n**Cobertura:** se capacitó a 412 oficiales³.\n\n"
        "- primera meta\n\n- segunda meta\n\n1. primer paso\n\n2. segundo paso\n\n"
        "| Presupuesto | USD 1 \\| 2 |\n| Duración | 2019 2022 |\n\n\\# no es un título\n"
    )
    assert (reading.known.title, reading.known.language) == ("Luces del Puerto", "es")


def test_tracked_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The port ")
    for tag, text_tag, words in (("w:del", "w:delText", "closed"), ("w:ins", "w:t", "opened")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    assert read(packed(document)).text == "The port opened\n"


def test_pages_are_those_that_word_last_saw() -> None:
    document = docx.Document()
    document.add_paragraph(SHORT)
    run = document.add_paragraph("It closed ").add_run()
    run._r.append(OxmlElement("w:lastRenderedPageBreak"))
    run.add_text("in 2022.")
    document.add_paragraph("It opened again.")
    reading = read(packed(document))
    starts = [(place.page, reading.text[place.start :].strip()[:8]) for place in reading.places]
    assert starts == [(1, "The port"), (2, "in 2022.")]
    assert "It closed in 2022." in reading.text, "the sentence stays whole"
    assert reading.text.count("\f") == 1


def test_a_footnote_follows_the_paragraph_that_names_it() -> None:
    document = docx.Document()
    run = document.add_paragraph("The port opened").add_run()
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))
    document.add_paragraph("It closed.")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>In May.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    data = with_part(packed(document), "word/footnotes.xml", notes.encode(), "footnotes")
    assert read(data).text == "The port opened¹\n\n¹ In May.\n\nIt closed.\n"


def with_part(data: bytes, name: str, content: bytes, kind: str) -> bytes:
    """Add a part to a package, with its type and its relation to the document."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    link = f'<Relationship Id="rId{kind}" Type="{base}{kind}" Target="{name[5:]}"/></Relationships>'
    entry = f'<Override PartName="/{name}" ContentType="{types}.{kind}+xml"/></Types>'
    changes = {
        "word/_rels/document.xml.rels": (b"</Relationships>", link.encode()),
        "[Content_Types].xml": (b"</Types>", entry.encode()),
    }
    return repacked(data, lambda part, old: old.replace(*changes.get(part, (b"", b"")))
                    if part in changes else old, {name: content})  # fmt: skip


def repacked(
    data: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None
) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return buffer.getvalue()


def test_a_text_box_is_read_once() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed words.</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    run = document.add_paragraph(SHORT).add_run()
    run._r.append(parse_xml(
        f"<mc:AlternateContent {space} {nsdecls('w')}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    ))  # fmt: skip
    assert read(packed(document)).text == f"{SHORT}\n\nBoxed words.\n"


BOXED: Final = (
    f"<mc:AlternateContent {nsdecls('w')} "
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice Requires='wps'><w:txbxContent>{0}</w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
)


def run_of(words: str, properties: str = "") -> str:
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r {nsdecls("w")}>{shape}<w:t xml:space="preserve">{words}</w:t></w:r>'


def append(document: Any, *runs: str, properties: str = "") -> Any:
    """Write a paragraph as Word stores it."""
    shape = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    xml = f"<w:p {nsdecls('w')}>{shape}{''.join(runs)}</w:p>"
    document.element.body[-1].addprevious(parse_xml(xml))


def test_text_boxes_in_a_cell_and_in_another_box_are_read_once() -> None:
    document = docx.Document()
    inner = BOXED.format(f"<w:p>{run_of('Inner.')}</w:p>")
    append(document, run_of("Host."), BOXED.format(f"<w:p>{run_of('Outer.')}{inner}</w:p>"))
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "cell", "other"
    hung = parse_xml(BOXED.format(f"<w:p>{run_of('Boxed.')}</w:p>"))
    table.cell(0, 0).paragraphs[0].add_run()._r.append(hung)
    assert read(packed(document)).text == "Host.\n\nOuter.\n\nInner.\n\n| cell Boxed. | other |\n"


def test_what_word_does_not_print_is_not_read() -> None:
    document = docx.Document()
    ruby = f"<w:ruby><w:rt>{run_of('kan')}</w:rt><w:rubyBase>{run_of('base')}</w:rubyBase></w:ruby>"
    append(
        document, run_of("Seen "), run_of("hidden ", "<w:vanish/>"),
        run_of("again ", '<w:vanish w:val="0"/>'), f"<w:r>{ruby}</w:r>",
        run_of(" co\u00adop\u200beration"),
    )  # fmt: skip
    assert read(packed(document)).text == "Seen again base cooperation\n"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    document = docx.Document()
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    append(document, run_of("The port opened "), properties=gone)
    append(document, run_of("in 2019."))
    append(document, run_of("The last one."), properties=gone)
    assert read(packed(document)).text == "The port opened in 2019.\n\nThe last one.\n"


def test_notes_of_cells_follow_the_table_and_endnotes_the_text() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for at, words in enumerate(("one", "two", "three", "four")):
        table.cell(at // 2, at % 2).text = words
    refer = '<w:{0} {1} w:id="2"/>'
    cell = table.cell(0, 0).paragraphs[0].add_run()
    cell._r.append(parse_xml(refer.format("footnoteReference", nsdecls("w"))))
    append(document, run_of(SHORT), f"<w:r>{refer.format('endnoteReference', '')}</w:r>")
    append(document, run_of("It closed."))
    data = packed(document)
    for kind, words in (("footnote", "In May."), ("endnote", "Port book.")):
        notes = (
            f'<w:{kind}s {nsdecls("w")}><w:{kind} w:id="2"><w:p>{run_of(words)}</w:p></w:{kind}>'
            f"</w:{kind}s>"
        )
        data = with_part(data, f"word/{kind}s.xml", notes.encode(), f"{kind}s")
    assert read(data).text == (
        f"| one¹ | two |\n| three | four |\n\n¹ In May.\n\n{SHORT}ⁱ\n\nIt closed.\n\nⁱ Port book.\n"
    )


@pytest.mark.parametrize(
    ("told", "mark"),
    [("", "ⁱ"), ('<w:numFmt w:val="decimal"/>', "¹"), ('<w:numFmt w:val="upperRoman"/>', "ⁱ")],
)
def test_endnotes_are_counted_as_the_document_says(told: str, mark: str) -> None:
    document = docx.Document()
    properties = f"<w:endnotePr {nsdecls('w')}>{told}</w:endnotePr>"
    document.settings.element.append(parse_xml(properties))
    append(document, run_of(SHORT), '<w:r><w:endnoteReference w:id="2"/></w:r>')
    notes = f'<w:endnotes {nsdecls("w")}><w:endnote w:id="2"><w:p>{run_of("Port book.")}</w:p>'
    data = with_part(
        packed(document), "word/endnotes.xml", f"{notes}</w:endnote></w:endnotes>".encode(),
        "endnotes",
    )  # fmt: skip
    text = read(data).text
    assert text == f"{SHORT}{mark}\n\n{mark} Port book.\n"
    kinds = [block.kind for block in reader_named("docx").blocks(text)]
    assert kinds == ["paragraph", "footnote"]


def test_lists_of_one_definition_count_on_unless_one_begins_anew() -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="R%1."/></w:lvl>'
    )
    root.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">{level}</w:abstractNum>'
    ))  # fmt: skip
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for number, more in ((91, ""), (92, ""), (93, anew)):
        root.append(parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="99"/>{more}</w:num>'
        ))  # fmt: skip
    for number, words in ((91, "one"), (91, ""), (92, "three"), (93, "anew"), (92, "on")):
        mark = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        append(document, run_of(words) if words else "", properties=mark)
    assert read(packed(document)).text.split("\n\n") == [
        "R1. one", "R3. three", "R1. anew", "R2. on\n",
    ]  # fmt: skip


def test_a_level_in_the_outline_makes_a_heading_of_short_words_only() -> None:
    document = docx.Document()
    append(document, run_of("Findings"), properties='<w:outlineLvl w:val="1"/>')
    append(document, run_of("word " * 60), properties='<w:outlineLvl w:val="1"/>')
    heading, paragraph = read(packed(document)).text.rstrip("\n").split("\n\n")
    assert heading == "## Findings"
    assert paragraph.startswith("word word")


def test_merged_cells_stand_once() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    table.cell(0, 2).text = "third"
    for column in range(3):
        table.cell(1, column).text = str(column)
    assert read(packed(document)).text == "| Both | third |\n| 0 | 1 | 2 |\n"


WORDS: Final = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=12
)


def test_no_paragraph_is_lost_or_moved() -> None:
    seen = 0

    @settings(max_examples=60 * settings().max_examples // 100)
    @given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8))
    def kept(paragraphs: list[str]) -> None:
        nonlocal seen
        seen += 1
        document = docx.Document()
        for words in paragraphs:
            document.add_paragraph(words)
        read_ones = read(packed(document)).text.rstrip("\n").split("\n\n")
        assert [re.sub(r"^\\", "", one) for one in read_ones] == [
            re.sub(r"^\\", "", one) for one in paragraphs
        ]

    kept()
    assert seen >= 50


# --- packages that are no report ------------------------------------------------------------------


def archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files.items():
            pack.writestr(name, content)
    return buffer.getvalue()


def nested(depth: int) -> bytes:
    """Nest tables in tables, as no report does."""
    document = docx.Document()
    opened = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    return repacked(
        packed(document),
        lambda name, old: old.replace(b"<w:body>", b"<w:body>" + opened.encode())
        if name == DOCUMENT_XML else old,
    )  # fmt: skip


def entities() -> bytes:
    """Let an entity grow, as in the billion laughs."""
    grown = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 9))
    head = f'<!DOCTYPE d [<!ENTITY e0 "laugh">{grown}]>'
    body = f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:body>"
    return repacked(
        packed(docx.Document()),
        lambda name, old: f"{head}{body}</w:document>".encode() if name == DOCUMENT_XML else old,
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no DOCX"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is encrypted, or an old .doc"),
        (packed(report())[:9000], "is cut off or broken"),
        (b"\x00\xff" * 999, "is no DOCX"),
        (archive({"a.txt": b"a"}), f"holds no {DOCUMENT_XML}"),
        (archive({DOCUMENT_XML: b" " * 50_000_000}), "is a ZIP bomb"),
        (archive({DOCUMENT_XML: b"<a/>"}), "is a broken DOCX"),
        (archive(dict.fromkeys(map(str, range(20_001)), b"")), "20001 files; that is no report"),
        (nested(400), "is a broken DOCX|nested too deep"),
        (entities(), "is a broken DOCX"),
    ],
    ids=["empty", "old", "cut", "binary", "other archive", "bomb", "no parts", "many files",
         "nested deep", "entities"],
)  # fmt: skip
def test_a_package_that_is_no_report_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read(data)


def test_a_part_whose_sum_is_wrong_is_refused() -> None:
    data = bytearray(packed(report()))
    at = data.find(b"word/document.xml") + len("word/document.xml") + 40
    data[at : at + 8] = b"\xff" * 8
    with pytest.raises(ValueError, match="is a broken DOCX"):
        read(bytes(data))
