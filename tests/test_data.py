"""What the two reports say stands in the built graph, and nothing else does.

The first part asks the store for the sentences that are hard to get right; the second holds the
whole graph against the documents and the authority file.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

from atkg.authority import load_authority
from atkg.graph.asking import run_query
from atkg.graph.naming import Naming, load_naming
from atkg.graph.queries import bind
from atkg.graph.questions import load_questions
from atkg.graph.store import counts_by_graph
from atkg.graph.terms import curie
from atkg.graph.witnesses import is_node, shown
from atkg.lookups import find_thing
from atkg.model import REPORTED, kind_of
from atkg.namespaces import PREFIXES
from atkg.statements import read_folder
from atkg.text.documents import load_documents

ROOT: Final = Path(__file__).parents[1]
ILO: Final = "ilo-2024-partnerships-peru"
IOM: Final = "iom-2005-women-trafficked-peru"
Row = tuple[str, ...]
PLAIN: Final = {"atkgg:facts", "atkgg:inferred", "atkgg:authority"}
NOT_DONE: Final = ("planned", "proposed", "recommended", "potential", "hedged")
# Where the front matter of each document ends: persons stand by name before it only.
FRONT_ENDS: Final = {ILO: "BACKGROUND AND CONTEXT", IOM: "Table of Contents"}
# The statement layer with its words, for the queries below.
SAID: Final = """
  ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    atkg:hasSupport ?support .
  ?support atkg:hasEvidence/oa:hasSelector/oa:exact ?quote .
"""


def ask(store: ox.Store, where: str, columns: str) -> list[Row]:
    """Ask the store for distinct rows, sorted; cells are CURIEs or lexical forms."""
    text = f"SELECT DISTINCT {columns} WHERE {{ {where} }}"
    rows = run_query(store, text, prefixes=PREFIXES).rows
    return sorted(tuple("" if cell is None else curie(cell) for cell in row) for row in rows)


def one(store: ox.Store, where: str, column: str = "?node") -> str:
    """Ask for the one node of which this is true."""
    rows = ask(store, where, column)
    assert len(rows) == 1, f"{len(rows)} nodes, not one: {rows}"
    return rows[0][0]


def quotes(store: ox.Store, subject: str, predicate: str) -> dict[str, set[str]]:
    """Give the quotes of each support of the statements with this subject and predicate."""
    about = f"FILTER(?subject = {iri(subject)} && ?predicate = {predicate})"
    found: dict[str, set[str]] = defaultdict(set)
    for support, quote in ask(store, f"GRAPH ?graph {{ {SAID} }} {about}", "?support ?quote"):
        found[support].add(" ".join(quote.split()))
    return found


def iri(node: str) -> str:
    """Write a CURIE as SPARQL takes it, whatever dots its local name has."""
    prefix, _, local = node.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def values(store: ox.Store, node: str, *predicates: str) -> set[Row]:
    """Give the facts about a node with these predicates."""
    listed = " ".join(predicates)
    where = f"VALUES ?p {{ {listed} }} GRAPH atkgg:facts {{ {iri(node)} ?p ?o }}"
    return set(ask(store, where, "?p ?o"))


def money(store: ox.Store, thing: str) -> dict[Decimal, str]:
    """Give the sums that concern a thing, in dollars, with their figures."""
    where = f"?f atkg:concerns {thing} ; atkg:currency atkgv:currency.USD ; atkg:value ?v"
    rows = ask(store, where, "?v ?f")
    sums = {Decimal(value): figure for value, figure in rows}
    assert len(sums) == len(rows), f"one sum is two figures: {rows}"
    return sums


def recommendation(document: str, number: str) -> str:
    return f"atkgr:{document}.recommendation.{number}"


PARTS: Final = " ".join(
    f"atkg:{part}"
    for part in (
        "addressee", "leadAddressee", "supportAddressee", "coordinateAddressee",
        "collaborateAddressee", "consultAddressee", "particularAddressee",
    )
)  # fmt: skip


def addressees(store: ox.Store, node: str) -> list[Row]:
    """Give the stated parts and addressees of a recommendation's actions, action by action."""
    where = (
        f"{iri(node)} atkg:recommendedAction ?action . VALUES ?part {{ {PARTS} }} "
        "GRAPH atkgg:facts { ?action ?part ?who }"
    )
    return ask(store, where, "?action ?part ?who")


