"""A workspace: the folder in which documents, authority file, statements and outputs lie.

The repository is one; ``atkg init DIR`` makes another. Ontology, shapes and queries come with the
installed package unless the workspace has its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from atkg.errors import WorkspaceError

_PARTS: Final = ("documents", "authority", "statements")
_SHIPPED: Final = ("ontology", "shapes", "queries")
_README: Final = """# A workspace of atkg

| folder | what lies there |
|---|---|
| `data/documents/` | reports, one file each, listed in `documents.csv` |
| `data/authority/` | which things there are, and their names: `things`, `names`, `links` |
| `data/statements/` | one CSV per document: what it says, with the exact words |
| `data/follow-up/` | what came later of a statement, with who says so; `atkg follow-up` |
| `data/translations.csv` | quotes in another language, marked as working translations |
| `build/` | what `atkg build` makes; safe to delete |

1. `atkg add FILE…` reads reports (PDF, DOCX, HTML, Markdown, plain text) into
   `data/documents/<id>.md` or `.txt` and lists them in `documents.csv`; look over what it wrote
   there, and fill in what it did not find.
2. Give what it names a record in `things.csv` (`atkgr:my-project,atkg:Intervention,
   atkgv:intervention.project` on one line) and its names in `names.csv`, one preferred name each
   in `en` and `es`.
3. Draft what it says in a worksheet, `first.yaml`:

   ```yaml
   document: <id>
   entries:
   - about: my-project
     status: achieved
     says:
     - fundedBy: my-donor
       quote: "My Project was funded by My Donor"
   ```

4. `atkg fill first.yaml`, then `atkg verify`, then `atkg build`; read `build/current/summary.md`.

`atkg --help` lists the verbs.
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders of a workspace; paths only, nothing is read."""

    root: Path

    @property
    def documents(self) -> Path:
        """Where the documents and ``documents.csv`` lie."""
        return self.root / "data" / "documents"

    @property
    def authority(self) -> Path:
        """Where the authority file lies."""
        return self.root / "data" / "authority"

    @property
    def statements(self) -> Path:
        """Where the statement files lie."""
        return self.root / "data" / "statements"

    @property
    def review(self) -> Path:
        """Where decisions on mentions and the judgements of reviewers apart lie; may be missing."""
        return self.root / "data" / "review"

    @property
    def followups(self) -> Path:
        """The file of what came later of statements; it may be missing."""
        return self.root / "data" / "follow-up" / "follow-up.csv"

    @property
    def translations(self) -> Path:
        """The file of working translations of quotes; it may be missing."""
        return self.root / "data" / "translations.csv"

    @property
    def build(self) -> Path:
        """Where builds are written; ``build/current`` is the last good one."""
        return self.root / "build"

    @property
    def current(self) -> Path:
        """The last good build. Raises WorkspaceError where there is none."""
        current = self.build / "current"
        if not current.exists():
            raise WorkspaceError("no graph has been built here", file=self.root, mend="atkg build")
        return current.resolve()

    def shipped(self, part: str) -> Path:
        """Give the folder ``ontology``, ``shapes`` or ``queries``: the workspace's, else ours."""
        if (own := self.root / part).is_dir():
            return own
        return packaged(part)


def packaged(part: str) -> Path:
    """Give the folder ``ontology``, ``shapes`` or ``queries`` that comes with this package."""
    inside = Path(str(files("atkg"))) / "resources" / part
    beside = Path(str(files("atkg"))).parents[1] / part
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise WorkspaceError(f"{part}/ is neither here nor in the package", mend="reinstall atkg")


def open_workspace(root: Path) -> Workspace:
    """Give the workspace at a folder. Raises WorkspaceError where the folder is none."""
    missing = [part for part in _PARTS if not (root / "data" / part).is_dir()]
    if missing:
        what = "is not a workspace: it lacks data/" + ", data/".join(missing)
        raise WorkspaceError(what, file=root, mend=f"atkg init {root}, or name another folder")
    return Workspace(root)


def init_workspace(root: Path, headers: dict[str, str]) -> Workspace:
    """Make a workspace in a new or empty folder.

    ``headers`` maps file paths below ``data/`` to their first lines. Raises WorkspaceError where
    something lies there already; nothing is overwritten.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise WorkspaceError("is not empty; nothing was written", file=root, mend="a new folder")
    for part in _PARTS:
        (root / "data" / part).mkdir(parents=True)
    for path, header in headers.items():
        (root / "data" / path).write_text(header, encoding="utf-8", newline="\n")
    (root / "README.md").write_text(_README, encoding="utf-8", newline="\n")
    return Workspace(root)
