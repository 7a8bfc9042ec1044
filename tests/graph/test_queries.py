from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from atkg.errors import QueryError
from atkg.graph.queries import (
    Parameter,
    ask_query,
    bind,
    load_queries,
    load_query,
    run_query,
)
from atkg.graph.terms import FACTS, node

HEADER = """\
#+ id: cq01
#+ summary:
#+   en: Who funds an intervention?
#+   es: ¿Quién financia una intervención?
#+ description: One row for each funder,
#+   as stated in the document.
#+ columns:
#+   intervention: {en: what is funded, es: qué se financia}
#+   funder: {en: funder, es: financiador}
#+   since: evidence
#+ parameters:
#+   intervention: {type: iri, example: "atkgr:p"}
#+   since: {type: "xsd:integer"}
#+ evidence: 2
#+ tags: [money, actors]

"""
BODY = """\
PREFIX atkg: <https://w3id.org/atkg/ontology#>
SELECT ?intervention ?funder ?since
WHERE { ?intervention atkg:fundedBy ?funder ; atkg:since ?since }
ORDER BY ?intervention ?funder
"""


def write(folder: Path, text: str = HEADER + BODY, name: str = "cq01-funders") -> Path:
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_query_is_read_with_all_that_its_header_says(tmp_path: Path) -> None:
    query = load_query(write(tmp_path))
    assert query.id == "cq01"
    assert query.summary == {
        "en": "Who funds an intervention?", "es": "¿Quién financia una intervención?",
    }  # fmt: skip
    assert query.description == {"en": "One row for each funder, as stated in the document."}
    assert query.parameters == (
        Parameter("intervention", "iri", "atkgr:p"),
        Parameter("since", "xsd:integer", ""),
    )
    assert query.evidence == 2
    assert query.tags == ("money", "actors")
    assert query.columns == ("intervention", "funder", "since")
    assert query.headings == {
        "intervention": {"en": "what is funded", "es": "qué se financia"},
        "funder": {"en": "funder", "es": "financiador"},
    }
    assert query.examples == {"intervention": "atkgr:p"}
    assert query.text == HEADER + BODY


def test_a_parameter_names_the_kinds_that_it_takes(tmp_path: Path) -> None:
    for written, kinds in (
        ("atkg:Agent", ("atkg:Agent",)),
        ("[atkg:Agent, atkg:Place]", ("atkg:Agent", "atkg:Place")),
        ("[]", ()),
    ):
        text = (HEADER + BODY).replace("{type: iri, ", f"{{type: iri, kinds: {written}, ")
        assert load_query(write(tmp_path, text)).parameters[0].kinds == kinds


def test_a_query_is_asked_with_values_as_typed(tmp_path: Path) -> None:
    query = load_query(write(tmp_path))
    store = ox.Store()
    for name in "pq":
        intervention = node(f"atkgr:{name}")
        store.add(ox.Quad(intervention, node("atkg:fundedBy"), node("atkgr:us"), FACTS))
        store.add(ox.Quad(intervention, node("atkg:since"), ox.Literal(2019), FACTS))
    assert len(run_query(store, query.text).rows) == 2
    answer = ask_query(store, query, {"intervention": "atkgr:p", "since": "2019"})
    assert answer.rows == ((node("atkgr:p"), node("atkgr:us"), ox.Literal(2019)),)


