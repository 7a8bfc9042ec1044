"""Which characters the bytes of a text file mean: UTF-8, else by its mark, else an old set."""

from __future__ import annotations

from typing import Final

from atkg.text.reading import refuse_binary

_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD: Final = "cp1252"  # what Windows wrote in Western languages before UTF-8


def utf8(data: bytes) -> str:
    """Decode a text file, character for character; raise ValueError where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"is not UTF-8 (line {line}, byte {error.start})") from error


def _old_set(data: bytes) -> str:
    """Give the old character set of a text; raise ValueError where it makes a mess of it."""
    from charset_normalizer import from_bytes

    if not from_bytes(data, cp_isolation=[_OLD], enable_fallback=False):
        raise ValueError(f"is no text in UTF-8, UTF-16 or {_OLD}; save it as UTF-8")
    return _OLD


def line_ends(text: str) -> str:
    r"""Give a text line feeds where it ends its lines with carriage returns alone, as old Macs did.

    Every character keeps its offset.

    >>> line_ends("one\rtwo"), line_ends("one\r\ntwo")
    ('one\ntwo', 'one\r\ntwo')
    """
    return text if "\n" in text else text.replace("\r", "\n")


def decoded(data: bytes) -> tuple[str, str]:
    """Give the text of a file and the name of its character set; line ends stay as they are.

    Raises ValueError with the reason where the bytes are no text.
    """
    name = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return refuse_binary(data.decode(name)), name
    except UnicodeDecodeError as error:
        if name != "utf-8":
            raise ValueError(f"is broken {name} (byte {error.start})") from error
    if b"\0" in data:
        raise ValueError("is no text: it holds zero bytes")
    name = _old_set(data)
    return refuse_binary(data.decode(name)), name
