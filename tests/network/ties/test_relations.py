from __future__ import annotations

from atkg.csvfiles import read_records
from atkg.network.ties.relations import COLUMNS, ENDS, TABLE, layers, relations


def test_the_table_says_each_thing_in_one_of_the_ways_it_may() -> None:
    records = [record for _, record in read_records(TABLE, COLUMNS)]
    assert len(records) > 30
    assert [record["predicate"] for record in records] == sorted(r["predicate"] for r in records)
    assert {record["end"] for record in records} == set(ENDS)
    assert {record["from"] for record in records} == {"subject", "object"}
    assert {record["symmetric"] for record in records} == {"yes", "no"}
    assert {record["year"] for record in records} == {"thing", "document"}
    assert {record["reaches"] for record in records} - {"", *layers()} == set()
    assert all(record["list"].startswith("each ") for record in records)


def test_every_relation_has_words_in_both_languages_of_its_own() -> None:
    assert all(one.words and one.words_es for one in relations().values())
    for words in ("words", "words_es"):
        said = [getattr(one, words) for one in relations().values()]
        assert len(set(said)) == len(said)
