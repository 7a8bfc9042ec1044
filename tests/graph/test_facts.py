from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from atkg.graph.facts import Standing, fact_quads, standings
from atkg.graph.terms import DRAFTS, FACTS, curie
from atkg.model import JUDGEMENTS, STATUSES, Evidence, Statement, Support

Plain = tuple[str, str, str]


def said(
    subject: str, predicate: str, object_: str, *, status: str = "holds",
    judgement: str = "accepted", method: str = "manual", kind: str = "", lang: str = "",
    attributed_to: str = "", negated: bool = False, document: str = "d",
) -> Statement:  # fmt: skip
    support = Support(
        (Evidence(0, 1, "x"),), method, "1", judgement, "editor", "2026-01-01", (), "", (2,)
    )
    is_head = predicate == "rdf:type"
    return Statement(
        "s1", document, subject, predicate, object_,
        "", lang, status, negated, attributed_to, judgement, is_head, kind, (support,),
    )  # fmt: skip


def node_of(kind: str, name: str = "n", *, head: dict[str, str | bool] | None = None,
            **own: str) -> list[Statement]:  # fmt: skip
    """Give a node with head, words and one property; ``head`` changes the head row only."""
    subject = f"atkgr:d.{name}"
    rows = [
        said(subject, "rdf:type", kind, kind=kind, **own),  # type: ignore[arg-type]
        said(subject, "atkg:words", "do it", lang="en", kind=kind, **own),  # type: ignore[arg-type]
        said(subject, "atkg:concerns", "atkgr:iom", kind=kind, **own),  # type: ignore[arg-type]
    ]
    return [replace(rows[0], **head) if head else rows[0], *rows[1:]]  # type: ignore[arg-type]


def read(quads: list[ox.Quad], graph: ox.NamedNode) -> list[Plain]:
    return [
        (curie(q.subject), curie(q.predicate), curie(q.object))
        for q in quads
        if q.graph_name == graph
    ]


FUNDED: Plain = ("atkgr:p", "atkg:fundedBy", "atkgr:us")


def test_only_what_is_or_was_so_becomes_a_fact_of_the_world() -> None:
    reached = {s: read(fact_quads([said(*FUNDED, status=s)]), FACTS) for s in STATUSES}
    assert len(reached) == 8
    assert [*filter(reached.get, STATUSES)] == ["holds", "achieved", "ongoing"]
    assert reached["achieved"] == [FUNDED]


def test_a_recommended_statement_of_the_world_is_no_fact_in_any_graph() -> None:
    assert fact_quads([said(*FUNDED, status="recommended")]) == []
    draft = said(*FUNDED, status="recommended", judgement="unreviewed", method="rule:roles")
    assert fact_quads([draft]) == []


def test_what_others_say_and_what_is_denied_are_no_facts() -> None:
    assert fact_quads([said(*FUNDED, attributed_to="atkgr:a-study")]) == []
    assert fact_quads([said(*FUNDED, negated=True)]) == []


def test_a_denial_elsewhere_withdraws_nothing() -> None:
    both = [said(*FUNDED), said(*FUNDED, negated=True, document="e")]
    assert read(fact_quads(both), FACTS) == [FUNDED]


def test_a_reported_item_is_a_fact_and_bears_how_it_is_meant() -> None:
    rows = node_of("atkg:Recommendation", status="recommended", attributed_to="atkgr:a-study")
    assert read(fact_quads(rows), FACTS) == [
        ("atkgr:d.n", "rdf:type", "atkg:Recommendation"),
        ("atkgr:d.n", "rdfs:label", "do it"),
        ("atkgr:d.n", "atkg:concerns", "atkgr:iom"),
        ("atkgr:d.n", "atkg:contentStatus", "atkgv:status.recommended"),
        ("atkgr:d.n", "atkg:saidBy", "atkgr:a-study"),
        ("atkgr:d.n", "atkg:statedIn", "atkgr:d"),
        ("atkgr:d.n", "atkg:words", "do it"),
    ]


def test_a_world_node_bears_no_status() -> None:
    facts = read(fact_quads(node_of("atkg:Factor", status="holds")), FACTS)
    assert [predicate for _, predicate, _ in facts] == [
        "rdf:type", "rdfs:label", "atkg:concerns", "atkg:statedIn", "atkg:words",
    ]  # fmt: skip
    assert fact_quads(node_of("atkg:Factor", status="potential")) == []


