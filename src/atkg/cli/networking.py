"""Verbs about networks, as ``atkg network VERB``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.choosing import takes_options, window_of
from atkg.cli.options import HERE, Folder, Format, Lang, Language, Output, app, current, say
from atkg.network.drawing.view import LAYOUTS
from atkg.network.files.writing import FORMS
from atkg.network.making.options import Options
from atkg.workspace import open_workspace

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
    from atkg.networking import Networks, headings
    from atkg.querying import find_thing
    from atkg.report.tables import write_table

    networks = Networks(open_workspace(workspace))
    ends = [find_thing(networks.naming, end) for end in (left, right)]
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
    from atkg.networking import Networks
    from atkg.querying import find_thing

    networks = Networks(open_workspace(workspace))
    windows = [window_of(text) for text in period or []]
    centre = find_thing(networks.naming, around) if around else ""
    for path in networks.export(options, folder, form or FORMS, windows, centre):
        typer.echo(str(path))


@network.command()
@takes_options
def draw(
    file: Annotated[Path, typer.Argument(help="The picture; ends with .svg, .pdf or .png.")],
    options: Options,
    layout: Annotated[
        str, typer.Option(help=f"One of {', '.join(LAYOUTS)}; auto goes by mode and density.")
    ] = "auto",
    size: Annotated[
        str, typer.Option(help="The measure a node's size shows: degree, strength …, or none.")
    ] = "degree",
    width: Annotated[float, typer.Option(help="Width of the picture in millimetres.")] = 270,
    title: Annotated[str, typer.Option(help="Another heading.")] = "",
    around: Annotated[str, typer.Option(help="Only the network around this actor.")] = "",
    workspace: Folder = HERE,
    lang: Language = Lang.en,
) -> None:
    """Draw a network for print: by springs, in two columns or as a matrix; no name over another.

    Example: atkg network draw ties.svg --kind directed --size betweenness --lang es
    """
    from atkg.network.drawing.view import View
    from atkg.networking import Networks
    from atkg.querying import find_thing

    networks = Networks(open_workspace(workspace))
    centre = find_thing(networks.naming, around) if around else ""
    view = View(title=title, lang=lang.value, layout=layout, size=size, width=width)
    drawn = networks.draw(options, file, view, centre)
    typer.echo(str(drawn.path))
    if drawn.left_out:
        say(f"{len(drawn.left_out)} names left out for want of room; --width gives more")


@network.command()
@takes_options
def page(
    file: Annotated[Path, typer.Argument(help="The page; ends with .html.")],
    options: Options,
    size: Annotated[
        str, typer.Option(help="The measure a node's size shows: degree, strength …, or none.")
    ] = "degree",
    title: Annotated[str, typer.Option(help="Another heading.")] = "",
    around: Annotated[str, typer.Option(help="Only the network around this actor.")] = "",
    workspace: Folder = HERE,
    lang: Language = Lang.en,
) -> None:
    """Write one HTML file that works offline: search, filter, and read the quotes of each tie.

    Example: atkg network page network.html --also recommended --lang es
    """
    from atkg.network.drawing.view import View
    from atkg.networking import Networks
    from atkg.querying import find_thing

    networks = Networks(open_workspace(workspace))
    centre = find_thing(networks.naming, around) if around else ""
    view = View(title=title, lang=lang.value, size=size)
    interactive = networks.page(options, file, view, centre)
    typer.echo(str(file))
    if not interactive:
        say(
            "the page has a picture in place of the interactive network, because sigma.js and "
            "graphology are not there; a released package carries them, and in a checkout "
            "`make assets` fetches them"
        )
