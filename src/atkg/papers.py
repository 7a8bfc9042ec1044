"""Papers made of a built graph for people who decide: dossier, evidence gap map, ledger."""

from __future__ import annotations

from atkg.graph.followup_graph import read_followups
from atkg.graph.naming import load_naming
from atkg.graph.spoken import load_spoken
from atkg.graph.store import open_store
from atkg.report.ledger.entries import entries
from atkg.report.ledger.forms import ledger_rows, ledger_text, ledger_xlsx
from atkg.workspace import Workspace


def ledger(workspace: Workspace, lang: str, form: str) -> str | bytes:
    """Give the ledger of recommendations in a form; bytes for ``xlsx``."""
    store = open_store(workspace.current / "store")
    naming = load_naming(store)
    found = entries(load_spoken(store), read_followups(store), naming)
    rows = ledger_rows(found, naming, lang)
    return ledger_xlsx(rows, lang) if form == "xlsx" else ledger_text(rows, lang, form)
