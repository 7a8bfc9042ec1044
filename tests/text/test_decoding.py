"""Old character sets are read as people wrote in them; what is no text is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.text.decoding import decoded

SPANISH = "La evaluación señaló que la niñez “no fue oída” – según el Ministerio.\r\n" * 3
ENGLISH = "The evaluators found that the ministry’s work – as said before – improved.\n"


@pytest.mark.parametrize("text", [SPANISH, ENGLISH])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_a_text_comes_out_as_it_was_written(text: str, encoding: str, name: str) -> None:
    assert decoded(text.encode(encoding)) == (text, name)


def test_utf16_the_other_way_round_is_read_by_its_mark() -> None:
    assert decoded(b"\xfe\xff" + SPANISH.encode("utf-16-be"))[0] == SPANISH


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_every_utf8_text_keeps_each_character(text: str) -> None:
    assert decoded(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"one\n\x00two", "control character '.x00' .line 2"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff", "zero bytes"),
        (b"\xff\xfea", "is broken utf-16"),
        (bytes(range(128, 256)) * 40, "is no text in UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decoded(data)
