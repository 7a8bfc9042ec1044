from __future__ import annotations

from pathlib import Path

import pytest

from atkg.errors import QueryError
from atkg.graph.translation_graph import Translations
from atkg.network.columns import column_label
from atkg.network.drawing.view import View
from atkg.network.making.options import Options
from atkg.networking import Networks, headings
from atkg.translations import Translation
from atkg.workspace import Workspace


@pytest.fixture(scope="module")
def networks(built_workspace: Workspace) -> Networks:
    return Networks(built_workspace)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_tie_is_explained_by_its_quotes_in_both_languages(networks: Networks, lang: str) -> None:
    rows = networks.explain(Options(kind="two-mode"), "atkgr:coastal-agency", "atkgr:lantern", lang)
    told = [dict(zip(headings(lang), row, strict=True)) for row in rows]
    quote, status = ("quote", "status") if lang == "en" else ("cita", "estado")
    assert {row[quote] for row in told} == {
        "The Coastal Agency contributed USD 900,000 to Lantern",
        "funded by the Coastal Agency (CA)",
    }
    assert {row[status] for row in told} <= {"achieved", "holds", "realizado", "afirmado"}
    assert all(row[headings(lang)[-1]].startswith("atkgr:s") for row in told)


def test_a_tie_shows_the_working_translation_of_a_quote_beside_it(
    networks: Networks, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = "funded by the Coastal Agency (CA)"
    one = Translation("lantern-2021", quote, "es", "financiado", "A B", "2026-01-02", "")
    held = Translations({("atkgr:lantern-2021", quote, "es"): one})
    monkeypatch.setattr(networks, "translations", held)
    ends = (Options(kind="two-mode"), "atkgr:coastal-agency", "atkgr:lantern")
    told = {row[headings("es").index("cita")]: row[-2] for row in networks.explain(*ends, "es")}
    assert told.pop(quote) == "traducción de trabajo (A B, 2026-01-02): «financiado»"
    assert set(told.values()) == {""}
    assert {row[-2] for row in networks.explain(*ends, "en")} == {""}


def test_no_tie_is_told_as_not_reported_with_what_to_do(networks: Networks) -> None:
    with pytest.raises(QueryError, match=r"no tie .* not reported is not absent → take another"):
        networks.explain(Options(), "atkgr:coastal-agency", "atkgr:mesa-de-puertos", "en")


def test_events_stand_by_year_a_quote_a_row(networks: Networks) -> None:
    rows = networks.events(Options(kind="two-mode"), "en")
    years = [int(row[headings("en").index("from")]) for row in rows]
    assert len(rows) > 8
    assert years == sorted(years)
    assert len({tuple(row) for row in rows}) == len(rows)


def test_a_network_is_written_with_one_more_for_each_period_and_around_an_actor(
    networks: Networks, tmp_path: Path
) -> None:
    options = Options(kind="interventions", project="actors")
    paths = networks.export(options, tmp_path, ["gexf"], [(2018, 2024)], "atkgr:harbour-foundation")
    assert [path.name for path in paths] == [
        f"interventions-by-actors-around-harbour-foundation{more}"
        for more in (".about.json", ".gexf", "-2018-2024.about.json", "-2018-2024.gexf")
    ]  # fmt: skip
    text = paths[-1].read_text("utf-8")
    assert "first: 2018; last: 2024" in text
    assert "around: atkgr:harbour-foundation" in text


@pytest.mark.parametrize(("size", "kind"), [("pagerank", "directed"), ("core", "actors")])
def test_any_measure_of_nodes_sizes_a_picture_and_stands_in_its_caption(
    networks: Networks, tmp_path: Path, size: str, kind: str
) -> None:
    drawn = networks.draw(Options(kind=kind), tmp_path / "a.svg", View(size=size, lang="es"))
    text = " ".join(drawn.path.read_text("utf-8").split())
    assert f"Tamaño de un nodo: {column_label(size, 'es')}." in text
    assert "estados: realizado" in text
    with pytest.raises(QueryError, match="no measure 'louvain' by which nodes can be"):
        networks.draw(Options(kind=kind), tmp_path / "b.svg", View(size="louvain"))
