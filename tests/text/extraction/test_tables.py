"""Tables of phrases: in one form, each line once, no term unused, English beside Spanish."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from atkg.text.extraction.patterns import pattern_table

HOME = Path(__file__).parents[3] / "src" / "atkg" / "text" / "extraction"
PHRASES = sorted((*HOME.glob("*_phrases.csv"), HOME / "action_verbs.csv",
                  HOME / "referring_nouns.csv"))  # fmt: skip
TERMED = [path for path in PHRASES if path.name != "role_phrases.csv"]
CODE = " ".join(path.read_text(encoding="utf-8") for path in HOME.glob("*.py"))


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("path", PHRASES, ids=lambda path: path.name)
def test_each_line_stands_once_and_both_languages_are_there(path: Path) -> None:
    found = records(path)
    assert len(found) >= 9
    assert {one["lang"] for one in found} >= {"en", "es"}
    lines = [tuple(one.values()) for one in found]
    assert sorted(lines) == sorted(set(lines))
    assert all(value.strip() == value for line in lines for value in line)


@pytest.mark.parametrize("path", TERMED, ids=lambda path: path.name)
def test_each_term_finds_its_own_phrases(path: Path) -> None:
    patterns = dict(pattern_table(path.name))
    by_term: dict[str, set[str]] = defaultdict(set)
    for one in records(path):
        by_term[one["term"]].add(one["phrase"])
    assert set(by_term) == set(patterns)


def test_no_term_of_grammar_is_unused() -> None:
    used = set(re.findall(r"any_of\([\"']([\w-]+)[\"']\)", CODE))
    assert used == {one["term"] for one in records(HOME / "grammar_phrases.csv")}
    assert len(used) > 30


@pytest.mark.parametrize(
    ("table", "least"), [("agent_phrases.csv", 15), ("action_verbs.csv", 5)]
)  # fmt: skip
def test_no_term_of_the_grammar_of_agents_and_actions_is_unused(table: str, least: int) -> None:
    used = set(
        re.findall(
            r"(?:any|pattern)_of\(\s*[\"']([\w-]+)[\"'],\s*(?:_TABLE|[\"']\w+\.csv[\"'])\)", CODE
        )
    )
    terms = {one["term"] for one in records(HOME / table)}
    assert terms <= used, sorted(terms - used)
    assert len(terms) >= least
