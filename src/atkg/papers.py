"""Papers made of a built graph for people who decide: dossier, evidence gap map, ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from atkg.errors import QueryError
from atkg.opening import OpenBuild
from atkg.report.dossier.docx import dossier_docx
from atkg.report.dossier.gathering import make_dossier
from atkg.report.dossier.html import dossier_html
from atkg.report.dossier.markdown import dossier_markdown
from atkg.report.dossier.model import Dossier
from atkg.report.gapmap.axes import AXES
from atkg.report.gapmap.cells import gap_map
from atkg.report.gapmap.page import gap_map_csv, gap_map_html
from atkg.report.gapmap.svg import gap_map_svg
from atkg.report.ledger.entries import entries
from atkg.report.ledger.forms import ledger_rows, ledger_text, ledger_xlsx
from atkg.topics import find_topic
from atkg.workspace import Workspace

_DOSSIERS: Final[Mapping[str, Callable[[Dossier], str | bytes]]] = {
    "md": dossier_markdown,
    "html": dossier_html,
    "docx": dossier_docx,
}
_MAPS: Final = {"svg": gap_map_svg, "html": gap_map_html, "csv": gap_map_csv}


def ledger(workspace: Workspace, lang: str, form: str) -> str | bytes:
    """Give the ledger of recommendations in a form; bytes for ``xlsx``."""
    build = OpenBuild(workspace)
    rows = ledger_rows(
        entries(build.spoken, build.followups), build.naming, lang, build.translations
    )
    return ledger_xlsx(rows, lang) if form == "xlsx" else ledger_text(rows, lang, form)


def gapmap(workspace: Workspace, axes: tuple[str, str], lang: str, form: str) -> str:
    """Give the evidence gap map of two axes as ``svg``, ``html`` or ``csv``.

    Raises QueryError for an axis that there is not, or the same twice.
    """
    if unknown := [axis for axis in axes if axis not in AXES]:
        raise QueryError(f"no side {unknown[0]!r}", mend=f"one of: {', '.join(AXES)}")
    if axes[0] == axes[1]:
        raise QueryError(f"{axes[0]!r} is given for both sides", mend="give two different ones")
    build = OpenBuild(workspace)
    made = gap_map(build.spoken, build.naming, axes, lang)
    return _MAPS[form](replace(made, translations=build.translations))


def dossier(workspace: Workspace, text: str, lang: str, form: str) -> str | bytes:
    """Give the dossier of a thing, node, printed number or risk, named by words, in a form.

    Raises QueryError for what is unknown or means several things, with the choices.
    """
    build = OpenBuild(workspace)
    thing = find_topic(build.spoken, build.naming, text, lang)
    made = make_dossier(build.spoken, build.naming, build.followups, thing, lang, build.citing)
    return _DOSSIERS[form](made)
