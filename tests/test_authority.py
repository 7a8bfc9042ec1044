from __future__ import annotations

from pathlib import Path

import pytest

from atkg.authority import Link, Thing, load_authority
from atkg.errors import AuthorityError, FileFormatError
from atkg.workspace import Workspace

THINGS = (
    "id,type,kind\n"
    "atkgr:iom,atkg:Organization,atkgv:organization.un-agency\natkgr:lima,atkg:Place,\n"
)
NAMES = (
    "thing,name,lang,preferred,document,start,end\n"
    "atkgr:iom,OIM,es,true,,,\natkgr:iom,IOM,en,true,doc,4,7\natkgr:lima,Lima,und,,,,\n"
)
LINKS = (
    "thing,predicate,object,source,opened\n"
    "atkgr:iom,skos:exactMatch,<https://example.org/iom>,a register,yes\n"
    "atkgr:iom,atkg:takesPlaceIn,atkgr:lima,general knowledge,no\n"
)


def write(folder: Path, things: str = THINGS, names: str = NAMES, links: str = LINKS) -> Path:
    for name, text in (("things", things), ("names", names), ("links", links)):
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def refusal(folder: Path) -> list[str]:
    with pytest.raises(AuthorityError) as caught:
        load_authority(folder)
    found = caught.value.faults
    assert str(caught.value).startswith(f"the authority file has {len(found)} fault(s)")
    return [str(fault).replace(f"{folder}/", "") for fault in found]


def test_records_names_and_links_are_read(tmp_path: Path) -> None:
    authority = load_authority(write(tmp_path))
    assert authority.things["atkgr:lima"] == Thing("atkgr:lima", "atkg:Place", "")
    seen = authority.names_of()["atkgr:iom"][1]
    assert (seen.name, seen.preferred, seen.start, seen.end, seen.line) == ("IOM", True, 4, 7, 3)
    assert authority.links[1] == Link(
        "atkgr:iom", "atkg:takesPlaceIn", "atkgr:lima", "general knowledge", False
    )


def test_a_label_is_the_preferred_name_in_a_language_else_in_any_else_the_curie(
    tmp_path: Path,
) -> None:
    authority = load_authority(write(tmp_path))
    labels = [authority.label("atkgr:iom", lang) for lang in ("es", "en", "fr")]
    assert labels == ["OIM", "IOM", "OIM"]
    assert authority.label("atkgr:lima", "en") == "atkgr:lima"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("iom2,atkg:Place,", "things.csv:4: id 'iom2' is not a CURIE"),
        ("atkgr:x,Place,", "things.csv:4: type 'Place' is not a CURIE"),
        ("atkgr:x,atkg:Place,city", "things.csv:4: kind 'city' is not a CURIE"),
        ("atkgr:iom,atkg:Place,", "things.csv:4: atkgr:iom stands in line 2 too"),
    ],
)
def test_a_broken_thing_is_told(tmp_path: Path, line: str, message: str) -> None:
    assert refusal(write(tmp_path, things=THINGS + line + "\n")) == [message]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("atkgr:oim,OIM,es,,,,", "names.csv:5: atkgr:oim is not in things.csv → add it there"),
        ("atkgr:iom, ,es,,,,", "names.csv:5: the name is empty"),
        ("atkgr:iom,O,es,yes,,,", "names.csv:5: preferred is 'yes'; true or nothing"),
        ("atkgr:iom,O,es,,doc,a,b",
         "names.csv:5: start and end are ('a', 'b'); wanted two whole numbers"),
        ("atkgr:iom,O,es,,doc,²,3",
         "names.csv:5: start and end are ('²', '3'); wanted two whole numbers"),
        ("atkgr:iom,O,es,,doc,,",
         "names.csv:5: a name seen in a document has document, start and end"),
        ("atkgr:iom,O,es,,,4,5",
         "names.csv:5: a name seen in a document has document, start and end"),
    ],
)  # fmt: skip
def test_a_broken_name_is_told(tmp_path: Path, line: str, message: str) -> None:
    assert refusal(write(tmp_path, names=NAMES + line + "\n")) == [message]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("atkgr:x,atkg:unitOf,atkgr:iom,s,no", "links.csv:4: atkgr:x is not in things.csv → add"),
        ("atkgr:iom,atkg:unitOf,atkgr:unn,s,no", "links.csv:4: atkgr:unn is not in things.csv →"),
        ("atkgr:iom,unitOf,atkgr:lima,s,no", "links.csv:4: predicate 'unitOf' is not a CURIE"),
        ("atkgr:iom,atkg:unitOf,atkgr:lima,s,maybe",
         "links.csv:4: opened is 'maybe'; wanted yes or no"),
        ("atkgr:iom,skos:exactMatch,<https://example.org/i>,s,no",
         "links.csv:4: an exactMatch that nobody opened → open and check it, or write"),
        ("atkgr:iom,atkg:unitOf,atkgr:lima, ,no", "links.csv:4: the link names no source"),
    ],
)  # fmt: skip
def test_a_broken_link_is_told(tmp_path: Path, line: str, message: str) -> None:
    (found,) = refusal(write(tmp_path, links=LINKS + line + "\n"))
    assert found.startswith(message)


def test_faults_of_all_three_files_are_told_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path, THINGS + "x,atkg:A,\n", NAMES + "a,b,c,,,,\n", LINKS + "a,a:b,c,s,\n")
    assert [fault.split(":")[0] for fault in refusal(folder)] == [
        "things.csv", "names.csv", "links.csv", "links.csv", "links.csv",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["things", "names", "links"])
def test_each_file_has_the_strict_form(tmp_path: Path, name: str) -> None:
    path = write(tmp_path) / f"{name}.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    with pytest.raises(FileFormatError, match=rf"{name}\.csv:1: starts with a byte order mark"):
        load_authority(tmp_path)


def test_the_small_workspace_names_each_thing_in_both_languages(
    small_workspace: Workspace,
) -> None:
    authority = load_authority(small_workspace.authority)
    languages = {
        thing: sorted(name.lang for name in names if name.preferred)
        for thing, names in authority.names_of().items()
    }
    assert languages == {thing: ["en", "es"] for thing in authority.things}
