"""What a command line tells in words: errors, wrong use and notes, in the language asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final, cast

import typer
from typer.core import TyperGroup

from atkg.messages import WRITTEN, in_language

_OPTION: Final = "--lang"
_LANGUAGES: Final = (WRITTEN, "es")
_WRONG_USE: Final = 2
# The error of any wrong use; typer gives it no public name.
_UsageError: Final = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[1])


def language_of(words: Sequence[str]) -> str:
    """Give the language that the words of a command line ask for, wherever they do.

    They are read before any verb is known: also wrong use is told in it.

    >>> language_of(["ask", "cq01", "--lang", "es"]), language_of(["build"])
    ('es', 'en')
    """
    lang = WRITTEN
    for word, following in pairwise([*words, ""]):
        name, is_given, value = word.partition("=")
        if name == _OPTION:
            asked = value if is_given else following
            lang = asked if asked in _LANGUAGES else lang
    return lang


def spoken() -> str:
    """Give the language that this run was asked for."""
    return language_of(sys.argv[1:])


class Speaking(TyperGroup):
    """The verbs; wrong use of one is told in the language asked for."""

    def invoke(self, ctx: Any) -> Any:
        """Run a verb."""
        try:
            return super().invoke(ctx)
        except _UsageError as error:
            if (lang := spoken()) == WRITTEN:
                raise  # in typer's own frame
            place = getattr(error.ctx or ctx, "command_path", "atkg")
            told = in_language(error.format_message(), lang)
            help_ = in_language(f"Help: {place} --help", lang)
            sys.stderr.write(f"atkg: {told}\n{help_}\n")
            raise typer.Exit(_WRONG_USE) from error
