"""The whole dataset lies on the site, packed, the same for the same graph."""

from __future__ import annotations

import gzip

from atkg.opening import OpenBuild
from atkg.web.making import make
from atkg.web.page import View
from atkg.web.pages.dataset import DATASET


def test_the_packed_file_holds_the_dataset_of_the_build(small_build: OpenBuild) -> None:
    first, second = (make(View(small_build, "", DATASET)) for _ in range(2))
    assert first
    assert second
    assert first[0].content == second[0].content
    quads = (small_build.folder / "dataset" / "atkg.nq").read_bytes()
    assert gzip.decompress(first[0].content) == quads
