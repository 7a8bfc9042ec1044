from __future__ import annotations

from pathlib import Path

import pytest

from atkg.errors import AtkgError, FileFormatError, StatementError
from atkg.text.worksheets import Draft, read_worksheet
from atkg.workspace import Workspace

TOP = "document: doc\nentries:\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "sheet.yaml"
    path.write_text(text, "utf-8")
    return path


def drafts(folder: Path, text: str) -> tuple[Draft, ...]:
    name, made = read_worksheet(written(folder, TOP + text))
    assert name == "doc"
    return made


def refusal(path: Path, kind: type[AtkgError]) -> list[str]:
    with pytest.raises(kind) as caught:
        read_worksheet(path)
    return [str(fault).replace(str(path), path.name) for fault in caught.value.faults]


def test_an_entry_about_a_thing_gives_its_defaults_to_its_rows(tmp_path: Path) -> None:
    first, second = drafts(
        tmp_path,
        "- about: lantern\n"
        "  status: achieved\n"
        "  subject_anchor: document\n"
        "  quote: run by the NGO\n"
        "  says:\n"
        "  - operatedBy: ngo\n"
        "  - foaf:name: L\n"
        "    status: holds\n"
        "    quote: called L\n",
    )
    assert first == Draft(
        "lantern", "atkg:operatedBy", "ngo", (("run by the NGO",),), 1, 8,
        {"status": "achieved", "subject_anchor": "document"},
    )  # fmt: skip
    assert (second.predicate, second.line, second.quotes) == ("foaf:name", 9, (("called L",),))
    assert second.columns == {"status": "holds", "subject_anchor": "document"}


def test_a_node_makes_its_head_and_gives_its_rows_the_quote_and_the_language_only(
    tmp_path: Path,
) -> None:
    head, row, other = drafts(
        tmp_path,
        "- node: action =keep\n"
        "  quote: debe mantener\n"
        "  nth: 2\n"
        "  status: recommended\n"
        "  lang: es\n"
        "  note: n\n"
        "  says:\n"
        "  - words: mantener\n"
        "  - purpose: fin\n"
        "    quote: con el fin\n",
    )
    assert head == Draft(
        "action =keep", "rdf:type", "", (("debe mantener",),), 2, 3,
        {"status": "recommended", "note": "n"}, is_head=True,
    )  # fmt: skip
    assert (row.quotes, row.nth, row.columns) == ((("debe mantener",),), 2, {"lang": "es"})
    assert (other.quotes, other.nth) == ((("con el fin",),), 1)


def test_halves_and_further_supports_are_kept_apart(tmp_path: Path) -> None:
    (one,) = drafts(
        tmp_path,
        "- about: a\n"
        "  says:\n"
        "  - code: X\n"
        "    quotes: [first half, second half]\n"
        "    also: [other, third]\n",
    )
    assert one.quotes == (("first half", "second half"), ("other",), ("third",))


def test_scalars_are_text_as_written(tmp_path: Path) -> None:
    made = drafts(
        tmp_path,
        "- about: a\n"
        "  quote: q\n"
        "  says:\n"
        "  - value: 1_000\n"
        "  - value: 0010\n"
        "  - value: 9.40\n"
        "  - from: 2018-03-01\n"
        "  - cumulative: true\n"
        "  - code: no\n",
    )
    assert [one.object for one in made] == ["1_000", "0010", "9.40", "2018-03-01", "true", "no"]


def test_a_column_left_empty_is_empty(tmp_path: Path) -> None:
    (one,) = drafts(
        tmp_path,
        "- about: a\n  note: n\n  subject_anchor: document\n  quote: q\n  says:\n"
        "  - code: X\n    note:\n    subject_anchor:\n",
    )  # fmt: skip
    assert one.columns == {"note": "", "subject_anchor": ""}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- about: a\n  sayz: []\n", "3: unknown key 'sayz' in an entry"),
        ("- about: a\n  node: figure =x\n", "3: an entry has either about: or node:"),
        ("- says: []\n", "3: an entry has either about: or node:"),
        ("- node: figure =x\n  status: holds\n",
         "3: the node 'figure =x' needs a quote and a status"),
        ("- node: figure =x\n  quote: q\n", "3: the node 'figure =x' needs a quote and a status"),
        ("- about: a\n  says:\n  - code\n", "3: says of 'a' holds 'code', not a row"),
        ("- about: a\n  says:\n  - quote: q\n", "5: a row has one predicate, this one has none"),
        ("- about: a\n  says:\n  - code: X\n    quot: q\n",
         "5: a row has one predicate, this one has ['code', 'quot']"),
        ("- about: a\n  says:\n  - code: X\n    nth: two\n",
         "5: nth is 'two'; wanted a number from 1"),
        ("- about: a\n  says:\n  - code: X\n    nth: 0\n", "5: nth is '0'; wanted a number from 1"),
        ("- about: a\n  says:\n  - code: X\n    negated: yes\n",
         "5: negated is 'yes'; wanted true"),
        ("- about: a\n  negated: True\n  says:\n  - code: X\n",
         "3: negated is 'True'; wanted true"),
    ],
)  # fmt: skip
def test_an_entry_in_another_form_is_refused_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    path = written(tmp_path, TOP + text)
    assert refusal(path, StatementError) == [f"sheet.yaml:{message} → see docs/data-model.md"]


def test_what_is_no_entry_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, TOP + "- lantern\n")
    assert refusal(path, StatementError) == [
        "sheet.yaml: 'lantern' is not an entry → see docs/data-model.md"
    ]


def test_every_broken_entry_is_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, TOP + "- sayz: []\n- about: a\n- says: []\n")
    assert [fault.split(":")[1] for fault in refusal(path, StatementError)] == ["3", "5"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TOP + "- about: a\n  about: b\n", "sheet.yaml:4: is not YAML: the key 'about' stands twi"),
        (TOP + "- about: a\n  says:\n  - code: X\n    code: Y\n",
         "sheet.yaml:6: is not YAML: the key 'code' stands twice"),
        (TOP + "- {? [a] : b}\n", "sheet.yaml:3: is not YAML: a key is a single word"),
        (TOP + "- about: a: b\n", "sheet.yaml:3: is not YAML: mapping values are not allowed"),
        (TOP + '- about: "a\n', "sheet.yaml:4: is not YAML: found unexpected end of stream"),
        (TOP + "- about: a\x00\n",
         "sheet.yaml: is not YAML: special characters are not allowed (character 33)"),
        ("document: doc\n", "sheet.yaml: has no list of entries → see docs/data-model.md"),
        ("document: doc\nentries: x\n", "sheet.yaml: has no list of entries"),
        ("", "sheet.yaml: has no list of entries"),
        ("entries: []\n", "sheet.yaml: names no document → document: <id> at its top"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_worksheet_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (found,) = refusal(written(tmp_path, text), FileFormatError)
    assert found.startswith(message)


def test_a_worksheet_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    assert refusal(path, FileFormatError) == [
        "sheet.yaml: cannot be read: No such file or directory"
    ]
    path.write_bytes("document: año\n".encode("latin-1"))
    assert refusal(path, FileFormatError) == [
        "sheet.yaml: is not UTF-8 (byte 11) → save it as UTF-8"
    ]


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm_to_a_worksheet(
    small_workspace: Workspace,
) -> None:
    path = small_workspace.root / "worksheet.yaml"
    name, made = read_worksheet(path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_worksheet(path) == (name, made)
    assert len(made) > 100
