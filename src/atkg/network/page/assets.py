"""The programs that an interactive page carries: pinned, fetched from npm, verified, not committed.

``assets.csv`` names each package with its version, the SHA-512 that npm has for it, the file inside
it, and its licence; ``make assets`` brings them, and a built wheel carries them.
"""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import AtkgError, FileFormatError

FOLDER: Final = Path(__file__).parents[2] / "assets"
LICENCES: Final = "LICENCES.txt"
_TABLE: Final = Path(__file__).with_name("assets.csv")
_COLUMNS: Final = (
    "name", "version", "integrity", "member", "file", "licence", "licence_member",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of an npm package: ``member`` inside it, ``file`` in our folder."""

    name: str
    version: str
    integrity: str
    member: str
    file: str
    licence: str
    licence_member: str


@cache
def assets() -> tuple[Asset, ...]:
    """Give the assets of the table, in the order in which a page needs them."""
    return tuple(Asset(**row) for _, row in read_records(_TABLE, _COLUMNS))


def read_assets(folder: Path = FOLDER) -> tuple[str, ...] | None:
    """Give the texts of all assets; None where one is not there."""
    paths = [folder / asset.file for asset in assets()]
    if not all(path.is_file() for path in paths):
        return None
    return tuple(path.read_text(encoding="utf-8") for path in paths)


def unpack(asset: Asset, package: bytes) -> Mapping[str, str]:
    """Give file and licence out of a package whose bytes are those that the table names.

    Raises FileFormatError where they are others.
    """
    algorithm, _, expected = asset.integrity.partition("-")
    found = base64.b64encode(hashlib.new(algorithm, package).digest()).decode("ascii")
    if found != expected:
        raise FileFormatError(
            f"{asset.name} {asset.version} is not what {_TABLE.name} names: {algorithm}-{found}",
            mend="fetch it again; when npm has another hash, ask why before you change the table",
        )
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        texts = {}
        for member in (asset.member, asset.licence_member):
            held = archive.extractfile(member)
            texts[member] = held.read().decode("utf-8") if held else ""
    return texts


def fetch_assets(folder: Path = FOLDER) -> list[Path]:
    """Fetch all assets with ``npm pack``, and write them with a file of their licences."""
    folder.mkdir(parents=True, exist_ok=True)
    licences, paths = [], []
    for asset in assets():
        texts = unpack(asset, _packed(asset))
        paths.append(folder / asset.file)
        paths[-1].write_text(texts[asset.member], encoding="utf-8")
        heading = f"{asset.name} {asset.version} ({asset.licence})"
        licences.append(f"{heading}\n\n{texts[asset.licence_member].strip()}\n")
    paths.append(folder / LICENCES)
    paths[-1].write_text("\n---\n\n".join(licences), encoding="utf-8")
    return paths


def _packed(asset: Asset) -> bytes:
    """Give the bytes of a package as npm has it."""
    with tempfile.TemporaryDirectory() as place:
        what = f"{asset.name}@{asset.version}"
        command = ["npm", "pack", what, "--silent", "--ignore-scripts", "--pack-destination", place]
        try:
            subprocess.run(command, check=True, cwd=place, capture_output=True, text=True)  # noqa: S603
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", "") or str(error)
            raise FileFormatError(
                f"npm could not fetch {what}: {said.strip()}", mend="install npm, and go online"
            ) from error
        (file,) = Path(place).glob("*.tgz")
        return file.read_bytes()


if __name__ == "__main__":
    try:
        for written in fetch_assets():
            sys.stdout.write(f"{written}\n")
    except AtkgError as problem:
        sys.exit(str(problem))
