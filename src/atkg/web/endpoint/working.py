"""A worker process: takes questions from its socket, gives back headers with open files."""

from __future__ import annotations

import socket
import tempfile
from pathlib import Path

import pyoxigraph as ox

from atkg.errors import AtkgError
from atkg.graph.store import open_store
from atkg.web.endpoint.answering import answer
from atkg.web.endpoint.confining import be_quiet, close_network, end_with_server, limit_memory
from atkg.web.endpoint.limits import Limits
from atkg.web.endpoint.messages import Header, packed, question_of


def work(own: socket.socket, limits: Limits) -> None:
    """Answer questions until the server closes its end.

    The answer's file has no name and goes to the server with the header, so that this process is
    free however slowly the client reads, and nothing is left behind whoever is killed.
    """
    be_quiet()
    end_with_server(own)
    limit_memory(limits.memory)
    close_network()
    opened, store = "", ox.Store()
    with own, own.makefile("rb") as lines:
        for line in lines:
            question = question_of(line)
            with tempfile.TemporaryFile() as out:
                try:
                    if question.store != opened:  # a new build
                        opened, store = "", open_store(Path(question.store))
                        opened = question.store
                    header = answer(store, question, limits, out)
                except (AtkgError, OSError) as error:
                    header = Header(503, f"the graph cannot be read: {error}")
                out.flush()
                socket.send_fds(own, [packed(header)], [out.fileno()])