@pytest.fixture(scope="session")
def naming(real_store: ox.Store) -> Naming:
    return load_naming(real_store)


# --- hard sentences ------------------------------------------------------------------------------


def test_the_budget_printed_twice_is_one_figure_with_two_supports(real_store: ox.Store) -> None:
    sums = money(real_store, "atkgr:partnerships")
    assert set(sums) == {Decimal(7940000)}
    figure = sums[Decimal(7940000)]
    assert values(real_store, figure, "atkg:measure") == {("atkg:measure", "atkgv:measure.budget")}
    supports = quotes(real_store, figure, "atkg:value")
    assert len(supports) == 2
    words = sorted(quote for own in supports.values() for quote in own)
    assert "7,940,000" in "".join(words)
    assert r"\$7.94 million" in "".join(words)


def test_j_tip_gave_the_budget_and_the_donor_line_is_a_role(real_store: ox.Store) -> None:
    where = "?c atkg:contributionTo atkgr:partnerships ; atkg:contributor ?who ; atkg:amount ?sum"
    figure = money(real_store, "atkgr:partnerships")[Decimal(7940000)]
    assert ask(real_store, where, "?who ?sum") == [("atkgr:us-jtip", figure)]
    funders = ask(real_store, "atkgr:partnerships atkg:fundedBy ?who", "?who")
    assert funders == [("atkgr:us-government",), ("atkgr:us-jtip",)]


def test_the_iom_project_cost_136000_of_which_115000_are_stated_as_a_share(
    real_store: ox.Store,
) -> None:
    sums = money(real_store, "atkgr:women-trafficked")
    assert set(sums) == {Decimal(136000), Decimal(115000)}, "no remainder is computed"
    cost, part = sums[Decimal(136000)], sums[Decimal(115000)]
    assert values(real_store, cost, "atkg:measure") == {
        ("atkg:measure", "atkgv:measure.total-cost")
    }
    assert values(real_store, part, "atkg:shareOf") == {("atkg:shareOf", cost)}


def test_three_gave_to_the_iom_project_and_one_sum_is_stated(real_store: ox.Store) -> None:
    part = money(real_store, "atkgr:women-trafficked")[Decimal(115000)]
    where = (
        "?c atkg:contributionTo atkgr:women-trafficked ; atkg:contributor ?who . "
        "OPTIONAL { ?c atkg:amount ?sum }"
    )
    assert ask(real_store, where, "?who ?sum") == [
        ("atkgr:el-pozo", ""), ("atkgr:iom", ""), ("atkgr:us-state-department", part),
    ]  # fmt: skip


def test_the_three_periods_of_the_ilo_project_have_their_meanings(real_store: ox.Store) -> None:
    where = (
        "?p atkg:periodOf atkgr:partnerships ; atkg:meaning ?meaning ; atkg:from ?from ; "
        "atkg:to ?to"
    )
    assert ask(real_store, where, "?meaning ?from ?to") == [
        ("atkgv:period.active", "2018-10-01", "2024-07-31"),
        ("atkgv:period.implementation", "2018-01-01", "2024-12-31"),
        ("atkgv:period.official", "2017-10-01", "2024-12-31"),
    ]


def test_the_group_of_2004_has_its_thirteen_members(real_store: ox.Store) -> None:
    members = ask(real_store, "atkgr:multisectoral-group-2004 atkg:hasMember ?who", "?who")
    assert [who for (who,) in members] == [
        "atkgr:adoratrices", "atkgr:el-pozo", "atkgr:ilo", "atkgr:iom", "atkgr:judiciary",
        "atkgr:mimdes", "atkgr:minedu", "atkgr:mininter", "atkgr:minsa", "atkgr:mre",
        "atkgr:mtpe", "atkgr:public-ministry", "atkgr:save-the-children-sweden",
    ]  # fmt: skip


def calls(store: ox.Store) -> dict[Decimal, str]:
    """Give the figures that count calls of the hotline."""
    where = "?f atkg:concerns atkgr:fono-mujer ; atkg:value ?v ; atkg:unit atkgv:unit.call"
    return {Decimal(value): figure for value, figure in ask(store, where, "?v ?f")}


