"""Why a mention waits is told in the language of the sheet."""

from __future__ import annotations

from itertools import product

import pytest

from atkg.review.reasons import reason


@pytest.mark.parametrize(
    "parts",
    list(product(
        (("named once", "se nombra una vez"), ("named 3 times", "se nombra 3 veces")),
        (("", ""), (", also written SRU, ORM", ", también escrito SRU, ORM")),
        (("", ""), ("; a body of another country?", "; ¿un organismo de otro país?")),
    )),
)  # fmt: skip
def test_each_reason_of_a_name_without_a_record_is_told_in_spanish(
    parts: tuple[tuple[str, str], ...],
) -> None:
    english, spanish = ("".join(each) for each in zip(*parts, strict=True))
    why = f"Organization without a record, {english}"
    assert reason(why, "es", lambda _: "organización") == f"organización sin registro, {spanish}"
    assert reason(why, "en", str) == why
