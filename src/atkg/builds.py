"""The folders of builds: a new one beside the old, swapped in when it is whole.

``build/current`` is a link to the last good graph. A build that is killed leaves a ``.new-``
folder, which the next one removes; the link is replaced in one step, so that a whole graph answers
at any moment.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from atkg.errors import WorkspaceError
from atkg.workspace import Workspace

_KEPT: Final = 2
_AGAIN: Final = "run: atkg build"
_BUILD: Final = re.compile(r"[0-9a-f]{12}-\d+")


def swap(workspace: Workspace, new: Path, name: str) -> Path:
    """Put a finished build in its place and point ``current`` to it, in one step."""
    number = 1
    while (target := workspace.build / f"{name}-{number}").exists():
        number += 1
    new.rename(target)
    link = workspace.build / f".link-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(target.name)
    link.replace(workspace.build / "current")
    _tidy(workspace, target)
    return target


def _tidy(workspace: Workspace, current: Path) -> None:
    """Remove builds older than the one before; a reader may still have that one open."""
    builds = [one for one in workspace.build.iterdir() if _BUILD.fullmatch(one.name)]
    old = sorted(builds, key=lambda one: one.stat().st_mtime_ns, reverse=True)
    for folder in [one for one in old if one != current][_KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)


def read_info(build: Path) -> dict[str, Any]:
    """Read the figures of a build, its hash among them.

    Raises WorkspaceError where the file is missing or damaged.
    """
    path = build / "info.json"
    try:
        info = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:  # no file, no UTF-8, no JSON
        raise WorkspaceError(f"cannot be read: {error}", file=path, mend=_AGAIN) from error
    if not isinstance(info, dict) or not isinstance(info.get("hash"), str):
        raise WorkspaceError("does not hold the figures of a build", file=path, mend=_AGAIN)
    return info


@contextmanager
def _alone(workspace: Workspace) -> Iterator[None]:
    """Keep a second build out; the system opens the lock when this process ends, however it does.

    Where nothing was built, ``build/`` goes again. Raises WorkspaceError where another build is
    running.
    """
    workspace.build.mkdir(parents=True, exist_ok=True)
    path = workspace.build / ".lock"
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # A build that failed may have removed the file between our two steps.
            if not path.exists() or not os.path.samestat(path.stat(), os.fstat(lock.fileno())):
                raise BlockingIOError
        except BlockingIOError as error:
            what = "another build is running here"
            raise WorkspaceError(what, file=workspace.root, mend="wait until it ends") from error
        try:
            yield
        finally:
            if [one.name for one in workspace.build.iterdir()] == [path.name]:
                path.unlink()
                with suppress(OSError):  # another build has just come
                    workspace.build.rmdir()


@contextmanager
def fresh(workspace: Workspace) -> Iterator[Path]:
    """Give an empty folder for a new build; what is left in it or by a killed one is removed."""
    with _alone(workspace):
        for left in workspace.build.glob(".new-*"):
            shutil.rmtree(left, ignore_errors=True)
        for link in workspace.build.glob(".link-*"):
            link.unlink()
        new = workspace.build / f".new-{os.getpid()}"
        new.mkdir()
        try:
            yield new
        finally:
            shutil.rmtree(new, ignore_errors=True)
