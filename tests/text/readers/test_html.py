"""HTML: the words of the report in its order; what surrounds it, and what hides, is left out."""

from __future__ import annotations

import re
import time
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atkg.text.readers import reader_named
from atkg.text.reading import Known, Reading

PAGE: Final = """<!DOCTYPE html><html lang="es-PE"><head><meta charset="utf-8">
<title>Luces del Puerto</title><meta name="DC.publisher" content="Autoridad Portuaria">
<meta name="citation_publication_date" content="2022/06/30"><style>p { color: red }</style></head>
<body><header>Menú</header><nav><a href="/">Inicio</a></nav><h1>Luces del <em>Puerto</em></h1>
<p>Se capacitó a 412 oficiales<sup>3</sup>.<br>Antes, a
   nadie; la contra<b>trata</b> es nueva.</p><script>if (a < b) alert("<div>")</script>
<h2>1. Hallazgos</h2><p><strong>Cobertura:</strong> amplia.</p><p hidden>no se ve</p>
<ul><li>primera meta<ul><li>parte</li></ul></li><li>segunda meta</li></ul>
<ol start="4"><li>paso</li></ol><blockquote><p>"Lo dijo."</p></blockquote>
<table><tr><th>Año</th><th>Anti<i>trata</i> | total</th></tr>
<tr><td>2021</td><td>12</td></tr></table>
<table><tr><td><p>Sólo marco.</p></td></tr></table>
<p># no es un título</p><footer>Contacto</footer></body></html>"""


def read(text: str | bytes) -> Reading:
    return reader_named("html").read(text if isinstance(text, bytes) else text.encode())


def test_a_page_is_read_without_what_surrounds_it() -> None:
    reading = read(PAGE)
    assert reading.text == (
        "# Luces del Puerto\n\n"
        "Se capacitó a 412 oficiales³. Antes, a nadie; la contratrata es nueva.\n\n"
        "## 1. Hallazgos\n\n**Cobertura:** amplia.\n\n"
        '- primera meta\n\n  - parte\n\n- segunda meta\n\n4. paso\n\n> "Lo dijo."\n\n'
        "| Año | Antitrata \\| total |\n| 2021 | 12 |\n\nSólo marco.\n\n\\# no es un título\n"
    )
    assert reading.known == Known("Luces del Puerto", "Autoridad Portuaria", "2022-06-30", "es")


def body(words: str) -> str:
    return read(f"<html><body>{words}</body></html>").text


@pytest.mark.parametrize(
    "unseen",
    [
        '<p style="color:red; display: none">no</p>', "<p style='visibility:hidden'>no</p>",
        "<p hidden>no</p>", "<!-- no -->", "<script>no</script>", "<textarea>no</textarea>",
        "<label>no</label>", "<del>no</del>", "<header><p>no</p></header>", "<aside>no</aside>",
    ],
)  # fmt: skip
def test_what_nobody_sees_and_what_surrounds_the_text_is_not_read(unseen: str) -> None:
    assert body(f"<p>Before.</p>{unseen}<p>After.</p>") == "Before.\n\nAfter.\n"


def test_a_head_a_box_and_a_foot_inside_the_text_are_text() -> None:
    page = "<article><header><h2>Ports</h2></header><p>Open.</p><aside>A case.</aside></article>"
    assert body(page) == "## Ports\n\nOpen.\n\nA case.\n"


def test_a_page_that_stands_in_a_form_is_read_without_its_controls() -> None:
    page = '<form><input value="no"><select><option>no</select><p>The port opened.</p></form>'
    assert body(page) == "The port opened.\n"


def test_a_cell_over_several_rows_leaves_its_place_in_the_rows_below() -> None:
    page = (
        "<table><tr><td rowspan=2 colspan=2>Peru</td><td>2019</td></tr><tr><td>2020</td></tr>"
        "<tr><td>a</td><td>b</td><td rowspan=9>c</td></tr></table><table><tr><td>x<td>y</table>"
    )
    assert body(page) == "| Peru | 2019 |\n|  | 2020 |\n| a | b | c |\n\n| x | y |\n"


