"""What a worker gives up before it answers anybody: memory, the network, life after its server."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import select
import signal
import socket
import struct
import threading
from contextlib import suppress
from types import MappingProxyType
from typing import Final

# Of each kind of machine: how the kernel calls it, and the number of its call `socket`.
_MACHINES: Final = MappingProxyType({
    "x86_64": (0xC000003E, 41),
    "aarch64": (0xC00000B7, 198),
})  # fmt: skip
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE_EPERM = 0x7FFF0000, 0x00050001


def limit_memory(most: int) -> None:
    """Let this process have so many bytes of its own data.

    Files that the store maps are not counted (RLIMIT_AS would count them). An allocation beyond
    the limit aborts the process.
    """
    with suppress(OSError, ValueError):  # a lower limit is set already
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def be_quiet() -> None:
    """Leave Ctrl-C to the server, and say nothing where memory runs out; the server tells it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def end_with_server(own: socket.socket) -> None:
    """End this process, also in the midst of a query, when the server's end of a socket closes."""

    def wait() -> None:
        poll = select.poll()
        poll.register(own, 0)  # reports only that the other end is gone
        poll.poll()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def close_network() -> bool:
    """Have the kernel (Linux) refuse new sockets to this process; tell whether it does.

    ``SERVICE`` is refused before a query is parsed; this holds even if one slipped through.
    """
    if platform.system() != "Linux" or platform.machine() not in _MACHINES:
        return False
    kernel, call = _MACHINES[platform.machine()]
    steps = (
        (_LOAD, 0, 0, 4),  # which kind of machine
        (_EQUAL, 0, 3, kernel),
        (_LOAD, 0, 0, 0),  # which call
        (_EQUAL, 0, 1, call),
        (_RETURN, 0, 0, _REFUSE_EPERM),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    kept = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(kept))
    library = ctypes.CDLL(None)
    library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(library.prctl(_SECCOMP, _FILTER, program, 0, 0) == 0)
