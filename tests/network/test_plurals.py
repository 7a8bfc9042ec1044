from __future__ import annotations

import pytest

from atkg.network.drawing.view import WORDS
from atkg.network.notes import note
from atkg.network.plurals import tell


@pytest.mark.parametrize(
    ("count", "word"), [(0, "names"), (1, "name"), ("1", "name"), (2, "names")]
)
def test_a_number_has_the_word_that_fits_it(count: object, word: str) -> None:
    assert tell("{count} {count:name|names}", count=count) == f"{count} {word}"


def test_one_is_told_as_one_in_both_languages() -> None:
    assert tell(WORDS["en"]["drawn_left_out"], count=1).startswith("1 name left out")
    assert tell(WORDS["es"]["drawn_left_out"], count=1).startswith("1 nombre omitido por")
    told = note("few_documents", count=1)
    assert "come from 1 document: who is central is whom its authors" in told.told("en")
    assert "vienen de 1 documento:" in told.told("es")
    assert "2 documentos:" in note("few_documents", count=2).told("es")
