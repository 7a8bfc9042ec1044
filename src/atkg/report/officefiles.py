"""Office files with the same bytes for the same content.

The libraries stamp the time of the clock on every entry of the ZIP, and openpyxl also on the
properties of the workbook, whatever they were set to: two runs a second apart differed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Final

_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can hold
_STAMP: Final = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")
_PROPERTIES: Final = "docProps/core.xml"


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    """Give what `save` writes to a buffer (an OOXML package) without the times of the clock."""
    written, fixed = io.BytesIO(), io.BytesIO()
    save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == _PROPERTIES:
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", content)
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return fixed.getvalue()
