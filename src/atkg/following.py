"""What people record of what came later, checked against what is stated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from atkg.followups import FollowUp, add_followup
from atkg.gathering import gather_workspace, speakable
from atkg.workspace import Workspace

_BARE: Final = re.compile(r"s[0-9a-f]{16}")


def record_followup(workspace: Workspace, about: str, given: Mapping[str, str]) -> Path:
    """Add a follow-up about a statement or node to the workspace's file, and give its path.

    ``given`` holds the other columns. Raises AtkgError where something does not hold; then nothing
    is written.
    """
    about = about.strip()
    curie = f"atkgr:{about}" if _BARE.fullmatch(about) else about
    known = speakable(gather_workspace(workspace).material.statements)
    cells = {name: " ".join(text.split()) for name, text in given.items()}
    add_followup(workspace.followups, FollowUp(about=curie, **cells), known)
    return workspace.followups
