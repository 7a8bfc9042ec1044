"""Changes to several files of a workspace at once: tried on a copy first, then put in place.

A merge, a move or an import touches statement files, the authority file and more. All of it is
done in a copy, the copy goes through the gates, and only what passed replaces the files.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from atkg.errors import AtkgError, Fault, GateError, WorkspaceError
from atkg.gathering import gather_workspace
from atkg.workspace import Workspace

_SHIPPED = ("ontology", "shapes", "queries")


@dataclass(frozen=True, slots=True)
class Draft:
    """A copy of a workspace's data, and the files as they were when it was made."""

    workspace: Workspace
    copy: Workspace
    before: dict[Path, bytes]

    def own(self, path: Path) -> Path:
        """Give the path in the workspace of a path in the copy."""
        return self.workspace.root / path.relative_to(self.copy.root)

    def _faults(self, root: Path) -> tuple[Fault, ...]:
        try:
            gather_workspace(Workspace(root))
        except AtkgError as error:
            return tuple(
                replace(fault, file=fault.file.replace(str(self.copy.root),
                                                       str(self.workspace.root)))
                for fault in error.faults
            )  # fmt: skip
        return ()

    def new_faults(self) -> list[Fault]:
        """Give what the gates have against the copy, and not against the workspace as it is."""
        found = self._faults(self.copy.root)
        if not found:
            return []
        known = {(fault.file, fault.what) for fault in self._faults(self.workspace.root)}
        return [fault for fault in found if (fault.file, fault.what) not in known]

    def check(self) -> None:
        """Raise GateError where the change would break something that holds now."""
        if faults := self.new_faults():
            what = f"{len(faults)} fault(s) would come of it; nothing was changed"
            raise GateError(what, faults=sorted(faults))

    def publish(self) -> list[Path]:
        """Put what changed in place and give the files.

        Raises WorkspaceError where somebody changed a file meanwhile; then nothing is put there.
        """
        now = _contents(self.copy.root / "data")
        changed = {path: data for path, data in now.items() if self.before.get(path) != data}
        gone = sorted(self.before.keys() - now.keys())
        for path in (*changed, *gone):
            target = self.workspace.root / "data" / path
            if (target.read_bytes() if target.exists() else None) != self.before.get(path):
                what = "was changed meanwhile; nothing was written"
                raise WorkspaceError(what, file=target, mend="run it again")
        drafts = []
        for path, data in sorted(changed.items()):
            target = self.workspace.root / "data" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            drafts.append((target.with_name(target.name + ".new"), target))
            drafts[-1][0].write_bytes(data)
        for draft, target in drafts:
            draft.replace(target)
        for path in gone:
            (self.workspace.root / "data" / path).unlink()
        return [target for _, target in drafts]


def _contents(folder: Path) -> dict[Path, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in paths}


@contextmanager
def drafted(workspace: Workspace) -> Iterator[Draft]:
    """Give a draft of a workspace; it vanishes afterwards, published or not."""
    with TemporaryDirectory(prefix="atkg-") as name:
        copy = Workspace(Path(name))
        shutil.copytree(workspace.root / "data", copy.root / "data")
        for part in _SHIPPED:
            if (workspace.root / part).is_dir():
                (copy.root / part).symlink_to((workspace.root / part).resolve())
        yield Draft(workspace, copy, _contents(copy.root / "data"))
