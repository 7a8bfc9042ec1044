"""A report as workflow commands of GitHub Actions: an annotation at each row to mend.

Source: GitHub Docs, "Workflow commands for GitHub Actions"; data and properties are escaped as
``@actions/core`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from atkg.graph.wording import quoted
from atkg.report.validation.summing import RuleReport, Summed

_COMMANDS: Final = {"Violation": "error", "Warning": "warning", "Info": "notice"}


def to_github(summed: Summed) -> str:
    """Write one command a line, rule by rule; the last lines sum up, without a command."""
    lines = [
        _command("error", _where(one.file, one.line), f"{one.what} → {one.mend}".rstrip(" →"))
        for one in summed.problems
    ]
    lines += [line for one in summed.broken for line in _annotations(one, summed.lang)]
    return "".join(f"{line}\n" for line in [*lines, *list(summed.lines())[:2]])


def _annotations(one: RuleReport, lang: str) -> Iterator[str]:
    for broken in one.broken:
        said = broken.violation
        values = " ".join(part for part in (said.focus, said.path, said.value) if part)
        where: dict[str, str] = {}
        words = [one.message, values]
        if broken.sources:
            first = broken.sources[0]
            where = _where(first.file, first.line)
            quote = quoted(first.quote, lang)
            words.append(f"{first.statement_id} {quote}" if first.quote else "")
        properties = where | {"title": one.rule.shape}
        yield _command(_COMMANDS[one.rule.severity], properties, "\n".join(filter(None, words)))


def _where(file: str, line: int) -> dict[str, str]:
    return {"file": file, "line": str(line)} if line else {"file": file} if file else {}


def _command(name: str, properties: dict[str, str], message: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name}{' ' if said else ''}{said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