def test_a_node_falls_with_its_head() -> None:
    for head in ({"negated": True}, {"judgement": "rejected"}, {"judgement": "unreviewed"}):
        rows = node_of("atkg:Finding", head={**head})
        assert [standing for _, standing in standings(rows)] == [Standing.STATED] * 3
        assert fact_quads(rows) == []


def test_an_accepted_row_of_a_node_that_is_a_draft_is_a_draft() -> None:
    head, *others = node_of("atkg:Finding", method="rule:findings")
    open_support = replace(head.supports[0], judgement="unreviewed")
    rows = [replace(head, judgement="unreviewed", supports=(open_support,)), *others]
    quads = fact_quads(rows)
    assert read(quads, FACTS) == []
    assert len(read(quads, DRAFTS)) == 6  # type, label, concerns, content status, stated in, words


def test_a_rejected_head_beside_an_accepted_one_takes_nothing_away() -> None:
    rows = node_of("atkg:Finding")
    wrong = replace(rows[0], id="s0", judgement="rejected", status="achieved")
    assert fact_quads([wrong, *rows]) == fact_quads(rows)


def test_who_wrote_an_open_row_decides_where_it_goes() -> None:
    for method, graph_size in (("rule:roles", 1), ("model:m", 0), ("manual", 0)):
        quads = fact_quads([said(*FUNDED, judgement="unreviewed", method=method)])
        assert len(read(quads, DRAFTS)) == graph_size, method
        assert read(quads, FACTS) == []
        assert read(fact_quads([said(*FUNDED, method=method)]), FACTS) == [FUNDED]
        assert fact_quads([said(*FUNDED, judgement="rejected", method=method)]) == []


def test_a_triple_stands_once_and_never_where_it_stands_already() -> None:
    draft = said(*FUNDED, judgement="unreviewed", method="rule:roles", document="f")
    quads = fact_quads([said(*FUNDED), said(*FUNDED, document="e"), draft])
    assert len(quads) == 1
    assert fact_quads([said(*FUNDED)], [quads[0].triple]) == []


def test_a_draft_label_does_not_join_the_label_of_a_fact() -> None:
    rows = node_of("atkg:Finding")
    draft = said("atkgr:d.n", "atkg:title", "Title", lang="en", kind="atkg:Finding",
                 judgement="unreviewed", method="rule:findings")  # fmt: skip
    quads = fact_quads([*rows, draft])
    assert read(quads, DRAFTS) == [("atkgr:d.n", "atkg:title", "Title")]


THINGS = st.sampled_from([f"atkgr:t{n}" for n in range(3)])
STATEMENTS = st.builds(
    said, THINGS, st.sampled_from(["atkg:a", "atkg:b", "rdf:type"]), THINGS,
    status=st.sampled_from(STATUSES), judgement=st.sampled_from(JUDGEMENTS),
    method=st.sampled_from(["manual", "rule:r", "model:m"]), negated=st.booleans(),
    kind=st.sampled_from(["", "atkg:Factor", "atkg:Finding"]),
    attributed_to=st.sampled_from(["", "atkgr:x"]), document=st.sampled_from(["d", "e"]),
)  # fmt: skip


@settings(max_examples=2 * settings().max_examples)
@given(st.lists(STATEMENTS, max_size=12), st.randoms(use_true_random=False))
def test_no_triple_stands_in_two_graphs_whatever_is_said(
    statements: list[Statement], random: object
) -> None:
    everything = fact_quads(statements)
    elsewhere = [quad.triple for quad in everything[::2]]
    quads = fact_quads(statements, elsewhere)
    triples = [quad.triple for quad in quads]
    assert len(triples) == len(set(triples))
    assert not {*triples} & {*elsewhere}
    random.shuffle(statements)  # type: ignore[attr-defined]
    assert fact_quads(statements, elsewhere) == quads
    accepted = {
        (s.subject, s.predicate, s.object)
        for s in statements
        if s.judgement == "accepted" and not s.negated
    }
    made = ("atkg:asPrinted", "atkg:contentStatus", "atkg:saidBy", "atkg:statedIn", "rdfs:label")
    assert {fact for fact in read(quads, FACTS) if fact[1] not in made} <= accepted
    assert not any(isinstance(t.object, ox.BlankNode) for t in triples)
