"""DOCX: what Word would print, without headers and footers; an old .doc is refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, Final

from atkg.text.docxbody import Body
from atkg.text.readers import Reader
from atkg.text.readers.markdown import read_blocks
from atkg.text.reading import MOST_BYTES, Known, Reading

_OLD: Final = b"\xd0\xcf\x11\xe0"
_MOST_FILES: Final = 20_000
_RATIO: Final = 200  # packed XML of real reports is 5 to 30 times smaller
_SMALL: Final = 1_000_000
_WORDS: Final = "word/document.xml"
_BREAKS: Final = (  # what the libraries let through when a part lacks or holds what it should not
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, LookupError, AttributeError,
    TypeError, ValueError,
)  # fmt: skip


def _check_pack(data: bytes) -> None:
    """Refuse what is no package, is cut off, or unpacks to more than a report ever is."""
    if data.startswith(_OLD):
        raise ValueError("is encrypted, or an old .doc: save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            files = pack.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        what = "is cut off or broken" if data.startswith(b"PK") else "is no DOCX"
        raise ValueError(f"{what}: its ZIP directory cannot be read") from error
    size = sum(file.file_size for file in files)
    if len(files) > _MOST_FILES or size > MOST_BYTES:
        raise ValueError(f"would unpack to {size} bytes in {len(files)} files; that is no report")
    for file in files:
        if file.file_size > _SMALL and file.file_size > _RATIO * max(1, file.compress_size):
            raise ValueError(f"is a ZIP bomb: {file.filename} unpacks to {file.file_size} bytes")
    if _WORDS not in (file.filename for file in files):
        raise ValueError(f"is no DOCX: it holds no {_WORDS}")


def _notes(document: Any) -> dict[tuple[str, str], Any]:
    """Give the footnotes and endnotes by kind and id."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    found: dict[tuple[str, str], Any] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in ("footnote", "endnote"):
            root = parse_xml(relation.target_part.blob)
            notes = root.iter(qn(f"w:{kind}"))
            found |= {(kind, note.get(qn("w:id"), "")): note for note in notes}
    return found


def read(data: bytes) -> Reading:
    """Give the text, the pages as Word last saw them, and the properties of the file."""
    _check_pack(data)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(data))
        body = Body(document, _notes(document))
        title, language = document.core_properties.title, document.core_properties.language
    except RecursionError as error:
        raise ValueError("has elements nested too deep; no reader follows them") from error
    except (OpcError, LxmlError, *_BREAKS) as error:
        raise ValueError(f"is a broken DOCX ({type(error).__name__}: {error})") from error
    text, places = body.out.finish()
    known = Known(title=title.strip(), language=language.split("-")[0].lower())
    return Reading(text, tuple(places), known)


READER: Final = Reader("docx", "3", (".docx",), read, read_blocks, ".md")
