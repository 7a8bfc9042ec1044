"""A reference line says who published what when, and where in it the words stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atkg.graph.witnesses import Witness
from atkg.report.references import reference

BARE = Witness("atkgr:r", 0, "atkgr:s1", "holds", "2005", "60 talks")
PLACED = replace(BARE, section="4.1 Hotline", page=12)


@pytest.mark.parametrize(
    ("witness", "publisher", "lang", "expected"),
    [
        (PLACED, "IOM", "en", "IOM (2005). *Report*, 4.1 Hotline, p. 12."),
        (
            replace(PLACED, last_page=13),
            "IOM",
            "en",
            "IOM (2005). *Report*, 4.1 Hotline, pp. 12–13.",
        ),
        (
            replace(PLACED, last_page=13),
            "OIM",
            "es",
            "OIM (2005). *Report*, 4.1 Hotline, pp. 12-13.",
        ),
        (replace(PLACED, section=""), "IOM", "es", "IOM (2005). *Report*, p. 12."),
        (BARE, "IOM", "en", "IOM (2005). *Report*."),
        (BARE, "", "en", "*Report* (2005)."),
        (replace(BARE, year=""), "IOM", "en", "IOM (n.d.). *Report*."),
        (replace(BARE, year=""), "OIM", "es", "OIM (s. f.). *Report*."),
        (replace(BARE, section="R.1."), "IOM", "en", "IOM (2005). *Report*, R.1."),
    ],
)
def test_a_reference_holds_what_is_known_and_nothing_else(
    witness: Witness, publisher: str, lang: str, expected: str
) -> None:
    assert reference(witness, publisher, "Report", lang, "*") == expected
