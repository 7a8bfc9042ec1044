"""The site as files: every page in both languages, for any web host."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from atkg.browserassets import FOLDER as ASSETS
from atkg.errors import WorkspaceError
from atkg.opening import OpenBuild
from atkg.web.making import make, views
from atkg.web.serving import STATIC

_TOLD: Final = 500  # progress is told after so many files


def write_site(build: OpenBuild, folder: Path, say: Callable[[str], None]) -> int:
    """Write all pages, files and programs into a new or empty folder; give how many files.

    The folder comes into being whole: an earlier run that was cut leaves nothing there. Raises
    WorkspaceError where something lies there already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceError("is not empty; nothing was written", file=folder, mend="a new folder")
    draft = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    count = 0
    for view in views(build, static=True):
        made = make(view)
        if made is None:
            continue
        path = draft / view.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made[0].content)
        count += 1
        if count % _TOLD == 0:
            say(f"{count} files")
    for name, source in (("static", STATIC), ("assets", ASSETS)):
        if source.is_dir():
            shutil.copytree(source, draft / name)
    if folder.exists():
        folder.rmdir()
    draft.rename(folder)
    return count