def test_220_and_221_calls_stay_two_figures(real_store: ox.Store) -> None:
    found = calls(real_store)
    assert found[Decimal(220)] != found[Decimal(221)]
    assert (
        quotes(real_store, found[Decimal(220)], "atkg:value")
        .keys()
        .isdisjoint(quotes(real_store, found[Decimal(221)], "atkg:value").keys())
    )
    assert values(real_store, found[Decimal(220)], "atkg:shareOf") == set()


def test_a_point_parts_the_thousands_of_the_calls(real_store: ox.Store) -> None:
    found = calls(real_store)
    assert Decimal("1.377") not in found
    assert Decimal("8.095") not in found
    read = ("atkg:readAs", "atkgv:numeral.thousands-point")
    dates = ("atkg:from", "atkg:to", "atkg:readAs", "atkg:cumulative")
    assert values(real_store, found[Decimal(1377)], *dates) == {
        read, ("atkg:from", "2004-03-01"), ("atkg:to", "2004-03-31"),
    }  # fmt: skip
    assert values(real_store, found[Decimal(8095)], *dates) == {
        read, ("atkg:cumulative", "true"), ("atkg:from", "2004-03-01"), ("atkg:to", "2005-01-31"),
    }  # fmt: skip


def test_the_police_resolution_is_proposed_and_no_instrument(real_store: ox.Store) -> None:
    node = one(real_store, "?node atkg:proposedKind atkgv:proposed.resolution")
    assert ("rdf:type", "atkg:ProposedThing") in values(real_store, node, "rdf:type")
    assert values(real_store, node, "atkg:contentStatus") == {
        ("atkg:contentStatus", "atkgv:status.proposed")
    }
    assert ask(real_store, f"{iri(node)} a/rdfs:subClassOf* atkg:Instrument", "?any") == []
    kind = "?any atkg:instrumentKind atkgv:instrument.resolution"
    assert ask(real_store, kind, "?any") == []
    words = {quote for own in quotes(real_store, node, "atkg:words").values() for quote in own}
    assert any("advancing the issuance of the ministerial resolution" in each for each in words)


def test_nothing_says_that_the_police_resolution_was_issued(real_store: ox.Store) -> None:
    done = "VALUES ?predicate { atkg:issuedBy atkg:approvedBy atkg:amends atkg:supplements }"
    graph = f"GRAPH atkgg:document.{ILO} {{ {SAID} }}"
    # The principles that the evaluation is grounded in are the only instrument with an issuer.
    assert ask(real_store, f"{done} {graph}", "?subject ?predicate ?object") == [
        ("atkgr:oecd-evaluation-principles", "atkg:issuedBy", "atkgr:oecd")
    ]
    said = ask(real_store, f"{done} GRAPH atkgg:document.{IOM} {{ {SAID} }}", "?subject ?predicate")
    assert said, "issuing is stated of other instruments, so the question could have found it"
    node = one(real_store, "?node atkg:proposedKind atkgv:proposed.resolution")
    meanings = ("approval", "adoption", "promulgation", "in-force")
    listed = " ".join(f"atkgv:period.{name}" for name in meanings)
    dated = f"VALUES ?m {{ {listed} }} ?p atkg:periodOf {iri(node)} ; atkg:meaning ?m"
    assert ask(real_store, dated, "?p") == []


def test_turnover_did_not_hinder_the_public_ministry(real_store: ox.Store, naming: Naming) -> None:
    link = one(real_store, "?node atkg:sign atkgv:sign.does-not-hinder")
    ends = ("atkg:scope", "atkg:cause", "atkg:effect")
    found = {row[0]: row[1] for row in values(real_store, link, *ends)}
    assert found["atkg:scope"] == "atkgr:public-ministry"
    assert "staff turnover" in naming.label(found["atkg:cause"], "en")
    assert "continuation of activities" in naming.label(found["atkg:effect"], "en")
    hindered = f"?l atkg:sign atkgv:sign.hinders ; atkg:effect {iri(found['atkg:effect'])}"
    assert ask(real_store, hindered, "?l") == []


def test_the_same_turnover_threatens_elsewhere(real_store: ox.Store) -> None:
    link = one(real_store, "?node atkg:sign atkgv:sign.does-not-hinder")
    where = f"{iri(link)} atkg:cause ?turnover . ?node atkg:cause ?turnover ; atkg:sign ?sign"
    signs = {sign for (sign,) in ask(real_store, where, "?sign")}
    assert signs == {"atkgv:sign.does-not-hinder", "atkgv:sign.hinders"}


