"""A build opened for reading: store, names, witnesses and more, each read when first wanted.

A page or an answer needs several of them; whoever answers many questions keeps one open build and
reads each part once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from atkg.builds import read_info
from atkg.followups import FollowUp
from atkg.graph.followup_graph import read_followups
from atkg.graph.naming import Naming, load_naming
from atkg.graph.queries import Query
from atkg.graph.questions import load_questions
from atkg.graph.spoken import Spoken, load_spoken
from atkg.graph.store import open_store
from atkg.graph.translation_graph import Translations, read_translations
from atkg.graph.witnesses import Witnesses, load_witnesses
from atkg.report.references import Citing, citing
from atkg.workspace import Workspace


class OpenBuild:
    """The current build of a workspace; it stays this build when a newer one takes its place.

    Parts are read when first used and never change, so that threads may share them.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Open the store; raise WorkspaceError or StoreError where there is none."""
        self.workspace = workspace
        self.folder: Path = workspace.current
        self.store: ox.Store = open_store(self.folder / "store")

    @cached_property
    def info(self) -> Mapping[str, Any]:
        """The figures of the build, its hash among them."""
        return read_info(self.folder)

    @cached_property
    def naming(self) -> Naming:
        """The names of all things and terms."""
        return load_naming(self.store)

    @cached_property
    def witnesses(self) -> Witnesses:
        """The accepted statements with their quotes."""
        return load_witnesses(self.store)

    @cached_property
    def citing(self) -> Citing:
        """Where all quotes stand, for reference lines."""
        return citing(self.witnesses)

    @cached_property
    def spoken(self) -> Spoken:
        """Everything that documents say, by subject and object."""
        return load_spoken(self.store)

    @cached_property
    def followups(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """What came later, by what it speaks of."""
        return read_followups(self.store)

    @cached_property
    def questions(self) -> Mapping[str, Query]:
        """The competency questions by id."""
        return load_questions(self.workspace.shipped("queries"))

    @cached_property
    def translations(self) -> Translations:
        """The working translations of quotes."""
        return read_translations(self.store)
