"""Nothing that a model makes up passes the gate, whatever form it takes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atkg.text.readers import reader_named
from atkg.text.suggesting.gate import Admitted, Count, Refusal, Relation, admit
from atkg.text.suggesting.offers import Offer, offers

FIRST = "The Hope Project was implemented by the NGO Amanecer."
SECOND = "Its hotline Linea Viva received 1377 calls."
THIRD = "The Hope Project should be coordinated by the Ministry of Care."
FOURTH = "The Hope Project was not funded by the Ministry of Care."
TEXT = f"{FIRST} {SECOND} {THIRD} {FOURTH}\n"


@dataclass(frozen=True)
class Found:
    """A mention as the finder gives it."""

    start: int
    end: int
    thing: str
    type: str


def mention(words: str, thing: str, kind: str, nth: int = 1) -> Found:
    """Give the nth mention of words in TEXT."""
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return Found(at, at + len(words), f"atkgr:{thing}", f"atkg:{kind}")


MENTIONS = [
    mention("The Hope Project", "hope", "Intervention"),
    mention("Amanecer", "amanecer", "Organization"),
    mention("Linea Viva", "linea-viva", "Intervention"),
    mention("The Hope Project", "hope", "Intervention", 2),
    mention("Ministry of Care", "ministry", "Organization"),
    mention("The Hope Project", "hope", "Intervention", 3),
    mention("Ministry of Care", "ministry", "Organization", 2),
]
GOOD = {
    "subject": "m1", "predicate": "atkg:implementedBy", "object": "m2", "status": "achieved",
    "quote": FIRST,
}  # fmt: skip
FIGURE = {
    "number": "n1", "counts": "calls", "concerns": "m3", "status": "achieved", "quote": SECOND,
}  # fmt: skip


@pytest.fixture(scope="module")
def offer() -> Offer:
    """The one passage of TEXT."""
    (found,) = offers(TEXT, reader_named("plain").blocks(TEXT), MENTIONS)
    return found


def answered(*statements: object, figures: tuple[object, ...] = (), finish: str = "stop") -> str:
    """Write a server's answer."""
    content = json.dumps({"statements": statements, "figures": figures})
    return json.dumps({"choices": [{"finish_reason": finish, "message": {"content": content}}]})


def fates(offer: Offer, answer: str) -> tuple[list[Admitted], list[str]]:
    """Give what was admitted, and the reasons of what was not."""
    found = list(admit(offer, answer))
    return (
        [one for one in found if not isinstance(one, Refusal)],
        [one.reason for one in found if isinstance(one, Refusal)],
    )


def test_the_passage_offers_its_mentions_and_its_numbers(offer: Offer) -> None:
    assert list(offer.mentions) == [f"m{number}" for number in range(1, 8)]
    assert [offer.words[one.start : one.end] for one in offer.numbers.values()] == ["1377"]
    assert len(offer.sentences) == 4


def test_what_the_words_say_is_admitted_once(offer: Offer) -> None:
    admitted, refused = fates(offer, answered(GOOD, GOOD, figures=(FIGURE,)))
    assert refused == []
    assert admitted[0] == Relation(
        "atkgr:hope", "atkg:implementedBy", "atkgr:amanecer", "achieved", (0, len(FIRST))
    )
    start = TEXT.index(SECOND)
    assert admitted[1:] == [
        Count(
            Decimal(1377), "", (start + SECOND.index("calls"), start + SECOND.index("calls") + 5),
            "atkgr:linea-viva", "achieved", (start, start + len(SECOND)),
        )
    ]  # fmt: skip


