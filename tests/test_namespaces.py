from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atkg.namespaces import PREFIXES, compact, expand, is_curie

LOCAL = st.from_regex(r"[A-Za-z0-9_]([A-Za-z0-9._-]{0,8}[A-Za-z0-9_-])?", fullmatch=True)


@given(st.sampled_from(sorted(PREFIXES)), LOCAL)
def test_a_curie_becomes_an_iri_and_a_curie_again(prefix: str, local: str) -> None:
    curie = f"{prefix}:{local}"
    assert is_curie(curie)
    assert expand(curie) == PREFIXES[prefix] + local
    assert compact(expand(curie)) == curie


@pytest.mark.parametrize(
    "text",
    ["", "lantern", ":lantern", "ex:lantern", "atkgr:", "atkgr:a/b", "atkgr:a b", "atkgr:a.",
     "atkgr:.a", "atkgr:-a", "atkgr:año", "atkgr:a\n", "ATKGR:a", "https://w3id.org/atkg/x"],
)  # fmt: skip
def test_what_is_no_curie_is_refused(text: str) -> None:
    assert not is_curie(text)
    with pytest.raises(ValueError, match="not a CURIE with a known prefix"):
        expand(text)


@pytest.mark.parametrize(
    "iri",
    ["https://example.org/x", PREFIXES["atkgr"], PREFIXES["atkgr"] + "a/b", PREFIXES["sdg"] + "5."],
)
def test_an_iri_that_no_prefix_fits_stays(iri: str) -> None:
    assert compact(iri) == iri


def test_no_prefix_stands_for_two_namespaces() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
