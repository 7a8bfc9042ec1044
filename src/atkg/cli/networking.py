"""Verbs about networks, as ``atkg network VERB``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.options import HERE, Folder, app, current

network = typer.Typer(
    no_args_is_help=True,
    help="Networks of actors: write, measure, test and compare them. Not reported is not absent."
    "\n\nExample: atkg network measure --kind two-mode --lang es",
)
app.add_typer(network, name="network")


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
