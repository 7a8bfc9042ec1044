"""The whole dataset as one file, which pages without a server load to answer queries."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from typing import Final

from atkg.opening import OpenBuild
from atkg.web.page import File, Made, Section, View

# N-Quads: its file is larger than that of TriG, and read in less than half the time.
DATASET: Final = "dataset/atkg.nq.gz"


def _addresses(_: OpenBuild) -> Iterable[str]:
    yield DATASET


def _make(view: View) -> Made:
    path = view.build.folder / "dataset" / "atkg.nq"
    if view.address != DATASET or not path.is_file():
        return None
    packed = gzip.compress(path.read_bytes(), mtime=0)  # so that the same graph gives the same file
    return File(packed, "application/gzip")


SECTION: Final = Section("dataset", _addresses, _make, shared=True)
