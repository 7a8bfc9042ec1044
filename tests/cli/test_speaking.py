"""What goes wrong is told in the language that the command line asks for."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from atkg.cli.speaking import language_of
from atkg.workspace import Workspace

Atkg: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        (["ask", "--lang", "es", "cq01"], "es"),
        (["ask", "cq01", "--lang=es"], "es"),
        (["ask", "--lang", "en", "--lang", "es"], "es"),
        (["ask", "--lang", "fr"], "en"),
        (["ask", "--lang"], "en"),
        (["build"], "en"),
        ([], "en"),
    ],
)
def test_the_language_is_read_wherever_it_stands(words: list[str], lang: str) -> None:
    assert language_of(words) == lang


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("ask cq07 --actor Xyzzy", 1, "atkg: nada se llama 'Xyzzy' → no hay nombres parecidos"),
        ("ask cq99", 1, "atkg: no existe la pregunta 'cq99' → existen de cq01 a cq"),
        ("ask cq07 cq08", 2, "'cq08' está de más; haga una sola pregunta\nAyuda: atkg ask --help"),
        ("ask cq07 --actr X", 2, "la pregunta no tiene el parámetro --actr; los más parecidos: "),
        ("ask cq07 --format pdf", 2, "valor no válido para '--format': 'pdf' no es ninguno de"),
        ("find", 2, "atkg: falta el argumento"),
        ("dossier Xyzzy", 1, "nada se llama 'Xyzzy'"),
        ("gapmap --rows p --columns p", 1, "'p' se indica para los dos ejes"),
        ("review --export x.pdf", 1, "x.pdf: no es .xlsx ni .csv → dele un nombre así"),
        ("network measure --kind xx", 1, "valor desconocido de kind: 'xx' → elija entre actors"),
        ("network measure --window x", 2, "valor no válido para --window: 'x' no es un intervalo"),
        ("network measure --measure x", 1, "una red de un modo no tiene ninguna medida 'x'"),
        ("network measure --bogus", 2, "atkg: no existe la opción --bogus"),
        ("network robust --samples 0", 2, "'--samples': debe ser mayor o igual que 1"),
        ("network draw x.gif", 1, "no se puede escribir ninguna figura como 'x.gif'"),
        ("validate no.ttl", 1, "no se puede leer como RDF: no existe el archivo o la carpeta"),
    ],
)
def test_errors_and_wrong_use_are_told_in_spanish(
    atkg: Atkg, built_workspace: Workspace, words: str, code: int, told: str
) -> None:
    done = atkg(*words.split(), "--lang", "es", "-w", built_workspace.root)

    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr


def test_without_asking_errors_are_told_in_english(atkg: Atkg, built_workspace: Workspace) -> None:
    done = atkg("ask", "cq07", "--actor", "Xyzzy", "-w", built_workspace.root)

    assert done.stderr == "atkg: nothing is called 'Xyzzy' → nearest: none\n"


def test_a_folder_that_is_no_workspace_and_a_full_path_are_told_in_spanish(
    atkg: Atkg, tmp_path: Path, built_workspace: Workspace
) -> None:
    done = atkg("check", "--lang", "es", "-w", tmp_path)
    assert f"atkg: {tmp_path}: no es un espacio de trabajo: le falta data/" in done.stderr
    assert f"→ ejecute atkg init {tmp_path}, o indique otra carpeta" in done.stderr
    (tmp_path / "file").write_text("")
    done = atkg("ledger", "--out", tmp_path / "file" / "x.md", "--lang", "es",
                "-w", built_workspace.root)  # fmt: skip
    assert "el archivo ya existe" in done.stderr
    assert "revise ese archivo o carpeta" in done.stderr


def test_what_was_written_is_noted_in_spanish(
    atkg: Atkg, tmp_path: Path, built_workspace: Workspace
) -> None:
    file = tmp_path / "ledger.md"
    done = atkg("ledger", "--out", file, "--lang=es", "-w", built_workspace.root)

    assert done.stderr == f"se guardó {file}\n"
