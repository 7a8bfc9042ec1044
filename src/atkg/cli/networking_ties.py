"""Verbs about the ties of networks: what stands behind one, all of them, files for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.choosing import takes_options, window_of
from atkg.cli.networking import network
from atkg.cli.options import HERE, Folder, Format, Lang, Language, Output
from atkg.network.files.writing import FORMS
from atkg.network.making.options import Options
from atkg.workspace import open_workspace


@network.command()
@takes_options
def explain(
    left: Annotated[str, typer.Argument(help="One end: a name, an alias or a CURIE.")],
    right: Annotated[str, typer.Argument(help="The other end.")],
    options: Options,
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    output: Output = Format.markdown,
) -> None:
    """Print all quotes behind a tie, each with its status, years, document and section.

    Example: atkg network explain ILO J-TIP --lang es
    """
    from atkg.lookups import find_thing
    from atkg.networking import Networks, headings
    from atkg.report.tables import write_table

    networks = Networks(open_workspace(workspace))
    ends = [find_thing(networks.naming, end, lang.value) for end in (left, right)]
    rows = networks.explain(options, ends[0], ends[1], lang.value)
    typer.echo(write_table(headings(lang.value), rows, output.value), nl=False)


@network.command()
@takes_options
def events(
    options: Options,
    workspace: Folder = HERE,
    lang: Language = Lang.en,
    output: Output = Format.csv,
) -> None:
    """Print the relational events that a network is made of, one quote a row, by year.

    Example: atkg network events --kind directed --also recommended > events.csv
    """
    from atkg.networking import Networks, headings
    from atkg.report.tables import write_table

    rows = Networks(open_workspace(workspace)).events(options, lang.value)
    typer.echo(write_table(headings(lang.value), rows, output.value), nl=False)


@network.command()
@takes_options
def export(
    options: Options,
    folder: Annotated[Path, typer.Argument(help="Where the files go.")] = Path("network"),
    form: Annotated[
        list[str] | None, typer.Option(help=f"Only these forms: {', '.join(FORMS)}.")
    ] = None,
    period: Annotated[
        list[str] | None, typer.Option(help="One more network for these years: 2004-2005.")
    ] = None,
    around: Annotated[str, typer.Option(help="Only the network around this actor.")] = "",
    workspace: Folder = HERE,
) -> None:
    """Write a network for Gephi, UCINET, Pajek, R, Cytoscape, Graphviz or a spreadsheet.

    Example: atkg network export files --kind directed --form gexf --period 2004-2005
    """
    from atkg.lookups import find_thing
    from atkg.networking import Networks

    networks = Networks(open_workspace(workspace))
    windows = [window_of(text) for text in period or []]
    centre = find_thing(networks.naming, around) if around else ""
    for path in networks.export(options, folder, form or FORMS, windows, centre):
        typer.echo(str(path))
