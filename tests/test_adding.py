"""Files become documents one by one: each whole or not at all, and what fails stops no other."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import resource
import zipfile
from pathlib import Path
from typing import Final

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from atkg import adding
from atkg.adding import Added, add_files, id_of, report
from atkg.csvfiles import read_records
from atkg.errors import AtkgError, DocumentError, WorkspaceError
from atkg.filling import init_folder
from atkg.text.documents import load_documents
from atkg.text.places import COLUMNS, place_at, read_places
from atkg.workspace import Workspace

WORDS: Final = "The project trained 412 officers of the Port Authority, who had not been trained."
GIVEN: Final = {"publisher": "Port Authority", "date": "2022-06", "rights": "ours"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return init_folder(tmp_path / "mine")


def pdf(title: str = "Harbour Lights", **how: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True, **how)
    for page in (1, 2):
        canvas.setFont("Helvetica", 18)
        canvas.drawString(72, 700, f"{title} {page}")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 660, WORDS)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_heading("Luces del Puerto", 0)
    document.add_paragraph("El proyecto capacitó a 412 oficiales de la Autoridad Portuaria.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def scanned() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(72, 100, 400, 600, fill=1)
    canvas.save()
    return buffer.getvalue()


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("word/document.xml", b" " * 20_000_000)
    return buffer.getvalue()


GOOD: Final = {
    "Harbour_Lights (final).pdf": pdf(),
    "luces.docx": word(),
    "page.html": f"<html><h1>Web lights</h1><p>{WORDS}</p></html>".encode(),
    "notes.md": f"# Lights of the north\n\n{WORDS}\n".encode(),
    "viejo.txt": f"Evaluación de la señal «Faro»\r\n\r\n{WORDS}\r\n".encode("cp1252"),
}
BAD: Final = {
    "secret.pdf": (pdf("Other", encrypt="secret"), "is encrypted"),
    "scan.pdf": (scanned(), "has no text layer"),
    "half.pdf": (pdf("Other")[:900], "is cut off"),
    "half.docx": (word()[:5000], "is cut off or broken"),
    "bomb.docx": (bomb(), "is a ZIP bomb"),
    "deep.html": (b"<div>" * 100_000, "nested more than"),
    "empty.md": (b"", "is empty"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\xff" * 90, "is no text"),
    "sheet.xlsx": (b"PK", "no reader takes this file"),
    "報告.txt": (b"words of a report", "has no id"),
}


def put(folder: Path, files: dict[str, bytes]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def quiet(_: str) -> None:
    """Say nothing of what is being read."""


def add(workspace: Workspace, *files: Path, **given: str) -> list[Added]:
    told: list[Added] = []
    add_files(workspace, files, given, told.append, quiet)
    return told


def lying_in(workspace: Workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in workspace.documents.iterdir()}


def test_reports_of_five_formats_become_documents(workspace: Workspace, tmp_path: Path) -> None:
    files = put(tmp_path / "in", GOOD)
    told = add(workspace, *files, **GIVEN)
    documents = load_documents(workspace.documents)
    assert {one.id: (one.file, one.reader, one.language) for one in documents.values()} == {
        "harbour-lights-final": ("harbour-lights-final.md", "pdf", "en"),
        "luces": ("luces.md", "docx", "es"),
        "page": ("page.md", "html", "en"),
        "notes": ("notes.md", "markdown", "en"),
        "viejo": ("viejo.txt", "plain", "en"),
    }
    assert documents["luces"].title == "Luces del Puerto"
    assert documents["viejo"].text.startswith("Evaluación de la señal «Faro»\r\n")
    for file, one in zip(files, documents.values(), strict=True):
        assert one.original_sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
        assert (one.publisher, one.date, one.rights) == ("Port Authority", "2022-06", "ours")
    assert [one.is_new for one in told] == [True] * 5
    assert told[4].notes == ("read as cp1252; look whether its accents are right",)


def test_a_text_leads_back_to_page_and_character(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, *put(tmp_path / "in", {"a.pdf": pdf()}))
    text = load_documents(workspace.documents)["a"].text
    table = workspace.documents / "a.pages.csv"
    place = place_at(read_places(table), text.rindex("412 officers"))
    assert place is not None
    first = len("Harbour Lights 2") + len("The project trained ")
    assert place.page == 2
    assert place.character is not None
    assert abs(place.character - first) <= 2, "line ends count in the text layer"
    assert len(list(read_records(table, COLUMNS))) == 4


def test_the_same_file_is_recognised_whatever_its_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = put(tmp_path / "in", {"a.pdf": pdf(), "b.pdf": pdf()})
    first = add(workspace, *files)
    before = lying_in(workspace)
    again = add(workspace, *files)
    assert [(one.record["id"], one.is_new) for one in first + again] == [
        ("a", True), ("a", False), ("a", False), ("a", False),
    ]  # fmt: skip
    assert lying_in(workspace) == before


def test_the_same_words_in_another_file_are_one_document(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = put(tmp_path / "in", {"a.txt": WORDS.encode(), "b.txt": WORDS.encode("utf-16")})
    told = add(workspace, *files)
    assert [one.record["id"] for one in told] == ["a", "a"]
    assert told[1].notes == ("another file with the same words",)


def test_a_file_that_cannot_be_read_stops_no_other(workspace: Workspace, tmp_path: Path) -> None:
    bad = {name: data for name, (data, _) in BAD.items()}
    files = put(tmp_path / "in", {**bad, **GOOD})
    told: list[Added] = []
    with pytest.raises(DocumentError) as raised:
        add_files(workspace, [*files, tmp_path, tmp_path / "none.pdf"], {}, told.append, quiet)
    assert [one.record["original_sha256"] for one in told] == [
        hashlib.sha256(data).hexdigest() for data in GOOD.values()
    ]
    assert list(load_documents(workspace.documents)) == [one.record["id"] for one in told]
    reasons = {fault.file: fault.what for fault in raised.value.faults}
    assert len(reasons) == len(BAD) + 2
    for name, (_, reason) in BAD.items():
        assert reason in reasons[str(tmp_path / "in" / name)]
    assert len(lying_in(workspace)) == len(GOOD) + 2, "the texts, the list and the PDF's table"


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_leaves_nothing(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    before = lying_in(workspace)
    with pytest.raises(DocumentError, match=r"1 of 1 file\(s\) not added"):
        add(workspace, *put(tmp_path / "in", {name: BAD[name][0]}))
    assert lying_in(workspace) == before


def test_a_full_disk_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """Files may not grow over a limit: the text fits, the list of documents does not."""
    small = put(tmp_path / "in", {"a.pdf": pdf(), "b.pdf": pdf("Other")})
    add(workspace, small[0], title="x" * 3000)
    before = lying_in(workspace)
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3200, old[1]))
    try:
        with pytest.raises(DocumentError, match="File too large"):
            add(workspace, small[1], publisher="y" * 300)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert lying_in(workspace) == before
    assert [one.record["id"] for one in add(workspace, small[1])] == ["b"]


def test_what_a_killed_run_left_is_written_again(workspace: Workspace, tmp_path: Path) -> None:
    files = put(tmp_path / "in", {"a.pdf": pdf()})
    index = workspace.documents / "documents.csv"
    empty = index.read_bytes()
    add(workspace, *files)
    whole = lying_in(workspace)
    index.write_bytes(empty)  # the text lies there, but nothing lists it
    add(workspace, *files)
    assert lying_in(workspace) == whole


def test_a_text_of_ones_own_is_never_overwritten(workspace: Workspace, tmp_path: Path) -> None:
    own = workspace.documents / "a.md"
    own.write_text("precious", encoding="utf-8")
    before = lying_in(workspace)
    with pytest.raises(DocumentError, match=r"is there with other words .* → move it away"):
        add(workspace, *put(tmp_path / "in", {"a.pdf": pdf()}))
    assert lying_in(workspace) == before


def test_a_text_that_lies_in_the_folder_already_is_registered_there(workspace: Workspace) -> None:
    own = workspace.documents / "a.txt"
    own.write_text(WORDS, encoding="utf-8")
    assert [one.record["file"] for one in add(workspace, own)] == ["a.txt"]
    assert load_documents(workspace.documents)["a"].text == WORDS


def test_an_id_that_is_taken_is_told(workspace: Workspace, tmp_path: Path) -> None:
    first = put(tmp_path / "one", {"report.pdf": pdf()})
    second = put(tmp_path / "two", {"report.pdf": pdf("Other")})
    with pytest.raises(DocumentError, match=r"two/report\.pdf: the id report is taken .*--id"):
        add(workspace, *first, *second)
    assert [one.record["id"] for one in add(workspace, *second, id="other")] == ["other"]


@pytest.mark.parametrize(
    "given", [{"date": "June"}, {"language": "English"}, {"id": "../a"}, {"id": "A b"}]
)
def test_a_value_that_fits_no_document_is_refused_before_anything_is_read(
    workspace: Workspace, tmp_path: Path, given: dict[str, str]
) -> None:
    with pytest.raises(DocumentError, match="→"):
        add(workspace, tmp_path / "none.pdf", **given)


def test_an_id_or_title_names_one_file_only(workspace: Workspace, tmp_path: Path) -> None:
    for given in ({"id": "a"}, {"title": "A"}):
        with pytest.raises(DocumentError, match="names one document, not 2"):
            add(workspace, tmp_path / "a.pdf", tmp_path / "b.pdf", **given)


def test_two_runs_do_not_write_at_once(workspace: Workspace, tmp_path: Path) -> None:
    files = put(tmp_path / "in", {"a.txt": WORDS.encode(), "b.txt": b"Other words"})

    def meanwhile(_: Added) -> None:
        with pytest.raises(WorkspaceError, match="another run is adding"):
            add(workspace, files[1])

    add_files(workspace, files[:1], {}, meanwhile, quiet)
    assert list(load_documents(workspace.documents)) == ["a"]


def test_a_list_in_another_form_is_refused_and_kept(workspace: Workspace, tmp_path: Path) -> None:
    index = workspace.documents / "documents.csv"
    index.write_bytes(b"\xef\xbb\xbf" + index.read_bytes())
    before = lying_in(workspace)
    with pytest.raises(AtkgError, match="byte order mark"):
        add(workspace, *put(tmp_path / "in", {"a.txt": WORDS.encode()}))
    assert lying_in(workspace) == before


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Evaluación Ñandú_2024.pdf", "evaluacion-nandu-2024"),
        ("--a--.b.txt", "a-b"),
        ("報告.pdf", ""),
        ("x" * 300 + ".pdf", "x" * 80),
    ],
)
def test_an_id_is_made_of_the_files_name(name: str, wanted: str) -> None:
    assert id_of(name) == wanted


# --- what a person has to be told ----------------------------------------------------------------


def mixed() -> bytes:
    """Pages with text, but for the second, a picture, and the fourth, which is blank."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for page in range(1, 5):
        if page == 2:
            canvas.rect(72, 100, 400, 600, fill=1)
        elif page != 4:
            canvas.drawString(72, 660, f"{page}: {WORDS}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_pages_that_are_pictures_stand_in_the_record_and_are_warned_of(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = put(tmp_path / "in", {"a.pdf": mixed()})
    for one in (*add(workspace, *files), *add(workspace, *files)):
        said: list[str] = []
        report(one, quiet, said.append)
        assert any("WARNING: no text on page 2:" in line and "→" in line for line in said)
    assert load_documents(workspace.documents)["a"].unread == "2"


def test_values_for_a_known_document_are_filled_in_or_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = put(tmp_path / "in", {"a.txt": WORDS.encode()})
    add(workspace, *files, publisher="Port Authority")
    (again,) = add(
        workspace, *files, id="b", publisher="Agency", url="https://example.org/a", language="en"
    )
    assert again.notes == (
        "filled in url 'https://example.org/a'",
        "keeps its id, 'a', not 'b' → add it as another file",
        "keeps its publisher, 'Port Authority', not 'Agency' → change it in documents.csv",
    )
    found = load_documents(workspace.documents)["a"]
    assert (found.publisher, found.url) == ("Port Authority", "https://example.org/a")


@pytest.mark.parametrize(
    "given",
    [{"url": "my report"}, {"url": "example.org/a"}, {"url": "http://"}, {"url": "file:///a"},
     {"url": "https://exa mple.org"}, {"language": "zz"}, {"language": "spa"},
     {"language": "en,es"}],
)  # fmt: skip
def test_an_address_or_language_that_is_none_is_refused(
    workspace: Workspace, tmp_path: Path, given: dict[str, str]
) -> None:
    with pytest.raises(DocumentError, match="→"):
        add(workspace, tmp_path / "none.pdf", **given)


@pytest.mark.parametrize(
    ("code", "mend"), [(errno.ENOSPC, "make room"), (errno.EACCES, "check the rights")]
)
def test_a_full_disk_is_no_matter_of_rights(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, mend: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code), "documents.csv")

    monkeypatch.setattr(adding, "write_records", fail)
    with pytest.raises(DocumentError, match=f"→ {mend}"):
        add(workspace, *put(tmp_path / "in", {"a.txt": WORDS.encode()}))
    assert list(load_documents(workspace.documents)) == []


@pytest.mark.parametrize("title", ["untitled", "(anonymous)", "Microsoft Word - final.doc", "–"])
def test_what_a_program_wrote_as_title_does_not_stand_for_that_on_the_page(
    workspace: Workspace, tmp_path: Path, title: str
) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    canvas.setTitle(title)
    canvas.drawString(72, 700, "Final evaluation of the Harbour Lights project")
    canvas.drawString(72, 660, WORDS)
    canvas.save()
    (one,) = add(workspace, *put(tmp_path / "in", {"a.pdf": buffer.getvalue()}))
    assert one.record["title"] == "Final evaluation of the Harbour Lights project"
