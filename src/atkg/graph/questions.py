"""The competency questions: queries with a topic that people look under, and least evidence.

``topics.csv`` is the closed list of topics, with a label in ``en`` and ``es``, in the order in
which people see them. A question's ``tags`` are topics; it is listed under the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import Fault, QueryError
from atkg.graph.queries import Query, load_queries

TOPICS: Final = Path(__file__).with_name("topics.csv")


def load_topics() -> dict[str, dict[str, str]]:
    """Give the label of every topic by language, in the order of the list."""
    records = read_records(TOPICS, ("topic", "en", "es"))
    return {record["topic"]: {"en": record["en"], "es": record["es"]} for _, record in records}


def load_questions(folder: Path) -> dict[str, Query]:
    """Read the questions of a folder: id to query, sorted by id.

    Raises QueryError as ``load_queries``, and with a fault for each question that does not say its
    least evidence or has a tag that is no topic.
    """
    queries = load_queries(folder)
    topics = load_topics()
    faults = [fault for query in queries.values() for fault in _faults(query, topics)]
    if faults:
        raise QueryError(f"{len(faults)} fault(s) in the questions", faults=faults)
    return queries


def by_topic(queries: Iterable[Query]) -> dict[str, list[Query]]:
    """Group questions by their first tag: topics in the order of the list, none empty."""
    groups: dict[str, list[Query]] = {topic: [] for topic in load_topics()}
    for query in queries:
        groups[query.tags[0]].append(query)
    return {topic: own for topic, own in groups.items() if own}


def _faults(query: Query, topics: Mapping[str, object]) -> Iterable[Fault]:
    file = str(query.path)
    if query.evidence is None:
        mend = "add #+ evidence: 1, the least number of quotes that a row rests on"
        yield Fault(file, 1, "the header lacks evidence", mend)
    if not query.tags:
        yield Fault(file, 1, "the question has no topic", f"tags takes: {', '.join(topics)}")
    for tag in query.tags:
        if tag not in topics:
            yield Fault(file, 1, f"{tag!r} is no topic", f"tags takes: {', '.join(topics)}")
