"""Documents: the canonical texts that statements point into, with what is known of each.

The canonical text keeps every character of its file (line ends, form feeds, a byte order mark; only
carriage returns that end lines alone become line feeds), and its hash shows that nobody changed it
since rows point into it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from atkg.csvfiles import read_records
from atkg.errors import DocumentError, Fault
from atkg.text.languages import is_language
from atkg.text.readers import readers, utf8

COLUMNS: Final = (
    "id", "title", "publisher", "authors", "date", "language", "kind", "rights", "url", "file",
    "original_sha256", "text_sha256", "reader", "reader_version", "unread",
)  # fmt: skip
INDEX: Final = "documents.csv"
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_PAGES: Final = re.compile(r"[0-9]+(?:-[0-9]+)?(?:, [0-9]+(?:-[0-9]+)?)*")
_NEEDED: Final = ("id", "title", "language", "kind", "file")  # the others may be unsaid


@dataclass(frozen=True, slots=True)
class Document:
    """One document, as ``documents.csv`` lists it, with its canonical text.

    ``date`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``language`` has codes apart by ``;``, the
    main one first (``und`` for an unknown one); ``authors`` are as the title page prints them.
    ``publisher``, ``date``, ``rights`` and ``url`` are empty where nobody said them; ``unread`` are
    the pages of the original without text ("2, 5-7"). ``line`` is where it is listed.
    """

    id: str
    title: str
    publisher: str
    authors: str
    date: str
    language: str
    kind: str
    rights: str
    url: str
    file: str
    original_sha256: str
    text_sha256: str
    reader: str
    reader_version: str
    text: str
    line: int = 0
    unread: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the text, the main one first."""
        return tuple(self.language.split(";"))


def text_digest(text: str) -> str:
    """Give the SHA-256 of a canonical text, as ``text_sha256`` holds it."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    host = parts.hostname or ""
    whole = parts.scheme in ("http", "https") and re.fullmatch(r"[^\s.]+(?:\.[^\s.]+)+\.?", host)
    return bool(whole) and not re.search(r"[\s<>\"]", text)


def record_faults(record: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (what is wrong, mend) of one record, its text aside."""
    for column in _NEEDED:
        if not record[column].strip():
            yield f"has no {column}", "fill it in"
    if record["id"] and not _ID.fullmatch(record["id"]):
        yield f"the id {record['id']!r} has other signs than a-z, 0-9 and -", "choose another"
    if record["date"] and not _is_date(record["date"]):
        yield f"the date {record['date']!r} is none", "write YYYY, YYYY-MM or YYYY-MM-DD"
    for code in record["language"].split(";") if record["language"] else ():
        if not is_language(code):
            yield f"the language {code!r} is no code", "write en, es or en;es (ISO 639)"
    if record["url"] and not _is_address(record["url"]):
        yield f"the url {record['url']!r} is no address", "write it whole: https://…"
    if record["unread"] and not _PAGES.fullmatch(record["unread"]):
        yield f"unread is {record['unread']!r}", "write pages such as 2, 5-7"
    for column in ("original_sha256", "text_sha256"):
        if not _SHA256.fullmatch(record[column]):
            yield f"{column} is no SHA-256 in lower case", "run: sha256sum FILE"
    if record["reader"] not in readers():
        yield f"there is no reader {record['reader']!r}", "use one of: " + ", ".join(readers())
    name = Path(record["file"])
    if record["file"] and (name.name != record["file"] or name.stem != record["id"]):
        yield f"the file {record['file']!r} does not bear the id", "name it <id>.txt or <id>.md"


def _read(path: Path, expected: str) -> str:
    """Read a canonical text and check its hash; raise ValueError with reason and mend."""
    try:
        data = path.read_bytes()
    except OSError as error:
        mend = "put the file back, or remove its line"
        raise ValueError(f"{path.name} cannot be read: {error.strerror}", mend) from error
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        what = f"{path.name} is not the registered text: its SHA-256 is {found}"
        raise ValueError(what, "restore it; statements point into the old text")
    try:
        return utf8(data)
    except ValueError as error:
        raise ValueError(f"{path.name} {error}", "register a text in UTF-8") from error


def load_documents(folder: Path) -> dict[str, Document]:
    """Read ``documents.csv`` of a folder and every text it lists, by id, in the file's order.

    Raises FileFormatError where the CSV is not in the strict form, and DocumentError with a fault
    per document that is wrong, missing, not UTF-8, listed twice or not the registered text.
    """
    index = folder / INDEX
    documents: dict[str, Document] = {}
    faults: list[Fault] = []
    for line, record in read_records(index, COLUMNS):
        wrong = list(record_faults(record))
        if record["id"] in documents:
            first = documents[record["id"]].line
            wrong.append((f"the id {record['id']} stands in line {first} too", "remove one"))
        text = ""
        if not wrong:
            try:
                text = _read(folder / record["file"], record["text_sha256"])
            except ValueError as error:
                wrong.append((str(error.args[0]), str(error.args[1])))
        faults += [Fault(str(index), line, what, mend) for what, mend in wrong]
        documents.setdefault(record["id"], Document(**record, text=text, line=line))
    if faults:
        raise DocumentError(f"{len(faults)} fault(s) in the documents", faults=faults)
    return documents
