"""Verbs that show the graph in a browser: serve, site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.options import HERE, Folder, app, say
from atkg.workspace import open_workspace


@app.command()
def serve(
    workspace: Folder = HERE,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
) -> None:
    """Show the graph in a browser, and answer SPARQL, on this machine.

    Example: atkg serve --port 8080
    """
    from atkg.web.running import run

    run(open_workspace(workspace), host, port, say)


@app.command()
def site(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
    workspace: Folder = HERE,
) -> None:
    """Write the same pages as files for any web host; queries are answered in the browser.

    Example: atkg site public
    """
    from atkg.opening import OpenBuild
    from atkg.web.site import write_site

    count = write_site(OpenBuild(open_workspace(workspace)), folder, say)
    say(f"wrote {count} files below {folder}")
