from __future__ import annotations

import re
from pathlib import Path

import pytest

from atkg.model import JUDGEMENTS, STATUSES
from atkg.review.labels import LANGUAGES, code_of, codes, label
from atkg.review.sheets import SHEETS

ONTOLOGY = Path(__file__).parents[2] / "ontology"


def test_every_column_judgement_and_status_has_labels_of_its_own() -> None:
    assert set(codes("column")) == {column for columns in SHEETS.values() for column in columns}
    assert (codes("judgement"), codes("status")) == (JUDGEMENTS, STATUSES)
    for kind in ("sheet", "column", "judgement", "status", "decision"):
        for lang in LANGUAGES:
            labels = [label(kind, code, lang) for code in codes(kind)]
            assert all(labels)
            assert len(set(map(str.casefold, labels))) == len(codes(kind)), (kind, lang)


@pytest.mark.parametrize("kind", ["column", "judgement", "status", "decision"])
def test_a_label_of_either_language_means_its_code(kind: str) -> None:
    found = [code_of(kind, f" {label(kind, code, lang).upper()} ")
             for code in codes(kind) for lang in LANGUAGES]  # fmt: skip
    assert found == [code for code in codes(kind) for _ in LANGUAGES]
    assert len(found) >= 6


@pytest.mark.parametrize("scheme", ["status", "judgement"])
def test_the_labels_are_those_of_the_vocabulary(scheme: str) -> None:
    text = (ONTOLOGY / f"{scheme}.ttl").read_text(encoding="utf-8")
    said = set(re.findall(r'skos:prefLabel "([^"]+)"@es', text))
    own = {label(scheme, code, "es") for code in codes(scheme)}
    assert len(own) >= 3
    assert own - said == set()


def test_what_is_no_label_stays_as_it_is() -> None:
    assert code_of("judgement", " perhaps ") == "perhaps"
