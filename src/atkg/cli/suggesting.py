"""The verb that asks a language model: off unless a server is named."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from atkg.cli.options import HERE, Folder, app, say
from atkg.errors import EndpointError
from atkg.workspace import open_workspace


@app.command()
def suggest(
    document: Annotated[str, typer.Argument(help="A document's id; see documents.csv.")],
    model: Annotated[str, typer.Option(help="The model's name, as its server knows it.")],
    workspace: Folder = HERE,
    endpoint: Annotated[
        str, typer.Option(help="Base address of an OpenAI-compatible server.")
    ] = "",
    remote: Annotated[
        bool, typer.Option("--remote", help="Allow an address that is not this machine.")
    ] = False,
    replay: Annotated[
        bool, typer.Option("--replay", help="Use the answers that are kept, and ask nobody.")
    ] = False,
    key_from: Annotated[
        str, typer.Option(help="Environment variable that holds the server's key.")
    ] = "ATKG_MODEL_KEY",
    seconds: Annotated[float, typer.Option(min=1, help="The most that one answer may take.")] = 60,
    limit: Annotated[int, typer.Option(min=0, help="The most passages; 0 means all.")] = 0,
) -> None:
    """Let a language model suggest statements; only a person can accept them.

    Example: atkg suggest my-report --endpoint http://127.0.0.1:8080/v1 --model qwen2.5
    """
    from atkg.suggesting import answers_folder, suggest_document
    from atkg.text.suggesting.endpoint import Endpoint, check_address
    from atkg.text.suggesting.recorded import Recorded

    opened = open_workspace(workspace)
    server = None
    if not replay:
        if not endpoint:
            mend = "add --endpoint http://127.0.0.1:8080/v1, or --replay"
            raise EndpointError("no server is named", mend=mend)
        check_address(endpoint, remote=remote)
        server = Endpoint(endpoint, key=os.environ.get(key_from, ""), seconds=seconds)
    recorded = Recorded(answers_folder(opened), server.answer if server else None)
    made = suggest_document(opened, document, model, recorded, say, limit)
    typer.echo(f"{document}\tpassages\t{made.passages}")
    typer.echo(f"{document}\tadded\t{made.added}")
    for reason, count in sorted(made.reasons.items()):
        typer.echo(f"{document}\trefused\t{count}\t{reason}")
    say(f"unreviewed rows are in {made.path}; what was refused: {made.refused}")
