"""The command line: thin verbs in the order of the pipeline.

Results go to stdout, progress and notes to stderr; exit 1 when something does not hold, 2 for wrong
use.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from atkg import __version__

# The verbs register themselves, in this order.
from atkg.cli import (
    building,
    extracting,
    networking,
    networking_pictures,
    networking_ties,
    reviewing,
    serving,
    suggesting,
    using,
    using_servers,
    writing,
)
from atkg.cli.options import app
from atkg.errors import AtkgError, mend_of

__all__ = [
    "app",
    "building",
    "extracting",
    "main",
    "networking",
    "networking_pictures",
    "networking_ties",
    "reviewing",
    "serving",
    "suggesting",
    "using",
    "using_servers",
    "writing",
]


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
        app(prog_name="atkg")  # however Python was told to start it
    except AtkgError as error:
        sys.stderr.write(f"atkg: {error}\n")
        sys.exit(1)
    except OSError as error:  # no room on the disk, no right to write
        where = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"atkg: {where}{error.strerror or error} → {mend_of(error)}\n")
        sys.exit(1)
