"""Verbs that show a network: a picture for print, and a page to search and read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from atkg.cli.choosing import takes_options
from atkg.cli.networking import network
from atkg.cli.options import HERE, Folder, Lang, Language, say
from atkg.network.drawing.view import LAYOUTS
from atkg.network.making.options import Options
from atkg.workspace import open_workspace


@network.command()
@takes_options
def draw(
    file: Annotated[Path, typer.Argument(help="The picture; ends with .svg, .pdf or .png.")],
    options: Options,
    layout: Annotated[
        str, typer.Option(help=f"One of {', '.join(LAYOUTS)}; auto goes by mode and density.")
    ] = "auto",
    size: Annotated[
        str, typer.Option(help="The measure of nodes that their size shows, or none.")
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
    from atkg.lookups import find_thing
    from atkg.network.drawing.view import View
    from atkg.networking import Networks

    networks = Networks(open_workspace(workspace))
    centre = find_thing(networks.naming, around) if around else ""
    view = View(title=title, lang=lang.value, layout=layout, size=size, width=width)
    drawn = networks.draw(options, file, view, centre)
    typer.echo(str(drawn.path))
    if told := drawn.told(lang.value):
        say(told)


@network.command()
@takes_options
def page(
    file: Annotated[Path, typer.Argument(help="The page; ends with .html.")],
    options: Options,
    size: Annotated[
        str, typer.Option(help="The measure of nodes that their size shows first, or none.")
    ] = "degree",
    title: Annotated[str, typer.Option(help="Another heading.")] = "",
    around: Annotated[str, typer.Option(help="Only the network around this actor.")] = "",
    workspace: Folder = HERE,
    lang: Language = Lang.en,
) -> None:
    """Write one HTML file that works offline: search, filter, and read the quotes of each tie.

    Example: atkg network page network.html --also recommended --lang es
    """
    from atkg.lookups import find_thing
    from atkg.network.drawing.view import View
    from atkg.networking import Networks

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
