"""What the tables of the real graph say of themselves, and what they hold."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from atkg.errors import QueryError
from atkg.measuring import compare_networks, measure_network, robust_network, short_of
from atkg.network.making.options import Options
from atkg.report.figures import write_beside, write_figures
from atkg.workspace import Workspace

EARLY, LATE = Options(kind="two-mode", first=2004, last=2005), Options(kind="two-mode", first=2018)


@pytest.mark.share(3)
@pytest.mark.parametrize("kind", ["actors", "two-mode", "directed", "multiplex", "signed"])
def test_nodes_of_the_real_graph_are_measured_with_graph_projection_and_options(
    real_workspace: Workspace, kind: str
) -> None:
    made = measure_network(real_workspace, Options(kind=kind), "nodes", (), "es", 1)
    told = json.loads(write_figures(made, "json"))
    info = json.loads((real_workspace.current / "info.json").read_text("utf-8"))
    assert told["graph"] == info["hash"]
    assert (told["network"], told["projection"], told["seed"]) == (kind, "none", 1)
    assert told["options"]["weight"] == "documents"
    assert len(told["rows"]) == told["nodes"]
    assert told["columns"]["degree"]["label"] == "Grado"
    assert "Que no se informe no significa que no exista." in told["notes"]
    assert any("Los vínculos vienen de 2 documentos" in note for note in told["notes"])


def test_a_terminal_shows_few_measures_and_csv_all_with_a_record_beside(
    real_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    options = Options(kind="two-mode", collapse=True)
    short = measure_network(real_workspace, options, "nodes", short_of(options), "en", 1)
    shown = write_figures(short, "table")
    assert shown.startswith("graph ")
    assert "collapse=True" in shown.splitlines()[0]
    assert "Not reported is not absent." in shown
    spanish = write_figures(replace(short, lang="es"), "table").splitlines()[0]
    assert spanish.startswith("grafo ")
    assert spanish.endswith("unidades-reunidas=sí semilla=1")
    whole = measure_network(real_workspace, options, "nodes", (), "en", 1)
    assert len(whole.columns) > len(short.columns)
    file = tmp_path_factory.mktemp("figures") / "nodes.csv"
    file.write_text(write_figures(whole, "csv"), "utf-8")
    beside = json.loads(write_beside(whole, file).read_text("utf-8"))
    assert list(beside["columns"]) == file.read_text("utf-8").splitlines()[0].split(",")


def test_a_measure_that_a_mode_lacks_is_told_with_those_it_has(real_workspace: Workspace) -> None:
    with pytest.raises(QueryError, match=r"two-mode network has no measure 'gatekeeper'"):
        measure_network(real_workspace, Options(kind="two-mode"), "nodes", ("gatekeeper",), "en", 1)


def test_the_bootstrap_says_that_two_documents_make_it_meaningless(
    real_workspace: Workspace,
) -> None:
    for lang, word in (("en", "meaningless"), ("es", "carece de sentido")):
        made = robust_network(real_workspace, Options(kind="bodies"), "ranks", "degree", lang, 3, 1)
        assert any(word in one for one in made.told_notes())
        assert len(made.rows) == made.header["nodes"]
    chance = robust_network(
        real_workspace, Options(kind="two-mode"), "chance", "degree", "en", 19, 1
    )
    p = dict(zip(chance.columns, chance.rows[0], strict=True))["p_value"]
    assert isinstance(p, float)
    assert 1 / 20 <= p <= 1


def test_two_windows_are_compared_with_the_words_of_their_documents(
    real_workspace: Workspace,
) -> None:
    sides = (("2004-2005", EARLY), ("2018-", LATE))
    made = compare_networks(real_workspace, sides, "figures", "es")
    figures = {str(row[0]): row[2:] for row in made.rows}
    words, ties, rates = figures["words"], figures["ties"], figures["per_thousand"]
    for word, tie, rate in zip(words, ties, rates, strict=True):
        assert isinstance(word, int) and isinstance(tie, int) and isinstance(rate, float)  # noqa: PT018
        assert rate == pytest.approx(1000 * tie / word)
    assert any("documentos distintos" in one for one in made.told_notes())
    actors = compare_networks(real_workspace, sides, "actors", "es")
    assert {row[1] for row in actors.rows} <= {"permanece", "aparece", "desaparece"}
