"""A question's parameters are options of their own name, in any order and beside ``--set``."""

from __future__ import annotations

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from atkg.cli.parameters import OWN, question_and_options, refuse_unknown, values_of

NAME = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
VALUE = st.text(max_size=12)


@given(st.lists(st.tuples(NAME, VALUE, st.booleans()), max_size=5), st.integers(0, 5))
def test_options_and_question_come_in_any_order(
    options: list[tuple[str, str, bool]], at: int
) -> None:
    groups = [
        [f"--{name}={value}"] if joined else [f"--{name}", value] for name, value, joined in options
    ]
    groups.insert(at, ["cq07"])
    words = [word for group in groups for word in group]
    pairs = [(name, value) for name, value, _ in options]
    assert question_and_options(words) == ("cq07", pairs)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["cq07", "--actor"], "--actor has no value"),
        (["cq07", "cq01"], "'cq01' is one too many"),
        (["cq07", "-a", "MIMP"], "'-a' is one too many"),
    ],
)
def test_words_that_make_no_question_are_refused(words: list[str], said: str) -> None:
    with pytest.raises(typer.BadParameter, match=said):
        question_and_options(words)


def test_pairs_and_options_give_values_and_a_value_may_hold_an_equals_sign() -> None:
    assert values_of(["actor=a=b"], [("sign", "hinders")]) == {"actor": "a=b", "sign": "hinders"}


@pytest.mark.parametrize(
    ("pairs", "options", "said"),
    [
        (["actor"], [], "no name=value"),
        (["actor=a"], [("actor", "b")], "actor is given twice"),
        ([], [("actor", "a"), ("actor", "b")], "actor is given twice"),
    ],
)
def test_values_that_are_none_or_two_are_refused(
    pairs: list[str], options: list[tuple[str, str]], said: str
) -> None:
    with pytest.raises(typer.BadParameter, match=said):
        values_of(pairs, options)


@pytest.mark.parametrize(
    ("name", "said"),
    [("actr", "nearest: --actor"), ("fromat", "nearest: --format"), ("zzz", "it has: --actor")],
)
def test_an_option_that_is_no_parameter_gets_the_nearest(name: str, said: str) -> None:
    refuse_unknown([("actor", "MIMP")], ["actor"])
    with pytest.raises(typer.BadParameter, match=said):
        refuse_unknown([(name, "x")], ["actor"])


def test_the_verbs_own_options_are_named_as_they_are() -> None:
    from atkg.cli import app

    command = typer.main.get_command(app).commands["ask"]  # type: ignore[attr-defined]
    names = {one.removeprefix("--") for param in command.params for one in param.opts}
    assert {*OWN} - {"help"} == {name for name in names if len(name) > 2} - {"words"}