def test_a_recommended_thing_is_admitted_as_recommended_only(offer: Offer) -> None:
    said = {
        "subject": "m4", "predicate": "atkg:coordinatedBy", "object": "m5", "quote": THIRD,
        "status": "recommended",
    }  # fmt: skip
    admitted, _ = fates(offer, answered(said))
    assert [one.status for one in admitted] == ["recommended"]
    for status in ("achieved", "holds", "ongoing", "planned"):
        assert fates(offer, answered(said | {"status": status}))[0] == []


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a fabricated quote": ({"quote": "The Hope Project is implemented by Amanecer."}, "not in"),
    "other case": ({"quote": FIRST.lower()}, "not in"),
    "other spaces": ({"quote": FIRST.replace("was implemented", "was  implemented")}, "not in"),
    "a quote without an end": ({"quote": "The Hope Project was implemented"}, "does not hold"),
    "a quote over two sentences": ({"quote": f"{FIRST} {SECOND}"}, "one sentence"),
    "an unknown mention": ({"object": "m9"}, "form"),
    "a name instead of an id": ({"object": "atkgr:amanecer"}, "form"),
    "an unknown predicate": ({"predicate": "atkg:rules"}, "form"),
    "an unknown status": ({"status": "certain"}, "form"),
    "one more key": ({"note": "x"}, "form"),
    "ends of the wrong kind": ({"subject": "m2", "object": "m1"}, "such ends"),
    "one thing twice": ({"object": "m1"}, "same thing"),
    "no cue": ({"predicate": "atkg:fundedBy"}, "relation"),
    "another status": ({"status": "recommended"}, "status"),
    "a denied relation": (
        {"subject": "m6", "object": "m7", "predicate": "atkg:fundedBy", "quote": FOURTH},
        "denies",
    ),
    "a denied relation, its denial cut off": (
        {
            "subject": "m6",
            "object": "m7",
            "predicate": "atkg:fundedBy",
            "quote": "The Hope Project was not funded by the Ministry of Care",
        },
        "denies",
    ),
}


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_what_the_words_do_not_say_is_refused(offer: Offer, case: str) -> None:
    change, reason = REFUSED[case]
    admitted, refused = fates(offer, answered(GOOD | change))
    assert admitted == []
    assert len(refused) == 1
    assert reason in refused[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "If {} it works.",
        "Nobody knows whether {} at all.",
        "We found no evidence that {} then.",
        "It would be good that {} soon.",
        "It is false that {} in 2019.",
        "Critics claim that {}.",
        "The office denied that {} again.",
        "Nadie sabe si {} en 2019.",
    ],
)
def test_a_clause_cut_out_of_a_sentence_that_doubts_it_is_refused(sentence: str) -> None:
    clause = "Hope was funded by Amanecer"
    text = "Once upon a time. " + sentence.format(clause) + "\n"
    start = text.index("Hope")
    end = text.index("Amanecer")
    mentions = [
        Found(start, start + 4, "atkgr:hope", "atkg:Intervention"),
        Found(end, end + 8, "atkgr:amanecer", "atkg:Organization"),
    ]
    (one,) = offers(text, reader_named("plain").blocks(text), mentions)
    said = GOOD | {"predicate": "atkg:fundedBy", "quote": clause}
    admitted, refused = fates(one, answered(said))
    assert admitted == []
    assert len(refused) == 1


def test_a_number_with_a_bound_and_a_second_status_are_left_to_people() -> None:
    text = "Linea Viva received fewer than 900 calls.\n"
    mentions = [Found(0, 10, "atkgr:linea-viva", "atkg:Intervention")]
    (one,) = offers(text, reader_named("plain").blocks(text), mentions)
    said = FIGURE | {"concerns": "m1", "quote": text.strip()}
    assert fates(one, answered(figures=(said,))) == ([], ["the sentence bounds a number"])


def offered(text: str, **things: tuple[str, str]) -> Offer:
    """Offer a text in which each name (the key, underscores for blanks) is a thing of a class."""
    mentions = []
    for name, (thing, kind) in things.items():
        start = text.index(name.replace("_", " "))
        mentions.append(Found(start, start + len(name), f"atkgr:{thing}", f"atkg:{kind}"))
    mentions.sort(key=lambda one: one.start)
    (one,) = offers(text, reader_named("plain").blocks(text), mentions)
    return one


SWAPPED: Final = [
    ("Hope was implemented by Amanecer and funded by Care.", "implementedBy", "Hope", "Care"),
    ("Hope was funded by Amanecer and implemented by Care.", "implementedBy", "Hope", "Amanecer"),
    ("Hope, which replaced Vida, was implemented by Care.", "implementedBy", "Vida", "Care"),
    ("Care said that Amanecer implemented Hope.", "implementedBy", "Hope", "Care"),
    ("Care established Amanecer.", "establishedBy", "Care", "Amanecer"),
    ("Amanecer is a unit of Care.", "unitOf", "Care", "Amanecer"),
]
CLASSES: Final = {
    "Hope": "Intervention", "Vida": "Intervention", "Amanecer": "Organization",
    "Care": "Organization",
}  # fmt: skip


def chosen(
    text: str, predicate: str, subject: str, object_: str
) -> tuple[list[Admitted], list[str]]:
    """Let a model choose two names of a sentence."""
    names = {name: (name.lower(), kind) for name, kind in CLASSES.items() if name in text}
    offer = offered(f"{text}\n", **names)
    ids = {one.thing: key for key, one in offer.mentions.items()}
    said = {
        "subject": ids[f"atkgr:{subject.lower()}"], "object": ids[f"atkgr:{object_.lower()}"],
        "predicate": f"atkg:{predicate}", "status": "achieved", "quote": text,
    }  # fmt: skip
    return fates(offer, answered(said))


@pytest.mark.parametrize(("text", "predicate", "subject", "object_"), SWAPPED)
def test_ends_that_the_sentence_does_not_join_are_refused(
    text: str, predicate: str, subject: str, object_: str
) -> None:
    admitted, refused = chosen(text, predicate, subject, object_)
    assert admitted == []
    assert len(refused) == 1


