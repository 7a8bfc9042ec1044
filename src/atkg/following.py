"""What people record of what came later, checked against what is stated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from atkg.errors import AtkgError, QueryError
from atkg.followups import FollowUp, add_followup
from atkg.gathering import gather_workspace, speakable
from atkg.graph.naming import load_naming
from atkg.graph.spoken import load_spoken
from atkg.graph.store import open_store
from atkg.graph.witnesses import is_node
from atkg.lookups import find_thing
from atkg.topics import find_topic
from atkg.workspace import Workspace

_STATEMENT: Final = re.compile(r"s[0-9a-f]{16}")


def record_followup(
    workspace: Workspace,
    about: str,
    given: Mapping[str, str],
    organization: str = "",
    today: str = "",
) -> Path:
    """Add a follow-up about a statement or node to the workspace's file, and give its path.

    ``about`` is an id, or what a built graph knows under a name or number (``R.3``). ``given``
    holds the other columns; an ``organization``, by any of its names, stands in ``said_by`` after
    the role, or alone. Raises AtkgError where something does not hold (also a date after
    ``today``); then nothing is written.
    """
    known = speakable(gather_workspace(workspace).material.statements)
    cells = {name: " ".join(text.split()) for name, text in given.items()}
    one = FollowUp(about=_curie(workspace, about.strip(), known, cells.get("lang", "en")), **cells)
    if organization:
        who = _named(workspace, organization, one.lang)
        cells["said_by"] = ", ".join(filter(None, (cells["said_by"], who)))
        one = FollowUp(about=one.about, **cells)
    _refuse(one, today)
    add_followup(workspace.followups, one, known)
    return workspace.followups


def _curie(workspace: Workspace, about: str, known: frozenset[str], lang: str) -> str:
    for curie in (about, f"atkgr:{about}"):
        if curie in known:
            return curie
    if _STATEMENT.fullmatch(about.removeprefix("atkgr:")) or not _is_built(workspace):
        return about if ":" in about else f"atkgr:{about}"
    store = open_store(workspace.current / "store")
    return find_topic(load_spoken(store), load_naming(store), about, lang)


def _is_built(workspace: Workspace) -> bool:
    try:
        return (workspace.current / "store").exists()
    except AtkgError:
        return False


def _named(workspace: Workspace, text: str, lang: str) -> str:
    """Give the name of an organization, in the language of the words, by any of its names."""
    store = open_store(workspace.current / "store")
    naming = load_naming(store)
    thing = find_thing(naming, text, lang)
    if "atkg:Agent" not in load_spoken(store).classes.get(thing, frozenset()):
        raise QueryError(f"{text!r} is no organization ({thing})", mend="name who says so")
    return naming.label(thing, lang)


def _refuse(one: FollowUp, today: str) -> None:
    """Raise QueryError for what no file could show to be wrong, but a person means otherwise."""
    is_statement = _STATEMENT.fullmatch(one.about.removeprefix("atkgr:"))
    if one.kind != "contested" and not is_statement and not is_node(one.about):
        what = f"{one.about} is a thing: nobody can have recommended it"
        raise QueryError(what, mend=f"name the recommendation that was {one.kind}, such as R.3")
    if today and one.date > today:
        raise QueryError(f"{one.date} is still to come", mend="give the day on which it was said")