def test_six_million_is_what_fides_said(real_store: ox.Store) -> None:
    figure = one(real_store, "?node atkg:value ?v FILTER(?v = 6000000)")
    about = ("atkg:saidBy", "atkg:bound", "atkg:countsPersonsHarmed", "atkg:unit")
    assert values(real_store, figure, *about) == {
        ("atkg:saidBy", "atkgr:fides"), ("atkg:bound", "atkgv:bound.at-least"),
        ("atkg:countsPersonsHarmed", "true"), ("atkg:unit", "atkgv:unit.person"),
    }  # fmt: skip
    where = (
        f"GRAPH ?graph {{ ?statement rdf:subject {iri(figure)} ; rdf:predicate rdf:type ; "
        "atkg:attributedTo ?who ; atkg:hasSupport/atkg:note ?note }"
    )
    ((who, note),) = ask(real_store, where, "?who ?note")
    assert who == "atkgr:fides"
    assert "Vatican" in note or "Mujereshoy" in note, "the chain of sources is in the note"


def test_the_action_of_r3_runs_over_its_page_break(real_store: ox.Store) -> None:
    node = iri(recommendation(ILO, "R.3"))
    action = one(real_store, f"{node} atkg:recommendedAction ?node")
    (halves,) = quotes(real_store, action, "atkg:words").values()
    assert halves == {
        "it is recommended that national institutions",
        "maintain multilevel coordination structures tailored to their internal needs",
    }
    where = f"{iri(action)} atkg:addressee ?who"
    assert ask(real_store, where, "?who") == [("atkgr:national-institutions",)]


def test_r4_asks_two_actors_for_two_actions(real_store: ox.Store) -> None:
    rows = addressees(real_store, recommendation(ILO, "R.4"))
    by_action: dict[str, set[Row]] = defaultdict(set)
    for action, *said in rows:
        by_action[action].add(tuple(said))
    assert sorted(map(sorted, by_action.values())) == [
        [("atkg:addressee", "atkgr:ilo"), ("atkg:collaborateAddressee", "atkgr:ilo-constituents")],
        [("atkg:addressee", "atkgr:mininter")],
    ]


def test_r7_names_who_leads_and_who_supports(real_store: ox.Store) -> None:
    rows = addressees(real_store, recommendation(ILO, "R7"))
    assert {row[1:] for row in rows} == {
        ("atkg:leadAddressee", "atkgr:inabif"), ("atkg:supportAddressee", "atkgr:mimp"),
    }  # fmt: skip


def test_r8_asks_both_regional_governments_particularly(real_store: ox.Store) -> None:
    node = recommendation(ILO, "R.8")
    assert values(real_store, node, "atkg:particularAddressee") == {
        ("atkg:particularAddressee", "atkgr:regional-government-cusco"),
        ("atkg:particularAddressee", "atkgr:regional-government-loreto"),
    }
    asked = {who for _, _, who in addressees(real_store, node)}
    assert asked == {"atkgr:participating-institutions", "atkgr:mtpe"}, "nobody else is inferred"


def test_the_project_that_iom_should_design_is_no_intervention(real_store: ox.Store) -> None:
    node = one(real_store, "?node atkg:proposedKind atkgv:proposed.project")
    assert values(real_store, node, "rdf:type", "atkg:contentStatus") == {
        ("rdf:type", "atkg:ProposedThing"), ("atkg:contentStatus", "atkgv:status.recommended"),
    }  # fmt: skip
    assert ask(real_store, f"{iri(node)} a/rdfs:subClassOf* atkg:Undertaking", "?any") == []
    asked = f"?action atkg:proposes {iri(node)} ; atkg:addressee ?who"
    assert ask(real_store, asked, "?who") == [("atkgr:iom",)]
    duration = f"{iri(node)} atkg:proposedDuration/atkg:value ?years"
    assert ask(real_store, duration, "?years") == [("3",)]


def test_run_by_the_ngo_is_a_fact_inside_a_recommendation(real_store: ox.Store) -> None:
    run = ask(real_store, "GRAPH atkgg:facts { atkgr:fono-mujer atkg:operatedBy ?who }", "?who")
    assert ("atkgr:el-pozo",) in run
    where = (
        f"GRAPH ?graph {{ {SAID} ?statement atkg:status ?status }} "
        "FILTER(?subject = atkgr:fono-mujer && ?object = atkgr:el-pozo)"
    )
    rows = ask(real_store, f"{where} FILTER(?predicate = atkg:operatedBy)", "?status ?quote")
    by_status = {status: " ".join(quote.split()) for status, quote in rows}
    assert "run by the NGO" in by_status["atkgv:status.ongoing"]
    assert "Search funds" not in by_status["atkgv:status.ongoing"], "without the recommending words"


