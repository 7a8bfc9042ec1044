"""Messages in Spanish: every one that the source may tell, whole, with its slots where they were.

``tests/templates.py`` reads the templates out of the source; here each is told as if it had
happened, with a mark in every slot.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from tests.templates import SLOT, templates_in

import atkg
from atkg.csvfiles import read_records
from atkg.errors import AtkgError, Fault, QueryError, mend_of
from atkg.messages import fault_in_language, in_language, told

SOURCE: Final = Path(atkg.__file__).parent
CATALOGUE: Final = SOURCE / "messages.csv"
_MARK: Final = re.compile(r"⟨\d+⟩")
_OPEN: Final = re.compile(r"\{(\d*)(\*?)\}")


def modules() -> list[Path]:
    """Every module, named as in the source."""
    return [path.relative_to(SOURCE) for path in sorted(SOURCE.rglob("*.py"))]


def happened(template: str) -> str:
    """Tell a template with another mark in every slot."""
    parts = template.split(SLOT)
    return "".join(f"{part}⟨{n}⟩" for n, part in enumerate(parts[:-1])) + parts[-1]


def is_name(text: str) -> bool:
    """Whether a slot holds marks, names and numbers only, and no words of the message."""
    return all(" " not in part.strip() for part in re.split(r"[,(]", _MARK.sub("_", text)))


def untold(text: str) -> list[str]:
    """Give what of a message would stay English: itself, or words that fell into a slot."""
    found = told(text, "es")
    return [text] if found is None else [one for one in found.kept if not is_name(one)]


def test_every_message_that_the_source_may_tell_has_its_spanish_words() -> None:
    missing = {
        f"{module}:{line}": template
        for module in modules()
        for template, line in templates_in(SOURCE / module).items()
        if untold(happened(template))
    }

    assert not missing, "write a row for each of these in src/atkg/messages.csv"


def test_the_templates_are_found_in_the_source() -> None:
    every = {text for module in modules() for text in templates_in(SOURCE / module)}

    assert len(every) > 500
    assert {
        "nothing is called {}",  # in the call
        "{} items are meant by {}",  # assigned before
        "nearest: {}",  # joined with +
        "the words stand at {}: run atkg fill, or write that span",  # by a key of a table
        "confidence {} is not a number between 0 and 1",  # yielded to where the fault is made
        "the same two nodes stand in line {} too",  # passed to a function that makes the fault
    } <= every


def test_the_spanish_words_have_the_slots_of_the_english_ones() -> None:
    for line, row in read_records(CATALOGUE, ("en", "es")):
        slots = len(re.findall(r"\{\}", row["en"]))
        numbered = [number for number, _ in _OPEN.findall(row["es"])]
        used = [int(n) if n else at for at, n in enumerate(numbered)]

        assert sorted(used) == list(range(slots)), f"line {line}: {row}"


def test_the_catalogue_has_each_message_once_in_order() -> None:
    every = [row["en"] for _, row in read_records(CATALOGUE, ("en", "es"))]

    assert every == sorted(set(every), key=lambda one: (one.casefold(), one))


def test_what_is_told_of_errors_of_the_system_has_its_spanish_words() -> None:
    every = {mend_of(OSError(number, "")) for number in range(140)}

    assert len(every) > 5
    assert not [one for one in every if untold(one)]


def test_an_error_keeps_file_and_line_and_gets_other_words() -> None:
    error = QueryError("nothing is called 'X'", file="a.csv", line=3, mend="nearest: Lima (a:lima)")

    assert in_language(error, "es") == (
        "a.csv:3: nada se llama 'X' → los más parecidos: Lima (a:lima)"
    )
    assert in_language(error, "en") == str(error)


def test_an_error_of_several_faults_is_told_line_by_line() -> None:
    faults = [Fault("a.csv", 2, "has no quote", "run: atkg fill"), Fault("b.csv", 0, "is empty")]

    words = in_language(AtkgError("2 fault(s) in the translations", faults=faults), "es")

    assert words.split("\n") == [
        "2 error(es) en las traducciones",
        "  a.csv:2: no tiene cita → ejecute: atkg fill",
        "  b.csv: está vacío",
    ]


def test_slots_may_change_their_order_and_hold_a_message() -> None:
    assert in_language("a cell of XLSX holds 9 characters, and this quote has 12", "es") == (
        "una celda de XLSX admite 9 caracteres, y este campo (quote) tiene 12"
    )
    assert in_language("cannot be read: Permission denied", "es") == (
        "no se puede leer: permiso denegado"
    )


def test_the_reading_of_which_most_is_known_is_taken() -> None:
    wrong_use = "Invalid value: the question has no parameter --x; nearest: --y"

    assert in_language(wrong_use, "es") == (
        "valor no válido: la pregunta no tiene el parámetro --x; los más parecidos: --y"
    )


def test_messages_that_were_joined_are_told_one_by_one() -> None:
    assert in_language("lacks the column a; has an unknown column 'b'", "es") == (
        "le falta la columna a; tiene una columna desconocida: 'b'"
    )


@given(st.text())
def test_words_that_nobody_knows_stay_as_they_are(text: str) -> None:
    unknown = f"¿{text}?"

    assert in_language(unknown, "es") == unknown


@given(st.text(st.characters(exclude_characters="'\\", categories=["L", "N", "P"]), min_size=1))
def test_the_words_in_a_slot_stay_as_they_are(name: str) -> None:
    fault = Fault("f", 1, f"nothing is called '{name}'", f"nearest: {name} (x)")

    assert fault_in_language(fault, "es") == Fault(
        "f", 1, f"nada se llama '{name}'", f"los más parecidos: {name} (x)"
    )


def test_no_template_is_written_with_names_of_slots() -> None:
    for _, row in read_records(CATALOGUE, ("en", "es")):
        literal = re.sub(r"\{(name|\w+): [^}]*\}", "", row["en"])  # YAML that a mend shows

        assert all(not name for _, name, _, _ in Formatter().parse(literal) if name is not None)
