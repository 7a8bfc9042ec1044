"""A quote is found again in the original: under its headings and on its page, or on no page."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from atkg.model import Where
from atkg.text.documents import Document, load_documents, text_digest
from atkg.text.places import write_places
from atkg.text.reading import Place
from atkg.text.whereabouts import where_words_stand

ROOT = Path(__file__).parents[2]
MARKDOWN = (
    "# A Report\n\nFirst words.\n\n## 1. Findings\n\n### **1.1 Use\\$**\n\nSixty talks were held.\n"
)


def document(text: str, reader: str = "markdown", title: str = "A report") -> Document:
    digest = text_digest(text)
    return Document("a", title, "IOM", "", "2024", "en", "evaluation report", "", "", "a.md",
                    digest, digest, reader, "1", text)  # fmt: skip


def where(text: str, words: str, folder: Path, reader: str = "markdown") -> Where:
    start = text.index(words)
    span = (start, start + len(words))
    return where_words_stand(document(text, reader), folder, [span])[span]


def test_words_stand_under_their_headings_the_outermost_first(tmp_path: Path) -> None:
    assert where(MARKDOWN, "Sixty talks", tmp_path) == Where(("1. Findings", "1.1 Use$"))


def test_a_heading_that_repeats_the_title_tells_nothing(tmp_path: Path) -> None:
    assert where(MARKDOWN, "First words", tmp_path) == Where()


def test_a_heading_stands_in_its_own_section(tmp_path: Path) -> None:
    assert where(MARKDOWN, "Findings", tmp_path).headings == ("1. Findings",)


def test_form_feeds_are_pages_and_words_may_go_over_one(tmp_path: Path) -> None:
    text = "One page\fof words that\fgo on.\n"
    assert where(text, "One page", tmp_path, "plain") == Where((), 1, 1)
    assert where(text, "that\fgo", tmp_path, "plain") == Where((), 2, 3)


def test_the_table_beside_the_text_goes_before_form_feeds(tmp_path: Path) -> None:
    text = "One page\fof words\fthat go on.\n"
    write_places(tmp_path / "a.pages.csv", (Place(0, 7), Place(9, 9)), len(text))
    assert where(text, "One", tmp_path, "plain").page == 7
    assert where(text, "page\fof", tmp_path, "plain") == Where((), 7, 9)


def test_page_numbers_that_a_text_prints_give_no_page(tmp_path: Path) -> None:
    lines = [f"{number}\n\n" + "Words of a paragraph.\n\n" * 6 for number in range(3, 8)]
    assert where("".join(lines) + "The end.", "The end", tmp_path, "plain").page == 0


def test_both_reports_know_the_section_of_every_place_below_their_first_heading() -> None:
    folder = ROOT / "data" / "documents"
    for report in load_documents(folder).values():
        spans = [(at, at + 1) for at in range(2500, len(report.text), 50)]
        found = where_words_stand(report, folder, spans)
        assert len(found) > 300
        assert all(one.headings and not one.page for one in found.values())


@given(st.lists(st.sampled_from(["one ", "two\n", "\f", "three "]), max_size=40), st.data())
def test_a_page_is_one_more_than_the_form_feeds_before(
    parts: list[str], data: st.DataObject
) -> None:
    text = "".join(parts) + "end"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = where_words_stand(document(text, "plain"), Path("nowhere"), [(start, end)])[start, end]
    pages = (text.count("\f", 0, start) + 1, text.count("\f", 0, end - 1) + 1)
    wanted = pages if "\f" in text else (0, 0)
    if text[start] != "\f" and text[end - 1] != "\f":
        assert (found.page, found.last_page) == wanted
