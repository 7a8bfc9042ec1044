from __future__ import annotations

from atkg.echoes import Echo
from atkg.graph.echo_graph import echo_quads
from atkg.graph.terms import AUTHORITY, curie

ECHO = Echo("atkgr:new.finding.1", "atkgr:old.action.2", "repeats", "editor", "2026-11-24", "", 2)


def test_an_echo_links_two_nodes_and_says_who_judged_it_how() -> None:
    quads = echo_quads([ECHO])
    assert {quad.graph_name for quad in quads} == {AUTHORITY}
    triples = {(curie(q.subject), curie(q.predicate), curie(q.object)) for q in quads}
    assert (ECHO.later, "atkg:echoes", ECHO.earlier) in triples
    (judged,) = {one for one, predicate, _ in triples if predicate == "atkg:echoKind"}
    assert {(predicate, value) for one, predicate, value in triples if one == judged} == {
        ("rdf:type", "atkg:Echo"),
        ("rdf:subject", ECHO.later),
        ("rdf:predicate", "atkg:echoes"),
        ("rdf:object", ECHO.earlier),
        ("atkg:echoKind", "atkgv:echo.repeats"),
        ("atkg:decidedBy", "editor"),
        ("atkg:decidedOn", "2026-11-24"),
    }


def test_a_later_judgement_of_the_same_nodes_keeps_the_identifier() -> None:
    again = Echo(ECHO.later, ECHO.earlier, "answers", "analyst", "2027-01-01", "", 9)
    subjects = [{quad.subject for quad in echo_quads([one])} for one in (ECHO, again)]
    assert subjects[0] == subjects[1]
