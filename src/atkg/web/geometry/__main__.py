"""``python -m atkg.web.geometry XX FILE ORIGIN``: make the outlines of a country."""

from __future__ import annotations

import sys
from pathlib import Path

from atkg.errors import AtkgError
from atkg.web.geometry.making import make_geometry

if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        sys.stdout.write(f"{make_geometry(sys.argv[1], Path(sys.argv[2]), sys.argv[3])}\n")
    except AtkgError as problem:
        sys.exit(str(problem))
