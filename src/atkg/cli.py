"""The command line: thin verbs in the order of the pipeline.

Results go to stdout, progress and notes to stderr; exit 1 when something does not hold, 2 for wrong
use.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from atkg import __version__
from atkg.errors import AtkgError
from atkg.workspace import open_workspace

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Knowledge graph of anti-trafficking interventions; every statement carries the words it "
    "rests on.\n\nExample: atkg build && atkg ask cq01 --lang es",
)


class Lang(StrEnum):
    """The languages of labels, questions and pages."""

    en = "en"
    es = "es"


class Format(StrEnum):
    """How results are written."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


Folder = Annotated[Path, typer.Option("--workspace", "-w", help="The workspace's folder.")]
Language = Annotated[Lang, typer.Option("--lang", help="Language of labels and questions.")]
Output = Annotated[Format, typer.Option("--format", help="Form of the result.")]
HERE = Path()


def say(text: str) -> None:
    """Tell progress on stderr."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="A new or empty folder.")]) -> None:
    """Make a workspace of your own.

    Example: atkg init my-reports
    """
    from atkg.filling import init_folder

    init_folder(folder)
    say(f"made {folder}; put reports into {folder}/data/documents and list them in documents.csv")


@app.command()
def fill(
    worksheet: Annotated[Path, typer.Argument(help="A worksheet; see docs/data-model.md.")],
    workspace: Folder = HERE,
    editor: Annotated[str, typer.Option(help="Role of who wrote the rows.")] = "editor",
) -> None:
    """Turn a worksheet into rows: find spans, name nodes, merge into the statement file.

    Example: atkg fill my-worksheet.yaml
    """
    from atkg.filling import fill_worksheet

    path, new, total = fill_worksheet(open_workspace(workspace), worksheet, editor, _today())
    say(f"{path}: {new} new rows, {total} in all; now run: atkg verify")


@app.command()
def verify(workspace: Folder = HERE) -> None:
    """Check both gates: every quote exists, and fits what it bears.

    Example: atkg verify
    """
    from atkg.gathering import gather_workspace

    for document, passed in gather_workspace(open_workspace(workspace)).passed.items():
        for doubt in passed.doubts:
            say(f"doubt: {doubt}")
        for (gate, check, outcome), count in sorted(passed.checks.items()):
            typer.echo(f"{document}\t{gate}\t{check}\t{outcome}\t{count}")
        checks = sum(passed.checks.values())
        say(f"{document}: {len(passed.rows)} rows passed both gates in {checks} checks")


@app.command()
def build(
    workspace: Folder = HERE,
    reason: Annotated[bool, typer.Option(help="Prove consistency with HermiT.")] = True,
    timings: Annotated[bool, typer.Option("--timings", help="Show where the time went.")] = False,
) -> None:
    """Build the graph with all its outputs, in build/current; all or nothing.

    Example: atkg build --timings
    """
    from atkg.pipeline import build as run

    made = run(open_workspace(workspace), say, reason=reason)
    if timings:
        say(made.stopwatch.table())
    say(f"graph {made.hash[:12]} with {made.triples} triples; read {made.folder}/summary.md")


@app.command()
def validate(workspace: Folder = HERE, lang: Language = Lang.en) -> None:
    """Validate the facts against the shapes and print what to mend, rule by rule.

    Example: atkg validate --lang es
    """
    from atkg.gathering import gather_workspace
    from atkg.graph.assembly import check_shapes, state
    from atkg.graph.validation import load_shapes, report_markdown
    from atkg.pipeline import row_finder

    place = open_workspace(workspace)
    gathered = gather_workspace(place)
    stated = state(gathered.material)
    report = check_shapes(gathered.material, stated, load_shapes(place.shipped("shapes")))
    typer.echo(report_markdown(report, row_finder(place, gathered), lang.value))
    if not report.conforms:
        raise typer.Exit(1)


@app.command()
def query(
    file: Annotated[str, typer.Argument(help="A SPARQL file, or - for standard input.")],
    workspace: Folder = HERE,
    endpoint: Annotated[str, typer.Option(help="Ask this SPARQL endpoint instead.")] = "",
    drafts: Annotated[bool, typer.Option(help="Also ask unreviewed rows.")] = False,
    output: Output = Format.table,
) -> None:
    """Run a SPARQL query on the built graph, with all prefixes known.

    Example: echo 'SELECT * { ?project atkg:fundedBy ?donor }' | atkg query -
    """
    from atkg.querying import ask_endpoint, ask_store, read_query
    from atkg.report.tables import write_table

    text = read_query(file)
    if endpoint:
        columns, rows = ask_endpoint(endpoint, text, drafts)
    else:
        columns, rows = ask_store(open_workspace(workspace), text, file, drafts)
    typer.echo(write_table(columns, rows, output.value), nl=False)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question's id; none lists them.")] = "",
    values: Annotated[
        list[str] | None, typer.Option("--set", help="A parameter: actor=MIMP.")
    ] = None,
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    output: Output = Format.markdown,
) -> None:
    """Answer a competency question, with the words each row rests on.

    Example: atkg ask cq07 --set actor=MIMP --lang es
    """
    from atkg.querying import answer_question, list_questions

    place = open_workspace(workspace)
    if not question:
        typer.echo(list_questions(place, lang.value))
        return
    if wrong := [one for one in values or [] if "=" not in one]:
        raise typer.BadParameter(f"{wrong[0]!r} is no name=value", param_hint="--set")
    given = dict(one.partition("=")[::2] for one in values or [])
    typer.echo(answer_question(place, question, given, lang.value, output.value), nl=False)


@app.command()
def network(
    folder: Annotated[Path, typer.Argument(help="Where the files go.")] = Path("network"),
    workspace: Folder = HERE,
) -> None:
    """Write the actor networks of the built graph: GraphML, GEXF, CSV and pictures.

    Example: atkg network my-network
    """
    from atkg.outputs import write_networks

    built = current(workspace)
    digest = json.loads((built / "info.json").read_text("utf-8"))["hash"]
    for path in write_networks(built, folder, digest):
        typer.echo(str(path))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Where the files go.")] = Path("export"),
    workspace: Folder = HERE,
) -> None:
    """Write the dataset of the built graph as TriG, N-Quads and JSON-LD.

    Example: atkg export my-export
    """
    from atkg.graph.dataset import NQUADS, read_dataset, write_dataset

    for path in write_dataset(read_dataset(current(workspace) / "dataset" / NQUADS), folder):
        typer.echo(str(path))


@app.command()
def info(workspace: Folder = HERE, output: Output = Format.table) -> None:
    """Tell what is in the built graph: counts by graph, status, judgement and class.

    Example: atkg info --format json
    """
    from atkg.report.tables import write_info

    figures = json.loads((current(workspace) / "info.json").read_text("utf-8"))
    typer.echo(write_info(figures, output.value), nl=False)


def current(workspace: Path) -> Path:
    """Give the folder of the last good build."""
    return open_workspace(workspace).current


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Answer ``--version``."""
    if show:
        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Run the command line; an error of ours is told plainly, with exit code 1."""
    try:
        app()
    except (AtkgError, OSError) as error:  # OSError: no room on the disk, no right to write
        sys.stderr.write(f"atkg: {error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
