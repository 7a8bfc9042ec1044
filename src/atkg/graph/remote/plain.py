"""Whether a server that is called by https:// speaks plain HTTP: told at once, with the mend.

Such a server waits for the rest of what it takes for a request, and the one who asks waits for an
answer, until the time-out. So the first word to an address is a handshake with a short limit; where
none comes about, a plain ``HEAD /`` without any login tells who is there.
"""

from __future__ import annotations

import socket
import ssl
from functools import cache
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from atkg.errors import ServerError

_PATIENCE: Final = 3.0  # seconds for a handshake before the plain question is put


def refuse_plain(address: str, timeout: float) -> None:
    """Raise ServerError where an address with https:// is answered in plain HTTP.

    Whatever else is wrong is left to the request itself; behind a proxy nothing is asked.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https" or ("https" in getproxies() and not proxy_bypass(host)):
        return
    if _is_plain(host, parts.port or 443, min(timeout, _PATIENCE)):
        mend = "begin the address with http://, or give the port that speaks HTTPS"
        raise ServerError("the server speaks plain HTTP there, not HTTPS", file=address, mend=mend)


@cache
def _is_plain(host: str, port: int, patience: float) -> bool:
    try:
        with socket.create_connection((host, port), patience) as line:
            if _shakes_hands(line, host):
                return False
        with socket.create_connection((host, port), patience) as line:
            line.sendall(f"HEAD / HTTP/1.0\r\nHost: {host}\r\n\r\n".encode("ascii", "replace"))
            return line.recv(5) == b"HTTP/"
    except OSError:  # nobody is there: the request itself tells how
        return False


def _shakes_hands(line: socket.socket, host: str) -> bool:
    """Tell whether TLS is spoken; a certificate that one may not trust is TLS too."""
    context = ssl.create_default_context()
    try:
        context.wrap_socket(line, server_hostname=host).close()
    except ssl.SSLError as error:
        return error.reason not in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST")
    except OSError:  # silence, or hung up
        return False
    return True
