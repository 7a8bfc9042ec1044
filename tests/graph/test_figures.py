from __future__ import annotations

from pathlib import Path

import pytest

from atkg.csvfiles import read_records
from atkg.graph import figures
from atkg.graph.figures import Said, figure_label, is_bare, quantity
from atkg.graph.naming import Naming, naming_of
from atkg.graph.ontology import load_ontology
from atkg.model import Printed

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def naming() -> Naming:
    return naming_of(load_ontology(ROOT / "ontology").triples)


def said(value: str, **properties: str) -> Said:
    """Say a figure; what it counts is in English."""
    plain = {(f"atkg:{name}", ""): (own,) for name, own in properties.items() if name != "counts"}
    counts = {("atkg:counts", "en"): (properties["counts"],)} if "counts" in properties else {}
    return {("atkg:value", ""): (value,), **plain, **counts}


UNIT = "atkgv:unit."


@pytest.mark.parametrize(
    ("figure", "english", "spanish"),
    [
        (said("1377", unit=UNIT + "call", counts="calls"), "1,377 calls", "1377 llamadas"),
        (said("1", unit=UNIT + "call"), "1 call", "1 llamada"),
        (said("0", unit=UNIT + "person", counts="person in prison"),
         "0 people: person in prison", "0 personas: «person in prison»"),
        (said("12.0", unit=UNIT + "percent", counts="of women of the vacated EAP"),
         "12% of women of the vacated EAP", "12 %: «of women of the vacated EAP»"),
        (said("90", unit=UNIT + "percent", counts="corresponded to women"),
         "90%: corresponded to women", "90 %: «corresponded to women»"),
        (said("221", unit=UNIT + "call", counts="belonged to trafficking"),
         "221 calls: belonged to trafficking", "221 llamadas: «belonged to trafficking»"),
        (said("7940000", currency="atkgv:currency.USD", measure="atkgv:measure.budget"),
         "USD 7,940,000 (budget)", "7 940 000 USD (presupuesto)"),
        (said("460", currency="atkgv:currency.PEN", measure="atkgv:measure.wage",
              counts="monthly minimum wage"),
         "PEN 460 monthly minimum wage", "460 PEN (salario): «monthly minimum wage»"),
        (said("3", unit=UNIT + "year", bound="atkgv:bound.at-least", counts="years"),
         "at least 3 years", "al menos 3 años"),
        (said("25", unit=UNIT + "media-outlet", bound="atkgv:bound.about"),
         "about 25 media outlets", "aproximadamente 25 medios de comunicación"),
        ({("atkg:counts", "en"): ("calls",)}, "calls", "«calls»"),
        ({}, "", ""),
    ],
)  # fmt: skip
def test_a_figure_reads_as_its_language_writes_it(
    naming: Naming, figure: Said, english: str, spanish: str
) -> None:
    assert figure_label(figure, naming, "en") == english
    assert figure_label(figure, naming, "es").replace("\xa0", " ") == spanish


RATIO = Printed("two of each three")


@pytest.mark.parametrize(
    ("figure", "printed", "detail", "english", "spanish"),
    [
        (said("66.7", unit=UNIT + "percent", counts="families were poor", derived="true"), RATIO,
         "", "66.7% (worked out from: “two of each three”): families were poor",
         "66.7 % (deducido de: «two of each three»): «families were poor»"),
        (said("80", unit=UNIT + "percent", counts="of cases", derived="true"), None, "",
         "80% of cases (worked out)", "80 % (deducido): «of cases»"),
        (said("8095", unit=UNIT + "call", counts="calls", cumulative="true"), Printed("8.095"),
         "Lima", "8,095 calls (Lima; cumulative)", "8095 llamadas (Lima; acumulada)"),
        (said("460", currency="atkgv:currency.PEN", measure="atkgv:measure.wage"), None, "Lima",
         "PEN 460 (wage; Lima)", "460 PEN (salario; Lima)"),
        (said("3", unit=UNIT + "month", counts="period ranges (3 months)"),
         Printed("3", ("period ranges (", "months)")), "",
         "3 months: period ranges", "3 meses: «period ranges»"),
        (said("9.4", unit=UNIT + "percent", counts="9,4% of men and 12,0% of women"),
         Printed("9,4%", ("", "of men and 12,0% of women")), "",
         "9.4% of men and 12,0% of women", "9.4 %: «of men and 12,0% of women»"),
        (said("2.7", unit=UNIT + "job", counts="For one post exist 2,7 positions"),
         Printed("2,7", ("For one post exist", "positions")), "",
         "jobs: For one post exist 2,7 positions",
         "puestos de trabajo: «For one post exist 2,7 positions»"),
        (said("31", unit=UNIT + "case", counts="only 31 cases came"),
         Printed("31", ("only", "cases came")), "2004",
         "only 31 cases came (2004)", "casos: «only 31 cases came» (2004)"),
        (said("460", currency="atkgv:currency.PEN", counts="a wage of 460.00 a month"),
         Printed("460.00", ("a wage of", "a month")), "",
         "PEN: a wage of 460.00 a month", "PEN: «a wage of 460.00 a month»"),
    ],
)  # fmt: skip
def test_a_number_is_told_once_and_what_it_does_not_say_beside_it(
    naming: Naming, figure: Said, printed: Printed | None, detail: str, english: str, spanish: str
) -> None:
    assert figure_label(figure, naming, "en", printed, detail) == english
    assert figure_label(figure, naming, "es", printed, detail).replace("\xa0", " ") == spanish


def test_a_figure_of_nothing_but_number_and_unit_is_bare(naming: Naming) -> None:
    assert is_bare(said("12", unit=UNIT + "case", counts="cases"), naming)
    assert is_bare(said("12", unit=UNIT + "case"), naming)
    assert not is_bare(said("12", unit=UNIT + "case", counts="cases of violence"), naming)
    assert not is_bare(said("12", currency="atkgv:currency.USD"), naming)


def test_words_in_spanish_follow_the_number_there_and_are_quoted_in_english(
    naming: Naming,
) -> None:
    figure = {
        ("atkg:value", ""): ("85",),
        ("atkg:unit", ""): (UNIT + "case",),
        ("atkg:counts", "es"): ("casos de violencia",),
    }
    assert figure_label(figure, naming, "es") == "85 casos de violencia"
    assert figure_label(figure, naming, "en") == "85 cases: “casos de violencia”"


def test_a_unit_without_a_line_in_the_table_is_called_by_its_label() -> None:
    naming = Naming({UNIT + "boat": {"en": "boat"}}, {})
    assert quantity(said("2", unit=UNIT + "boat"), naming, "en") == "2 boat"


def test_every_unit_but_percent_has_its_words_for_several() -> None:
    concepts = load_ontology(ROOT / "ontology").concepts
    units = {one.removeprefix(UNIT) for one in concepts if one.startswith(UNIT)}
    table = Path(figures.__file__).with_name("units.csv")
    known = [record["unit"] for _, record in read_records(table, ("unit", "en", "es"))]
    assert len(units) > 30
    assert units - {"percent"} == set(known)
    assert known == sorted(known)
