"""Reading in a process of its own, so that no file can take the program down or hold it for ever.

A parser written in C may crash on a broken file, and a small file may unpack to more than there is
room for. The process has an end in time and in memory; what it dies of is told as the reason.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

from atkg.text.readers import reader_named
from atkg.text.reading import MOST_BYTES, MOST_CHARACTERS, Known, Place, Reading

SECONDS: Final = 600
MEMORY: Final = 4 * 1024**3  # bytes of address space
_PIECE: Final = 1 << 20
_FOLDER: Final = ("is a folder", "name the files in it")
_NO_FILE: Final = ("is no file, or there is none", "check its name")


def digest(path: Path) -> str:
    """Give the SHA-256 of a file; raise ValueError with the reason where it is not to be read."""
    if not path.is_file():  # a device or a pipe would never end
        raise ValueError(*(_FOLDER if path.is_dir() else _NO_FILE))
    if not 0 < (size := path.stat().st_size) <= MOST_BYTES:
        most = f"{size} bytes; {MOST_BYTES} at most are read"
        raise ValueError(f"is too large: {most}" if size else "is empty")
    made = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            made.update(piece)
    return made.hexdigest()


def read_apart(
    path: Path, reader: str, *, seconds: float = SECONDS, memory: int = MEMORY
) -> Reading:
    """Read a file with a reader. Raises ValueError with the reason where it cannot be read."""
    command = [sys.executable, "-m", __name__, reader, str(path.resolve()), str(memory)]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        run = subprocess.run(  # noqa: S603 (our own program; the only words from outside are a path)
            command, capture_output=True, timeout=seconds, env=where, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ValueError(f"took longer than {seconds:g} seconds to read") from error
    if run.returncode < 0:
        name = signal.Signals(-run.returncode).name
        raise ValueError(f"is broken: its reader was stopped by {name}")
    if run.returncode:
        last = run.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ValueError(f"is broken: its reader failed ({''.join(last) or run.returncode})")
    answer = json.loads(run.stdout)
    if "reason" in answer:
        raise ValueError(answer["reason"])
    places = tuple(Place(*place) for place in answer["places"])
    known, notes, unread = Known(**answer["known"]), answer["notes"], answer["unread"]
    return Reading(answer["text"], places, known, tuple(notes), tuple(unread))


def _read(path: Path, name: str) -> Reading:
    """Read a file, and refuse what is no text to point into."""
    reading = reader_named(name).read(path.read_bytes())
    if not any(map(str.isalpha, reading.text)):
        raise ValueError("holds no words")
    if len(reading.text) > MOST_CHARACTERS:
        many = f"{len(reading.text)} characters; {MOST_CHARACTERS} at most are read"
        raise ValueError(f"is too long: {many}")
    reading.text.encode("utf-8")  # half a surrogate pair raises, and is a ValueError
    return reading


def main(name: str, path: str, memory: str) -> None:
    """Read one file and write what was read, or the reason why not, as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    try:
        reading = _read(Path(path), name)
        answer: dict[str, object] = {
            "text": reading.text,
            "places": [(one.start, one.page, one.character) for one in reading.places],
            "known": asdict(reading.known),
            "notes": reading.notes,
            "unread": reading.unread,
        }
    except ValueError as error:
        answer = {"reason": str(error)}
    except OSError as error:
        answer = {"reason": f"cannot be read: {error.strerror}"}
    except MemoryError:
        answer = {"reason": f"needs more than {int(memory) >> 20} MB to read"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
