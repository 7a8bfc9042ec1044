"""The names of an authority file: made ready once, and never mixed up between files."""

from __future__ import annotations

from atkg.authority import Authority, Name, Thing
from atkg.text.mentions import Finder
from atkg.text.namebook import name_book


def authority(thing: str) -> Authority:
    things = {thing: Thing(thing, "atkg:Organization", "atkgv:organization.ngo")}
    seen = Name(thing, "harbour desk", "en", False, "report", 4, 16, 2)
    return Authority(things, (Name(thing, "Coast League", "en", True, "", None, None, 1), seen), ())


def test_the_names_of_one_file_are_made_ready_once_for_all_documents() -> None:
    file = authority("x:league")
    assert name_book(file) is name_book(file)
    assert name_book(file) is not name_book(authority("x:league"))


def test_two_files_with_the_same_name_keep_their_own_things() -> None:
    for thing in ("x:league", "x:union"):
        found = Finder(authority(thing), "other").find("The Coast League came.").linked
        assert [one.thing for one in found] == [thing]


def test_a_description_is_a_name_where_it_was_seen_and_nowhere_else() -> None:
    file, text = authority("x:league"), "The harbour desk opened."
    linked = {
        (document, blind): len(Finder(file, document, blind).find(text).linked)
        for document in ("report", "other") for blind in (False, True)
    }  # fmt: skip
    assert linked == {("report", False): 1, ("report", True): 0,
                      ("other", False): 0, ("other", True): 0}  # fmt: skip
