"""The start: what it tells of a graph."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from atkg.opening import OpenBuild


@pytest.mark.parametrize(
    ("lang", "one", "none"),
    [("en", "1 document", "0 findings"), ("es", "1 documento", "0 hallazgos")],
)
def test_numbers_stand_before_words_that_fit_them(
    small_build: OpenBuild, page_of: Callable[..., LexborHTMLParser],
    monkeypatch: pytest.MonkeyPatch, lang: str, one: str, none: str,
) -> None:  # fmt: skip
    classes = {"atkg:Document": 1, "atkg:Finding": 0}
    monkeypatch.setattr(small_build, "info", {**small_build.info, "classes": classes})
    page = page_of(small_build, "index.html", lang)
    told = [" ".join(item.text().split()) for item in page.css(".numbers li")]
    assert one in told
    assert none in told
