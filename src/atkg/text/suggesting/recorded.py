"""Requests and answers kept by hash, so that a run can be replayed without any server."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atkg.errors import EndpointError

Ask = Callable[[Mapping[str, Any]], str]


def request_hash(body: Mapping[str, Any]) -> str:
    """Give the SHA-256 of a request: model, instructions, passage, offer and form.

    The server's address is not part of it.
    """
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Recorded:
    """A folder with one file per request, and how to get an answer that is not there."""

    folder: Path
    ask: Ask | None

    def answer(self, body: Mapping[str, Any]) -> str:
        """Give the kept answer to a request, or ask and keep what comes.

        Raises EndpointError where nothing is kept and nobody can be asked, or asking fails. What is
        kept is what the server sent; the gate judges it anew each time.
        """
        path = self.folder / f"{request_hash(body)}.json"
        if path.exists():
            return self._kept(path)
        if self.ask is None:
            mend = "run once with --endpoint, or without --replay"
            raise EndpointError("no answer is kept for this passage", file=path, mend=mend)
        answer = self.ask(body)
        self.folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"request": body, "answer": answer}, ensure_ascii=False, indent=1)
        unfinished = path.with_suffix(".part")
        unfinished.write_text(text + "\n", "utf-8")
        unfinished.replace(path)
        return answer

    @staticmethod
    def _kept(path: Path) -> str:
        try:
            return str(json.loads(path.read_text("utf-8"))["answer"])
        except (ValueError, LookupError, TypeError) as error:
            mend = "remove the file, and ask again"
            raise EndpointError("the kept answer is damaged", file=path, mend=mend) from error
