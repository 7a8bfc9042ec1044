"""Verbs about networks, as ``atkg network VERB``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from atkg.cli.choosing import split, takes_options, with_side
from atkg.cli.options import (
    HERE,
    Folder,
    Format,
    Lang,
    Language,
    Output,
    app,
    current,
    put,
    say,
)
from atkg.network.making.options import Options
from atkg.workspace import open_workspace

if TYPE_CHECKING:
    from atkg.report.figures import Figures

network = typer.Typer(
    no_args_is_help=True,
    help="Networks of actors: write, measure, test and compare them. Not reported is not absent."
    "\n\nExample: atkg network measure --kind two-mode --lang es",
)
app.add_typer(network, name="network")

File = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write here, with FILE.about.json beside it."),
]
Seed = Annotated[int, typer.Option(help="The same seed gives the same figures.")]


class Of(StrEnum):
    """What is measured."""

    nodes = "nodes"
    network = "network"
    bridges = "bridges"


class Test(StrEnum):
    """What is tested."""

    ranks = "ranks"
    chance = "chance"


class Difference(StrEnum):
    """What is compared."""

    figures = "figures"
    actors = "actors"
    ties = "ties"


def _put(figures: Figures, form: Format, file: Path | None) -> None:
    """Write figures; what they rest on goes with them: in the form, or beside or to stderr."""
    from atkg.report.figures import write_beside, write_figures

    put(write_figures(figures, form.value), file)
    if file is not None:
        say(f"wrote {write_beside(figures, file)}")
    elif form is Format.csv:
        for told in figures.told_notes():
            say(told)


@network.command()
def write(
    folder: Annotated[Path, typer.Argument(help="Where the files go.")] = Path("network"),
    workspace: Folder = HERE,
) -> None:
    """Write the actor networks of the built graph: GraphML, GEXF, CSV and pictures.

    Example: atkg network write my-network
    """
    from atkg.builds import read_info
    from atkg.outputs import write_networks

    built = current(workspace)
    for path in write_networks(built, folder, str(read_info(built)["hash"])):
        typer.echo(str(path))


@network.command()
@takes_options
def measure(
    options: Options,
    of: Annotated[Of, typer.Option(help="Its nodes, the network as a whole, or its bridges.")] = (
        Of.nodes
    ),
    by: Annotated[
        list[str] | None,
        typer.Option("--measure", help="Only these measures; CSV and JSON have all."),
    ] = None,
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    form: Output = Format.table,
    seed: Seed = 1,
    file: File = None,
) -> None:
    """Measure a network: centrality, brokerage, communities, density …, with what each means.

    Example: atkg network measure --kind directed --measure gatekeeper,liaison --lang es
    """
    from atkg.measuring import measure_network, short_of

    names = split(by)
    if not names and form in (Format.table, Format.markdown):
        names = short_of(options)
    place = open_workspace(workspace)
    _put(measure_network(place, options, of.value, names, lang.value, seed), form, file)


@network.command()
@takes_options
def robust(
    options: Options,
    of: Annotated[
        Test, typer.Option(help="Ranks of nodes, or clustering and assortativity by chance.")
    ] = Test.ranks,
    by: Annotated[str, typer.Option("--measure", help="The measure that ranks nodes.")] = "degree",
    samples: Annotated[int, typer.Option(min=1, help="Bootstrap draws, or networks.")] = 199,
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    form: Output = Format.table,
    seed: Seed = 1,
    file: File = None,
) -> None:
    """Tell how far ranks hang on single documents, statements and choices, or on chance.

    Example: atkg network robust --kind two-mode --of chance --samples 999
    """
    from atkg.measuring import robust_network

    place = open_workspace(workspace)
    told = robust_network(place, options, of.value, by, lang.value, samples, seed)
    _put(told, form, file)


@network.command()
@takes_options
def compare(
    options: Options,
    first: Annotated[str, typer.Argument(help="A window (2004-2005) or layers (funding,advice).")],
    second: Annotated[str, typer.Argument(help="The other window, or the other layers.")],
    of: Annotated[Difference, typer.Option(help="Figures, or the actors or ties that differ.")] = (
        Difference.figures
    ),
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    form: Output = Format.table,
    file: File = None,
) -> None:
    """Compare two windows or layers: who stays, comes and goes, ties gained and lost, density.

    Example: atkg network compare 2004-2005 2018-2024 --kind two-mode --of actors
    """
    from atkg.measuring import compare_networks

    sides = ((first, with_side(options, first)), (second, with_side(options, second)))
    _put(compare_networks(open_workspace(workspace), sides, of.value, lang.value), form, file)
