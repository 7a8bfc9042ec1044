"""What a document says of itself is found; what it does not say stays empty."""

from __future__ import annotations

import pytest

from atkg.text.describing import describe
from atkg.text.readers import reader_named
from atkg.text.reading import Known, Reading

BODY = "The evaluators found that the cooperation of the two ministries had improved by 2020.\n"


NOTHING = Known()


def told(text: str, known: Known = NOTHING, reader: str = "markdown") -> dict[str, str]:
    return describe(Reading(text, known=known), reader_named(reader).blocks(text))


def test_labelled_lines_are_read_in_three_languages() -> None:
    english = "Date of report: 30 June 2022\nPrepared by: A. Team\nPublisher: Port Authority\n\n"
    assert told("# Safe Harbours\n\n" + english + BODY) == {
        "title": "Safe Harbours", "authors": "A. Team", "publisher": "Port Authority",
        "date": "2022-06-30", "language": "en",
    }  # fmt: skip
    spanish = "Fecha: junio de 2022\nElaborado por: Equipo A\nPublicado por: Puerto\n\n"
    found = told("# Puertos Seguros\n\n" + spanish + BODY)
    assert (found["date"], found["authors"], found["publisher"]) == (
        "2022-06",
        "Equipo A",
        "Puerto",
    )
    french = "Date : 2022\nAuteurs : Équipe A\nPublié par : Port\n\n"
    found = told("# Ports\n\n" + french + BODY)
    assert (found["date"], found["authors"], found["publisher"]) == ("2022", "Équipe A", "Port")


def test_the_title_page_of_a_plain_text_is_read() -> None:
    text = f"PORT AUTHORITY\n\nFinal evaluation of the Harbour Lights Project\n\nMay 2021\n\n{BODY}"
    found = told(text + "\n1. Findings\n\n" + BODY, reader="plain")
    assert found["title"] == "Final evaluation of the Harbour Lights Project"
    assert found["date"] == "2021-05"


@pytest.mark.parametrize(
    ("known", "title"),
    [
        ("Harbour Lights: evaluation of 2021", "Harbour Lights: evaluation of 2021"),
        ("Microsoft Word - report", "Lights of the Harbour"),
        ("final_v3.docx", "Lights of the Harbour"),
        ("Untitled document", "Lights of the Harbour"),
        ("", "Lights of the Harbour"),
        ("Lights of the Harbour | Port Authority", "Lights of the Harbour"),
    ],
)
def test_the_title_in_a_files_fields_counts_unless_a_program_wrote_it(
    known: str, title: str
) -> None:
    assert told(f"# Lights of the **Harbour** ¹\n\n{BODY}", Known(title=known))["title"] == title


def test_a_day_that_may_be_read_in_two_ways_gives_the_year_only() -> None:
    text = "Date of report: 1/12/2024\nAuthor: A. Team\n\n"
    assert told(text + BODY)["date"] == "2024"


def test_fields_of_the_file_come_before_the_page() -> None:
    text = "# T\n\nDate of report: June 2020\nPublisher: Printed\n\n" + BODY
    found = told(text, Known(publisher="Stated", date="2021-02-03", language="es"))
    assert (found["publisher"], found["date"], found["language"]) == ("Stated", "2021-02-03", "en")


def test_nothing_is_made_up() -> None:
    assert told("12 345\n") == {
        "title": "", "authors": "", "publisher": "", "date": "", "language": "und"
    }  # fmt: skip
