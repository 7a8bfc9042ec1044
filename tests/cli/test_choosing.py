from __future__ import annotations

import inspect
from dataclasses import fields

import pytest
import typer
from typer.testing import CliRunner

from atkg.cli.choosing import make_options, takes_options, window_of, with_side
from atkg.network.making.options import LAST, Options


def parse(*words: str) -> Options:
    """Give the options that a verb gets from a command line."""
    found: list[Options] = []
    one = typer.Typer()

    @one.command()
    @takes_options
    def verb(options: Options, name: str = "") -> None:
        """Keep what came."""
        found.append(options)

    done = CliRunner().invoke(one, words)
    assert done.exit_code == 0, done.output
    return found[0]


def test_a_verb_gets_every_choice_of_a_network_from_one_definition() -> None:
    assert parse() == Options()
    assert parse(
        "--kind", "two-mode", "--project", "actors", "--weight", "quotes", "--normalise", "jaccard",
        "--also", "recommended,potential", "--window", "2018-2024", "--dated-only", "--collapse",
        "--no-collective", "--no-centres", "--minimum", "2", "--isolates", "--layer", "funding",
        "--layer", "advice", "--without", "ilo-2024", "--name", "x",
    ) == Options(
        kind="two-mode", project="actors", weight="quotes", normalise="jaccard",
        also=("recommended", "potential"), first=2018, last=2024, undated=False, collapse=True,
        collective=False, centres=False, minimum=2, isolates=True, layers=("funding", "advice"),
        without=("atkgr:ilo-2024",),
    )  # fmt: skip


def test_no_choice_of_a_network_lacks_its_option() -> None:
    taken = {*inspect.signature(make_options).parameters}
    renamed = {"first": "window", "last": "window", "layers": "layer"}
    assert {renamed.get(one.name, one.name) for one in fields(Options)} == taken


@pytest.mark.parametrize(
    ("text", "years"),
    [("2004-2005", (2004, 2005)), ("2018-", (2018, LAST)), ("-2005", (0, 2005)),
     ("2005", (2005, 2005))],
)  # fmt: skip
def test_a_window_may_be_open_or_one_year(text: str, years: tuple[int, int]) -> None:
    assert window_of(text) == years
    side = with_side(Options(), text)
    assert (side.first, side.last) == years


@pytest.mark.parametrize("text", ["", "-", "2004-05", "soon", "2004–2005"])
def test_what_is_no_window_is_told_with_what_to_write(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="write 2018-2024"):
        window_of(text)


def test_a_side_that_is_no_window_is_layers_and_an_unknown_one_is_told() -> None:
    assert with_side(Options(), "funding,advice").layers == ("funding", "advice")
    with pytest.raises(typer.BadParameter, match="no layer 'money'"):
        with_side(Options(), "money")
