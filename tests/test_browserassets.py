from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from atkg.browserassets import FOLDER, LICENCES, assets, has_assets, read_assets, unpack
from atkg.errors import FileFormatError

ROOT = Path(__file__).parents[1]
SHIPPED = {".py", ".html", ".css", ".js", ".svg", ".csv", ".json"}  # what our programs read


def package(**members: str) -> bytes:
    """Pack files as npm does."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        for name, text in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return held.getvalue()


def test_every_asset_is_pinned_by_version_and_sha512_with_a_free_licence() -> None:
    names = {asset.name for asset in assets()}
    assert names == {"sigma", "graphology", "@zazuko/yasgui", "oxigraph"}
    for asset in assets():
        assert asset.version.count(".") == 2
        algorithm, digest = asset.integrity.split("-", 1)
        assert (algorithm, len(base64.b64decode(digest))) == ("sha512", 64)
        assert "MIT" in asset.licence.split()
    assert len({asset.file for asset in assets()}) == len(assets())
    assert len({(asset.name, asset.version, asset.integrity) for asset in assets()}) == len(names)


def test_a_package_with_other_bytes_is_refused_and_the_right_one_is_unpacked() -> None:
    held = package(**{"package/a": "the \x00 program", "package/l": "the licence"})
    digest = base64.b64encode(hashlib.sha512(held).digest()).decode()
    asset = replace(
        assets()[0], member="package/a", licence_member="package/l", integrity=f"sha512-{digest}"
    )
    assert unpack(asset, held) == {"package/a": b"the \x00 program", "package/l": b"the licence"}
    with pytest.raises(FileFormatError, match=r"is not what browserassets\.csv names"):
        unpack(asset, package(**{"package/a": "another program", "package/l": "the licence"}))


def test_a_package_without_a_text_of_its_licence_gets_ours() -> None:
    held = package(**{"package/a": "the program"})
    digest = base64.b64encode(hashlib.sha512(held).digest()).decode()
    for own in assets():
        if not own.licence_member.startswith("package/"):
            asset = replace(own, member="package/a", integrity=f"sha512-{digest}")
            assert b"Permission is hereby granted" in unpack(asset, held)[own.licence_member]


def test_where_one_asset_is_missing_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("x", encoding="utf-8")
    assert read_assets("a.js", folder=tmp_path) == ("x",)
    assert has_assets("a.js", folder=tmp_path)
    assert read_assets("a.js", "b.js", folder=tmp_path) is None
    assert not has_assets("a.js", "b.js", folder=tmp_path)


def test_a_built_wheel_carries_the_assets_and_their_licences(
    tmp_path: Path, missing: Callable[[str], Any]
) -> None:
    if not has_assets(*(asset.file for asset in assets())) or find_spec("hatchling") is None:
        missing("needs `make assets` and hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as held:
        for file in (*(asset.file for asset in assets()), LICENCES):
            assert held.read(f"atkg/assets/{file}") == (FOLDER / file).read_bytes()
        licences = held.read(f"atkg/assets/{LICENCES}").decode()
        carried = set(held.namelist())
    ours = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*")
            if path.is_file() and path.suffix in SHIPPED}  # fmt: skip
    assert carried >= ours
    for kind in ("web/templates/frame.html", "web/static/site.css", "web/static/asking.js",
                 "web/static/icon.svg", "web/words.csv", "web/geometry/PE.json",
                 "web/geometry/PE.csv", "network/page/page.js"):  # fmt: skip
        assert f"atkg/{kind}" in ours
    assert licences.count("Permission is hereby granted") == len({asset.name for asset in assets()})
