"""What people put into a workspace: the empty files at first, then rows from worksheets."""

from __future__ import annotations

from pathlib import Path

from atkg.authority import LINKS, NAMES, THINGS, load_authority
from atkg.errors import DocumentError
from atkg.gates import make_anchoring
from atkg.statements import read_rows, write_rows
from atkg.text.completing import declare_concepts
from atkg.text.documents import COLUMNS, load_documents
from atkg.text.drafts import fill, merge
from atkg.text.worksheets import read_worksheet
from atkg.workspace import Workspace, init_workspace


def init_folder(folder: Path) -> Workspace:
    """Make a workspace with empty tables. Raises WorkspaceError where the folder is not empty."""
    tables = {"things": THINGS, "names": NAMES, "links": LINKS}
    headers = {f"authority/{name}.csv": ",".join(row) + "\n" for name, row in tables.items()}
    return init_workspace(folder, {**headers, "documents/documents.csv": ",".join(COLUMNS) + "\n"})


def fill_worksheet(
    workspace: Workspace, worksheet: Path, editor: str, day: str
) -> tuple[Path, int, int]:
    """Merge a worksheet's rows into the statement file of its document.

    ``editor`` is a role, ``day`` an ISO date. Gives the file, the number of new rows, and of all.
    Raises AtkgError where a draft cannot be filled; then the file stays as it was.
    """
    name, drafts = read_worksheet(worksheet)
    documents = load_documents(workspace.documents)
    if name not in documents:
        known = ", ".join(documents)
        raise DocumentError(f"no document {name}", file=worksheet, mend=f"known are: {known}")
    document = documents[name]
    rows = fill(worksheet, name, document.text, drafts, editor=editor, day=day)
    authority = load_authority(workspace.authority)
    rows = declare_concepts(make_anchoring(document, rows, authority), rows)
    path = workspace.statements / f"{name}.csv"
    old = read_rows(path) if path.exists() else ()
    merged = merge(old, rows)
    write_rows(path, merged)
    return path, len(merged) - len(old), len(merged)
