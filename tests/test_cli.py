from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import networkx as nx
import pytest
from openpyxl import load_workbook

from atkg import __version__
from atkg.cli import app
from atkg.cli.networking import network
from atkg.statements import read_rows
from atkg.workspace import Workspace

Atkg: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]
VERBS = [
    command.name or command.callback.__name__
    for command in app.registered_commands
    if command.callback
]
NETWORK_VERBS = [
    f"network {command.name or command.callback.__name__}"
    for command in network.registered_commands
    if command.callback
]
FUNDERS = "SELECT ?project ?donor { ?project atkg:fundedBy ?donor }"


def succeed(result: subprocess.CompletedProcess[str]) -> str:
    """Give what a command wrote to stdout, after it succeeded."""
    assert result.returncode == 0, result.stderr
    return result.stdout


def fail(result: subprocess.CompletedProcess[str], code: int) -> str:
    """Give what a command wrote to stderr, after it failed without results or traceback."""
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert result.stderr
    return result.stderr


# --- help ---------------------------------------------------------------------------------------


def test_the_help_lists_the_verbs_in_the_order_of_the_pipeline(atkg: Atkg) -> None:
    text = succeed(atkg("--help"))
    wanted = [
        "init",
        "add",
        "fill",
        "verify",
        "build",
        "validate",
        "query",
        "ask",
        "export",
        "network",
    ]
    listed = re.findall(r"(?m)^│ ([\w-]+) ", text.partition("Commands")[2])
    assert [verb for verb in listed if verb in wanted] == wanted
    assert listed == [*VERBS, "network"]
    assert set(wanted) <= {*VERBS, "network"}
    assert "Example: atkg build" in text


@pytest.mark.parametrize("verb", [*VERBS, *NETWORK_VERBS])
def test_the_help_of_each_verb_has_an_example(atkg: Atkg, verb: str) -> None:
    text = succeed(atkg(*verb.split(), "--help"))
    example = text.partition("Example: ")[2].splitlines()[0]
    assert f"atkg {verb}" in example


def test_the_version_is_told(atkg_apart: Atkg) -> None:
    assert succeed(atkg_apart("--version")).strip() == __version__


@pytest.mark.parametrize(
    ("words", "code"), [(["--help"], 0), (["biuld"], 2), (["info"], 1), (["ask", "cq01"], 1)]
)
def test_a_process_gives_the_same_streams_and_code_as_the_command_within_a_test(
    atkg: Atkg, atkg_apart: Atkg, tmp_path: Path, words: list[str], code: int
) -> None:
    here, apart = atkg(*words, cwd=tmp_path), atkg_apart(*words, cwd=tmp_path)
    assert (here.returncode, here.stdout, here.stderr) == (code, apart.stdout, apart.stderr)
    assert apart.returncode == code


