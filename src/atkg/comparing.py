"""Two reviewers of the same rows compared: how far they agree, and where they differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from atkg.errors import AtkgError
from atkg.model import Row
from atkg.report.tables import write_table
from atkg.review.agreement import Agreement, Values, by_predicate, in_file, judgements
from atkg.review.apart import Opinions, read_opinions, roles_of
from atkg.review.edits import Key
from atkg.review.labels import label
from atkg.reviewing import Desk

AGREEMENT: Final = ("predicate", "rows", "agreed", "alpha")
DIFFERENCES: Final = ("document", "line", "id", "predicate", "judgements", "quote")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The agreement by predicate, all rows last; the rows that differ; and who was compared."""

    table: list[list[str]]
    differences: list[list[str]]
    roles: tuple[str, ...]


def write_comparison(made: Comparison, form: str) -> str:
    """Write both tables of a comparison in one of the forms; JSON as one object."""
    tables = {"agreement": (AGREEMENT, made.table), "differences": (DIFFERENCES, made.differences)}
    if form == "json":
        records = {
            name: [dict(zip(columns, row, strict=True)) for row in rows]
            for name, (columns, rows) in tables.items()
        }
        return json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    written = [write_table(columns, rows, form) for columns, rows in tables.values() if rows]
    return "\n".join(written)


def _opinions(desk: Desk, document: str) -> dict[str, Opinions]:
    folder = desk.workspace.review
    return {role: read_opinions(path) for role, path in roles_of(folder, document).items()}


def _values(rows: Sequence[Row], opinions: Mapping[str, Opinions]) -> dict[Key, dict[str, str]]:
    """Give what each reviewer says of each row; their review file outweighs what they signed."""
    said = in_file(rows)
    for role, own in opinions.items():
        apart = judgements(rows, {key: one["judgement"] for key, one in own.items()})
        said[role] = {**said.get(role, {}), **apart}
    values: dict[Key, dict[str, str]] = {row.key: {} for row in rows}
    for role, own_values in sorted(said.items()):
        for key, value in own_values.items():
            values[key][role] = value
    return values


def _differences(
    document: str,
    rows: Sequence[Row],
    values: Mapping[Key, Values],
    opinions: Mapping[str, Opinions],
    lang: str,
) -> Iterator[list[str]]:
    for row in rows:
        said = values[row.key]
        if len(set(said.values())) < 2:
            continue
        told = []
        for role, value in said.items():
            own = opinions.get(role, {}).get(row.key, {})
            more = ", ".join(filter(None, (own.get("correction", ""), own.get("note", ""))))
            judgement = label("judgement", value, lang)
            told.append(f"{role}: {judgement}" + (f" ({more})" if more else ""))
        yield [document, str(row.line), row.id, row.predicate, "; ".join(told), row.quote]


def _line(predicate: str, one: Agreement) -> list[str]:
    alpha = "–" if one.alpha is None else f"{one.alpha:.3f}"
    return [predicate or "all", str(one.units), str(one.same), alpha]


def compare(desk: Desk, lang: str) -> Comparison:
    """Compare the reviewers of a workspace's rows.

    Raises AtkgError where no row was judged by two roles: there is nothing to compare.
    """
    every: dict[Key, Values] = {}
    rows: list[Row] = []
    differences: list[list[str]] = []
    for name, own in desk.rows.items():
        opinions = _opinions(desk, name)
        values = _values(own, opinions)
        every |= values
        rows += own
        differences += _differences(name, own, values, opinions, lang)
    roles = sorted({role for said in every.values() if len(said) > 1 for role in said})
    if not roles:
        mend = "atkg review --export FILE.xlsx --apart --reviewer second-reader"
        place: Path = desk.workspace.statements
        raise AtkgError("no row was judged by two reviewers", file=place, mend=mend)
    table = [_line(*counted) for counted in by_predicate(rows, every)]
    return Comparison(table, differences, tuple(roles))
