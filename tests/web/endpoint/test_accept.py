"""The form that a client gets is the one it likes best among those that there are."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.web.endpoint.accept import RESULTS, TRIPLES, choose
from atkg.web.endpoint.messages import RefusalError


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv;q=0.4, text/tab-separated-values;q=0.5", "text/tab-separated-values"),
        ("*/*;q=0.1, text/csv;q=0.1", "text/csv"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("text/*;q=1, text/csv;q=0.1", "text/tab-separated-values"),
        ("text/csv;charset=utf-8;q=0.9, application/json;q=0.8", "text/csv"),
        ("nonsense, text/csv", "text/csv"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("text/html, image/png", None),
        ("text/csv;q=0", None),
        ("text/csv;q=often", None),
        ("*/*;q=0", None),
    ],
)
def test_a_header_has_one_best_form(accept: str, given: str | None) -> None:
    if given:
        assert choose(accept, RESULTS)[0] == given
    else:
        with pytest.raises(RefusalError, match=r"text/csv") as refused:
            choose(accept, RESULTS)
        assert refused.value.status == 406


@given(st.text(alphabet="abc/*;q=0.15, +-", max_size=60))
def test_any_header_gets_a_form_or_a_list_of_forms(accept: str) -> None:
    with suppress(RefusalError):
        media_type, form = choose(accept, TRIPLES)
        assert TRIPLES[media_type] == form


@given(st.permutations(list(TRIPLES)), st.data())
def test_no_form_that_the_client_likes_less_is_given(order: list[str], data: st.DataObject) -> None:
    likes = {one: data.draw(st.integers(0, 9)) for one in order}
    accept = ", ".join(f"{one};q=0.{likes[one]}" for one in order)
    if any(likes.values()):
        assert likes[choose(accept, TRIPLES)[0]] == max(likes.values())
