"""What came later, in words: beside a statement, in a dossier, in the ledger."""

from __future__ import annotations

from atkg.followups import FollowUp
from atkg.graph.wording import quoted
from atkg.report.phrases import phrase


def later_words(one: FollowUp, lang: str) -> str:
    """Write a follow-up: what became of it, who says so, when, by which act, from which source."""
    parts = [phrase(f"followup.{one.kind}", lang, who=one.said_by, date=one.date)]
    parts.append(quoted(" ".join(one.words.split()), lang))
    if one.act:
        parts.append(phrase("followup.act", lang, act=one.act))
    if one.source:
        parts.append(phrase("followup.source", lang, source=one.source))
    return ", ".join(parts)
