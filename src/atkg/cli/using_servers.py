"""The verb for a server elsewhere: push."""

from __future__ import annotations

from typing import Annotated

import typer

from atkg.cli.options import (
    HERE,
    PASSWORD_ENV,
    TIMEOUT,
    Basic,
    Folder,
    Format,
    Output,
    PasswordEnv,
    Timeout,
    TokenEnv,
    User,
    app,
    server_of,
)
from atkg.namespaces import compact
from atkg.workspace import open_workspace


@app.command()
def push(
    endpoint: Annotated[str, typer.Option(help="The server's SPARQL endpoint.")],
    store: Annotated[str, typer.Option(help="Its Graph Store address, if not known.")] = "",
    update: Annotated[str, typer.Option(help="Its SPARQL Update address, if not known.")] = "",
    workspace: Folder = HERE,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be done.")
    ] = False,
    afresh: Annotated[bool, typer.Option("--afresh", help="Load what is there too.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop graphs of other builds from the server.")
    ] = False,
    hashes: Annotated[bool, typer.Option(help="Fetch each graph back and compare.")] = True,
    output: Output = Format.table,
    user: User = "",
    password_env: PasswordEnv = PASSWORD_ENV,
    token_env: TokenEnv = "",
    basic: Basic = False,
    timeout: Timeout = TIMEOUT,
) -> None:
    """Load the built dataset into a server, graph by graph, and verify it.

    A run that was cut goes on where it stopped.

    Example: atkg push --endpoint http://localhost:8890/sparql --user dba
    """
    from atkg.graph.remote.places import find_places
    from atkg.pushing import Plan
    from atkg.pushing import push as run
    from atkg.report.tables import write_table

    server = server_of(user, password_env, token_env, basic, timeout)
    place = open_workspace(workspace)
    places = find_places(server, endpoint, update, store)
    plan = Plan(dry_run, afresh, prune, hashes)
    rows = [
        [compact(one.graph), str(one.triples), one.fingerprint[:16], one.done]
        for one in run(place, server, places, plan)
    ]
    done = "to be done" if dry_run else "done"
    typer.echo(write_table(["graph", "triples", "hash", done], rows, output.value), nl=False)