def test_a_scope_that_was_not_determined_is_a_limitation(real_store: ox.Store) -> None:
    words = 'FILTER(CONTAINS(?words, "scope of the intervention was not determined"))'
    node = one(real_store, f"?node a atkg:Finding ; atkg:words ?words {words}")
    about = ("atkg:polarity", "atkg:concerns", "atkg:contentStatus")
    assert values(real_store, node, *about) == {
        ("atkg:polarity", "atkgv:polarity.limitation"),
        ("atkg:concerns", "atkgr:women-trafficked"),
        ("atkg:contentStatus", "atkgv:status.holds"),
    }
    quoted = f'GRAPH ?graph {{ {SAID} ?statement atkg:negated true }} FILTER(CONTAINS(?quote, "not'
    assert ask(real_store, f'{quoted} determined"))', "?statement") == []


# --- the whole graph -----------------------------------------------------------------------------


def statements(store: ox.Store) -> list[Row]:
    """Give subject, predicate, object, status and negation of every statement."""
    where = (
        "GRAPH ?graph { ?statement a atkg:Statement ; rdf:subject ?s ; rdf:predicate ?p ; "
        "rdf:object ?o ; atkg:status ?status ; atkg:negated ?negated . "
        "OPTIONAL { ?statement atkg:attributedTo ?who } }"
    )
    rows = ask(store, where, "?statement ?s ?p ?o ?status ?negated ?who")
    assert len(rows) > 2000, "too few statements were read for this to mean anything"
    return rows


def test_every_quote_stands_at_its_place_in_the_document(real_store: ox.Store) -> None:
    documents = load_documents(ROOT / "data" / "documents")
    where = (
        "GRAPH ?graph { ?evidence oa:hasSource ?document ; oa:hasSelector ?selector . "
        "?selector oa:exact ?quote ; oa:start ?start ; oa:end ?end }"
    )
    rows = ask(real_store, where, "?document ?start ?end ?quote")
    assert Counter(row[0] for row in rows).keys() == {f"atkgr:{ILO}", f"atkgr:{IOM}"}
    assert len(rows) > 500
    wrong = [
        row
        for row in rows
        if documents[row[0].partition(":")[2]].text[int(row[1]) : int(row[2])] != row[3]
    ]
    assert wrong == []


def test_every_support_has_evidence(real_store: ox.Store) -> None:
    supports = ask(real_store, "GRAPH ?graph { ?node a atkg:Support }", "?node")
    bare = ask(
        real_store,
        "GRAPH ?graph { ?node a atkg:Support MINUS { ?node atkg:hasEvidence ?any } }",
        "?node",
    )
    assert len(supports) > 2000
    assert bare == []