def test_a_thing_that_is_asked_for_never_fills_a_cell_that_is_empty(tmp_path: Path) -> None:
    optional = """SELECT ?intervention ?funder ?since WHERE {
      ?intervention a ?kind . OPTIONAL { ?intervention <urn:funder> ?funder }
      OPTIONAL { ?intervention <urn:since> ?since } }"""
    text = HEADER.replace(
        "#+   intervention: {type", "#+   funder: {type: iri}\n#+   intervention: {type"
    )
    query = load_query(write(tmp_path, text + optional))
    store = ox.Store()
    for name in "pq":
        store.add(ox.Quad(node(f"atkgr:{name}"), node("rdf:type"), node("atkg:X"), FACTS))
    store.add(ox.Quad(node("atkgr:p"), ox.NamedNode("urn:funder"), node("atkgr:us"), FACTS))
    rows = ask_query(store, query, {"funder": "atkgr:us"}).rows
    assert rows == ((node("atkgr:p"), node("atkgr:us"), None),)


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"funder": "atkgr:us"}, "cq01 has no parameter funder → it has: intervention, since"),
        ({"intervention": "the project"}, "wanted a CURIE"),
        ({"since": "last year"}, "wanted a literal of xsd:integer"),
    ],
)
def test_a_value_in_no_form_is_refused(tmp_path: Path, values: dict[str, str], what: str) -> None:
    with pytest.raises(QueryError, match=what):
        bind(load_query(write(tmp_path)), values)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("#+ id: cq01\n", "", r"cq01-funders\.rq:1: the header lacks id"),
        ("#+   es:", "#+   fr:", "the summary is missing in es"),
        ("#+ id: cq01", "#+ id: cq02", "is not how the file's name begins"),
        ("#+ tags:", "#+ labels:", "unknown key labels"),
        ("evidence: 2", "evidence: -1", "evidence is -1"),
        ("evidence: 2", "evidence: true", "evidence is True"),
        ("evidence: 2", "evidence: two", "evidence is 'two'"),
        ("?funder ?since\n", "?funder\n", "parameter since is not selected"),
        ("xsd:integer", "number", "parameter since has no known type"),
        ("{type: iri, ", "{type: iri, kinds: agent, ", "parameter intervention has the kind agent"),
        ("#+ tags: [money, actors]", "#+ tags: [money", r"cq01-funders\.rq:\d+: .* not YAML"),
        ("ORDER BY", "ODER BY", r"cq01-funders\.rq:20: is not SPARQL"),
        ("#+   since: evidence\n", "", "the column since has no name"),
        ("since: evidence", "since: {en: since}", "the column since has no name in es"),
        ("since: evidence", "since: {en: since, es: ''}", "the column since has no name in es"),
        ("since: evidence", "since: proof", "the column since has no name in es"),
        ("#+   since: evidence", "#+   until: evidence", "the column until is not selected"),
        ("#+ columns:\n", "#+ columns: x\n", r"cq01-funders\.rq:\d+: .* not YAML"),
        (HEADER, "", r"cq01-funders\.rq:1: has no header"),
        ("#+   since: {", "#+   - {", "not YAML"),
    ],
)
def test_what_a_query_lacks_is_named(tmp_path: Path, old: str, new: str, what: str) -> None:
    assert old in HEADER + BODY
    with pytest.raises(QueryError, match=what):
        load_query(write(tmp_path, (HEADER + BODY).replace(old, new, 1)))


def test_all_faults_of_a_header_are_named_at_once(tmp_path: Path) -> None:
    text = HEADER.replace("#+   es:", "#+   fr:").replace("#+ tags:", "#+ labels:") + BODY
    with pytest.raises(QueryError) as caught:
        load_query(write(tmp_path, text))
    assert len(caught.value.faults) == 2


def test_a_folder_is_read_in_order_of_ids(tmp_path: Path) -> None:
    for id_ in ("cq10", "cq02", "cq01"):
        write(tmp_path, (HEADER + BODY).replace("cq01", id_), f"{id_}-x")
    assert list(load_queries(tmp_path)) == ["cq01", "cq02", "cq10"]


def test_an_id_is_given_once(tmp_path: Path) -> None:
    write(tmp_path, name="cq01-a")
    write(tmp_path, name="cq01-b")
    with pytest.raises(QueryError, match=r"cq01-b\.rq: the id cq01 is that of cq01-a\.rq too"):
        load_queries(tmp_path)


def test_a_folder_without_queries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="holds no query"):
        load_queries(tmp_path)
    with pytest.raises(QueryError, match="cannot be read"):
        load_query(tmp_path / "cq01.rq")


def test_without_names_people_see_the_variables(tmp_path: Path) -> None:
    start, end = HEADER.index("#+ columns"), HEADER.index("#+ parameters")
    query = load_query(write(tmp_path, HEADER[:start] + HEADER[end:] + BODY))
    assert query.headings["funder"] == {"en": "funder", "es": "funder"}
    assert list(query.headings) == list(query.columns)


def test_columns_that_are_no_mapping_are_refused(tmp_path: Path) -> None:
    start, end = HEADER.index("#+ columns"), HEADER.index("#+ parameters")
    text = f"{HEADER[:start]}#+ columns: [funder]\n{HEADER[end:]}{BODY}"
    with pytest.raises(QueryError, match="columns is no mapping"):
        load_query(write(tmp_path, text))
