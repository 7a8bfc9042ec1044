"""The choices that make a network, defined once: each verb about networks takes all of them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Annotated, Any, Final, TypeAlias

import typer

from atkg.network.making.options import (
    LAST,
    NORMALISATIONS,
    WEIGHTS,
    Options,
    kinds,
)
from atkg.network.ties.relations import layers

_WINDOW: Final = re.compile(r"(\d{4})?-(\d{4})?|(\d{4})")
_OPTIONS: Final = "options"

Words: TypeAlias = "list[str] | None"


def window_of(text: str) -> tuple[int, int]:
    """Give first and last year of ``2018-2024``, ``2018-``, ``-2005`` or ``2005``.

    Raises BadParameter for anything else.
    """
    found = _WINDOW.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        raise typer.BadParameter(
            f"{text!r} is no window; write 2018-2024, 2018-, -2005 or 2005", param_hint="--window"
        )
    first, last, only = found.groups()
    return int(only or first or 0), int(only or last or LAST)


def split(words: Words) -> tuple[str, ...]:
    """Give the words of an option that may be repeated, or hold several apart by commas."""
    return tuple(part for word in words or [] for part in word.split(",") if part)


def _known_layers(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in layers():
            what = f"no layer {name!r}; choose of {', '.join(layers())}"
            raise typer.BadParameter(what, param_hint="--layer")
    return names


def with_side(options: Options, text: str) -> Options:
    """Give options narrowed to one side of a comparison: a window of years, or layers."""
    if _WINDOW.fullmatch(text.strip()):
        first, last = window_of(text)
        return replace(options, first=first, last=last)
    return replace(options, layers=_known_layers(split([text])))


def make_options(
    kind: Annotated[str, typer.Option(help=f"One of {', '.join(kinds())}.")] = "actors",
    project: Annotated[
        str, typer.Option(help="Project a two-mode network on its actors or things.")
    ] = "",
    weight: Annotated[str, typer.Option(help=f"What is counted: {', '.join(WEIGHTS)}.")] = (
        "documents"
    ),
    normalise: Annotated[str, typer.Option(help=f"One of {', '.join(NORMALISATIONS)}.")] = "none",
    duplicates: Annotated[
        str, typer.Option(help="Count what a document repeats once (document) or always (all).")
    ] = "document",
    also: Annotated[
        list[str] | None,
        typer.Option(help="Statuses that count beside facts: recommended, potential …"),
    ] = None,
    window: Annotated[str, typer.Option(help="Years, both included: 2018-2024.")] = "",
    undated: Annotated[
        bool,
        typer.Option(
            "--undated/--dated-only", help="In a window, count ties dated by their document only."
        ),
    ] = True,
    collapse: Annotated[bool, typer.Option("--collapse", help="Units become their body.")] = False,
    collective: Annotated[
        bool, typer.Option("--collective/--no-collective", help="Keep groups without members.")
    ] = True,
    centres: Annotated[
        bool,
        typer.Option("--centres/--no-centres", help="Keep what is evaluated and its commissioner."),
    ] = True,
    minimum: Annotated[int, typer.Option(help="The least evidence of a tie, as weighted.")] = 1,
    isolates: Annotated[bool, typer.Option("--isolates", help="Keep actors without a tie.")] = (
        False
    ),
    layer: Annotated[
        list[str] | None, typer.Option(help=f"Only these layers: {', '.join(layers())}.")
    ] = None,
    without: Annotated[list[str] | None, typer.Option(help="Leave out this document.")] = None,
) -> Options:
    """Give the options of a network that the options of a command line ask for."""
    first, last = window_of(window) if window else (0, LAST)
    left_out = tuple(one if ":" in one else f"atkgr:{one}" for one in split(without))
    return Options(
        kind=kind, project=project, weight=weight, normalise=normalise, duplicates=duplicates,
        also=split(also), layers=_known_layers(split(layer)), first=first, last=last,
        undated=undated, collapse=collapse, collective=collective, centres=centres, minimum=minimum,
        isolates=isolates, without=left_out,
    )  # fmt: skip


def takes_options(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a verb every choice of a network; its parameter ``options`` gets them as Options.

    Typer reads the signature, which is that of the verb and of ``make_options`` together.
    """
    chosen = inspect.signature(make_options, eval_str=True).parameters
    own = inspect.signature(verb, eval_str=True).parameters
    kept = [one.replace(kind=one.KEYWORD_ONLY) for name, one in own.items() if name != _OPTIONS]
    added = [one.replace(kind=one.KEYWORD_ONLY) for one in chosen.values()]

    @wraps(verb)
    def run(**given: Any) -> None:
        options = make_options(**{name: given.pop(name) for name in chosen})
        verb(**given, options=options)

    run.__dict__["__signature__"] = inspect.Signature([*kept, *added])
    run.__annotations__ = {one.name: one.annotation for one in (*kept, *added)}
    run.__dict__.pop("__wrapped__")
    return run