def test_the_documents_are_byte_for_byte_what_was_registered() -> None:
    folder = ROOT / "data" / "documents"
    with (folder / "documents.csv").open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    assert [record["id"] for record in records] == [ILO, IOM]
    for record in records:
        content = (folder / record["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == record["original_sha256"]
        assert record["text_sha256"] == record["original_sha256"], "the text is the file itself"
        assert record["rights"].startswith("©")


def test_the_graph_carries_the_hashes_of_the_documents(real_store: ox.Store) -> None:
    documents = load_documents(ROOT / "data" / "documents")
    rows = ask(real_store, "?document a atkg:Document ; atkg:sha256 ?hash", "?document ?hash")
    assert rows == sorted((f"atkgr:{name}", each.text_sha256) for name, each in documents.items())


ALIASES: Final = {
    "ilo": ("ILO", "OIT", "International Labour Organization"),
    "iom": (
        "IOM", "OIM", "International Organization for Migrations",
        "International Organization For Migration",
    ),
    "fono-mujer": ("Fono Mujer", "Phono Woman", "Phone Woman"),
    "cusco-city": ("Cuzco", "Cusco"),
    "cusco-region": ("Cusco",),
    "mtpe": ("MTPE", "Ministry of Labour", "Ministry of Work and Employment Promotion"),
    "mimdes": ("MIMDES", "Ministry of the Woman and Social Development"),
    "mimp": ("MIMP", "Ministry of Women and Vulnerable Populations"),
    "mininter": (
        "MININTER", "Ministry of the Interior", "Ministry of Interior", "Minister of Interior",
    ),
    "pnp": ("PNP", "National Police of Peru", "National Police Force"),
    "pnp-kidnapping-division": (
        "Kidnappings' Investigation Division", "Kidnappings Investigation Division",
        "Division for Kidnapping Investigation", "Kidnapping Division",
    ),
    "judiciary": ("Judiciary", "Judicial Power"),
    "el-pozo": ("Movimiento El Pozo", "Movimiento el Pozo"),
    "unicef": ("UNICEF", "United Nations Children's Found"),
    "unodc": ("UNODC", "United Nations Office for Drug Control and Crime Prevention"),
    "moyobamba": ("Moyabamba",),
    "us-jtip": ("J-TIP",),
    "trafficking-protocol": ("Trafficking Protocol",),
}  # fmt: skip


@pytest.mark.parametrize("thing", ALIASES)
def test_every_form_of_a_name_is_in_the_authority_file_where_it_was_seen(thing: str) -> None:
    authority = load_authority(ROOT / "data" / "authority")
    documents = load_documents(ROOT / "data" / "documents")
    seen = [name for name in authority.names if name.thing == f"atkgr:{thing}" and name.document]
    missing = set(ALIASES[thing]) - {name.name for name in seen}
    assert missing <= {"International Labour Organization"} - {name.name for name in seen}
    for name in seen:
        assert documents[name.document].text[name.start : name.end] == name.name


@pytest.mark.parametrize("alias", ["OIT", "oim", "Phone Woman", "Ministry of Labour", "MIMDES"])
def test_a_thing_is_found_by_any_of_its_names(naming: Naming, alias: str) -> None:
    (thing,) = {own for own, names in ALIASES.items() if alias.upper() in map(str.upper, names)}
    assert find_thing(naming, alias) == f"atkgr:{thing}"


def test_a_record_stands_in_a_statement_or_is_the_parent_of_one_that_does() -> None:
    """A record that no row uses would answer that no document speaks of it."""
    authority = load_authority(ROOT / "data" / "authority")
    used: set[str] = set()
    for _, rows in read_folder(ROOT / "data" / "statements").values():
        for row in rows:
            if row.judgement != "rejected":
                used |= {row.subject, row.object, row.attributed_to}
    parents = {"atkg:unitOf", "atkg:locatedIn", "atkg:inCountry"}
    up = [(link.thing, link.object) for link in authority.links if link.predicate in parents]
    while further := {parent for thing, parent in up if thing in used} - used:
        used |= further
    assert sorted(set(authority.things) - used) == []


def test_every_figure_says_what_it_is_a_figure_of(real_store: ox.Store) -> None:
    figures = "?figure a atkg:Figure"
    assert len(ask(real_store, figures, "?figure")) > 50
    bare = ask(real_store, f"{figures} MINUS {{ ?figure atkg:concerns ?thing }}", "?figure")
    assert bare == []


def test_every_action_hangs_on_a_recommendation_or_a_lesson(real_store: ox.Store) -> None:
    actions = "?action a atkg:Action"
    loose = f"{actions} MINUS {{ ?whole atkg:recommendedAction ?action }}"
    assert ask(real_store, loose, "?action") == []


@pytest.mark.parametrize(
    ("actor", "part"),
    [
        ("mimdes", "atkg:addressee"),
        ("pnp", "atkg:addressee"),
        ("mimdes", "atkg:proposedParticipant"),
        ("mininter", "atkg:proposedParticipant"),
        ("pnp-kidnapping-division", "atkg:proposedParticipant"),
        ("police", "atkg:collaborateAddressee"),
    ],
)
def test_whoever_is_asked_to_take_part_is_found_as_recommended_to(
    real_store: ox.Store, actor: str, part: str
) -> None:
    query = load_questions(ROOT / "queries")["cq07"]
    answer = run_query(real_store, query.text, bind(query, {"actor": f"atkgr:{actor}"}))
    column = answer.columns.index("part")
    assert part in {shown(row[column]) for row in answer.rows if row[column] is not None}


def test_no_two_ministries_are_one(real_store: ox.Store) -> None:
    where = "VALUES ?p { owl:sameAs skos:exactMatch } GRAPH ?g { ?a ?p ?b } FILTER(?g IN ("
    rows = ask(real_store, where + "atkgg:facts, atkgg:inferred, atkgg:authority))", "?a ?p ?b")
    assert [row for row in rows if row[2].startswith("atkgr:")] == []


def test_an_exact_match_was_opened_by_somebody(real_store: ox.Store) -> None:
    links = ask(
        real_store, "?link a atkg:Link ; rdf:predicate ?p ; atkg:opened ?opened", "?link ?p ?opened"
    )
    assert len(links) == len(load_authority(ROOT / "data" / "authority").links) > 50
    assert [row for row in links if row[1:] == ("skos:exactMatch", "false")] == []
    exact = ask(real_store, "GRAPH atkgg:authority { ?a skos:exactMatch ?b }", "?a ?b")
    opened = [row for row in links if row[1:] == ("skos:exactMatch", "true")]
    assert len(exact) == len(opened)


def test_what_is_not_done_is_no_plain_triple_about_a_thing_of_the_world(
    real_store: ox.Store,
) -> None:
    reported = tuple(f".{kind_of(name)}." for name in REPORTED)
    rows = [row for row in statements(real_store) if not any(kind in row[1] for kind in reported)]
    done = {
        row[1:4]
        for row in rows
        if row[4].rpartition(".")[2] not in NOT_DONE and row[5] == "false" and not row[6]
    }
    withheld = {row[1:4] for row in rows} - done
    assert len(withheld) >= 5, "nothing was withheld, so nothing was shown"
    plain = {
        (curie(quad.subject), curie(quad.predicate), curie(quad.object))
        for quad in real_store
        if curie(quad.graph_name) in PLAIN
    }
    assert withheld & plain == set()
    assert done <= plain


def test_every_reported_item_says_how_its_content_is_meant(real_store: ox.Store) -> None:
    listed = " ".join(REPORTED)
    where = f"VALUES ?kind {{ {listed} }} ?node a ?kind"
    items = ask(real_store, where, "?node")
    bare = ask(real_store, f"{where} MINUS {{ ?node atkg:contentStatus ?any }}", "?node")
    assert len(items) > 200
    assert bare == []


def test_a_triple_stands_in_one_graph_only(real_store: ox.Store) -> None:
    graphs: dict[tuple[object, object, object], set[str]] = defaultdict(set)
    for quad in real_store:
        graphs[quad.subject, quad.predicate, quad.object].add(curie(quad.graph_name))
    assert len(graphs) > 10000
    assert [each for each in graphs.items() if len(each[1]) > 1] == []
    assert counts_by_graph(real_store).keys() == {
        "atkgg:authority", f"atkgg:document.{ILO}", f"atkgg:document.{IOM}", "atkgg:facts",
        "atkgg:inferred", "atkgg:ontology", "atkgg:translations",
    }  # fmt: skip


def test_no_blank_node_stands_outside_the_ontology(real_store: ox.Store) -> None:
    blank = Counter(
        curie(quad.graph_name)
        for quad in real_store
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    )
    assert set(blank) <= {"atkgg:ontology"}


def test_a_cause_that_only_a_source_states_can_still_be_read(
    real_store: ox.Store, naming: Naming
) -> None:
    where = "?link ?p ?end . VALUES ?p { atkg:cause atkg:effect } ?link a atkg:CausalLink"
    ends = {end for (end,) in ask(real_store, where, "?end")}
    assert len(ends) > 50
    assert {end for end in ends if end not in naming.labels} == set()
    untyped = {end for end in ends if not values(real_store, end, "rdf:type") and is_node(end)}
    assert untyped, "a factor that PAHO names is no fact, so its label stands beside its statements"


# --- no harm -------------------------------------------------------------------------------------


def roles(store: ox.Store) -> list[Row]:
    """Give every plain triple that makes somebody take part in something."""
    where = "?p rdfs:subPropertyOf* atkg:hasParticipant . ?undertaking ?p ?who"
    rows = ask(store, where, "?undertaking ?p ?who")
    assert len(rows) > 50
    return rows


def test_victims_and_target_groups_take_part_in_nothing(real_store: ox.Store) -> None:
    groups = {thing for (thing,) in ask(real_store, "?thing a atkg:TargetGroup", "?thing")}
    assert {"atkgr:victims", "atkgr:survivors", "atkgr:potential-victims"} <= groups
    assert [row for row in roles(real_store) if row[2] in groups] == []
    assert ask(real_store, "?thing a atkg:TargetGroup, atkg:Agent", "?thing") == []


def test_nobody_who_was_harmed_is_an_agent_under_another_name(
    real_store: ox.Store, naming: Naming
) -> None:
    agents = [thing for (thing,) in ask(real_store, "?thing a atkg:Agent", "?thing")]
    assert len(agents) > 100
    # A project's title, in «…», may speak of victims.
    harmed = ("victim", "survivor", "víctima", "sobreviviente")
    named = {
        (thing, name)
        for thing in agents
        for name in (*naming.labels[thing].values(), *naming.aliases.get(thing, ()))
        if any(word in re.sub("«.*»", "", name).casefold() for word in harmed)
    }
    assert named == set()


def front_of(text: str, document: str) -> int:
    return text.index(FRONT_ENDS[document])


def test_a_person_is_named_in_a_front_matter_only(real_store: ox.Store) -> None:
    documents = load_documents(ROOT / "data" / "documents")
    authority = load_authority(ROOT / "data" / "authority")
    persons = {thing for (thing,) in ask(real_store, "?thing a atkg:Professional", "?thing")}
    assert persons == {one.id for one in authority.things.values() if one.type.endswith("onal")}
    named = [name for name in authority.names if name.thing in persons and name.document]
    # A lower-case or generic form ("research director") names a function, not a person.
    personal = [name for name in named if name.lang == "und"]
    assert {name.thing for name in named} == persons
    assert len(personal) >= 6
    for name in personal:
        text = documents[name.document].text
        assert name.start is not None
        assert name.start < front_of(text, name.document), name


def test_a_named_person_has_a_professional_role_and_nothing_else(real_store: ox.Store) -> None:
    documents = load_documents(ROOT / "data" / "documents")
    where = (
        f"?who a atkg:Professional . GRAPH ?graph {{ {SAID} }} FILTER(?who IN (?subject,?object))"
    )
    rows = ask(real_store, where, "?who ?subject ?predicate ?quote")
    allowed = {
        "atkg:evaluatedBy", "atkg:evaluationLedBy", "atkg:evaluationManagedBy",
        "atkg:evaluationOverseenBy", "atkg:unitOf", "atkg:participatingAgent",
        "atkg:evaluatingAgent", "atkg:concerns", "atkg:executingAgent", "atkg:coordinatingAgent",
    }  # fmt: skip
    assert {row[2] for row in rows} <= allowed
    persons = {name.thing for name in load_authority(ROOT / "data" / "authority").names
               if name.lang == "und"}  # fmt: skip
    fronts = {name: each.text[: front_of(each.text, name)] for name, each in documents.items()}
    for who, _, _, quote in rows:
        if who in persons:
            assert any(quote in front for front in fronts.values()), (who, quote)


def test_a_harmed_group_is_a_count_and_no_list(real_store: ox.Store) -> None:
    where = "?figure atkg:countsPersonsHarmed true ; atkg:value ?value"
    assert ask(real_store, where, "?figure ?value")
    members = "?figure atkg:countsPersonsHarmed true ; ?p ?who . ?who a atkg:Professional"
    assert ask(real_store, members, "?who") == []


def nodes(rows: Iterable[Row]) -> set[str]:
    return {row[1] for row in rows if is_node(row[1])}


def test_a_node_has_a_head_with_words(real_store: ox.Store) -> None:
    rows = statements(real_store)
    heads = {row[1] for row in rows if row[2] == "rdf:type"}
    assert len(heads) > 300
    assert nodes(rows) == heads


def test_both_samples_were_judged_in_full() -> None:
    """Every statement of a sample has a known verdict, and what is not right says why."""
    known = {
        "right", "wrong-status", "wrong-end", "wrong-predicate", "quote-does-not-bear-it",
    }  # fmt: skip
    gold = Path(__file__).parents[1] / "data" / "gold"
    for name, readers in (("sample", ("",)), ("second-sample", ("_a", "_b"))):
        with (gold / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len({row["statement"] for row in rows}) == len(rows) == 160
        for reader in readers:
            assert {row[f"verdict{reader}"] for row in rows} <= known
            assert all(
                row[f"comment{reader}"] for row in rows if row[f"verdict{reader}"] != "right"
            )
