"""Parameters of a question as options of their own name: ``--actor MIMP``, ``--actor=MIMP``.

Which there are depends on the question, so that the command line lets unknown options through, and
they are read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

import typer

OWN: Final = ("format", "help", "lang", "output", "set", "workspace")  # options of the verb itself


def question_and_options(words: Iterable[str]) -> tuple[str, list[tuple[str, str]]]:
    """Give the question and the options among the words of a command line, in any order.

    Raises BadParameter for a second question, and for an option without a value.
    """
    question, options = "", []
    waiting = iter(words)
    for word in waiting:
        if word.startswith("--") and word != "--":
            name, is_given, value = word.removeprefix("--").partition("=")
            found = value if is_given else next(waiting, None)
            if found is None:
                raise typer.BadParameter(f"--{name} has no value; write --{name} NAME")
            options.append((name, found))
        elif word.startswith("-") or question:
            raise typer.BadParameter(f"{word!r} is one too many; ask one question")
        else:
            question = word
    return question, options


def values_of(pairs: Iterable[str], options: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give values by parameter, out of ``name=value`` pairs and options.

    Raises BadParameter for a pair without ``=``, and for a parameter that is given twice.
    """
    given: dict[str, str] = {}
    split = [(pair.partition("="), "--set") for pair in pairs]
    for (name, equals, _), hint in split:
        if not equals:
            raise typer.BadParameter(f"{name!r} is no name=value", param_hint=hint)
    every = [(name, value) for (name, _, value), _ in split]
    for name, value in (*every, *options):
        if name in given:
            raise typer.BadParameter(f"{name} is given twice; give it once", param_hint=name)
        given[name] = value
    return given


def refuse_unknown(options: Iterable[tuple[str, str]], known: Sequence[str]) -> None:
    """Raise BadParameter for an option that is no parameter, with the nearest that there is."""
    for name, _ in options:
        if name not in known:
            near = get_close_matches(name, [*known, *OWN], n=2, cutoff=0.6)
            has = ", ".join(f"--{one}" for one in near or known) or "none"
            kind = "nearest" if near else "it has"
            raise typer.BadParameter(f"the question has no parameter --{name}; {kind}: {has}")
