"""The programs that pages carry: pinned, fetched from npm, verified, not committed.

``browserassets.csv`` names for each file the package with its version, the SHA-512 that npm has for
it, the file inside it, and its licence; ``make assets`` brings them, and a built wheel carries
them.
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
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

from atkg.csvfiles import read_records
from atkg.errors import AtkgError, FileFormatError

FOLDER: Final = Path(__file__).with_name("assets")
LICENCES: Final = "LICENCES.txt"
_TABLE: Final = Path(__file__).with_suffix(".csv")
# Texts of licences of packages that carry none themselves.
_TEXTS: Final = Path(__file__).with_name("licences")
_INSIDE: Final = "package/"  # so begin all paths in a package
_COLUMNS: Final = (
    "name", "version", "integrity", "member", "file", "licence", "licence_member",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of an npm package: ``member`` inside it, ``file`` in our folder.

    ``licence_member`` is the text of its licence in the package (``package/…``), else one of ours.
    """

    name: str
    version: str
    integrity: str
    member: str
    file: str
    licence: str
    licence_member: str


@cache
def assets() -> tuple[Asset, ...]:
    """Give the assets of the table, those of a package together."""
    return tuple(Asset(**row) for _, row in read_records(_TABLE, _COLUMNS))


def packages() -> tuple[Asset, ...]:
    """Give the first asset of each package."""
    return tuple({asset.name: asset for asset in reversed(assets())}.values())[::-1]


def has_assets(*files: str, folder: Path = FOLDER) -> bool:
    """Tell whether all these files are there."""
    return all((folder / file).is_file() for file in files)


def read_assets(*files: str, folder: Path = FOLDER) -> tuple[str, ...] | None:
    """Give the texts of files, in the order given; None where one is not there."""
    if not has_assets(*files, folder=folder):
        return None
    return tuple((folder / file).read_text(encoding="utf-8") for file in files)


def unpack(asset: Asset, package: bytes) -> Mapping[str, bytes]:
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
    contents = {}
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        for member in (asset.member, asset.licence_member):
            if member.startswith(_INSIDE):
                held = archive.extractfile(member)
                contents[member] = held.read() if held else b""
            else:
                contents[member] = (_TEXTS / member).read_bytes()
    return contents


def fetch_assets(folder: Path = FOLDER) -> list[Path]:
    """Fetch all packages with ``npm pack``; write their files, and one of their licences, last."""
    folder.mkdir(parents=True, exist_ok=True)
    licences, paths = [], []
    for _, group in groupby(assets(), attrgetter("name", "version")):
        own = list(group)
        package = _packed(own[0])
        for asset in own:
            contents = unpack(asset, package)
            paths.append(folder / asset.file)
            paths[-1].write_bytes(contents[asset.member])
        heading = f"{asset.name} {asset.version} ({asset.licence})"
        text = contents[asset.licence_member].decode("utf-8").strip()
        licences.append(f"{heading}\n\n{text}\n")
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
