"""A report for people at a terminal: a table per broken rule, under the rule in words."""

from __future__ import annotations

from atkg.graph.wording import quoted
from atkg.report.tables import write_table
from atkg.report.validation.summing import RuleReport, Summed, words


def to_table(summed: Summed) -> str:
    """Write a report as tables, one per broken rule, and how it sums up."""
    parts = [_rule(one, summed.lang) for one in summed.broken]
    return "\n".join([*parts, "\n".join(summed.lines()), ""])


def _rule(one: RuleReport, lang: str) -> str:
    own = words(lang)
    located = any(broken.sources for broken in one.broken)
    names = (["place"] if located else []) + ["node", "path", "value"]
    stated = any(source.statement_id for broken in one.broken for source in broken.sources)
    names += ["statement", "quote"] if stated else []
    rows = []
    for broken in one.broken:
        said = broken.violation
        value = f"({own['missing']})" if said.is_missing else said.value
        node = {"node": said.focus, "path": said.path, "value": value}
        sources = [
            {"place": f"{source.file}:{source.line}", "statement": source.statement_id,
             "quote": quoted(" ".join(source.quote.split()), lang) if source.quote else ""}
            for source in broken.sources
        ] or [{"place": own["nowhere"], "statement": "", "quote": ""}]  # fmt: skip
        for number, source in enumerate(sources):
            cells = source | (node if not number else dict.fromkeys(node, ""))
            rows.append([cells[name] for name in names])
    severity = own[one.rule.severity]
    head = f"{one.message}\n{one.rule.shape}, {severity}, {len(one.broken)} ×"
    whole = (own["place"], own["statement"])
    return f"{head}\n{write_table([own[name] for name in names], rows, 'table', whole)}"
