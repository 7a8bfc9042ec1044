"""One concept, one word: what `GLOSSARY.md` marks as not used stays out of our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
FOLDERS: Final = ("src", "ontology", "docs")
KINDS: Final = (".md", ".py", ".tsv", ".ttl")  # not .csv: those hold the words of documents

# What may stand although a banned word is in it, and why.
ALLOWED: Final = {
    r"https?://\S+": "an address is as its owner wrote it",
    r"schema\.org|\bschema:\w*|(?<=\")schema(?=\")": "the vocabulary schema.org and its prefix",
    r"Table[ _]Schemas?|\.schema\.json": "the name of the Frictionless standard and of its files",
    r"\$schema": "the property in which JSON names its form, as SARIF does",
    r"\"snippet\"": "a property of SARIF",
    r"network\.vertex\.names|set\.vertex\.attribute": "functions of R's package network",
    r"JSON Schema|json_?schema": "the standard, its library, a protocol's key",
    r"IATI\b.*|\biati:.*": "IATI's own names: Organisation Type codelist, Organisation Role",
    r"\bcids:\w+\t.*": "a term of another ontology, with its label and what is said of it",
    r"mapping_justification": "a column of the SSSOM standard",
}
# Predicates of Turtle whose objects are words of others, or words that others use.
QUOTING: Final = re.compile(
    r"\s*(skos:(example|altLabel|hiddenLabel)|dcterms:source|rdfs:seeAlso)\b"
)


def glossary_rows() -> list[list[str]]:
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return [row for row in rows if row[0] != "word" and not row[0].startswith("---")]


def banned() -> list[str]:
    return sorted({word for row in glossary_rows() for word in re.findall(r"`([^`]+)`", row[3])})


def pattern(words: list[str]) -> re.Pattern[str]:
    """Find words and their plurals, also as part of `a_name`, but not inside another word."""
    either = "|".join(re.escape(word).replace(r"\ ", r"[ _-]") for word in words)
    return re.compile(rf"(?<![^\W_])(?:{either})(?:s|es)?(?![^\W_])", re.IGNORECASE)


def offences(text: str, words: re.Pattern[str], *, turtle: bool = False) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        if turtle and QUOTING.match(line):
            continue
        own = line
        for allowed in ALLOWED:
            own = re.sub(allowed, " ", own)
        yield from (f"{number}: {match[0]}" for match in words.finditer(own))


def own_files() -> list[Path]:
    return [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in KINDS and "__pycache__" not in path.parts
    ]


def test_the_glossary_has_a_full_row_for_each_word() -> None:
    rows = glossary_rows()
    assert len(rows) >= 55
    assert [row for row in rows if len(row) != 4 or not all(row)] == []
    words = [row[0] for row in rows]
    assert len(words) == len(set(words)), "a word stands twice"


def test_the_words_of_the_design_are_banned() -> None:
    assert {"claim", "assertion", "chunk", "schema"} <= set(banned())


def test_no_word_is_both_used_and_banned() -> None:
    assert {row[0] for row in glossary_rows()} & set(banned()) == set()


def test_our_own_words_keep_to_the_glossary() -> None:
    words = pattern(banned())
    files = own_files()
    per_folder = {each: sum(path.is_relative_to(ROOT / each) for path in files) for each in FOLDERS}
    assert all(per_folder.values()), f"nothing read in one of {per_folder}"
    assert len(files) >= 40, f"only {per_folder} read"
    found = [
        f"{path.relative_to(ROOT)}:{offence} (see GLOSSARY.md)"
        for path in files
        for offence in offences(
            path.read_text(encoding="utf-8"), words, turtle=path.suffix == ".ttl"
        )
    ]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    "line",
    ["the schema of a row", "two Claims", "row_schema = 1", "an `assertion`", "def chunk(text):"],
)
def test_a_banned_word_is_found(line: str) -> None:
    assert list(offences(line, pattern(banned()))) != []


@pytest.mark.parametrize(
    "line",
    [
        "raise AssertionError",
        "stated, not asserted",
        "reclaimed",
        "a Table Schema for each CSV",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "see schema.org and schema:Event",
    ],
)
def test_what_only_looks_like_one_is_left_alone(line: str) -> None:
    assert list(offences(line, pattern(banned()))) == []


def test_words_of_others_are_left_alone_in_turtle_only() -> None:
    line = '    skos:example "the best practices of the centres"@en ;'
    assert list(offences(line, pattern(banned()), turtle=True)) == []
    assert list(offences(line, pattern(banned()))) != []