def test_items_bear_the_number_that_is_printed_and_keep_what_follows_a_list_in_them() -> None:
    page = (
        '<ol type="a"><li>one<ul><li>part</li></ul>rest</li><li value="4">four</li></ol><p>Out.</p>'
    )
    assert body(page) == "a. one\n\n  - part\n\n  rest\n\nd. four\n\nOut.\n"


def test_typed_text_and_quotations_keep_their_paragraphs() -> None:
    page = "<pre>One\nline.\n\nTwo.</pre><blockquote><p>Three.</p><p>Four.</p></blockquote>"
    assert body(page) == "One line.\n\nTwo.\n\n> Three.\n\n> Four.\n"


def test_signs_that_nobody_sees_part_no_word() -> None:
    assert body("<p>co&shy;op&#8203;eration</p>") == "cooperation\n"


def test_a_page_that_states_a_wrong_charset_is_read_by_its_bytes_and_told() -> None:
    page = '<meta charset="{}"><p>Evaluación</p>'
    old = read(page.format("iso-8859-1").encode())
    assert old.text == "Evaluación\n"
    assert "but is UTF-8" in old.notes[0]
    assert read(page.format("utf-16").encode()).text == "Evaluación\n"


def test_an_element_of_xhtml_that_closes_itself_swallows_nothing() -> None:
    page = '<?xml version="1.0"?><html><head><script src="a"/><title/></head><body><p>a<br/>b</p>'
    assert read(page + "</body></html>").text == "a b\n"


def test_a_page_of_frames_names_the_pages_to_add() -> None:
    with pytest.raises(ValueError, match=r"add the pages in them: a\.html, b\.html"):
        read('<frameset><frame src="a.html"><frame src="b.html"></frameset>')


def test_the_main_part_is_read_where_it_holds_most_of_the_words() -> None:
    main = f"<main><p>{'The report. ' * 20}</p></main>"
    assert "Related" not in read(f"<body>{main}<div>Related pages</div></body>").text
    small = "<main><p>Teaser.</p></main>"
    assert "The report" in read(f"<body>{small}<div>{'The report. ' * 20}</div></body>").text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ("<meta charset=windows-1252>", "cp1252"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
    ],
)
def test_the_stated_charset_is_taken(head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><p>Evaluación “final” de la señal</p></body></html>"
    assert read(page.encode(encoding)).text == "Evaluación “final” de la señal\n"


def test_no_word_of_a_paragraph_is_lost_or_moved() -> None:
    words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=9)
    seen = 0

    @settings(max_examples=settings().max_examples)
    @given(st.lists(st.lists(words, min_size=1, max_size=9), min_size=1, max_size=9))
    def kept(paragraphs: list[list[str]]) -> None:
        nonlocal seen
        seen += 1
        text = read("".join(f"<p>{' '.join(one)}</p>" for one in paragraphs)).text
        assert text.split() == [word for one in paragraphs for word in one]

    kept()
    assert seen >= 80


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "holds no element"),
        (b"just words", "holds no element"),
        (b"<p>\x00\x01\x02</p>", "control character"),
        (b"\x89PNG\r\n\x1a\n\x00<\xff", "is no text"),
        (b"<meta charset=utf-8><p>ol\xe9</p>", r"is not utf-8 \(byte 25\)"),
        (b'<meta charset="klingon"><p>a</p>', "unknown charset, klingon"),
        (b"<div>" * 200_000, "nested more than 200 deep"),
        (b"<b>" * 200_000 + b"x", "nested more than 200 deep"),
        (b"<path>" * 200_000, "nested more than 200 deep"),
        (b"<table><tr><td>" * 190 + b"x", "nested too deep"),
    ],
    ids=["empty", "text", "control", "binary", "latin", "charset", "div", "b", "path", "tables"],
)
def test_a_page_that_is_none_is_refused_with_the_reason_at_once(data: bytes, reason: str) -> None:
    started = time.process_time()
    with pytest.raises(ValueError, match=reason):
        read(data)
    assert time.process_time() - started < 5


def test_what_does_not_nest_is_no_nesting() -> None:
    many = "".join(
        f"<p>one<li>two<svg><path d='M0'/><path/></svg><br><!-- <div> --><td>{number}"
        for number in range(2000)
    )
    page = f"<script>{'if (a<b) {}' * 300}</script>{many}"
    assert len(re.findall(r"one", read(page).text)) == 2000