@pytest.mark.parametrize(
    ("text", "predicate", "subject", "object_"),
    [
        (
            "Hope was implemented by Amanecer and funded by Care.",
            "implementedBy",
            "Hope",
            "Amanecer",
        ),
        ("Hope was implemented by Amanecer and Care.", "implementedBy", "Hope", "Care"),
        ("Amanecer is a unit of Care.", "unitOf", "Amanecer", "Care"),
    ],
)
def test_ends_that_the_sentence_joins_are_admitted(
    text: str, predicate: str, subject: str, object_: str
) -> None:
    admitted, refused = chosen(text, predicate, subject, object_)
    assert refused == []
    assert len(admitted) == 1


@pytest.mark.parametrize("counts", ["chairs", "30 chairs", "o", "office", "officers used 30 chai"])
def test_what_is_counted_follows_its_number(counts: str) -> None:
    offer = offered("Hope gave 412 officers in town 30 chairs.\n", Hope=("hope", "Intervention"))
    said = {
        "number": "n1", "concerns": "m1", "status": "achieved", "counts": counts,
        "quote": offer.words.strip(),
    }  # fmt: skip
    assert fates(offer, answered(figures=(said,)))[0] == []
    assert len(fates(offer, answered(figures=(said | {"counts": "officers"},)))[0]) == 1


def test_a_figure_is_of_the_one_thing_that_its_sentence_names() -> None:
    things = {"Hope": ("hope", "Intervention"), "Vida": ("vida", "Intervention")}
    offer = offered("Hope reached 412 officers, and Vida reached some.\n", **things)
    said = {
        "number": "n1", "counts": "officers", "status": "achieved", "quote": offer.words.strip(),
    }  # fmt: skip
    for one in ("m1", "m2"):
        admitted, refused = fates(offer, answered(figures=(said | {"concerns": one},)))
        assert admitted == []
        assert "names another" in refused[0]


def test_a_relation_in_two_statuses_is_taken_once(offer: Offer) -> None:
    admitted, refused = fates(offer, answered(GOOD, GOOD | {"status": "holds"}))
    assert [one.status for one in admitted] == ["achieved"]
    assert refused == ["suggested with two statuses"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"number": "n2"}, "form"),
        ({"number": "1377"}, "form"),
        ({"counts": "victims"}, "not in the quote"),
        ({"quote": "received 1377 calls"}, "does not hold"),
        ({"concerns": "m1"}, "does not hold"),
        ({"status": "potential"}, "status"),
        ({"value": 9999}, "form"),
    ],
)
def test_a_figure_is_refused_unless_its_words_bear_it(
    offer: Offer, change: dict[str, Any], reason: str
) -> None:
    admitted, refused = fates(offer, answered(figures=(FIGURE | change,)))
    assert admitted == []
    assert len(refused) == 1
    assert reason in refused[0]


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"choices": []}',
        '{"choices": [{"finish_reason": "stop", "message": null}]}',
        '{"choices": [{"finish_reason": "stop", "message": {"content": null}}]}',
        '{"choices": [{"finish_reason": "stop", "message": {"content": "no JSON"}}]}',
        '{"choices": [{"finish_reason": "stop", "message": {"content": "NaN"}}]}',
        "[" * 100_000,
        answered(GOOD)[:-5],
        answered(GOOD, finish="length"),
        answered(GOOD, finish="content_filter"),
        answered(*[GOOD] * 51),
    ],
)
def test_an_answer_that_is_not_whole_gives_nothing(offer: Offer, answer: str) -> None:
    admitted, refused = fates(offer, answer)
    assert admitted == []
    assert len(refused) == 1


@settings(max_examples=2 * settings().max_examples)
@given(
    quote=st.text(max_size=60) | st.sampled_from([FIRST, SECOND, THIRD, FOURTH, TEXT.strip()]),
    ends=st.tuples(*[st.sampled_from([f"m{number}" for number in range(1, 8)])] * 2),
    predicate=st.sampled_from(["atkg:implementedBy", "atkg:fundedBy", "atkg:coordinatedBy"]),
    status=st.sampled_from(["holds", "achieved", "recommended", "potential"]),
)
def test_whatever_is_admitted_stands_in_the_text(
    offer: Offer, quote: str, ends: tuple[str, str], predicate: str, status: str
) -> None:
    said = {
        "subject": ends[0], "predicate": predicate, "object": ends[1], "status": status,
        "quote": quote,
    }  # fmt: skip
    for one in fates(offer, answered(said))[0]:
        assert isinstance(one, Relation)
        assert TEXT[slice(*one.span)] == quote
        assert quote in (FIRST, THIRD)
        assert (one.status == "recommended") == (quote == THIRD)
