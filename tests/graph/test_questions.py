from __future__ import annotations

from pathlib import Path

import pytest

from atkg.errors import QueryError
from atkg.graph.queries import load_queries
from atkg.graph.questions import by_topic, load_questions, load_topics

QUERIES = Path(__file__).parents[2] / "queries"
QUESTION = """\
#+ id: {id}
#+ summary:
#+   en: "Who funds what?"
#+   es: "¿Quién financia qué?"
#+ description: "One line per funder."
#+ evidence: 1
#+ tags: [{tags}]
SELECT ?funder WHERE {{ ?what <urn:fundedBy> ?funder }} ORDER BY ?funder
"""


def write(folder: Path, id_: str, tags: str, old: str = "", new: str = "") -> None:
    text = QUESTION.format(id=id_, tags=tags)
    assert old in text
    (folder / f"{id_}-funders.rq").write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_topic_has_a_label_in_both_languages() -> None:
    topics = load_topics()
    assert len(topics) > 10
    for words in topics.values():
        assert set(words) == {"en", "es"}
        assert all(words.values())
    for lang in ("en", "es"):
        assert len({words[lang] for words in topics.values()}) == len(topics)


def test_questions_are_grouped_by_their_first_topic_in_the_order_of_the_list(
    tmp_path: Path,
) -> None:
    write(tmp_path, "cq01", "places, money")
    write(tmp_path, "cq02", "actors")
    write(tmp_path, "cq03", "places")
    groups = by_topic(load_questions(tmp_path).values())
    ids = {topic: [query.id for query in own] for topic, own in groups.items()}
    assert ids == {"actors": ["cq02"], "places": ["cq01", "cq03"]}
    assert list(groups) == ["actors", "places"], "the order is that of the list"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("#+ evidence: 1\n", "", "the header lacks evidence"),
        ("tags: [money]", "tags: [coins]", "'coins' is no topic → tags takes: money, actors"),
        ("#+ tags: [money]\n", "", "the question has no topic"),
        ("tags: [money]", "tags: [money, warning]", "'warning' is no topic"),
    ],
)
def test_a_question_without_topic_or_evidence_is_refused(
    tmp_path: Path, old: str, new: str, what: str
) -> None:
    write(tmp_path, "cq01", "money", old, new)
    load_queries(tmp_path)
    with pytest.raises(QueryError, match=r"cq01-funders\.rq:1") as caught:
        load_questions(tmp_path)
    assert what in str(caught.value)


def test_the_questions_that_come_with_the_package_are_questions() -> None:
    assert load_questions(QUERIES) == load_queries(QUERIES)