# --- wrong use, and data that does not hold ------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["biuld"],
        ["build", "--fast"],
        ["query"],
        ["ask", "cq01", "--lang", "fr"],
        ["ask", "cq01", "--format", "xml"],
        ["ask", "cq07", "--set", "actor"],
        ["ask", "cq07", "--actor"],
        ["ask", "cq07", "cq01"],
        ["add"],
        ["ask", "cq07", "--set", "actor=hotline", "--set", "actor=hotline"],
        ["fill"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_exit_2_with_the_reason_on_stderr(
    atkg: Atkg, built_workspace: Workspace, words: list[str]
) -> None:
    place = ["-w", built_workspace.root] if words[0] not in ("biuld",) else []
    assert "Error" in fail(atkg(*words, *place), 2)


@pytest.mark.parametrize("verb", ["verify", "build", "validate", "network write", "export", "info"])
def test_a_folder_that_is_no_workspace_is_told_with_the_mend(
    atkg: Atkg, tmp_path: Path, verb: str
) -> None:
    said = fail(atkg(*verb.split(), cwd=tmp_path), 1)
    assert "is not a workspace" in said
    assert "atkg init" in said


@pytest.mark.parametrize("verb", ["network write", "export", "info", "ask cq01", "query -"])
def test_a_workspace_without_a_graph_says_how_to_build_one(
    atkg: Atkg, small_workspace: Workspace, verb: str
) -> None:
    said = fail(atkg(*verb.split(), "-w", small_workspace.root, input=FUNDERS), 1)
    assert "no graph has been built here" in said
    assert "→ atkg build" in said


def test_a_fault_in_a_row_is_told_with_file_line_and_mend(
    atkg: Atkg, small_workspace: Workspace
) -> None:
    path = small_workspace.statements / "lantern-2021.csv"
    row = next(row for row in read_rows(path) if row.object == "CV-18-01")
    text = path.read_text("utf-8").replace(
        f",{row.start},{row.end},", f",{row.start + 1},{row.end},"
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    for verb in ("verify", "build", "validate"):
        said = fail(atkg(verb, "-w", small_workspace.root), 1)
        assert f"{path}:{row.line}: gate A, elsewhere" in said
        assert f"{row.start}..{row.end}" in said.partition("→")[2]


def test_a_place_that_cannot_be_written_is_told_without_a_traceback(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    said = fail(atkg("export", tmp_path / "file", "-w", built_workspace.root), 1)
    assert str(tmp_path / "file") in said


# --- a newcomer's way ---------------------------------------------------------------------------


def test_a_new_workspace_is_made_and_its_first_build_says_what_is_missing(
    atkg: Atkg, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    assert succeed(atkg("init", folder)) == ""
    assert (folder / "README.md").exists()
    said = fail(atkg("build", cwd=folder), 1)
    assert "no statements: nothing to build" in said
    assert not (folder / "build" / "current").exists()


def test_a_report_that_is_added_is_verified_and_built_though_it_states_no_date(
    atkg: Atkg, small_workspace: Workspace, tmp_path: Path
) -> None:
    folder, place = small_workspace.documents, ("-w", small_workspace.root)
    report, scan = tmp_path / "Lantern 2021.md", tmp_path / "scan.pdf"
    (folder / "lantern-2021.md").rename(report)
    scan.write_bytes(b"%PDF-1.7\n")
    index = folder / "documents.csv"
    index.write_text(index.read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    result = atkg("add", report, scan, *place)
    assert (result.returncode, result.stdout) == (1, "lantern-2021\tlantern-2021.md\n")
    assert f"{scan}: is cut off" in result.stderr
    assert "found no publisher, date, rights; fill in documents.csv" in result.stderr
    again = atkg("add", report, "--id", "another", *place)
    assert succeed(again) == "lantern-2021\tlantern-2021.md\n"
    assert "is registered already as lantern-2021" in again.stderr
    assert "lantern-2021" in succeed(atkg("verify", *place))
    assert succeed(atkg("build", "--no-reason", *place)) == ""
    assert "Coastal Agency" in succeed(atkg("ask", "cq01", *place))


def test_init_refuses_a_folder_that_is_not_empty_and_changes_nothing(
    atkg: Atkg, tmp_path: Path
) -> None:
    (tmp_path / "thesis.txt").write_text("precious", encoding="utf-8")
    assert "is not empty; nothing was written" in fail(atkg("init", tmp_path), 1)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_workspace_of_ones_own_can_be_filled_verified_built_and_asked(
    atkg: Atkg, small_workspace: Workspace
) -> None:
    path = small_workspace.statements / "lantern-2021.csv"
    before = {row.id for row in read_rows(path)}
    place = ("-w", small_workspace.root)
    assert succeed(atkg("fill", small_workspace.root / "worksheet.yaml", *place)) == ""
    assert before <= {row.id for row in read_rows(path)}
    lines = succeed(atkg("verify", *place)).splitlines()
    counts = {tuple(line.split("\t")[:4]): int(line.split("\t")[4]) for line in lines}
    rows = len(read_rows(path))
    assert counts["lantern-2021", "A", "quote", "exact"] == rows
    built = atkg("build", "--no-reason", "--timings", *place)
    assert succeed(built) == ""
    assert "load the store" in built.stderr.partition(" s  ")[2]
    assert "| atkgg:facts |" in (small_workspace.current / "summary.md").read_text("utf-8")
    assert "Coastal Agency" in succeed(atkg("ask", "cq01", *place))


# --- query --------------------------------------------------------------------------------------


def test_a_query_comes_from_a_file_or_from_standard_input(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "q.rq").write_text(FUNDERS, encoding="utf-8")
    place = ("-w", built_workspace.root, "--format", "csv")
    from_file = succeed(atkg("query", tmp_path / "q.rq", *place))
    assert from_file == "project,donor\natkgr:lantern,atkgr:coastal-agency\n"
    assert succeed(atkg("query", "-", *place, input=FUNDERS)) == from_file
    drafts = succeed(atkg("query", "-", "--drafts", *place, input=FUNDERS))
    assert "atkgr:ministry-of-ports" in drafts


def test_a_query_is_answered_in_four_forms(atkg: Atkg, built_workspace: Workspace) -> None:
    made = {
        form: succeed(
            atkg("query", "-", "-w", built_workspace.root, "--format", form, input=FUNDERS)
        )
        for form in ("csv", "json", "table", "markdown")
    }
    row = {"project": "atkgr:lantern", "donor": "atkgr:coastal-agency"}
    assert list(csv.DictReader(io.StringIO(made["csv"]))) == [row]
    assert json.loads(made["json"]) == [row]
    assert "| atkgr:lantern | atkgr:coastal-agency |" in made["markdown"]
    assert "atkgr:lantern" in made["table"]


def test_triples_are_written_as_turtle_or_in_the_form_asked_for(
    atkg: Atkg, built_workspace: Workspace
) -> None:
    text = "CONSTRUCT { ?d atkg:funds ?p } WHERE { ?p atkg:fundedBy ?d }"
    place = ("query", "-", "-w", built_workspace.root)
    turtle = succeed(atkg(*place, input=text))
    assert "atkgr:coastal-agency atkg:funds atkgr:lantern ." in turtle
    assert succeed(atkg(*place, "--format", "turtle", input=text)) == turtle
    assert "ontology#funds>" in succeed(atkg(*place, "--format", "ntriples", input=text))
    (node,) = json.loads(succeed(atkg(*place, "--format", "jsonld", input=text)))
    assert node["@id"].endswith("/coastal-agency")
    assert succeed(atkg(*place, "--format", "csv", input=text)).startswith("subject,predicate,")
    assert "gives no triples" in fail(atkg(*place, "--format", "turtle", input=FUNDERS), 2)


def test_a_broken_query_is_told_with_its_line(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "q.rq").write_text("SELECT *\nWHERE { ?s ?p }", encoding="utf-8")
    said = fail(atkg("query", tmp_path / "q.rq", "-w", built_workspace.root), 1)
    assert f"{tmp_path / 'q.rq'}:2: is not SPARQL" in said
    missing = fail(atkg("query", tmp_path / "none.rq", "-w", built_workspace.root), 1)
    assert "none.rq: cannot be read" in missing
    service = "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"
    assert "SERVICE" in fail(atkg("query", "-", "-w", built_workspace.root, input=service), 1)


# --- ask ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Who funds what, and with how much?"), ("es", "¿Quién financia qué y con cuánto?")],
)
def test_questions_are_listed_and_answered_in_both_languages(
    atkg: Atkg, built_workspace: Workspace, lang: str, said: str
) -> None:
    place = ("-w", built_workspace.root, "--lang", lang)
    listed = succeed(atkg("ask", *place))
    assert said in listed
    assert len(listed.splitlines()) >= 10
    told = succeed(atkg("ask", "cq01", *place))
    assert told.startswith(f"### {said}\n")
    begin, end = ("«", "»") if lang == "es" else ("“", "”")
    assert f"{begin}funded by the Coastal Agency (CA){end}" in told
    assert ("según consta en" in told) == (lang == "es")


@pytest.mark.parametrize("name", ["Policía Costera", "the police", "atkgr:coastal-police"])
def test_a_question_takes_a_name_an_alias_or_a_curie(
    atkg: Atkg, built_workspace: Workspace, name: str
) -> None:
    words = ("ask", "cq07", "--set", f"actor={name}", "-w", built_workspace.root)
    assert "elaborar un manual" in succeed(atkg(*words))


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown", "html"])
def test_an_answer_comes_in_each_form_to_stdout_or_to_a_file(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path, form: str
) -> None:
    words = ("ask", "--actor", "the police", "cq07", "--format", form, "-w", built_workspace.root)
    printed = succeed(atkg(*words))
    assert "Coastal Police" in printed
    file = tmp_path / f"answer.{form}"
    written = atkg(*words, "-o", file)
    assert succeed(written) == ""
    assert f"wrote {file}" in written.stderr
    assert file.read_text("utf-8") == printed


def test_an_answer_comes_as_a_workbook(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "answer.xlsx"
    words = ("ask", "cq07", "--actor=the police", "--format", "xlsx", "-w", built_workspace.root)
    succeed(atkg(*words, "--output", file))
    cells = [cell.value for row in load_workbook(file).worksheets[0].iter_rows() for cell in row]
    assert "Coastal Police" in cells
    missing = fail(atkg(*words, "-o", tmp_path / "none" / "answer.xlsx"), 1)
    assert "No such file" in missing


def test_an_option_that_is_no_parameter_is_exit_2_with_the_nearest(
    atkg: Atkg, built_workspace: Workspace
) -> None:
    said = fail(atkg("ask", "cq07", "--actr", "hotline", "-w", built_workspace.root), 2)
    assert "nearest: --actor" in said


def test_an_unknown_name_question_or_parameter_is_told_with_what_there_is(
    atkg: Atkg, built_workspace: Workspace
) -> None:
    place = ("-w", built_workspace.root)
    near = fail(atkg("ask", "cq07", "--set", "actor=Costal Polise", *place), 1)
    assert "Coastal Police (atkgr:coastal-police)" in near
    assert "atkg ask lists them" in fail(atkg("ask", "cq99", *place), 1)
    assert "it has: actor" in fail(atkg("ask", "cq07", "--set", "who=x", *place), 1)


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("cq07", "actor=lantern", "give as actor one of these kinds: agent"),
        ("cq09", "body=lantern", "give as body one of these kinds: organization"),
        ("cq05", "polarity=lantern", "give as polarity one of these kinds: polarity of a finding"),
        ("cq03", "thing=puerto-claro", "which is: city, place"),
    ],
)
def test_a_thing_of_another_kind_is_refused_and_never_answered_with_silence(
    atkg: Atkg, built_workspace: Workspace, question: str, value: str, said: str
) -> None:
    words = ("ask", question, "--set", value, "-w", built_workspace.root)
    assert said in fail(atkg(*words), 1)


@pytest.mark.parametrize(("lang", "said"), [("en", "answered for"), ("es", "se responde por")])
def test_who_is_asked_about_where_nobody_is_named_is_told_on_stderr(
    atkg: Atkg, built_workspace: Workspace, lang: str, said: str
) -> None:
    words = ("ask", "cq07", "-w", built_workspace.root, "--lang", lang)
    silent = atkg(*words)
    assert said not in succeed(silent)
    assert said in silent.stderr
    assert "atkgr:mimp" in silent.stderr
    assert atkg(*words, "--set", "actor=coastal-police").stderr == ""


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", "\udcff"])
def test_damaged_figures_of_a_build_are_told_with_the_mend(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path, damage: str
) -> None:
    root = tmp_path / "w"
    shutil.copytree(built_workspace.root, root, symlinks=True)
    path = root / "build" / "current" / "info.json"
    path.write_text(damage, encoding="utf-8", errors="surrogateescape")
    for verb in ("info", "network write"):
        said = fail(atkg(*verb.split(), cwd=root), 1)
        assert "info.json" in said
        assert "→ run: atkg build" in said


def test_silence_is_told_in_both_languages(atkg: Atkg, built_workspace: Workspace) -> None:
    words = ("ask", "cq07", "--set", "actor=statistics-office", "-w", built_workspace.root)
    assert "No statement answers this." in (told := succeed(atkg(*words)))
    assert "Not reported is not absent." in told
    assert "Que no se informe no significa que no exista." in succeed(atkg(*words, "--lang", "es"))


# --- the other verbs ----------------------------------------------------------------------------


def test_validate_prints_the_report_in_both_languages(
    atkg: Atkg, small_workspace: Workspace
) -> None:
    made = [
        succeed(atkg("validate", "--lang", lang, "-w", small_workspace.root))
        for lang in ("en", "es")
    ]
    assert made[0].startswith("The data keep their rules.\n")
    assert made[1].startswith("Los datos cumplen sus reglas.\n")
    assert int(re.findall(r"Rules: (\d+)", made[0])[0]) > 300
    assert not small_workspace.build.exists()


@pytest.mark.share(2)
@pytest.mark.parametrize("form", ["table", "junit", "sarif", "github", "json", "turtle"])
def test_validate_writes_each_form_with_the_line_to_mend_and_exits_1(
    atkg: Atkg, small_workspace: Workspace, tmp_path: Path, form: str
) -> None:
    file = small_workspace.statements / "lantern-2021.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    kept = [one for one in lines if "figure.668690b68b,atkg:value" not in one]
    file.write_text("".join(kept), "utf-8")
    words = ("validate", "--format", form, "-w", small_workspace.root)
    done = atkg(*words)
    assert (done.returncode, done.stderr) == (1, "")
    assert "data/statements/lantern-2021.csv" in done.stdout
    number = next(at for at, one in enumerate(kept, 1) if "figure.668690b68b,rdf:type" in one)
    assert re.search(rf"\b{number}\b", done.stdout)
    written = atkg(*words, "--output", tmp_path / "report")
    assert (written.returncode, written.stdout) == (1, "")
    assert (tmp_path / "report").read_text("utf-8") == done.stdout


def test_validate_reports_a_typo_in_shapes_and_does_not_pass_it(
    atkg: Atkg, small_workspace: Workspace, tmp_path: Path
) -> None:
    shape = (small_workspace.shipped("shapes") / "figure.ttl").read_text("utf-8")
    (tmp_path / "f.ttl").write_text(shape.replace("atkg:Figure ;", "atkg:Figuer ;"), "utf-8")
    done = atkg("validate", "--shapes", tmp_path / "f.ttl", "-w", small_workspace.root)
    assert done.returncode == 1
    assert "f.ttl:" in done.stdout
    assert "atkg:Figuer is no term of the ontology → did you mean atkg:Figure" in done.stdout


def test_validate_takes_a_data_file_and_refuses_one_without_focus_nodes(
    atkg: Atkg, small_workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "d.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n", "utf-8")
    done = atkg("validate", tmp_path / "d.ttl", "-w", small_workspace.root)
    assert done.returncode == 1
    assert "Nothing was checked: no shape found a node." in done.stdout
    (tmp_path / "d.csv").write_text("a,b\n", "utf-8")
    assert "d.csv: has a suffix of no form of RDF" in fail(
        atkg("validate", tmp_path / "d.csv", "-w", small_workspace.root), 1
    )


def test_network_and_export_name_the_files_that_they_wrote(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path
) -> None:
    place = ("-w", built_workspace.root)
    files = [
        Path(line)
        for line in succeed(atkg("network", "write", tmp_path / "n", *place)).splitlines()
    ]
    assert len(files) == 34
    assert all(path.stat().st_size for path in files)
    assert len(nx.read_graphml(tmp_path / "n" / "two-mode.graphml")) > 5
    exported = succeed(atkg("export", tmp_path / "e", *place)).splitlines()
    assert sorted(Path(line).suffix for line in exported) == [".jsonld", ".nq", ".trig"]
    for line in exported:
        same = built_workspace.current / "dataset" / Path(line).name
        assert Path(line).read_bytes() == same.read_bytes()


def test_networks_are_measured_tested_and_compared_into_files_with_a_record_beside(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path
) -> None:
    verbs = {
        "measure --kind two-mode": "degree_two_mode", "robust --samples 5": "low_bootstrap",
        "compare 2018-2020 2021-2024": "second",
    }  # fmt: skip
    for words, column in verbs.items():
        file = tmp_path / f"{words.split()[0]}.csv"
        more = ("--format", "csv", "--output", file, "-w", built_workspace.root)
        assert succeed(atkg("network", *words.split(), *more)) == ""
        assert column in file.read_text("utf-8").splitlines()[0].split(",")
        about = json.loads(file.with_name(file.name + ".about.json").read_text("utf-8"))
        assert {"graph", "projection", "options", "notes"} <= set(about)
    place = ("-w", built_workspace.root)
    assert "write 2018-2024" in fail(atkg("network", "measure", "--window", "x", *place), 2)


def test_info_tells_what_is_in_the_graph(atkg: Atkg, built_workspace: Workspace) -> None:
    place = ("-w", built_workspace.root)
    figures = json.loads(succeed(atkg("info", "--format", "json", *place)))
    assert figures["documents"] == ["lantern-2021"]
    assert figures["classes"]["atkg:Recommendation"] == 2
    assert figures["hash"] in succeed(atkg("info", *place))


def test_a_build_writes_nothing_to_stdout_and_progress_to_stderr(
    atkg: Atkg, small_workspace: Workspace
) -> None:
    made = atkg("build", "--no-reason", "-w", small_workspace.root)
    assert succeed(made) == ""
    assert "read documents" in made.stderr
    assert f"{small_workspace.build}" in made.stderr


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(
    atkg: Atkg, built_workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file where a folder is wanted", encoding="utf-8")
    done = atkg("network", "write", tmp_path / "taken", "-w", built_workspace.root)
    assert done.returncode == 1
    assert str(tmp_path / "taken") in done.stderr
    assert "look at that file or folder" in done.stderr
    assert "Traceback" not in done.stderr
