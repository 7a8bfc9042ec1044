from __future__ import annotations

from pathlib import Path

import pytest

from atkg.authority import load_authority
from atkg.authoritytables import read_tables, write_tables
from atkg.workspace import Workspace

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("folder", [ROOT / "data" / "authority",
                                    ROOT / "tests/fixtures/small/data/authority"])  # fmt: skip
def test_tables_that_nobody_changed_are_written_as_they_were(folder: Path, tmp_path: Path) -> None:
    tables = read_tables(folder)
    assert len(tables.names) >= 30
    write_tables(tmp_path, tables)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == ["links.csv", "names.csv", "things.csv"]
    for name in written:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_a_new_thing_with_its_names_can_be_loaded(small_workspace: Workspace) -> None:
    tables = read_tables(small_workspace.authority)
    tables.add_thing("atkgr:new", "atkg:Output", "")
    for _ in range(2):  # said twice, written once
        tables.add_name("atkgr:new", "Lantern", "en", True, ("lantern-2021", 2, 9))
    write_tables(small_workspace.authority, tables)
    (name,) = load_authority(small_workspace.authority).names_of()["atkgr:new"]
    assert (name.name, name.preferred, name.start, name.end) == ("Lantern", True, 2, 9)


def test_a_language_keeps_one_preferred_name_when_two_things_become_one(
    small_workspace: Workspace,
) -> None:
    tables = read_tables(small_workspace.authority)
    tables.rename("atkgr:coastal-police", "atkgr:ministry-of-ports")
    write_tables(small_workspace.authority, tables)
    authority = load_authority(small_workspace.authority)
    assert authority.label("atkgr:ministry-of-ports", "en") == "Ministry of Ports"
    own = authority.names_of()["atkgr:ministry-of-ports"]
    assert {name.name for name in own} >= {"Coastal Police", "Policía Costera", "the police"}
    assert sorted(name.lang for name in own if name.preferred) == ["en", "es"]


def test_a_name_that_both_had_stands_once_with_its_place(small_workspace: Workspace) -> None:
    tables = read_tables(small_workspace.authority)
    tables.add_thing("atkgr:twin", "atkg:Place", "")
    tables.add_name("atkgr:twin", "Río Seco", "en", True, None)
    tables.rename("atkgr:twin", "atkgr:rio-seco")
    own = [record for record in tables.names if record["thing"] == "atkgr:rio-seco"]
    assert [(one["lang"], one["document"]) for one in own] == [("en", "lantern-2021"), ("es", "")]


def test_a_link_of_two_things_that_become_one_goes(small_workspace: Workspace) -> None:
    tables = read_tables(small_workspace.authority)
    tables.rename("atkgr:rio-seco", "atkgr:costaverde")
    ends = [(link["thing"], link["object"]) for link in tables.links]
    assert ends == [("atkgr:costaverde", "XC"), ("atkgr:puerto-claro", "atkgr:costaverde")]
